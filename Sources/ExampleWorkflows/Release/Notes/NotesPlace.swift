#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the notes are written, and when.
struct NotesPlace: Codable, Hashable, Sendable {
    var path: String
    /// Inside the repository, or maybe so: it must stay as it is until a person says yes to the tag.
    var isInRepository: Bool

    /// - Parameters:
    ///   - output: as the request has it; without one, `release-notes-<tag>.md` in the working directory.
    ///   - folders: those of the repository.
    init(output: String?, tag: String, folders: [String]) {
        let path = output ?? "release-notes-\(tag).md"
        self.path = path
        // By bytes, as the file system does: as characters, a combining mark takes the slash before it for its own.
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        // A folder that is missing is told when the file is created.
        guard let place = Self.resolved(parent) else {
            isInRepository = false
            return
        }
        isInRepository = folders.contains { folder in
            // A path that is no UTF-8 does not come through git's output whole, so it leads nowhere.
            guard let folder = Self.resolved(folder) else { return true }
            return place.utf8.elementsEqual(folder.utf8) || place.utf8.starts(with: "\(folder)/".utf8)
        }
    }

    /// The path without links, `.` and `..`; `nil` where nothing is there.
    private static func resolved(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}
