extension RunMachine {
    /// Ends the run: everything that is still open is over, and the ending is the last fact.
    mutating func end(_ ending: RunEnding, _ turn: inout Turn) {
        // The stop event is on the stream already, but it has to be the last entry.
        let last = isStopFact(turn.facts.last) ? turn.facts.popLast() : nil
        // What the ending tick had begun besides is not run any more.
        turn.commands.removeAll { if case .run = $0 { true } else { false } }
        // Most runs end with nothing open.
        for invocation in invocations.isEmpty ? [] : invocations.values {
            let number = invocation.number
            note(.cancelled, invocation, &turn)
            if invocation.phase.hasBody { turn.commands.append(.cancelInvocation(number)) }
            if invocation.phase.isDelayed { turn.commands.append(.clearDeadline(.retry(number))) }
            if invocation.due != nil { turn.commands.append(.clearDeadline(.step(number))) }
            for resume in invocation.pending { turn.commands.append(.resumeWait(token: resume.token, .over)) }
        }
        if !invocations.isEmpty { invocations.removeAll() }
        children.removeAll()
        parents = Parents()
        abandoned.removeAll()
        debugging?.held = []
        for wait in Array(waits.open) {
            _ = waits.close(wait.number)
            turn.facts.append(.questionClosed(wait: UInt32(truncatingIfNeeded: wait.number), isAnswered: false))
            if wait.deadline != nil { turn.commands.append(.clearDeadline(.wait(wait.number))) }
            if let token = wait.body?.token { turn.commands.append(.resumeWait(token: token, .over)) }
        }
        if clock.isRunning {
            clock.stop(at: turn.now.elapsed)
            turn.commands.append(.clearDeadline(.run))
        }
        if !fanOuts.isEmpty { fanOuts.removeAll() }
        busy = 0
        for index in lanes.indices {
            let (finished, failed) = (lanes[index].finished, lanes[index].failed)
            lanes[index] = StepLane(workers: WorkerSlots(plan.steps[index].workers))
            lanes[index].finished = finished
            lanes[index].failed = failed
        }
        phase = .over(ending)
        if let last { turn.facts.append(last) } else { turn.facts.append(.ended(ending)) }
        turn.isEnd = true
    }

    private func isStopFact(_ fact: Fact?) -> Bool {
        if case .event(let box, _)? = fact { plan.types.roles(box.type).contains(.stop) } else { false }
    }
}
