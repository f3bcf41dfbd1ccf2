extension RunMachine {
    /// Makes an invocation, and runs it at once when a worker is free and nobody is in line.
    mutating func enqueue(_ step: Int, _ events: StepEvents, scope: Int, _ turn: inout Turn) {
        invocationCount += 1
        var invocation = Invocation(number: invocationCount, step: step, events: events, scope: scope)
        busy += 1
        if scope != 0 { fanOuts[scope]?.open += 1 }
        if lanes[step].queue.isEmpty, lanes[step].returning.isEmpty, let worker = lanes[step].workers.take() {
            invocation.phase = .running
            invocation.worker = worker
            note(.running, invocation, &turn)
            turn.commands.append(.run(invocation: invocation.number, step: step, events: events, attempt: 1))
        } else {
            lanes[step].queue.append(invocation.number)
            note(.preparing, invocation, &turn)
        }
        invocations[invocation.number] = invocation
    }

    /// Frees a worker and gives it to the next in line: first a body whose wait is over, then the queue.
    mutating func release(_ worker: Int, of step: Int, _ turn: inout Turn) {
        guard worker >= 0 else { return }
        lanes[step].workers.giveBack(worker)
        fill(step, &turn)
    }

    private mutating func fill(_ step: Int, _ turn: inout Turn) {
        while !lanes[step].workers.isFull {
            if let number = lanes[step].returning.popFirst() {
                guard invocations[number] != nil, let worker = lanes[step].workers.take() else { continue }
                goOn(number, worker: worker, &turn)
            } else if let number = lanes[step].queue.popFirst() {
                guard var invocation = invocations[number], let worker = lanes[step].workers.take() else { continue }
                invocation.phase = .running
                invocation.worker = worker
                invocations[number] = invocation
                note(.running, invocation, &turn)
                turn.commands.append(.run(invocation: number, step: step, events: invocation.events, attempt: 1))
            } else {
                return
            }
        }
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
        invocation.pending = []
        invocations[number] = invocation
        note(.running, invocation, &turn)
        for resume in pending { turn.commands.append(.resumeWait(token: resume.token, resume.result)) }
    }

    func note(_ state: StepState, _ invocation: Invocation, output: Int? = nil, _ turn: inout Turn) {
        turn.facts.append(
            .state(
                step: UInt16(truncatingIfNeeded: invocation.step),
                state,
                worker: Int16(truncatingIfNeeded: invocation.worker),
                invocation: UInt32(truncatingIfNeeded: invocation.number),
                input: UInt16(truncatingIfNeeded: invocation.inputType),
                output: output.map { UInt16(truncatingIfNeeded: $0) } ?? Fact.noOutput
            )
        )
    }
}
