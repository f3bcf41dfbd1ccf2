import Foundation
import WorkflowConsole

#if canImport(Glibc)
    import Glibc
#endif

/// The hand-over from a program to the one that was built in its place: a small file that the new one reads and removes.
struct Replacement: Codable {
    /// Where the person was, and what was wrong.
    var restoration: Restoration
    /// The last good text of each graph file, by its path; it may be broken just now.
    var graphs: [String: String]

    private static let variable = "SIGNALBOX_RESTORE"

    /// Whether this program takes another's place: it goes on on the screen, and does not do again what the command
    /// line asked for.
    static var isTakingOver: Bool { Surroundings.variable(variable) != nil }

    /// Writes it for the new program.
    ///
    /// - Returns: the file.
    /// - Throws: what the file system throws.
    func keep(in folder: String) throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let path = "\(folder)/restore-\(UUID().uuidString).json"
        let bytes = try JSONEncoder().encode(self)
        guard FileManager.default.createFile(atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        return path
    }

    /// What the program before this one left; the file is gone afterwards.
    static func taken() -> Replacement? {
        guard let path = Surroundings.variable(variable) else { return nil }
        unsetenv(variable)
        return taken(from: path)
    }

    /// Reads a file of ``keep(in:)`` and removes it.
    static func taken(from path: String) -> Replacement? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        try? FileManager.default.removeItem(atPath: path)
        return try? JSONDecoder().decode(Replacement.self, from: bytes)
    }

    /// Becomes the program at a path, with the arguments this one had; comes back only when that cannot be done.
    ///
    /// - Returns: the system's words for why not.
    static func become(_ program: String, restoring file: String) -> String {
        setenv(variable, file, 1)
        // Masks outlive the change of program; the new one sets its own.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        var arguments: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) }
        arguments.append(nil)
        execv(program, arguments)
        let reason = NamedFile.reason(errno)
        for argument in arguments { free(argument) }
        unlink(file)
        return reason
    }
}
