/// Why a log could not be read, in words that name the file and what to do.
enum LogFileError: Error, Hashable, Sendable, CustomStringConvertible {
    case noName
    case missing(String)
    case unreadable(String)
    case folder(String)
    case notRegular(String)
    case compressed(String, tool: String)
    case changed(String)
    case system(String, reason: String)

    var description: String {
        switch self {
        case .noName:
            "No log was named. Give the path of a log file, such as log=/var/log/dpkg.log."
        case .missing(let path):
            "There is no file '\(path)'. Check the path; a relative one starts at the working directory."
        case .unreadable(let path):
            "'\(path)' may not be read by this user. Run as a user who may read it, or copy it to a place you may read."
        case .folder(let path):
            "'\(path)' is a folder. Name one log file inside it."
        case .notRegular(let path):
            "'\(path)' is not a regular file (a pipe, a socket or a device). Save its content to a file and name that."
        case .compressed(let path, let tool):
            "'\(path)' is compressed. Unpack it first (\(tool) '\(path)' > copy.log) and name the copy."
        case .changed(let path):
            "'\(path)' was replaced or cut short while it was read. Run again, or copy the log and name the copy."
        case .system(let path, let reason):
            "'\(path)' could not be read: \(reason). Check the disk and the path, then run again."
        }
    }
}
