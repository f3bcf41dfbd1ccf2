/// Whether a failed step is tried again, and how long it waits first.
///
/// A policy is a value made of three parts: which errors are worth another attempt (``RetryCondition``), how long to
/// wait (``RetryWait``) and when to give up (``RetryStop``). They are asked in this order: the condition, then the wait,
/// then the stop, which already knows the coming wait. The engine asks once per failure and records the answer, so a
/// run that is resumed or replayed never asks again.
///
/// ```swift
/// let policy = RetryPolicy(when: .unlessError(CancellationError.self), wait: .fixed(.seconds(1)), stop: .afterAttempts(3))
/// print(policy)
/// ```
public struct RetryPolicy: Sendable, Hashable, CustomStringConvertible {
    /// Which errors are worth another attempt.
    public var condition: RetryCondition
    /// How long to wait before the next attempt.
    public var wait: RetryWait
    /// When to give up.
    public var stop: RetryStop

    /// A policy of three parts; without any, three attempts with five seconds between them.
    public init(
        when condition: RetryCondition = .always,
        wait: RetryWait = .fixed(.seconds(5)),
        stop: RetryStop = .afterAttempts(3)
    ) {
        self.condition = condition
        self.wait = wait
        self.stop = stop
    }

    /// The same pause before each attempt.
    public static func constant(attempts: Int = 3, delay: Duration = .seconds(5)) -> RetryPolicy {
        RetryPolicy(wait: .fixed(delay), stop: .afterAttempts(attempts))
    }

    /// Pauses that double, with a random part so that many branches do not come back together.
    public static func exponential(
        attempts: Int = 5,
        initial: Duration = .seconds(1),
        multiplier: Double = 2,
        maximum: Duration = .seconds(60),
        jitter: Bool = true
    ) -> RetryPolicy {
        RetryPolicy(
            wait: jitter
                ? .exponentialJitter(initial: initial, base: multiplier, maximum: maximum, jitter: initial)
                : .exponential(initial: initial, base: multiplier, maximum: maximum),
            stop: .afterAttempts(attempts)
        )
    }

    /// The pause before the next attempt, or `nil` to give up.
    ///
    /// - Parameters:
    ///   - failures: how often the step has failed, this failure included.
    ///   - elapsed: since the first attempt began.
    ///   - error: what the attempt threw.
    ///   - seed: makes the random parts repeatable: the same seed gives the same pause.
    public func pause(
        afterFailures failures: Int,
        elapsed: Duration,
        error: any Error,
        seed: UInt64 = 0
    ) -> Duration? {
        guard condition.allows(error) else { return nil }
        let pause = max(.zero, wait.pause(beforeRetry: failures, seed: seed))
        return stop.isReached(failures: failures, elapsed: elapsed, pause: pause) ? nil : pause
    }

    /// The policy in words.
    public var description: String { "retries \(condition), waits \(wait), stops \(stop)" }
}

/// What a step's body can know of the attempts before this one.
public struct RetryInfo: Sendable {
    /// How many attempts there were before; 0 on the first.
    public var number: Int
    /// Since the first attempt began; zero on the first.
    public var elapsed: Duration
    /// What the last attempt threw, or a ``RecordedError`` after the run was resumed from its saved form.
    public var lastError: (any Error)?
    /// When the last attempt failed, in seconds since the reference date.
    public var lastFailedAt: Double?

    /// What a body is told, made by hand for a test.
    public init(number: Int, elapsed: Duration, lastError: (any Error)? = nil, lastFailedAt: Double? = nil) {
        self.number = number
        self.elapsed = elapsed
        self.lastError = lastError
        self.lastFailedAt = lastFailedAt
    }
}

/// An error of which only its type's name and its words are left, because it went through a file.
public struct RecordedError: WorkflowError, Hashable {
    /// The name of the error's type.
    public let errorType: String
    /// What it said.
    public let message: String

    /// An error by its type's name and its words.
    public init(errorType: String, message: String) {
        self.errorType = errorType
        self.message = message
    }
}
