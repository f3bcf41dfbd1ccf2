extension RunMachine {
    /// What the run is doing, as one consistent picture; `sequence` is the newest entry of its stream.
    func snapshot(sequence: Int, at now: RunInstant) -> RunSnapshot {
        var queued = Array(repeating: 0, count: lanes.count)
        var retrying = queued
        for invocation in invocations.values where invocation.phase.isDelayed { retrying[invocation.step] += 1 }
        for invocation in invocations.values where invocation.phase == .queued || invocation.phase == .returning {
            queued[invocation.step] += 1
        }
        return RunSnapshot(
            status: status,
            sequence: sequence,
            steps: lanes.indices.map { index in
                RunSnapshot.StepActivity(
                    step: plan.steps[index].name,
                    workers: plan.steps[index].workers,
                    running: lanes[index].workers.busy,
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
            breakpoints: debugging?.breakpoints.map { plan.breakpoint($0) } ?? []
        )
    }

    var status: RunStatus {
        switch phase {
        case .new: .queued
        case .running: .running
        case .over(let ending): ending.status
        }
    }

    /// The machine as it is saved: its clock does not run while nobody runs it.
    func saved(at now: RunInstant) -> RunMachine {
        var copy = self
        copy.clock.stop(at: now.elapsed)
        return copy
    }
}
