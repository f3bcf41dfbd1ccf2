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
    /// Inside the repository, which must stay as it is until a person says yes to the tag.
    var isInRepository: Bool

    /// - Parameters:
    ///   - output: as the request has it; without one, `release-notes-<tag>.md` in the working directory.
    ///   - folders: those of the repository.
    init(output: String?, tag: String, folders: [String]) {
        let path = output ?? "release-notes-\(tag).md"
        self.path = path
        let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        // A folder that is missing is told when the file is created.
        guard let place = Self.resolved(parent) else {
            isInRepository = false
            return
        }
        isInRepository = folders.compactMap(Self.resolved).contains { place == $0 || place.hasPrefix($0 + "/") }
    }

    /// The path without links, `.` and `..`; `nil` where nothing is there.
    private static func resolved(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }
}
