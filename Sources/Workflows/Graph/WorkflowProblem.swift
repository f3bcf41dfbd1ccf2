/// One thing that is wrong, or that a person will trip over, in a workflow's event graph.
public struct WorkflowProblem: Sendable, Hashable, Codable {
    /// How bad it is: only errors keep a workflow from running.
    public var severity: Severity
    /// Which rule was broken; codes are stable, messages are not.
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

    /// Makes a problem from its severity, code and words.
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
        /// An error keeps the workflow from running, a warning is likely a mistake, a hint is worth knowing.
        case error, warning, hint
    }

    /// What a problem is about; it has a place on the graph.
    public enum Subject: Sendable, Hashable, Codable {
        /// The workflow as a whole, by its name.
        case workflow(String)
        /// A step, by its name.
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
        /// No step takes a start event.
        case startMissing = "start.missing"
        /// Steps take more than one type of start event.
        case startSeveral = "start.several"
        /// No step returns a stop event.
        case stopMissing = "stop.missing"
        /// Steps return more than one type of stop event.
        case stopSeveral = "stop.several"
        /// A step takes a stop event, and nothing runs after the end.
        case stopAccepted = "stop.accepted"
        /// A step takes an event that nothing makes.
        case eventNeverProduced = "event.neverProduced"
        /// A step makes an event that nothing takes.
        case eventNeverConsumed = "event.neverConsumed"
        /// No way leads to the step from the start or from outside.
        case stepUnreachable = "step.unreachable"
        /// No way leads from the step to an end or a question.
        case stepDeadEnd = "step.deadEnd"
        /// Two steps have one name.
        case stepDuplicate = "step.duplicate"
        /// The step takes no event, or none of its fan-out.
        case stepAcceptsNothing = "step.acceptsNothing"
        /// The step has fewer than one worker.
        case stepWorkers = "step.workers"
        /// A step takes an array, and no fan-out leads to it; or a part of a fan-out, and no array.
        case joinNoFanOut = "join.noFanOut"
        /// A step joins events that never meet, because they arise inside and outside of a fan-out.
        case joinLevels = "join.levels"
        /// A step joins an event type with itself.
        case joinSameParameter = "join.sameParameter"
        /// Two error handlers cover every step.
        case recoverySeveralWildcards = "recovery.severalWildcards"
        /// An error handler names a step that does not exist.
        case recoveryUnknownStep = "recovery.unknownStep"
        /// An error handler covers another one.
        case recoveryCoversHandler = "recovery.coversHandler"
        /// Two error handlers cover one step.
        case recoveryClaimedTwice = "recovery.claimedTwice"
        /// Resources need each other in a circle.
        case resourceCycle = "resource.cycle"
        /// A resource's configuration cannot be read.
        case resourceConfig = "resource.config"
        /// A resource cannot be made.
        case resourceFactory = "resource.factory"
        /// An event type's full name differs from process to process.
        case eventPrivateType = "event.privateType"
        /// The time limit runs on while people think.
        case timeoutCountsPeople = "timeout.countsPeople"
        /// Two types have the same fields, and a person cannot tell them apart.
        case eventSameShape = "event.sameShape"
        /// A step takes an answer that no question asks for.
        case responseNeverAsked = "response.neverAsked"
        /// A field may be any JSON, so neither form nor check can help.
        case schemaAnyField = "schema.anyField"
    }
}

/// The outcome of checking a workflow's event graph.
public struct Validation: Sendable, Hashable {
    /// Everything found, errors first, then in order of the source.
    public var problems: [WorkflowProblem]
    /// Whether a run may ask a person: a question is produced, or a person's answer is consumed.
    public var asksPeople: Bool

    /// Makes the outcome of a check; errors among the problems decide whether runs may start.
    public init(problems: [WorkflowProblem], asksPeople: Bool) {
        self.problems = problems
        self.asksPeople = asksPeople
    }

    /// The problems that keep the workflow from running.
    public var errors: [WorkflowProblem] { problems.filter { $0.severity == .error } }
}
