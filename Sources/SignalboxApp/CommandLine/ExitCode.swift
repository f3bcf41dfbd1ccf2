import WorkflowConsole
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
    /// What is wrong with fields that were given as words.
    init(_ failure: FieldArguments.Failure) {
        let code: ExitCode =
            switch failure.kind {
            case .usage: .usage
            case .badInput: .badInput
            case .noInput: .noInput
            }
        self.init(code, failure.message)
    }
}

extension FieldArguments {
    /// As ``fields(from:over:)``, for the end of the program.
    ///
    /// - Throws: ``ExitError``: 64 for an unknown or repeated field, 65 for a value that does not fit,
    ///   66 for a file that cannot be read.
    func values(from words: [String], over base: [String: JSON] = [:]) throws -> [String: JSON] {
        do {
            return try fields(from: words, over: base)
        } catch let failure as Failure {
            throw ExitError(failure)
        }
    }
}
