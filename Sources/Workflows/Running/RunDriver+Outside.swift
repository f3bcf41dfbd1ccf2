import Synchronization

extension RunDriver {
    /// Begins the run, unless it was cancelled while it was queued; says whether it takes a place among the running ones.
    ///
    /// One that is over with its first tick takes none: whoever let it in lets the next one in.
    func start(_ tick: @Sendable (inout RunCore) -> Tick) -> Bool {
        var isGoing = false
        take(at: now) { core in
            core.machine.ending == nil ? tick(&core) : nil
        } then: { core in
            isGoing = core.machine.ending == nil
        }
        return isGoing
    }

    /// Begins the run, and its first step on the thread of the caller, for as long as that does not suspend.
    ///
    /// A thread need not be woken for it, which takes longer than many a step. Below a body that was begun so itself it is
    /// an ordinary start, so that at most one run lies on the stack of another, however deep workflows call each other.
    func startHere(_ tick: @Sendable (inout RunCore) -> Tick) {
        if RunDriver.isBelowCaller {
            _ = start(tick)
            return
        }
        let carrier = Carrier(invocation: 0)
        let job = take(for: carrier, at: now) { core in
            guard core.machine.ending == nil else { return nil }
            core.carriers.add(carrier)
            return tick(&core)
        }
        if let job { carryHere(carrier, job) }
    }

    /// Takes in an event from outside; what is wrong with it is said before it is taken.
    func send(_ event: any WorkflowEvent, to target: Int?) throws {
        try take(at: now) { core in
            guard core.machine.isRunning, !core.machine.isNew else { throw notRunning(core.machine) }
            return .eventArrived(core.box(event), target: target, answering: nil)
        }
    }

    /// The index of a step that accepts a type of event.
    func target(_ name: String?, for type: any WorkflowEvent.Type) throws -> Int? {
        guard let name else { return nil }
        guard let step = plan.step(named: name) else { throw WorkflowRuntimeError("Step \(name) does not exist") }
        let number = plan.types.number(of: type)
        let accepts = plan.steps.indices.filter {
            plan.steps[$0].name == name && plan.steps[$0].takes.types.contains(number)
        }
        guard let target = accepts.first ?? (plan.steps[step].awaits.contains(number) ? step : nil) else {
            throw WorkflowRuntimeError("Step \(name) does not accept event of type \(plan.types.name(number))")
        }
        if plan.steps[target].takes.isCollection {
            throw WorkflowRuntimeError(
                "\(plan.types.name(number)) was sent to step '\(name)', which collects: "
                    + "it only takes events that come out of a fan-out."
            )
        }
        return target
    }

    func answer(_ wait: String, with event: any WorkflowEvent) throws {
        if let (child, rest) = child(onWayTo: wait) { return try child.answer(rest, with: event) }
        try take(at: now) { core in
            let open = try openWait(wait, in: core.machine)
            let type = core.machine.plan.types.number(of: type(of: event))
            guard open.expected.contains(type) else {
                let wanted = open.expected.map { core.machine.plan.types.name($0) }.joined(separator: " or ")
                throw AnswerRejected(
                    wait: wait,
                    errors: [
                        FieldError(path: "", reason: "it wants \(wanted), not \(core.machine.plan.types.name(type))")
                    ]
                )
            }
            let box = core.box(event)
            guard open.fits(box) else {
                let wanted = open.requirements.keys.sorted().map { "\($0) is \(open.requirements[$0]?.text ?? "")" }
                throw AnswerRejected(
                    wait: wait,
                    errors: [FieldError(path: "", reason: "it wants one where \(wanted.joined(separator: " and "))")]
                )
            }
            return .eventArrived(box, target: nil, answering: open.number)
        }
    }

    /// The types of answer that an open wait takes.
    func expectedTypes(of wait: String) throws -> [EventType] {
        if let (child, rest) = child(onWayTo: wait) { return try child.expectedTypes(of: rest) }
        return try core.withLock { core in
            try openWait(wait, in: core.machine).expected.map { core.machine.plan.types.type($0) }
        }
    }

    private func openWait(_ name: String, in machine: RunMachine) throws -> OpenWait {
        if machine.isNew {
            throw AnswerRejected(wait: name, errors: [FieldError(path: "", reason: "the run has not gone on yet")])
        }
        if name.first == "w", let number = Int(name.dropFirst()), let wait = machine.waits[number] { return wait }
        let named = machine.waits.waits(withID: name)
        if named.count == 1 { return named[0] }
        let reason = named.isEmpty ? "the question is gone" : "several waits have this id; answer by number"
        throw AnswerRejected(wait: name, errors: [FieldError(path: "", reason: reason)])
    }

    private func notRunning(_ machine: RunMachine) -> WorkflowRuntimeError {
        WorkflowRuntimeError(
            machine.isNew ? "The run has not started yet." : "The run is over; it takes no more events."
        )
    }

    func cancel() {
        take(at: now) { core in core.machine.ending == nil ? .cancelled : nil }
    }

    /// Whether the run had a limit to move, and was not over.
    func extend(by time: Duration) -> Bool {
        var isTaken = false
        take(at: now) { core in
            guard core.machine.ending == nil, core.machine.clock.limit != nil else { return nil }
            isTaken = true
            return .extended(time)
        }
        return isTaken
    }

    /// Moves the deadline of an open wait.
    func extend(wait: String, by time: Duration) throws {
        if let (child, rest) = child(onWayTo: wait) { return try child.extend(wait: rest, by: time) }
        try take(at: now) { core in
            let open = try openWait(wait, in: core.machine)
            guard open.deadline != nil else {
                throw WorkflowRuntimeError("The question \(wait) has no time limit to move.")
            }
            return .waitExtended(open.number, by: time)
        }
    }

    /// Whether the invocation was under way.
    func cancel(invocation: Int) -> Bool {
        var isTaken = false
        take(at: now) { core in
            guard core.machine.invocations[invocation] != nil else { return nil }
            isTaken = true
            return .invocationCancelled(invocation)
        }
        return isTaken
    }

    func hold(_ change: Int) {
        take(at: now) { core in core.machine.ending == nil ? .held(change) : nil }
    }

    /// Waits for the beginning or the end of the run.
    ///
    /// - Throws: `CancellationError` when the waiting task is cancelled; the run goes on.
    nonisolated(nonsending) func waitUntil(isOver: Bool) async throws {
        let number = core.withLock { core in
            core.watcherCount += 1
            return core.watcherCount
        }
        await withTaskCancellationHandler {
            await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
                let isThere = core.withLock { core in
                    let isThere =
                        switch shown(core.machine) {
                        case .new: false
                        case .running: !isOver
                        case .over: true
                        }
                    if isThere || Task.isCancelled { return true }
                    core.watchers[number] = RunWatcher(continuation: continuation, waitsForEnd: isOver)
                    return false
                }
                if isThere { continuation.resume() }
            }
        } onCancel: {
            core.withLock { $0.watchers.removeValue(forKey: number) }?.continuation.resume()
        }
        let phase = core.withLock { shown($0.machine) }
        if case .over = phase { return }
        if isOver || phase == .new { throw CancellationError() }
    }
}
