/// When to give up trying; stops join with `&&` and `||`. Two stops are equal when their descriptions are.
public struct RetryStop: Sendable, CustomStringConvertible {
    /// The stop in words, as a continuation of "stops".
    public let description: String
    /// After how many attempts it stops at the latest; `nil` where that cannot be told beforehand.
    public private(set) var attempts: Int?
    private let test: @Sendable (_ failures: Int, _ elapsed: Duration, _ pause: Duration) -> Bool

    /// A stop of one's own.
    ///
    /// - Parameters:
    ///   - description: when it stops, in words; it also tells two stops apart.
    ///   - test: is given the failures so far, the time since the first attempt began, and the coming pause.
    public init(
        _ description: String,
        _ test: @escaping @Sendable (_ failures: Int, _ elapsed: Duration, _ pause: Duration) -> Bool
    ) {
        self.description = description
        self.test = test
    }

    /// Whether it is time to give up.
    public func isReached(failures: Int, elapsed: Duration, pause: Duration) -> Bool {
        test(failures, elapsed, pause)
    }

    /// Not before the run ends.
    public static let never = RetryStop("never") { _, _, _ in false }

    /// After so many attempts altogether; at least one is made.
    public static func afterAttempts(_ count: Int) -> RetryStop {
        var stop = RetryStop("after \(count) attempts") { failures, _, _ in failures >= count }
        stop.attempts = max(1, count)
        return stop
    }

    /// When so much time has passed since the first attempt began.
    public static func afterDelay(_ time: Duration) -> RetryStop {
        RetryStop("after \(time)") { _, elapsed, _ in elapsed >= time }
    }

    /// When the next attempt would begin after so much time.
    public static func beforeDelay(_ time: Duration) -> RetryStop {
        RetryStop("before \(time) are over") { _, elapsed, pause in elapsed + pause >= time }
    }

    /// When both are reached.
    public static func && (one: RetryStop, other: RetryStop) -> RetryStop {
        var stop = RetryStop("(\(one) and \(other))") {
            one.isReached(failures: $0, elapsed: $1, pause: $2) && other.isReached(failures: $0, elapsed: $1, pause: $2)
        }
        if let first = one.attempts, let second = other.attempts { stop.attempts = max(first, second) }
        return stop
    }

    /// When either is reached.
    public static func || (one: RetryStop, other: RetryStop) -> RetryStop {
        var stop = RetryStop("(\(one) or \(other))") {
            one.isReached(failures: $0, elapsed: $1, pause: $2) || other.isReached(failures: $0, elapsed: $1, pause: $2)
        }
        stop.attempts = [one.attempts, other.attempts].compactMap(\.self).min()
        return stop
    }
}

extension RetryStop: Hashable {
    public static func == (one: RetryStop, other: RetryStop) -> Bool { one.description == other.description }
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
