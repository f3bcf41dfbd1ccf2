import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a report could not be written.
enum ReportFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case noFolder(String)
    case notAllowed(String)
    case isFolder(String)
    case tooMany(String)
    case system(String, reason: String)

    var description: String {
        switch self {
        case .noFolder(let path):
            "The file '\(path)' cannot be created: its folder does not exist. Create the folder or name another output."
        case .notAllowed(let path):
            "The file '\(path)' may not be created there. Name an output in a folder you may write to."
        case .isFolder(let path):
            "'\(path)' is a folder. Name a file in it as the output."
        case .tooMany(let path):
            "The file '\(path)' and the next 999 names after it exist. Remove old ones or name another output."
        case .system(let path, let reason):
            "The file '\(path)' could not be written: \(reason). Nothing was left behind; run again."
        }
    }
}

/// Writes reports beside those that exist.
enum ReportFile {
    /// `triage-<log name>.md`, with what has no place in a file name replaced by `-`.
    static func defaultName(forLog name: String) -> String {
        var cleaned = String.UnicodeScalarView()
        var length = 0
        for scalar in name.unicodeScalars {
            let allowed =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar == "." || scalar == "_" || scalar == "-"
            let kept: Unicode.Scalar = allowed ? scalar : "-"
            length += UTF8.width(kept)
            // File systems take 255 bytes; prefix, number and ending need some.
            if length > 200 { break }
            cleaned.append(kept)
        }
        return "triage-\(cleaned.isEmpty ? "log" : String(cleaned)).md"
    }

    /// Creates a file that did not exist, writes the text, and returns the path it got.
    ///
    /// Where `path` exists, `-2`, `-3`, … is put before its ending. Nothing is ever overwritten, also not through a
    /// link or by another program at the same moment: creation and check are one call (`O_EXCL`). A file that could
    /// not be written whole is removed.
    ///
    /// - Parameter permissions: of the log. A report quotes it, so nobody may read the report who may not read the log.
    static func write(_ text: String, to path: String, permissions: UInt16 = 0o644) throws(ReportFileError) -> String {
        guard !path.isEmpty, !path.utf8.contains(0), !path.hasSuffix("/") else { throw .isFolder(path) }
        var status = stat()
        if stat(path, &status) == 0, mode_t(status.st_mode) & mode_t(S_IFMT) == mode_t(S_IFDIR) {
            throw .isFolder(path)
        }
        let mode = mode_t(permissions & 0o666 | 0o600)
        for number in 1...1_000 {
            let candidate = numbered(path, number)
            let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
            if descriptor < 0 {
                switch errno {
                case EEXIST: continue
                case ENOENT, ENOTDIR: throw .noFolder(candidate)
                case EACCES, EPERM, EROFS: throw .notAllowed(candidate)
                case EISDIR: throw .isFolder(candidate)
                default: throw .system(candidate, reason: String(cString: strerror(errno)))
                }
            }
            let failure = writeAll(Array(text.utf8), to: descriptor)
            let closing = close(descriptor) == 0 ? nil : String(cString: strerror(errno))
            if let reason = failure ?? closing {
                unlink(candidate)
                throw .system(candidate, reason: reason)
            }
            return candidate
        }
        throw .tooMany(path)
    }

    /// The file that ``write(_:to:permissions:)`` made of a text before; `nil` where none of its names holds it.
    static func written(_ text: String, to path: String) -> String? {
        for number in 1...1_000 {
            let candidate = numbered(path, number)
            var status = stat()
            guard lstat(candidate, &status) == 0 else { return nil }
            guard mode_t(status.st_mode) & mode_t(S_IFMT) == mode_t(S_IFREG), Int(status.st_size) == text.utf8.count,
                FileManager.default.contents(atPath: candidate) == Data(text.utf8)
            else { continue }
            return candidate
        }
        return nil
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
        bytes.withUnsafeBytes { buffer in
            var written = 0
            while written < buffer.count {
                let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
                let count = Self.systemWrite(descriptor, rest)
                if count < 0 {
                    if errno == EINTR { continue }
                    return String(cString: strerror(errno))
                }
                written += count
            }
            return nil
        }
    }

    private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    private static func numbered(_ path: String, _ number: Int) -> String {
        guard number > 1 else { return path }
        let nameStart = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        guard let dot = path[nameStart...].lastIndex(of: "."), dot > nameStart else { return "\(path)-\(number)" }
        return "\(path[..<dot])-\(number)\(path[dot...])"
    }
}
