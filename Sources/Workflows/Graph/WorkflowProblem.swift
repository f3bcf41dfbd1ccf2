/// One thing that is wrong, or that a person will trip over, in a workflow's event graph.
public struct WorkflowProblem: Sendable, Hashable, Codable {
    public var severity: Severity
    public var code: Code
    /// The workflow's name.
    public var workflow: String
    /// The step, event or parameter it is about.
    public var subject: Subject
    /// Where to look; a problem without one place points at the workflow's declaration.
    public var place: SourcePlace?
    /// What is wrong, in one or two sentences.
    public var reason: String
    /// The shortest way out.
    public var fix: String

    public init(
        _ severity: Severity,
        _ code: Code,
        workflow: String,
        subject: Subject,
        place: SourcePlace?,
        reason: String,
        fix: String
    ) {
        self.severity = severity
        self.code = code
        self.workflow = workflow
        self.subject = subject
        self.place = place
        self.reason = reason
        self.fix = fix
    }

    /// Whether the workflow may run all the same.
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable {
        case error, warning, hint
    }

    /// What a problem is about; it has a place on the graph.
    public enum Subject: Sendable, Hashable, Codable {
        case workflow(String)
        case step(String)
        /// An event type by its short name.
        case event(String)

        /// The name alone.
        public var name: String {
            switch self {
            case .workflow(let name), .step(let name), .event(let name): name
            }
        }
    }

    /// The closed, stable set of problem codes.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        case startMissing = "start.missing"
        case startSeveral = "start.several"
        case stopMissing = "stop.missing"
        case stopSeveral = "stop.several"
        case stopAccepted = "stop.accepted"
        case eventNeverProduced = "event.neverProduced"
        case eventNeverConsumed = "event.neverConsumed"
        case stepUnreachable = "step.unreachable"
        case stepDeadEnd = "step.deadEnd"
        case stepDuplicate = "step.duplicate"
        case stepAcceptsNothing = "step.acceptsNothing"
        case stepWorkers = "step.workers"
        case joinNoFanOut = "join.noFanOut"
        case joinLevels = "join.levels"
        case joinSameParameter = "join.sameParameter"
        case recoverySeveralWildcards = "recovery.severalWildcards"
        case recoveryUnknownStep = "recovery.unknownStep"
        case recoveryCoversHandler = "recovery.coversHandler"
        case recoveryClaimedTwice = "recovery.claimedTwice"
        case resourceCycle = "resource.cycle"
        case resourceConfig = "resource.config"
        case resourceFactory = "resource.factory"
        case eventPrivateType = "event.privateType"
        case timeoutCountsPeople = "timeout.countsPeople"
        case eventSameShape = "event.sameShape"
        case responseNeverAsked = "response.neverAsked"
        case schemaAnyField = "schema.anyField"
    }
}

/// The outcome of checking a workflow's event graph.
public struct Validation: Sendable, Hashable {
    /// Everything found, errors first, then in order of the source.
    public var problems: [WorkflowProblem]
    /// Whether a run may ask a person: a question is produced, or a person's answer is consumed.
    public var asksPeople: Bool

    public init(problems: [WorkflowProblem], asksPeople: Bool) {
        self.problems = problems
        self.asksPeople = asksPeople
    }

    /// The problems that keep the workflow from running.
    public var errors: [WorkflowProblem] { problems.filter { $0.severity == .error } }
}
