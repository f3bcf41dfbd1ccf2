extension RunMachine {
    /// What the run is doing, as one consistent picture; `sequence` is the newest entry of its stream.
    func snapshot(sequence: Int, at now: RunInstant) -> RunSnapshot {
        var queued = Array(repeating: 0, count: lanes.count)
        var retrying = queued
        for invocation in invocations.values where invocation.phase.isDelayed { retrying[invocation.step] += 1 }
        for invocation in invocations.values where invocation.phase == .queued || invocation.phase == .returning {
            queued[invocation.step] += 1
        }
        var stopping = Array(repeating: 0, count: lanes.count)
        for invocation in abandoned.values where invocation.worker >= 0 { stopping[invocation.step] += 1 }
        return RunSnapshot(
            status: status,
            sequence: sequence,
            steps: lanes.indices.map { index in
                RunSnapshot.StepActivity(
                    step: plan.steps[index].name,
                    workers: plan.steps[index].workers,
                    running: lanes[index].workers.busy - stopping[index],
                    stopping: stopping[index],
                    queued: queued[index],
                    waiting: lanes[index].waiting,
                    retrying: retrying[index],
                    finished: lanes[index].finished,
                    failed: lanes[index].failed
                )
            },
            questions: waits.open.map { plan.question($0) },
            timeLeft: clock.left(at: now.elapsed),
            isClockStopped: isRunning && clock.limit != nil && !clock.isRunning,
            joins: unmetJoins.map { plan.words(for: $0) },
            pause: debugging?.pause.map { plan.words(for: $0) },
            breakpoints: debugging?.given.map { plan.named($0) } ?? []
        )
    }

    var status: RunStatus { shownPhase.status }

    /// Whether its turn never came: it is new, or was cancelled before it began.
    var hasNeverBegun: Bool { phase == .new || (ending == .cancelled && invocationCount == 0) }

    /// The run as if it had just begun with an event, which is how one is saved whose turn has not come.
    func begun(with box: EventBox, at now: RunInstant) -> RunMachine {
        var copy = RunMachine(plan: plan, timeout: clock.limit)
        var turn = Turn()
        copy.reduce(.started(box), at: now, into: &turn)
        // No body has run, so nobody's time has begun.
        for number in copy.invocations.numbers { copy.invocations[number]?.started = nil }
        return copy
    }

    /// The machine as it is saved: its clock does not run while nobody runs it, nobody has a body at work, and what
    /// somebody who looked at it or held it had asked for is not asked of the run that goes on.
    func saved(at now: RunInstant) -> RunMachine {
        var copy = self
        copy.clock.stop(at: now.elapsed)
        copy.debugging = nil
        copy.holds = 0
        copy.abandoned.removeAll()
        for index in lanes.indices {
            copy.lanes[index].workers = WorkerSlots(plan.steps[index].workers)
            copy.lanes[index].queue = FirstInFirstOut()
            copy.lanes[index].returning = FirstInFirstOut()
            copy.lanes[index].waiting = 0
        }
        copy.isResting = isRunning
        return copy
    }
}
