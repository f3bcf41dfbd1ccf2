import Foundation
import Synchronization

#if os(Linux)
    import Glibc

    /// Tells when one of some files is written, replaced or removed; it sleeps in between.
    ///
    /// Folders are watched, since editors write a new file and put it in the place of the old one, and so do links to a
    /// file elsewhere. What changes within a moment is told once. Made on the console's thread, it tells from its own.
    final class ThemeFileWatch: Sendable {
        private let descriptor: Int32
        private let state = Mutex(WatchedFiles())

        /// How long it must be quiet before a change is told: a saved file is often several changes.
        private static let quiet: Int32 = 60
        private static let changes = UInt32(
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ATTRIB
        )

        /// Begins to watch nothing; `nil` where the system has no more watches to give.
        init?(_ tell: @escaping @Sendable () -> Void) {
            descriptor = inotify_init1(Int32(IN_CLOEXEC))
            guard descriptor >= 0 else { return nil }
            let watch = Thread { [descriptor, weak self] in
                var pending = false
                while true {
                    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                    let ready = poll(&entry, 1, pending ? Self.quiet : -1)
                    if ready < 0 {
                        guard errno == EINTR else { return }
                    } else if ready == 0 {
                        pending = false
                        tell()
                    } else {
                        let changes = Self.read(descriptor)
                        guard let self else { return }
                        if self.state.withLock({ state in changes.contains { state.matches($0.watch, $0.name) } }) {
                            pending = true
                        }
                    }
                }
            }
            watch.name = "theme files"
            watch.start()
        }

        deinit { close(descriptor) }

        /// Watches these files and no others.
        func watch(_ files: [String]) {
            state.withLock { state in
                let folders = WatchedFiles.folders(of: files, resolving: { realpathOf($0) })
                for number in state.folders.keys { inotify_rm_watch(descriptor, number) }
                state = WatchedFiles()
                for (folder, names) in folders {
                    let number = inotify_add_watch(descriptor, folder, Self.changes)
                    if number >= 0 { state.folders[number, default: []].formUnion(names) }
                }
            }
        }

        private func realpathOf(_ path: String) -> String? {
            guard let resolved = realpath(path, nil) else { return nil }
            defer { free(resolved) }
            return String(cString: resolved)
        }

        /// The changes that wait: the number of the folder and the name in it.
        private static func read(_ descriptor: Int32) -> [(watch: Int32, name: String)] {
            var bytes = [UInt8](repeating: 0, count: 16_384)
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            guard count > 0 else { return [] }
            return bytes[..<count].withUnsafeBytes { WatchedFiles.changes(in: $0) }
        }
    }
#else
    /// On this system a theme's file is read again only when the theme is taken again.
    final class ThemeFileWatch: Sendable {
        init?(_ tell: @escaping @Sendable () -> Void) { return nil }
        func watch(_ files: [String]) {}
    }
#endif

/// Which names in which folders are watched.
struct WatchedFiles: Sendable, Equatable {
    /// The names by the number the system gave their folder.
    var folders: [Int32: Set<String>] = [:]

    /// Whether a change concerns a watched file.
    func matches(_ folder: Int32, _ name: String) -> Bool { folders[folder]?.contains(name) == true }

    /// The folders to watch for some files, with the names in them: where a file is named, and where a link leads.
    static func folders(of files: [String], resolving: (String) -> String?) -> [String: Set<String>] {
        var folders: [String: Set<String>] = [:]
        for file in files {
            for path in Set([file, resolving(file) ?? file]) {
                let slash = path.lastIndex(of: "/")
                let folder = slash.map { String(path[..<$0]) } ?? "."
                let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
                folders[folder.isEmpty ? "/" : folder, default: []].insert(name)
            }
        }
        return folders
    }

    /// Reads the records of `inotify(7)`: watch, mask, cookie, length of the name, name with zero bytes after it.
    static func changes(in bytes: UnsafeRawBufferPointer) -> [(watch: Int32, name: String)] {
        var changes: [(watch: Int32, name: String)] = []
        var offset = 0
        while offset + 16 <= bytes.count {
            let watch = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
            let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
            guard offset + 16 + length <= bytes.count else { break }
            let name = bytes[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }
            changes.append((watch, String(decoding: name, as: UTF8.self)))
            offset += 16 + length
        }
        return changes
    }
}
