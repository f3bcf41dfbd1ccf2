import FoundationEssentials
import TerminalUI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads theme files, and never more of one than a theme can have.
enum ThemeFolder {
    /// Whether there is anything at the path, be it a link that leads nowhere.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The ids of the theme files in a folder, sorted; none when there is no such folder.
    static func ids(in folder: String?) -> [String] {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return names.compactMap { name in
            guard name.hasSuffix(".yaml") else { return nil }
            let id = String(name.dropLast(".yaml".count))
            return ThemeLibrary.isID(id) ? id : nil
        }.sorted()
    }

    /// The content of a file, up to one byte more than a theme may have.
    static func bytes(
        of path: String,
        named file: SafeText,
        as kind: SafeText = "theme"
    ) -> Result<[UInt8], ThemeFailure> {
        func failure(_ message: SafeText) -> Result<[UInt8], ThemeFailure> {
            .failure(.init(finding: .init(severity: .error, file: file, message: message)))
        }
        // Not blocking: a pipe without a writer would be waited for.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            return failure(errno == ENOENT ? "no such file" : "cannot be opened: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return failure(
                status.st_mode & S_IFMT == S_IFDIR ? "is a folder, not a \(kind)" : "is not an ordinary file"
            )
        }
        var bytes = [UInt8](repeating: 0, count: ThemeLimits.bytes + 1)
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeMutableBytes { buffer in
                read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            }
            if more < 0, errno == EINTR { continue }
            guard more >= 0 else { return failure("cannot be read: \(String(cString: strerror(errno)))") }
            if more == 0 { break }
            count += more
        }
        return .success(Array(bytes[..<count]))
    }
}
