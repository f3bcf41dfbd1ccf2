extension RunMachine {
    /// Runs again what was in progress when the snapshot was taken; open questions are shown to the new readers.
    ///
    /// Bodies that waited run from their top; a wait that was answered gives its answer at once, and one that
    /// is still open is taken up again without asking twice.
    mutating func resume(_ turn: inout Turn) {
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

    private mutating func restart(_ number: Int, _ turn: inout Turn) {
        guard var invocation = invocations[number] else { return }
        let step = invocation.step
        invocation.pending = []
        invocation.waitCounts = [:]
        if let worker = lanes[step].workers.take() {
            invocation.phase = .running
            invocation.worker = worker
            note(.running, invocation, &turn)
            turn.commands.append(.run(invocation: number, step: step, events: invocation.events, attempt: 1))
        } else {
            invocation.phase = .queued
            invocation.worker = -1
            lanes[step].queue.append(number)
            note(.preparing, invocation, &turn)
        }
        invocations[number] = invocation
    }
}
