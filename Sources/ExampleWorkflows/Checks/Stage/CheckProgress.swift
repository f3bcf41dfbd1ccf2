/// How far one check of a stage has come.
struct CheckProgress: Codable, Hashable, Sendable {
    /// Among the checks of all stages.
    let place: Int
    let check: Check
    private(set) var outcomes: [CommandOutcome] = []
    /// All its runs together.
    private(set) var elapsed = Duration.zero
    /// Since when its command runs; `nil` while it does not.
    private(set) var begun: ContinuousClock.Instant?
    private(set) var result: CheckResult?

    init(place: Int, check: Check) {
        self.place = place
        self.check = check
    }

    mutating func begin(at now: ContinuousClock.Instant) { begun = now }

    mutating func end(_ outcome: CommandOutcome, at now: ContinuousClock.Instant) {
        elapsed += begun.map { now - $0 } ?? .zero
        begun = nil
        outcomes.append(outcome)
    }

    /// What comes of it is decided: by its last outcome, or by a person.
    mutating func settle(_ state: CheckResult.State?, reason: String?) -> CheckResult {
        let result = report(outcomes, elapsed, state, reason: reason)
        self.result = result
        return result
    }

    /// What is to be reported of it when a person ends the run now.
    func stopped(at now: ContinuousClock.Instant) -> CheckResult {
        if let result { return result }
        if let begun { return report(outcomes + [.stopped], elapsed + (now - begun), .stopped) }
        return report(outcomes, elapsed, outcomes.isEmpty ? .notRun : .stopped)
    }

    private func report(
        _ outcomes: [CommandOutcome],
        _ elapsed: Duration,
        _ state: CheckResult.State?,
        reason: String? = nil
    ) -> CheckResult {
        CheckResult(place: place, check: check, outcomes: outcomes, elapsed: elapsed, state: state, reason: reason)
    }
}
