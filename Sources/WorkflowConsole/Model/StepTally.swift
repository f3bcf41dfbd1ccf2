public import FoundationEssentials
public import Workflows

/// What one step of a run is doing and has done, counted from the run's notices.
public struct StepTally: Sendable, Equatable {
    /// Invocations that wait for a worker now.
    public private(set) var queued = 0
    /// Invocations that run now.
    public private(set) var running = 0
    /// Invocations that wait for somebody now.
    public private(set) var waiting = 0
    /// Invocations whose next attempt is not due yet.
    public private(set) var retrying = 0
    /// Invocations that have ended with a result.
    public private(set) var finished = 0
    /// Invocations that have ended with an error.
    public private(set) var failed = 0
    /// Invocations that were cancelled.
    public private(set) var cancelled = 0
    /// The highest attempt that has begun; more than 1 means that something was tried again.
    public private(set) var attempt = 1
    /// When it last began to do what it is doing.
    public private(set) var since: Date?
    /// Whether the last invocation to end ended with an error.
    public private(set) var endedBadly = false
    /// The newest working times in seconds, at most 512; waiting does not count.
    public private(set) var durations: [Double] = []
    /// Seconds that calls which are over have waited.
    public private(set) var waitedSeconds = 0.0
    /// Seconds that calls which are over have worked.
    public private(set) var workedSeconds = 0.0
    private var live: [Int: Invocation] = [:]

    static let durationLimit = 512

    /// One call of the step's body.
    public struct Invocation: Sendable, Equatable {
        /// Counted from 1 per run.
        public var number: Int
        /// The step's name.
        public var step: String
        /// The attempt it is in, from 1.
        public var attempt: Int
        /// Where it stands, or how it ended.
        public var state: StepState
        /// The worker it has or had last, from 0.
        public var worker: Int?
        /// When its event came.
        public var queuedAt: Date
        /// When its body first began.
        public var startedAt: Date?
        /// When it was over.
        public var endedAt: Date?
        /// Seconds in which it waited, up to the last change of its state.
        public var waited = 0.0
        /// When it got the state it has.
        var since: Date

        /// Seconds it has worked since it began, without waiting.
        public func worked(at now: Date) -> Double {
            guard let startedAt else { return 0 }
            return max(0, (endedAt ?? now).timeIntervalSince(startedAt) - waited(at: now))
        }

        /// Seconds it has waited: for answers, for the next attempt, for a worker to take it up again.
        public func waited(at now: Date) -> Double {
            waited + (isAwaiting ? max(0, now.timeIntervalSince(since)) : 0)
        }

        /// Whether it has begun and does not work now.
        var isAwaiting: Bool {
            state == .waiting || (startedAt != nil && (state == .preparing || state == .retrying))
        }
    }

    /// The invocations that are not over, in order of their numbers.
    public var liveInvocations: [Invocation] { live.values.sorted { $0.number < $1.number } }

    /// The same without those that are queued, when they are more than a limit.
    func liveInvocations(queueLimit: Int) -> [Invocation] {
        queued <= queueLimit ? liveInvocations : live.values.filter { $0.startedAt != nil }
    }

    /// How many invocations are not over.
    public var liveCount: Int { live.count }

    /// Counts a change; gives the invocation when it is over.
    mutating func take(_ change: StepStateChange, attempt: Int, at time: Date) -> Invocation? {
        var invocation =
            live[change.invocation]
            ?? Invocation(
                number: change.invocation,
                step: change.step,
                attempt: attempt,
                state: change.state,
                worker: change.worker,
                queuedAt: time,
                since: time
            )
        if live[change.invocation] != nil { count(invocation.state, by: -1) }
        if invocation.isAwaiting {
            invocation.waited += max(0, time.timeIntervalSince(invocation.since))
        }
        count(change.state, by: 1)
        invocation.state = change.state
        invocation.since = time
        invocation.attempt = attempt
        invocation.worker = change.worker ?? invocation.worker
        self.attempt = max(self.attempt, attempt)
        since = time
        switch change.state {
        case .preparing, .waiting, .retrying:
            live[change.invocation] = invocation
            return nil
        case .running:
            if invocation.startedAt == nil { invocation.startedAt = time }
            endedBadly = false
            live[change.invocation] = invocation
            return nil
        case .finished, .failed, .cancelled:
            live[change.invocation] = nil
            invocation.endedAt = time
            endedBadly = change.state == .failed
            waitedSeconds += invocation.waited
            workedSeconds += invocation.worked(at: time)
            if invocation.startedAt != nil, change.state == .finished {
                if durations.count >= StepTally.durationLimit { durations.removeFirst(StepTally.durationLimit / 2) }
                durations.append(invocation.worked(at: time))
            }
            return invocation
        }
    }

    private mutating func count(_ state: StepState, by change: Int) {
        switch state {
        case .preparing: queued = max(0, queued + change)
        case .running: running = max(0, running + change)
        case .waiting: waiting = max(0, waiting + change)
        case .retrying: retrying = max(0, retrying + change)
        case .finished: finished += change
        case .failed: failed += change
        case .cancelled: cancelled += change
        }
    }

    /// Ends what was still going on when the run ended.
    mutating func close(at time: Date) -> [Invocation] {
        let open = liveInvocations.map { invocation -> Invocation in
            var invocation = invocation
            invocation.waited = invocation.waited(at: time)
            invocation.state = .cancelled
            invocation.since = time
            invocation.endedAt = time
            return invocation
        }
        cancelled += live.count
        live = [:]
        queued = 0
        running = 0
        waiting = 0
        retrying = 0
        return open
    }

    /// Seconds in which calls that had begun did not work, those that still wait included.
    public func waited(at now: Date) -> Double {
        live.values.reduce(waitedSeconds) { $0 + $1.waited(at: now) }
    }

    /// How long calls worked, in words: the sum of a few, or what 95 of 100 stayed below.
    public var figure: String? {
        guard !durations.isEmpty else { return nil }
        if durations.count < 5 { return durations.reduce(0, +).secondsText }
        let sorted = durations.sorted()
        return sorted[min(sorted.count - 1, sorted.count * 95 / 100)].secondsText + " p95"
    }
}
