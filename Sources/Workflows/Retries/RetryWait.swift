/// How long to wait before the next attempt; waits add up with `+`.
///
/// Random parts come from a seed, so that the same failure of the same run always waits the same time. Two waits are
/// equal when their descriptions are.
public struct RetryWait: Sendable, CustomStringConvertible {
    /// The wait in words.
    public let description: String
    private let compute: @Sendable (_ retry: Int, _ random: inout SeededRandom) -> Duration

    private init(
        _ description: String,
        _ compute: @escaping @Sendable (_ retry: Int, _ random: inout SeededRandom) -> Duration
    ) {
        self.description = description
        self.compute = compute
    }

    /// A wait of one's own.
    ///
    /// - Parameters:
    ///   - description: the wait in words; it also tells two waits apart.
    ///   - compute: the pause before the retry of a number, counted from 1.
    public init(_ description: String, _ compute: @escaping @Sendable (_ retry: Int) -> Duration) {
        self.init(description) { retry, _ in compute(retry) }
    }

    /// The pause before a retry, counted from 1.
    public func pause(beforeRetry retry: Int, seed: UInt64) -> Duration {
        var random = SeededRandom(seed)
        return compute(max(1, retry), &random)
    }

    /// No pause.
    public static let none = RetryWait("not at all") { _, _ in .zero }

    /// The same pause each time.
    public static func fixed(_ pause: Duration) -> RetryWait { RetryWait("\(pause)") { _, _ in pause } }

    /// `initial`, then `base` times as long each time, within limits.
    public static func exponential(
        initial: Duration = .seconds(1),
        base: Double = 2,
        maximum: Duration = .seconds(60),
        minimum: Duration = .zero
    ) -> RetryWait {
        RetryWait("\(initial) times \(base) each time, from \(minimum) to \(maximum)") { retry, _ in
            max(minimum, grown(initial, base, retry, maximum))
        }
    }

    /// `start`, then `increment` longer each time, up to a limit.
    public static func incrementing(
        start: Duration = .zero,
        increment: Duration = .seconds(100),
        maximum: Duration? = nil
    ) -> RetryWait {
        RetryWait("\(start) and \(increment) more each time, up to \(maximum.map { "\($0)" } ?? "any")") { retry, _ in
            let pause = limited(start.inSeconds + increment.inSeconds * Double(retry - 1))
            return max(.zero, min(pause, maximum ?? pause))
        }
    }

    /// Any pause between two limits.
    public static func random(minimum: Duration = .zero, maximum: Duration = .seconds(1)) -> RetryWait {
        RetryWait("\(minimum) to \(maximum) at random") { _, random in
            minimum + (max(minimum, maximum) - minimum) * random.unit()
        }
    }

    /// Exponential pauses with up to `jitter` added, within a limit.
    public static func exponentialJitter(
        initial: Duration = .seconds(1),
        base: Double = 2,
        maximum: Duration = .seconds(60),
        jitter: Duration = .seconds(1)
    ) -> RetryWait {
        RetryWait("\(initial) times \(base) each time and up to \(jitter) more, at most \(maximum)") { retry, random in
            max(.zero, min(maximum, grown(initial, base, retry, maximum) + jitter * random.unit()))
        }
    }

    /// Anything from the minimum to the exponential pause: "full jitter".
    ///
    /// Marc Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.
    public static func fullJitter(
        initial: Duration = .seconds(1),
        base: Double = 2,
        maximum: Duration = .seconds(60),
        minimum: Duration = .zero
    ) -> RetryWait {
        RetryWait("up to \(initial) times \(base) each time, from \(minimum) to \(maximum)") { retry, random in
            minimum + (max(minimum, grown(initial, base, retry, maximum)) - minimum) * random.unit()
        }
    }

    /// One wait after the other; the last repeats.
    public static func chain(_ first: RetryWait, _ rest: RetryWait...) -> RetryWait {
        let waits = [first] + rest
        return RetryWait("(\(waits.map(\.description).joined(separator: ", then ")))") { retry, random in
            waits[min(retry, waits.count) - 1].compute(retry, &random)
        }
    }

    /// Both, one after the other.
    public static func + (one: RetryWait, other: RetryWait) -> RetryWait {
        RetryWait("(\(one) and \(other))") { retry, random in
            one.compute(retry, &random) + other.compute(retry, &random)
        }
    }

    /// `initial` grown for the retry of a number; stays finite however often it is asked.
    private static func grown(_ initial: Duration, _ base: Double, _ retry: Int, _ maximum: Duration) -> Duration {
        var seconds = initial.inSeconds
        for _ in 1..<min(max(retry, 1), 1_024) where seconds < maximum.inSeconds { seconds *= base }
        return min(maximum, limited(seconds))
    }

    /// A pause that `Duration` can hold: at most about three thousand years.
    private static func limited(_ seconds: Double) -> Duration { .seconds(min(max(seconds, 0), 1e11)) }
}

extension RetryWait: Hashable {
    public static func == (one: RetryWait, other: RetryWait) -> Bool { one.description == other.description }
    public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension RetryWait {
    /// The seed of one failure: the same run, work and count give the same pause, and two branches differ.
    static func seed(run: String, step: String, work: Int, failures: Int) -> UInt64 {
        var digest = StableDigest()
        digest.add(run)
        digest.add(step)
        digest.add(UInt64(truncatingIfNeeded: work))
        digest.add(UInt64(truncatingIfNeeded: failures))
        return digest.value
    }
}
