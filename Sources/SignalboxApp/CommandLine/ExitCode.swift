import Workflows

/// What the process tells the shell at its end.
enum ExitCode: Int32, Sendable {
    case completed = 0
    case failed = 1
    case invalidWorkflow = 2
    case inputNeeded = 3
    case timedOut = 4
    case cancelled = 5
    /// Wrong use: an unknown workflow, flag or field.
    case usage = 64
    /// Input that is not JSON, or not what its schema says.
    case badInput = 65
    /// A file named on the command line is missing, unreadable or a folder.
    case noInput = 66
    /// Our own fault.
    case internalFault = 70
    case cannotCreate = 73
    /// The terminal failed.
    case ioFailure = 74
}

/// Ends the program with one line on standard error.
struct ExitError: Error, Hashable {
    var code: ExitCode
    /// Names the thing and what to do; one line.
    var message: String

    init(_ code: ExitCode, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension ExitError {
    /// Input that is not what its schema says, as a sentence.
    init(_ error: FieldError, of owner: String) {
        let whole = error.path.isEmpty
        let subject = whole ? "What is given to \(owner)" : "Field '\(error.path)' of \(owner)"
        // The reasons of schemas are the ends of sentences.
        let joins = error.reason.hasPrefix("is ") || error.reason.hasPrefix("must ")
        let advice = error.reason == "is missing" && !whole ? " Give it as \(error.path)=value." : ""
        self.init(.badInput, "\(subject)\(joins ? " " : ": ")\(error.reason).\(advice)")
    }

    /// A field that nobody knows, with the nearest one.
    init(unknownField field: String, of owner: String, known: [String]) {
        let name = field.split(separator: ".").last.map(String.init) ?? field
        let start = "\(owner) has no field '\(field)'"
        if known.isEmpty {
            self.init(.usage, "\(start); it takes none.")
        } else if let nearest = name.nearest(in: known) {
            self.init(.usage, "\(start). Did you mean '\(nearest)'?")
        } else {
            self.init(.usage, "\(start). It takes \(known.joined(separator: ", ")).")
        }
    }
}
