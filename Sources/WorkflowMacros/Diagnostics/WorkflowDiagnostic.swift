import SwiftDiagnostics
import SwiftSyntax

/// Every message of the macros: one sentence says what is wrong, one what to do.
///
/// The ids of problems in the event graph are those of `WorkflowProblem.Code`.
struct WorkflowDiagnostic: DiagnosticMessage, Hashable {
    let id: String
    let message: String
    let severity: DiagnosticSeverity

    var diagnosticID: MessageID { MessageID(domain: "Workflows", id: id) }

    private init(_ id: String, _ what: String, _ fix: String, severity: DiagnosticSeverity = .error) {
        self.id = id
        self.severity = severity
        message = "\(what) \(fix)"
    }

    /// The message at a place, with the edits that mend it.
    func at(_ node: some SyntaxProtocol, fixIts: [FixIt] = []) -> Diagnostic {
        Diagnostic(node: Syntax(node), message: self, fixIts: fixIts)
    }
}

/// The words on a fix-it.
struct WorkflowFix: FixItMessage {
    let message: String
    let id: String

    var fixItID: MessageID { MessageID(domain: "Workflows", id: id) }
}

// MARK: - What a workflow may be

extension WorkflowDiagnostic {
    static func notAStruct(_ name: String, kind: String) -> Self {
        let why =
            switch kind {
            case "actor": "'\(name)' is an actor, which would run its steps one after another."
            case "enum": "'\(name)' is an enum, but a workflow is a value with steps."
            case "protocol": "'\(name)' is a protocol, but a workflow is a value with steps."
            default: "@Workflow cannot stand on an \(kind): it must see all steps."
            }
        let fix =
            kind == "extension"
            ? "Write it on the struct itself."
            : "Make it a struct; what the steps of a run share goes into 'context.state'."
        return Self("workflow.kind", why, fix)
    }

    static func generic(_ name: String) -> Self {
        Self(
            "workflow.generic",
            "'\(name)' is generic, so its event types would have no fixed names.",
            "Keep what differs in a stored property."
        )
    }

    static func notFinal(_ name: String) -> Self {
        Self(
            "workflow.notFinal",
            "Class '\(name)' is not final, so a subclass could change its steps.",
            "Add 'final', or make it a struct."
        )
    }

    static func noSteps(_ name: String) -> Self {
        Self("step.none", "'\(name)' has no steps.", "Add a method marked @Step that takes the start event.")
    }

    static func conditional() -> Self {
        Self(
            "workflow.conditional",
            "Steps and event types of a workflow cannot stand inside #if: the graph would differ from build to build.",
            "Put the condition into the body, or add the step with 'adding'."
        )
    }

    static func openWithout(_ missing: String, of workflow: String) -> Self {
        let role = missing == "input" ? "start" : "stop"
        return Self(
            "\(role).missing",
            "The steps of the open workflow '\(workflow)' do not show exactly one \(role) event.",
            "Name it: @Workflow(.open, \(missing): \(missing == "input" ? "Topic" : "Finished").self)."
        )
    }

    static func lessVisible(_ event: String, than workflow: String, access: String) -> Self {
        Self(
            "event.access",
            "'\(event)' is part of what the \(access) workflow '\(workflow)' shows, but cannot be seen as far.",
            "Make it \(access)."
        )
    }
}

// MARK: - What a step may be

extension WorkflowDiagnostic {
    static func duplicateStep(_ name: String) -> Self {
        Self(
            "step.duplicate",
            "There is another step named '\(name)': a step is called by its function's base name.",
            "Rename one of them."
        )
    }

    static func noEvent(_ step: String) -> Self {
        Self(
            "step.acceptsNothing",
            "Step '\(step)' takes no event.",
            "Add a parameter of an event type, such as 'Start'."
        )
    }

    static func mutating(_ step: String) -> Self {
        Self(
            "step.mutating",
            "Step '\(step)' is mutating, but steps run at the same time on one value.",
            "Remove 'mutating'; what a run changes goes into 'context.state'."
        )
    }

    static func typeMember(_ step: String, keyword: String) -> Self {
        Self(
            "step.static",
            "Step '\(step)' is \(keyword), but a step is a method of the workflow value.",
            "Remove '\(keyword)'."
        )
    }

    static func genericStep(_ step: String) -> Self {
        Self(
            "step.generic",
            "Step '\(step)' is generic, so nobody knows which events it takes.",
            "Name the event types."
        )
    }

    static func parameter(_ step: String, _ what: String, _ fix: String) -> Self {
        Self("step.signature", "Step '\(step)' \(what).", fix)
    }

    static func blockingAsync(_ step: String) -> Self {
        Self(
            "step.blocking",
            "Step '\(step)' is '.blocking' and async, but only a synchronous body can run on threads of its own.",
            "Remove 'async' or '.blocking'."
        )
    }

    static func workers(_ step: String, _ count: Int) -> Self {
        Self("step.workers", "Step '\(step)' has \(count) workers, so it could never run.", "Give it at least 1.")
    }

    static func take(_ step: String, _ count: Int) -> Self {
        Self(
            "step.acceptsNothing",
            "Step '\(step)' takes \(count) of its fan-out, so it could never run.",
            "Let it take at least 1, or leave out 'take' for all."
        )
    }

    static func takeWithoutFanOut(_ step: String, _ count: Int) -> Self {
        Self(
            "join.noFanOut",
            "Step '\(step)' takes \(count) of a fan-out, but it joins none.",
            "Give it an array as its one parameter, or leave out 'take'."
        )
    }

    static func recoveryEvent(_ step: String) -> Self {
        Self(
            "recovery.event",
            "Step '\(step)' is marked @CatchError and does not accept exactly a StepFailed.",
            "Take one parameter of type 'StepFailed', and the context if you need it."
        )
    }

    static func recoveries(_ step: String, _ count: Int) -> Self {
        Self(
            "recovery.limit",
            "Step '\(step)' may stand in \(count) times, so it could never run.",
            "Let it stand in at least once."
        )
    }

    static func joinSameParameter(_ step: String, event: String) -> Self {
        Self(
            "join.sameParameter",
            "Step '\(step)' joins '\(event)' with itself: the two are told apart by order of arrival only.",
            "Join a fan-out with '[\(event)]', or give one of them a type of its own.",
            severity: .warning
        )
    }

    static func joinAlternatives(_ step: String) -> Self {
        Self(
            "join.alternatives",
            "Step '\(step)' joins events, and one parameter takes several types.",
            "Give each parameter of a join one event type."
        )
    }

    static func collectionWithOthers(_ step: String) -> Self {
        Self(
            "join.mixed",
            "Step '\(step)' takes an array, which joins a fan-out, together with other events.",
            "Take one array, or several single events."
        )
    }

    static func severalCollections(_ step: String) -> Self {
        Self(
            "join.severalArrays",
            "Step '\(step)' takes two arrays, but a step can join only one fan-out.",
            "Take one array, and join the rest in a step after it."
        )
    }

    static func noFanOut(_ step: String, event: String) -> Self {
        Self(
            "join.noFanOut",
            "Step '\(step)' joins '[\(event)]', but no step that returns an array leads to it.",
            "Return an array where the branches begin, or take single '\(event)' events."
        )
    }

    static func asyncSequence(_ step: String) -> Self {
        Self(
            "step.asyncSequence",
            "Step '\(step)' returns an asynchronous sequence that does not name its events.",
            "Return 'EventSequence<E>', made from the sequence, or an 'AsyncStream<E>'."
        )
    }

    static func result(_ step: String, _ what: String, _ fix: String) -> Self {
        Self("step.result", "Step '\(step)' \(what).", fix)
    }

    static func undeclared(_ step: String, does: String, attribute: String) -> Self {
        Self(
            "step.undeclared",
            "The body of step '\(step)' \(does), which its attribute does not name.",
            "Write \(attribute)."
        )
    }

    static func stepOutside(_ why: String) -> Self {
        Self("step.outside", why, "Move it into the braces of a @Workflow struct, or add it with 'adding(Step(…))'.")
    }
}

// MARK: - The event graph

extension WorkflowDiagnostic {
    static func startMissing(_ workflow: String) -> Self {
        Self(
            "start.missing",
            "No step of '\(workflow)' accepts a StartEvent, so no run could begin.",
            "Make the event of the first step a StartEvent, or take 'Start'."
        )
    }

    static func startSeveral(_ workflow: String, first: String, second: String) -> Self {
        Self(
            "start.several",
            "'\(workflow)' has two start events, '\(first)' and '\(second)'.",
            "Keep one; make the other an Event or a HumanResponseEvent."
        )
    }

    static func stopMissing(_ workflow: String) -> Self {
        Self(
            "stop.missing",
            "No step of '\(workflow)' returns a StopEvent, so no run could end.",
            "Make the event of the last step a StopEvent, or return 'Stop(…)' or 'Done()'."
        )
    }

    static func stopSeveral(_ workflow: String, first: String, second: String) -> Self {
        Self(
            "stop.several",
            "'\(workflow)' has two stop events, '\(first)' and '\(second)'.",
            "Keep one, with a property that tells the cases apart."
        )
    }

    static func stopAccepted(_ step: String, event: String) -> Self {
        Self(
            "stop.accepted",
            "Step '\(step)' accepts '\(event)', a StopEvent, but nothing runs after the end.",
            "Take another event, or make '\(event)' an Event."
        )
    }

    static func neverConsumed(_ step: String, event: String, near: String?) -> Self {
        Self(
            "event.neverConsumed",
            "Step '\(step)' emits '\(event)', which no step accepts.",
            near.map { "Did you mean '\($0)'?" } ?? "Add a step that takes '\(event)', or make it a StopEvent."
        )
    }

    static func neverProduced(_ step: String, event: String, near: String?) -> Self {
        Self(
            "event.neverProduced",
            "Step '\(step)' takes '\(event)', which no step emits.",
            near.map { "Did you mean '\($0)'?" }
                ?? "Return '\(event)' from a step, or make it a StartEvent or a HumanResponseEvent."
        )
    }

    static func unreachable(_ step: String) -> Self {
        Self(
            "step.unreachable",
            "Step '\(step)' is unreachable: no way leads to it from the start event or a person's answer.",
            "Return what it takes from a step that is reached, or write 'skip: .reachability'."
        )
    }

    static func deadEnd(_ step: String) -> Self {
        Self(
            "step.deadEnd",
            "Step '\(step)' is a dead end: no way leads from it to a stop event or a question.",
            "Let a step after it return a StopEvent, or write 'skip: .deadEnd'."
        )
    }
}

// MARK: - Outcomes and schemas

extension WorkflowDiagnostic {
    static func notAnEnum() -> Self {
        Self(
            "outcome.kind",
            "@Outcome stands on something that is not an enum.",
            "Write an enum with one event per case."
        )
    }

    static func outcomeWithoutCases(_ name: String) -> Self {
        Self("outcome.empty", "Outcome '\(name)' has no cases.", "Add a case for each event: 'case done(Finished)'.")
    }

    static func outcomeCase(_ name: String) -> Self {
        Self(
            "outcome.case",
            "Case '\(name)' of an outcome must carry one event.",
            "Write 'case \(name)(SomeEvent)'."
        )
    }

    static func notDescribable() -> Self {
        Self("schema.kind", "@Schema describes structs and enums only.", "Write 'static var schema' by hand.")
    }

    static func privateNested(_ name: String) -> Self {
        Self(
            "type.private",
            "'\(name)' is private in another type, so the extension with its conformance cannot name it.",
            "Make it fileprivate."
        )
    }

    static func conditionalProperties(_ name: String) -> Self {
        Self(
            "schema.conditional",
            "'\(name)' has stored properties inside #if, so its schema would differ from build to build.",
            "Move them out, or write 'static var schema' by hand."
        )
    }
}
