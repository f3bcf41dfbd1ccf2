/// How much of its time limit a run has used; stands still while all the run does is wait for people.
struct WorkingClock: Sendable, Equatable {
    var limit: RunTimeout?
    /// Used before ``since``.
    private(set) var spent: Duration = .zero
    /// When the clock was last started; `nil` while it stands.
    private(set) var since: Duration?

    init(limit: RunTimeout?, spent: Duration = .zero) {
        self.limit = limit
        self.spent = spent
    }

    var isRunning: Bool { since != nil }

    func used(at now: Duration) -> Duration { since.map { spent + (now - $0) } ?? spent }

    func left(at now: Duration) -> Duration? { limit.map { max(.zero, $0.duration - used(at: now)) } }

    mutating func start(at now: Duration) { if since == nil { since = now } }

    /// Whether there was a limit to move.
    mutating func extend(by time: Duration) -> Bool {
        switch limit {
        case .working(let duration): limit = .working(duration + time)
        case .total(let duration): limit = .total(duration + time)
        case nil: return false
        }
        return true
    }

    mutating func stop(at now: Duration) {
        spent = used(at: now)
        since = nil
    }
}
