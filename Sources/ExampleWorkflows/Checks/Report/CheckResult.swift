/// What became of one check.
struct CheckResult: Codable, Hashable, Sendable {
    /// Its place in the list, from 0.
    var place: Int
    var check: Check
    var state: State
    /// The ends of its runs, oldest first.
    var outcomes: [CommandOutcome]
    /// All its runs together.
    var elapsed: Duration
    /// Why it was skipped, in a person's words.
    var reason: String?

    enum State: String, Codable, CaseIterable, Sendable {
        case green
        /// Green in the end, after it had been red.
        case flaky
        case skipped
        case stopped
        case notRun = "not run"
    }

    var isGreen: Bool { state == .green || state == .flaky }

    init(
        place: Int,
        check: Check,
        outcomes: [CommandOutcome],
        elapsed: Duration,
        state: State? = nil,
        reason: String? = nil
    ) {
        self.place = place
        self.check = check
        self.outcomes = outcomes
        self.elapsed = elapsed
        self.reason = reason
        self.state = state ?? (outcomes.count > 1 ? .flaky : .green)
    }

    /// How it ended last, in words.
    var ending: String { outcomes.last?.words ?? "not run" }
}
