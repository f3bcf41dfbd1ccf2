extension Scenario {
    /// Attempts, conditions, waits and stops.
    static let retries: [Scenario] = [
        "succeeds_on_the_third_attempt", "exhausted", "no_policy", "not_retryable", "retryable", "delays",
        "constructor_errors",
    ].map { Scenario("s06_retries", $0, .waiting("retry policies")) }
}
