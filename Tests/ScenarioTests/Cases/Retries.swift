import Workflows

private struct Attempt: LooseEvent {
    var retry_number: Int
    var last: String?
    var elapsed_is_zero: Bool
}
private struct ValueError: Error, CustomStringConvertible { var description: String }
private struct OSError: Error, CustomStringConvertible { var description: String }

extension Scenario {
    /// Attempts, conditions, waits and stops.
    static let retries: [Scenario] = [
        Scenario("s06_retries", "succeeds_on_the_third_attempt", .same()) { try await flaky(fast, failures: 2) },
        Scenario("s06_retries", "exhausted", .same()) { try await flaky(fast, failures: 9) },
        Scenario("s06_retries", "no_policy", .same()) { try await flaky(nil, failures: 9) },
        Scenario("s06_retries", "not_retryable", .same()) { try await flaky(onlyOSErrors, failures: 9) },
        Scenario("s06_retries", "retryable", .same()) {
            try await flaky(onlyOSErrors, failures: 1) { OSError(description: $0) }
        },
        Scenario("s06_retries", "delays", .same()) {
            let random = RetryPolicy(wait: .random(maximum: .seconds(10)), stop: .never)
            return [
                "default": pauses(RetryPolicy()),
                "fixed_2_stop_4": pauses(RetryPolicy(wait: .fixed(.seconds(2)), stop: .afterAttempts(4))),
                "exponential_1_2_max_10": pauses(RetryPolicy(wait: .exponential(maximum: .seconds(10)), stop: .never)),
                "incrementing_1_2_max_6": pauses(
                    RetryPolicy(
                        wait: .incrementing(start: .seconds(1), increment: .seconds(2), maximum: .seconds(6)),
                        stop: .never
                    )
                ),
                "chain_1_3_9": pauses(
                    RetryPolicy(
                        wait: .chain(.fixed(.seconds(1)), .fixed(.seconds(3)), .fixed(.seconds(9))),
                        stop: .never
                    )
                ),
                "combine_fixed_plus_incrementing": pauses(
                    RetryPolicy(
                        wait: .fixed(.seconds(1)) + .incrementing(increment: .seconds(1)),
                        stop: .afterAttempts(5)
                    )
                ),
                "stop_before_delay_5_wait_2_elapsed_0_to_5": pausesByElapsed(.beforeDelay(.seconds(5))),
                "stop_after_delay_3_elapsed_0_to_5": pausesByElapsed(.afterDelay(.seconds(3))),
                "seeded_jitter_is_repeatable": .bool(pauses(random) == pauses(random)),
            ]
        },
        Scenario(
            "s06_retries",
            "constructor_errors",
            .absent(
                .noMeaningInSwift,
                design: "3: what a policy is made of is typed",
                instead: "a condition without its message, and a chain without a wait, do not compile."
            )
        ),
    ]

    private static let fast = RetryPolicy(wait: .fixed(.zero), stop: .afterAttempts(3))
    private static let onlyOSErrors = RetryPolicy(when: .ifError(OSError.self), wait: .none, stop: .afterAttempts(5))

    private static func flaky(
        _ policy: RetryPolicy?,
        failures: Int,
        _ error: @escaping @Sendable (String) -> any Error = { ValueError(description: $0) }
    ) async throws -> JSON {
        let runner = try Flow.with(
            Step("flaky", options: StepOptions(retry: policy)) { (_: Flow, _: Start, context) in
                let info = context.retry
                context.publish(
                    Attempt(
                        retry_number: info.number,
                        last: info.lastError.map { String(describing: $0) },
                        elapsed_is_zero: info.elapsed == .zero
                    )
                )
                if info.number < failures { throw error("boom \(info.number)") }
                return Ending(.string("ok after \(info.number)"))
            }
        )
        return try await Trace.of { try runner.run() }
    }

    private static func pauses(_ policy: RetryPolicy) -> JSON {
        .array((1...6).map { seconds(policy.pause(afterFailures: $0, elapsed: .zero, error: error, seed: 7)) })
    }

    private static func pausesByElapsed(_ stop: RetryStop) -> JSON {
        let policy = RetryPolicy(wait: .fixed(.seconds(2)), stop: stop)
        return .array((0...5).map { seconds(policy.pause(afterFailures: 1, elapsed: .seconds($0), error: error)) })
    }

    private static let error = ValueError(description: "x")

    private static func seconds(_ pause: Duration?) -> JSON { pause.map { .number($0 / .seconds(1)) } ?? .null }
}
