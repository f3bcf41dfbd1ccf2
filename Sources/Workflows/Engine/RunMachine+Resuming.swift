extension RunMachine {
    /// Runs again what was in progress when the snapshot was taken; open questions are shown to the new readers.
    ///
    /// Bodies that waited run from their top; a wait that was answered gives its answer at once, and one that
    /// is still open is taken up again without asking twice.
    mutating func resume(_ turn: inout Turn) {
        isResting = false
        if isFromElsewhere { moveMoments(to: turn.now) }
        recountChildren()
        for wait in Array(waits.open) {
            if let question = wait.question { turn.facts.append(.event(question, from: Fact.Place(step: wait.step))) }
            turn.facts.append(.questionOpened(wait))
            waits.attach(wait.number, token: nil)
            if let deadline = wait.deadline {
                turn.commands.append(.setDeadline(.wait(wait.number), at: deadline.elapsed))
            }
        }
        busy = invocations.count
        for number in invocations.numbers { restart(number, &turn) }
        // Whoever looks at the run is asked before each of them begins.
        if debugging != nil { for step in lanes.indices { fill(step, &turn) } }
    }

    /// Lets a body run again from its top instead of going on after a wait, with the same answers.
    ///
    /// What it does then is what it would do after a resume, so a body that does not repeat itself is found out.
    mutating func rerun(_ number: Int, afterWaitOf token: Int, _ turn: inout Turn) {
        guard let old = invocations.removeValue(forKey: number) else { return }
        invocationCount += 1
        var next = Invocation(number: invocationCount, step: old.step, events: old.events, scope: old.scope)
        next.origin = old.work
        next.history = old.history
        next.answers = old.answers
        next.ledger = old.ledger.rewound
        next.waits = old.waits
        turn.commands.append(.resumeWait(token: token, .over))
        for wait in old.waits {
            if let token = waits[wait]?.body?.token { turn.commands.append(.resumeWait(token: token, .over)) }
            waits.reassign(wait, to: next.number)
        }
        switch old.phase {
        case .waiting:
            lanes[old.step].waiting -= 1
            busy += 1
        case .queued, .running, .returning, .delayed, .held: break
        }
        note(.cancelled, old, &turn)
        abandoned[number] = old
        invocations[next.number] = next
        lanes[next.step].returning.append(next.number)
        fill(next.step, &turn)
    }

    /// Moves every moment from the clock that began at the reference date to this run's clock.
    private mutating func moveMoments(to now: RunInstant) {
        isFromElsewhere = false
        moveMoments(by: now.elapsed - .seconds(now.date))
    }

    /// Moves every moment by the difference of two clocks.
    mutating func moveMoments(by difference: Duration) {
        for number in invocations.numbers {
            guard var invocation = invocations[number] else { continue }
            invocation.started?.elapsed += difference
            if case .delayed(var due) = invocation.phase {
                due.elapsed += difference
                invocation.phase = .delayed(until: due)
            }
            if let history = invocation.history { invocation.history = history.moved(by: difference) }
            invocations[number] = invocation
        }
        waits.move(by: difference)
    }

    private mutating func restart(_ number: Int, _ turn: inout Turn) {
        guard var invocation = invocations[number] else { return }
        let step = invocation.step
        if case .delayed(let due) = invocation.phase {
            turn.commands.append(.setDeadline(.retry(number), at: due.elapsed))
            return note(.retrying, invocation, &turn)
        }
        invocation.pending = []
        invocation.waitCounts = [:]
        invocation.ledger = invocation.ledger.rewound
        invocation.timeLimit = nil
        if debugging == nil, let worker = lanes[step].workers.take() {
            start(&invocation, worker: worker, &turn)
        } else {
            invocation.phase = .queued
            invocation.worker = -1
            lanes[step].queue.append(number)
            note(.preparing, invocation, &turn)
        }
        invocations[number] = invocation
    }
}
