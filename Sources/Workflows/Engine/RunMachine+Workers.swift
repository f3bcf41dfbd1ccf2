extension RunMachine {
    /// Makes an invocation, and runs it at once when a worker is free and nobody is in line.
    mutating func enqueue(_ step: Int, _ events: StepEvents, scope: Int, _ turn: inout Turn) {
        // The invocation before this one may have been one too many.
        guard isRunning else { return }
        invocationCount += 1
        var invocation = Invocation(number: invocationCount, step: step, events: events, scope: scope)
        busy += 1
        open(in: scope)
        if debugging == nil, lanes[step].queue.isEmpty, lanes[step].returning.isEmpty,
            let worker = lanes[step].workers.take()
        {
            start(&invocation, worker: worker, &turn)
        } else {
            lanes[step].queue.append(invocation.number)
            note(.preparing, invocation, &turn)
        }
        invocations.set(invocation, at: invocation.number)
        if debugging != nil { fill(step, &turn) }
        keepToLimit(&turn)
    }

    /// Ends a run that has made more invocations than it may.
    mutating func keepToLimit(_ turn: inout Turn) {
        guard isRunning, let maximumSteps, invocationCount > maximumSteps else { return }
        end(.failed(loopGuard(maximumSteps)), &turn)
    }

    /// Gives an invocation a worker and lets its body begin.
    mutating func start(_ invocation: inout Invocation, worker: Int, _ turn: inout Turn) {
        invocation.phase = .running
        invocation.worker = worker
        if invocation.started == nil { invocation.started = turn.now }
        startTimeLimit(of: &invocation, &turn)
        note(.running, invocation, &turn)
        turn.commands.append(
            .run(
                invocation: invocation.number,
                step: invocation.step,
                events: invocation.events,
                attempt: invocation.attempt
            )
        )
    }

    /// Lets the time limit of an attempt count; what it used before it stood still stays used.
    func startTimeLimit(of invocation: inout Invocation, _ turn: inout Turn) {
        guard let timeout = plan.steps[invocation.step].timeout, invocation.due == nil else { return }
        var left = timeout
        if case .left(let rest)? = invocation.timeLimit { left = rest }
        let due = turn.now.elapsed + left
        invocation.timeLimit = .due(due)
        turn.commands.append(.setDeadline(.step(invocation.number), at: due))
    }

    /// Stops the time limit of an attempt that only waits.
    func stopTimeLimit(of invocation: inout Invocation, _ turn: inout Turn) {
        guard let due = invocation.due else { return }
        invocation.timeLimit = .left(max(.zero, due - turn.now.elapsed))
        turn.commands.append(.clearDeadline(.step(invocation.number)))
    }

    private func loopGuard(_ limit: Int) -> StepFailure {
        let error = WorkflowRuntimeError(
            "Workflow '\(plan.workflow)' was stopped after \(limit) steps, its limit: it may be going round in circles. "
                + "Raise `maximumSteps` if it needs more."
        )
        return StepFailure(error, step: nil, attempts: 1)
    }

    /// Frees a worker and gives it to the next in line: first a body whose wait is over, then the queue.
    mutating func release(_ worker: Int, of step: Int, _ turn: inout Turn) {
        guard worker >= 0 else { return }
        lanes[step].workers.giveBack(worker)
        fill(step, &turn)
    }

    mutating func fill(_ step: Int, _ turn: inout Turn) {
        while !lanes[step].workers.isFull {
            guard debugging == nil || mayBegin(step, &turn) else { return }
            if let number = lanes[step].returning.popFirst() {
                guard let phase = invocations[number]?.phase, let worker = lanes[step].workers.take() else { continue }
                if phase == .queued {
                    startQueued(number, worker: worker, &turn)
                } else {
                    goOn(number, worker: worker, &turn)
                }
            } else if let number = lanes[step].queue.popFirst() {
                guard invocations.contains(number), let worker = lanes[step].workers.take() else { continue }
                startQueued(number, worker: worker, &turn)
            } else {
                return
            }
        }
    }

    private mutating func startQueued(_ number: Int, worker: Int, _ turn: inout Turn) {
        // Taken out and put back, because an invocation is dear to copy.
        guard var invocation = invocations.removeValue(forKey: number) else { return }
        start(&invocation, worker: worker, &turn)
        invocations.set(invocation, at: number)
    }

    /// Puts a body whose wait is over in line for a worker, ahead of the queue.
    mutating func comeBack(_ number: Int, _ turn: inout Turn) {
        guard let step = invocations[number]?.step else { return }
        invocations[number]?.phase = .returning
        lanes[step].waiting -= 1
        busy += 1
        lanes[step].returning.append(number)
        fill(step, &turn)
    }

    private mutating func goOn(_ number: Int, worker: Int, _ turn: inout Turn) {
        guard var invocation = invocations[number] else { return }
        invocation.phase = .running
        invocation.worker = worker
        let pending = invocation.pending
        if !invocation.pending.isEmpty { invocation.pending = [] }
        if !parents.idle.contains(number) { startTimeLimit(of: &invocation, &turn) }
        invocations[number] = invocation
        note(.running, invocation, &turn)
        for resume in pending { turn.commands.append(.resumeWait(token: resume.token, resume.result)) }
    }

    func note(_ state: StepState, _ invocation: Invocation, output: Int? = nil, _ turn: inout Turn) {
        turn.facts.append(
            .state(
                step: UInt16(truncatingIfNeeded: invocation.step),
                state,
                attempt: UInt8(clamping: invocation.attempt),
                worker: Int16(truncatingIfNeeded: invocation.worker),
                invocation: UInt32(truncatingIfNeeded: invocation.number),
                input: UInt16(truncatingIfNeeded: invocation.inputType),
                output: output.map { UInt16(truncatingIfNeeded: $0) } ?? Fact.noOutput
            )
        )
    }
}
