@testable import Workflows

/// A machine on the bench: ticks go in by name, and what comes out can be looked at.
struct MachineBench {
    var machine: RunMachine
    var turn = Turn()
    var now = Duration.zero
    var boxCount = 0
    var facts: [Fact] = []

    init(timeout: RunTimeout? = nil, isClosed: Bool = true, _ steps: [Step<Bench>]) {
        var declaration = Bench.declaration
        declaration.isClosed = isClosed
        machine = RunMachine(
            plan: RunPlan(declaration: declaration, steps: steps.map(\.stepDescription)),
            timeout: timeout
        )
    }

    var plan: RunPlan { machine.plan }

    mutating func box(_ event: any WorkflowEvent) -> EventBox {
        boxCount += 1
        return EventBox(number: boxCount, type: plan.types.number(of: type(of: event)), value: event)
    }

    @discardableResult
    mutating func reduce(_ tick: Tick) -> [Command] {
        machine.reduce(tick, at: RunInstant(elapsed: now, date: 0), into: &turn)
        facts += turn.facts
        return turn.commands
    }

    @discardableResult
    mutating func start() -> [Command] { reduce(.started(box(Go()))) }

    @discardableResult
    mutating func send(_ event: any WorkflowEvent, to step: Int? = nil, answering: Int? = nil) -> [Command] {
        reduce(.eventArrived(box(event), target: step, answering: answering))
    }

    @discardableResult
    mutating func finish(
        _ invocation: Int,
        _ events: (any WorkflowEvent)...,
        sends: [(any WorkflowEvent, Int?)] = []
    ) -> [Command] {
        let sent = sends.map { SentEvent(box: box($0.0), target: $0.1) }
        let emission: BoxedEmission = events.first.map { .one(box($0)) } ?? .none
        return reduce(.stepFinished(invocation: invocation, emission: emission, sends: sent))
    }

    @discardableResult
    mutating func fanOut(_ invocation: Int, _ events: [any WorkflowEvent]) -> [Command] {
        let boxes = events.map { box($0) }
        return reduce(.stepFinished(invocation: invocation, emission: .fanOut(boxes), sends: []))
    }

    @discardableResult
    mutating func fail(
        _ invocation: Int,
        step: Int = 0,
        retryAfter pause: Duration? = nil,
        sends: [(any WorkflowEvent, UInt64)] = []
    ) -> [Command] {
        let sent = sends.map { SentEvent(box: box($0.0), target: nil, digest: $0.1) }
        return reduce(
            .stepFailed(
                invocation: invocation,
                failure: failure(of: invocation, step: step, pause: pause),
                sends: sent,
                recovery: nil
            )
        )
    }

    /// The time limit of an attempt came.
    @discardableResult
    mutating func timeOut(_ invocation: Int, step: Int, retryAfter pause: Duration? = nil) -> [Command] {
        reduce(
            .stepTimedOut(
                invocation: invocation,
                failure: failure(of: invocation, step: step, pause: pause),
                recovery: nil
            )
        )
    }

    private func failure(of invocation: Int, step: Int, pause: Duration?) -> StepFailure {
        var failure = StepFailure(Mishap(), step: step, attempts: machine.invocations[invocation]?.attempt ?? 1)
        failure.pause = pause
        return failure
    }

    @discardableResult
    mutating func wait(
        _ invocation: Int,
        token: Int,
        for type: any WorkflowEvent.Type,
        asking question: (any WorkflowEvent)? = nil,
        id: String? = nil,
        timeout: Duration? = nil,
        sends: [any WorkflowEvent] = []
    ) -> [Command] {
        let sent = sends.map { SentEvent(box: box($0), target: nil) }
        let asked = question.map { box($0) }
        return reduce(
            .waitOpened(
                WaitRequest(
                    token: token,
                    invocation: invocation,
                    question: asked,
                    expected: plan.types.number(of: type),
                    id: id,
                    timeout: timeout
                ),
                sends: sent
            )
        )
    }

    /// The bodies that a list of commands runs: `step(event, event)#invocation`.
    func runs(_ commands: [Command]) -> [String] {
        commands.compactMap { command in
            guard case .run(let invocation, let step, let events, _) = command else { return nil }
            let values = events.values.map { "\(EventType(type(of: $0)).shortName)\(number(of: $0))" }
            return "\(plan.steps[step].name)(\(values.joined(separator: ", ")))#\(invocation)"
        }
    }

    /// Everything the stream has said so far, in short words.
    var stream: [String] {
        let entries = StreamEntries(plan: plan)
        return facts.enumerated().map { words(entries.entry($0.element, sequence: $0.offset, date: 0)) }
    }

    /// What the stream said about the last tick.
    var lastStream: [String] {
        let entries = StreamEntries(plan: plan)
        return turn.facts.enumerated().map { words(entries.entry($0.element, sequence: $0.offset, date: 0)) }
    }

    private func number(of event: any WorkflowEvent) -> String {
        Mirror(reflecting: event).children.first { $0.label == "n" }.map { "\($0.value)" } ?? ""
    }

    private func words(_ entry: RunEvent) -> String {
        switch entry.content {
        case .event(let event): return "event \(EventType(type(of: event)).shortName)\(number(of: event))"
        case .notice(.stepStateChanged(let change)):
            let worker = change.worker.map { ":\($0)" } ?? ""
            let output = change.outputTypes.isEmpty ? "" : " -> \(change.outputTypes.joined(separator: ", "))"
            return "\(change.step)\(worker) \(change.state) \(change.inputType)#\(change.invocation)\(output)"
        case .notice(.questionOpened(let question)):
            return "asked \(question.wait) \(question.responseTypes.joined(separator: "|"))"
        case .notice(.questionClosed(let wait, let isAnswered)): return "\(wait) \(isAnswered ? "answered" : "gone")"
        case .notice(.questionExtended(let wait, _)): return "\(wait) extended"
        case .notice(.eventAccepted(let type, let steps, let isFromOutside)):
            return "\(type) to \(steps.joined(separator: "+"))\(isFromOutside ? " from outside" : "")"
        case .notice(.unhandled(let type, let step)): return "unhandled \(type) by \(step ?? "nobody")"
        case .notice(.idle(let words)): return "idle: \(words)"
        case .notice(.dropped(let type, let step, let reason)): return "dropped \(type) of \(step): \(reason)"
        case .notice(.timedOut(let seconds, let steps)): return "timed out \(seconds) \(steps.joined(separator: "+"))"
        case .notice(.cancelled): return "cancelled"
        case .notice(.failed(let step, let type, let message, _)): return "failed \(step ?? "-") \(type): \(message)"
        case .notice(.retryScheduled(let retry)):
            return "\(retry.step) again #\(retry.invocation) as #\(retry.nextInvocation) in \(retry.pauseSeconds)"
        case .notice(.recovering(let recovery)): return "\(recovery.handler) stands in for \(recovery.step)"
        case .notice(.paused(let reason)): return "paused: \(reason)"
        case .notice(.continued): return "continued"
        case .notice(.childStarted(let child, _)): return "\(child) began"
        case .notice(.childEnded(let ending)): return "\(ending.child) \(ending.status)"
        case .notice(.gap(let from, let to)): return "gap \(from)...\(to)"
        }
    }
}
