/// Turns a run's ticks into readings: what meters count and spans tell. A value that looks at no clock and no backend.
///
/// The driver keeps one per run while somebody observes, under the run's lock; readings leave after it.
struct RunMeter: Sendable {
    /// When the run began, by its own clock.
    private var begin: Duration?
    private var work: [Int: Work] = [:]

    private struct Work {
        var step: Int
        var isQueued = false
        /// Since when its body has been running, unless it waits or is queued.
        var since: Duration?
        var worked = Duration.zero

        mutating func pause(at now: Duration) {
            if let since { worked += now - since }
            since = nil
        }
    }

    /// One thing that happened, for whoever observes.
    enum Reading: Sendable, Equatable {
        /// The run began, or goes on from a context; with its start event, if it began now.
        case began(EventBox?)
        /// The run ended so long after it began; `nil` when it never did.
        case ended(RunEnding, after: Duration?)
        /// An invocation of a step waits for a worker.
        case queued(step: Int)
        /// It has got one, or needs none any more.
        case dequeued(step: Int)
        /// A step that failed is to be tried again.
        case retried(step: Int)
        /// An invocation is over; the time is what its body worked, without its waits.
        case stepEnded(step: Int, StepState, worked: Duration)
    }

    /// What one tick comes to; `ending` is how the run ended, if it has.
    mutating func read(_ tick: Tick, _ turn: Turn, ending: RunEnding?) -> [Reading] {
        var readings: [Reading] = []
        let now = turn.now.elapsed
        if begin == nil {
            switch tick {
            case .started(let box): readings.append(.began(box))
            case .resumed: readings.append(.began(nil))
            default: break
            }
            if !readings.isEmpty { begin = now }
        }
        for fact in turn.facts { read(fact, at: now, &readings) }
        if turn.isEnd, let ending { readings.append(.ended(ending, after: begin.map { now - $0 })) }
        return readings
    }

    private mutating func read(_ fact: Fact, at now: Duration, _ readings: inout [Reading]) {
        switch fact {
        case .state(let step, let state, _, _, let invocation, _, _):
            let number = Int(invocation)
            var work = self.work[number] ?? Work(step: Int(step))
            if work.isQueued, state != .preparing {
                work.isQueued = false
                readings.append(.dequeued(step: work.step))
            }
            switch state {
            case .preparing:
                if !work.isQueued { readings.append(.queued(step: work.step)) }
                work.isQueued = true
                work.pause(at: now)
            case .running: work.since = work.since ?? now
            case .waiting, .retrying: work.pause(at: now)
            case .finished, .failed, .cancelled: return end(number, work, state, at: now, &readings)
            }
            self.work[number] = work
        case .finishedWithSeveral(let step, _, let invocation, _, _):
            end(invocation, work[invocation] ?? Work(step: step), .finished, at: now, &readings)
        // Its body is back, and what is made of that may take as long as somebody looks at it.
        case .paused(.failure(_, let number)): work[number]?.pause(at: now)
        case .retryScheduled(let failure, _, _, _):
            if let step = failure.step { readings.append(.retried(step: step)) }
        default: return
        }
    }

    private mutating func end(
        _ number: Int,
        _ work: Work,
        _ state: StepState,
        at now: Duration,
        _ readings: inout [Reading]
    ) {
        var work = work
        work.pause(at: now)
        readings.append(.stepEnded(step: work.step, state, worked: work.worked))
        self.work[number] = nil
    }
}
