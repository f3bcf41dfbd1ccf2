/// Why checks could not be run, or did not all succeed.
enum ChecksError: Error, Hashable, Sendable, CustomStringConvertible {
    case nothingNamed
    case badJobs(Int)
    case missing(String)
    case unreadable(String)
    case notRegular(String)
    case tooLarge(String)
    case noFolder(String)
    case badLine(String, line: Int, reason: String)
    case noChecks(String)
    case nothingOffered(String)
    case noChoice(tries: Int, last: String)
    case noDecision(String, tries: Int)
    case cannotStart(String, reason: String)
    case notGreen(String)
    case outOfOrder

    var description: String {
        switch self {
        case .nothingNamed: "Nothing to check was named. Give file=<check file> or folder=<project folder>."
        case .badJobs(let jobs): "jobs is \(jobs): give how many commands may run at the same time, 1 to 64."
        case .missing(let path):
            "There is no check file '\(path)'. Check the path; a relative one starts at the working directory."
        case .unreadable(let path): "'\(path)' may not be read by this user. Run as a user who may read it."
        case .notRegular(let path): "'\(path)' is not a regular file. Name a file with one `name: command` a line."
        case .tooLarge(let path): "'\(path)' is larger than 1 MiB. Split it into several files."
        case .noFolder(let path):
            "There is no folder '\(path)'. Check the path; a relative one starts at the working directory."
        case .badLine(let path, let line, let reason):
            "\(path):\(line): \(reason). Such as: tests: retry=2 timeout=30s swift test"
        case .noChecks(let path): "'\(path)' holds no check. Write one a line, such as: tests: swift test"
        case .nothingOffered(let path):
            """
            '\(path)' has no executable file in .ci, no make target lint, check or test, and no Package.swift. \
            Write a check file and give it as file=<path>.
            """
        case .noChoice(let tries, let last):
            "After \(tries) answers nothing that can be run is chosen; the last one: \(last) Nothing was run."
        case .noDecision(let name, let tries):
            "After \(tries) answers it is not settled what becomes of '\(name)': to skip it, give a reason."
        case .cannotStart(let name, let reason): "'\(name)' could not be started: \(reason)"
        case .notGreen(let summary): summary
        case .outOfOrder: "The checks were not read before they were run. Start the run from its request."
        }
    }
}
