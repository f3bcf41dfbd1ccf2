/// What every error of this library can say: what went wrong, and what to do.
public protocol WorkflowError: Error, Sendable, CustomStringConvertible {
    /// What, where and what to do, in words for people.
    var message: String { get }
}

extension WorkflowError {
    public var description: String { message }
}

/// The workflow's event graph is not in order; the run did not start.
public struct WorkflowValidationError: WorkflowError {
    /// Every problem found, errors first.
    public let problems: [WorkflowProblem]
    /// The name of the workflow that was refused.
    public let workflow: String

    /// Makes the error from all that was found; warnings and hints may be among the problems.
    public init(workflow: String, problems: [WorkflowProblem]) {
        self.workflow = workflow
        self.problems = problems
    }

    public var message: String {
        let errors = problems.filter { $0.severity == .error }
        let lines = errors.map { "  - [\($0.code.rawValue)] \($0.reason) \($0.fix)" }
        return (["Workflow '\(workflow)' cannot run: \(errors.count) problem\(errors.count == 1 ? "" : "s")."] + lines)
            .joined(separator: "\n")
    }
}

/// An option of a runner makes no sense.
public struct WorkflowConfigurationError: WorkflowError, Hashable {
    public let message: String
    /// Makes the error from a message that says what is wrong and what to write instead.
    public init(_ message: String) { self.message = message }
}

/// Something asked of a run cannot be done: a wrong target, a wrong event, a wrong moment.
public struct WorkflowRuntimeError: WorkflowError, Hashable {
    public let message: String
    /// Makes the error from a message that says what happened, where, and what to do.
    public init(_ message: String) { self.message = message }

    static func unfitting(_ events: [any WorkflowEvent], step: String) -> WorkflowRuntimeError {
        let names = events.map { EventType(type(of: $0)).shortName }.joined(separator: ", ")
        return WorkflowRuntimeError(
            "Step '\(step)' was given \(names.isEmpty ? "no event" : names), which it does not accept."
        )
    }
}

/// The run took longer than it may.
public struct WorkflowTimeoutError: WorkflowError, Hashable {
    /// The limit that was reached.
    public let timeout: Duration
    /// The steps that were running when it was, in order of declaration.
    public let activeSteps: [String]

    /// Makes the error from the limit and the steps that held a worker when it was reached.
    public init(timeout: Duration, activeSteps: [String]) {
        self.timeout = timeout
        self.activeSteps = activeSteps
    }

    public var message: String {
        let seconds = timeout.inSeconds
        let text = seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
        let active =
            activeSteps.isEmpty
            ? "No steps active." : "Currently active steps: \(activeSteps.joined(separator: ", "))."
        return "Operation timed out after \(text) seconds. \(active)"
    }
}

/// The run was cancelled.
public struct WorkflowCancelledError: WorkflowError, Hashable {
    /// Makes the error; all cancels are alike.
    public init() {}
    public var message: String { "The run was cancelled." }
}

/// An answer does not fit the question's schema, or its question is gone; the question, if any, stays open.
public struct AnswerRejected: WorkflowError, Hashable {
    /// The question the answer was for: `w3`, or the id its author gave it.
    public let wait: String
    /// Everything that is wrong, field by field.
    public let errors: [FieldError]

    /// Makes the refusal of an answer to one question.
    public init(wait: String, errors: [FieldError]) {
        self.wait = wait
        self.errors = errors
    }

    public var message: String {
        "The answer to \(wait) was not taken: "
            + errors.map { $0.path.isEmpty ? $0.reason : "\($0.path): \($0.reason)" }.joined(separator: "; ")
    }
}

/// One field of some input that is not as its schema says.
public struct FieldError: Error, Hashable, Codable {
    /// The way to the field, as `address.city` or `lines.3`; empty for the whole.
    public var path: String
    /// What is wrong, in a few words.
    public var reason: String

    /// Makes the error of the field at a dotted path.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}

/// One attempt of a step took longer than the step may.
public struct StepTimeoutError: WorkflowError, Hashable {
    /// The step whose attempt it was.
    public let step: String
    /// The step's time limit.
    public let timeout: Duration

    /// The error of an attempt of a step with such a limit.
    public init(step: String, timeout: Duration) {
        self.step = step
        self.timeout = timeout
    }

    public var message: String { "Step '\(step)' took longer than its time limit of \(timeout.inSeconds) seconds." }
}

/// A `context.wait` with a time limit of its own was not answered in time.
public struct WaitTimeoutError: WorkflowError, Hashable {
    /// The short name of the type that was waited for.
    public let awaited: String

    /// Makes the error from the name of the type that did not come.
    public init(awaited: String) { self.awaited = awaited }

    public var message: String { "Timed out waiting for \(awaited)" }
}
