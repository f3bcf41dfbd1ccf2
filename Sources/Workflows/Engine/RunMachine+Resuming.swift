extension RunMachine {
    /// Runs again what was in progress when the snapshot was taken; open questions are shown to the new readers.
    ///
    /// Bodies that waited run from their top; a wait that was answered gives its answer at once, and one that
    /// is still open is taken up again without asking twice.
    mutating func resume(_ turn: inout Turn) {
        if isFromElsewhere { moveMoments(to: turn.now) }
        for wait in Array(waits.open) {
            if let question = wait.question { turn.facts.append(.event(question, step: wait.step)) }
            turn.facts.append(.questionOpened(wait))
            waits.attach(wait.number, token: nil)
            if let deadline = wait.deadline {
                turn.commands.append(.setDeadline(.wait(wait.number), at: deadline.elapsed))
            }
        }
        for index in lanes.indices {
            lanes[index].workers = WorkerSlots(plan.steps[index].workers)
            lanes[index].queue = FirstInFirstOut()
            lanes[index].returning = FirstInFirstOut()
            lanes[index].waiting = 0
        }
        abandoned.removeAll()
        busy = invocations.count
        for number in invocations.keys.sorted() { restart(number, &turn) }
    }

    /// Moves every moment from the clock that began at the reference date to this run's clock.
    private mutating func moveMoments(to now: RunInstant) {
        isFromElsewhere = false
        let difference = now.elapsed - .seconds(now.date)
        for number in invocations.keys {
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
        if let worker = lanes[step].workers.take() {
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
