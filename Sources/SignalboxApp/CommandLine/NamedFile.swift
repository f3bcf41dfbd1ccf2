import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Files named on the command line.
enum NamedFile {
    /// The most that is read from one file: more is no input for a form.
    static let largest = 256 * 1024 * 1024

    /// The bytes of a file, or of standard input for `-`.
    ///
    /// - Throws: ``ExitError`` 66 that names the file and says why it cannot be read.
    static func read(_ name: String) throws -> Data {
        if name == "-" { return try contents(of: STDIN_FILENO, shown: "Standard input") }
        var status = stat()
        guard stat(name, &status) == 0 else {
            throw ExitError(.noInput, "\(name): \(reason(errno)). Name a file that exists.")
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            throw ExitError(.noInput, "\(name) is a folder. Name a file.")
        }
        let descriptor = open(name, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw ExitError(.noInput, "\(name): \(reason(errno)). Name a file that can be read.")
        }
        defer { close(descriptor) }
        return try contents(of: descriptor, shown: name)
    }

    private static func contents(of descriptor: Int32, shown: String) throws -> Data {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw ExitError(.noInput, "\(shown): \(reason(errno)). Name a file that can be read.")
            }
            if count == 0 { return data }
            data.append(contentsOf: buffer[..<count])
            if data.count > largest {
                throw ExitError(.badInput, "\(shown) is larger than \(largest >> 20) MiB, too large for a field.")
            }
        }
    }

    /// The system's words for an error number, beginning in lower case.
    static func reason(_ number: Int32) -> String {
        let words = String(cString: strerror(number))
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}
