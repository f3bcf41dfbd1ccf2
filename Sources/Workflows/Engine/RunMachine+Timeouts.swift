extension RunMachine {
    /// Whether all that the run does is wait for answers.
    var onlyWaitsForPeople: Bool {
        busy == running(parents.idle) && (!waits.isEmpty || !parents.idle.isEmpty)
    }

    /// Starts or stops the run's clock after a tick; the deadline is only touched when that changes something.
    mutating func settleClock(_ turn: inout Turn) {
        guard let limit = clock.limit else { return }
        let counts =
            switch limit {
            case .working: !onlyWaitsForPeople
            case .total: true
            }
        guard (counts && !isPaused) != clock.isRunning else { return }
        if counts, !isPaused {
            clock.start(at: turn.now.elapsed)
            turn.commands.append(.setDeadline(.run, at: turn.now.elapsed + (clock.left(at: turn.now.elapsed) ?? .zero)))
        } else {
            clock.stop(at: turn.now.elapsed)
            turn.commands.append(.clearDeadline(.run))
        }
    }

    /// The run's deadline came; it counts only when the clock agrees.
    mutating func runDeadlineReached(_ turn: inout Turn) {
        guard clock.isRunning, let limit = clock.limit, let left = clock.left(at: turn.now.elapsed) else { return }
        if left > .zero {
            turn.commands.append(.setDeadline(.run, at: turn.now.elapsed + left))
        } else {
            end(.timedOut(limit: limit.duration, active: runningSteps), &turn)
        }
    }

    /// Moves the time limit; a run without one has nothing to move.
    mutating func extend(by time: Duration, _ turn: inout Turn) {
        guard clock.extend(by: time), clock.isRunning, let left = clock.left(at: turn.now.elapsed) else { return }
        turn.commands.append(.setDeadline(.run, at: turn.now.elapsed + left))
    }

    /// Moves the deadline of a wait; one without has nothing to move.
    mutating func extendWait(_ number: Int, by time: Duration, _ turn: inout Turn) {
        guard let deadline = waits.extend(number, by: time) else { return }
        turn.facts.append(.questionExtended(wait: UInt32(truncatingIfNeeded: number), until: deadline.date))
        turn.commands.append(.setDeadline(.wait(number), at: deadline.elapsed))
    }

    /// The steps that hold a worker, in order of declaration.
    var runningSteps: [Int] { lanes.indices.filter { lanes[$0].workers.busy > 0 } }
}
