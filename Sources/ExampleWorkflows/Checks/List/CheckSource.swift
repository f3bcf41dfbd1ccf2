import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads check files and looks into folders.
enum CheckSource {
    /// The most that is read of a check file or a makefile, in bytes.
    private static let largest = 1_048_576

    /// The checks of a file.
    ///
    /// - Throws: ``ChecksError`` for a file that cannot be read or a line that is none.
    static func list(file path: String) throws -> CheckList {
        guard let data = try data(of: path) else { throw ChecksError.missing(path) }
        return try CheckFile.list(parsing: String(decoding: data, as: UTF8.self), path: path)
    }

    /// What a folder offers.
    ///
    /// - Throws: ``ChecksError`` for a folder that is not there.
    static func offers(folder: String) throws -> FolderChecks {
        guard isFolder(folder) else { throw ChecksError.noFolder(folder) }
        var offers = FolderChecks()
        offers.hasPackage = FileManager.default.fileExists(atPath: "\(folder)/Package.swift")
        // In the order in which make looks for them.
        for name in ["GNUmakefile", "makefile", "Makefile"] where offers.makefile == nil {
            offers.makefile = try data(of: "\(folder)/\(name)").map { String(decoding: $0, as: UTF8.self) }
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/.ci")) ?? []
        offers.scripts = names.filter { name in
            let path = "\(folder)/.ci/\(name)"
            return !isFolder(path) && access(path, X_OK) == 0
        }
        return offers
    }

    /// The folder a file is in, where its commands run.
    static func folder(ofFile path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The bytes of a regular file; `nil` where there is none.
    private static func data(of path: String) throws -> Data? {
        var status = stat()
        guard !path.isEmpty, !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
        guard mode_t(status.st_mode) & mode_t(S_IFMT) == mode_t(S_IFREG) else { throw ChecksError.notRegular(path) }
        guard status.st_size <= largest else { throw ChecksError.tooLarge(path) }
        guard let data = FileManager.default.contents(atPath: path) else { throw ChecksError.unreadable(path) }
        return data
    }
}
