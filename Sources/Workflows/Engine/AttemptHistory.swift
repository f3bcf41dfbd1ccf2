/// What is known of the attempts before one; a reference, because first attempts have none.
final class AttemptHistory: Sendable, Equatable {
    /// The number of the first invocation for these events.
    let work: Int
    let failures: Int
    let firstStarted: RunInstant
    let lastFailure: StepFailure
    let lastFailedAt: RunInstant

    init(work: Int, failures: Int, firstStarted: RunInstant, lastFailure: StepFailure, lastFailedAt: RunInstant) {
        self.work = work
        self.failures = failures
        self.firstStarted = firstStarted
        self.lastFailure = lastFailure
        self.lastFailedAt = lastFailedAt
    }

    /// The same history by a clock that began earlier or later.
    func moved(by difference: Duration) -> AttemptHistory {
        var (firstStarted, lastFailedAt) = (firstStarted, lastFailedAt)
        firstStarted.elapsed += difference
        lastFailedAt.elapsed += difference
        return AttemptHistory(
            work: work,
            failures: failures,
            firstStarted: firstStarted,
            lastFailure: lastFailure,
            lastFailedAt: lastFailedAt
        )
    }

    static func == (one: AttemptHistory, other: AttemptHistory) -> Bool {
        one.work == other.work && one.failures == other.failures && one.firstStarted == other.firstStarted
            && one.lastFailure == other.lastFailure && one.lastFailedAt == other.lastFailedAt
    }
}

/// What a body has done to the run besides its result, so that a body that runs again does not do it twice.
struct BodyLedger: Sendable, Equatable {
    /// What was delivered, in order.
    var sent: [SentKey] = []
    /// How many events this execution has sent.
    var sentCount = 0
    /// What `collect` gave, in order.
    var collected: [CollectedSet] = []
    /// How many events this execution has handed in.
    var collectedCount = 0
    /// How many child runs this execution has started.
    var childCount = 0

    /// The events of a sequence that the body returned.
    var feed: Feed?

    /// The ledger at the beginning of the next execution.
    var rewound: BodyLedger {
        var copy = self
        copy.sentCount = 0
        copy.collectedCount = 0
        copy.childCount = 0
        copy.feed?.count = 0
        return copy
    }
}

/// What tells one sent event from another: its type and a digest of its bytes.
struct SentKey: Sendable, Equatable {
    var type: Int
    var target: Int?
    var digest: UInt64?

    init(_ sent: SentEvent) {
        type = sent.box.type
        target = sent.target
        digest = sent.digest
    }

    init(type: Int, target: Int?, digest: UInt64?) {
        self.type = type
        self.target = target
        self.digest = digest
    }

    func isSame(as other: SentKey) -> Bool { digest != nil && self == other }
}

/// The fan-out of a sequence, and what has come of it.
struct Feed: Sendable, Equatable {
    var fanOut: Int
    /// What was let out, in order, over all attempts.
    var sent: [SentKey] = []
    /// How many events this attempt has let out.
    var count = 0

    /// The types that were let out, each once.
    var types: [Int] {
        var types: [Int] = []
        for key in sent where !types.contains(key.type) { types.append(key.type) }
        return types
    }
}

/// What one call of `collect` gave.
struct CollectedSet: Sendable, Equatable {
    var buffer: String
    var type: Int
    var set: [EventBox]?
}
