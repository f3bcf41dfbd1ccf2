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
///
/// A body that runs again gives its sequence from the start. What it gives at a place that was reached before is known
/// by its digest, or, where none was kept, by its place alone.
struct Feed: Sendable, Equatable {
    /// An endless sequence must not keep an endless list.
    static let keptDigests = 65_536

    var fanOut: Int
    /// How many events were let out, over all attempts.
    var sentCount = 0
    /// Of the first events, as far as their digests are known.
    var digests: [UInt64] = []
    /// The types that were let out, each once.
    var types: [Int] = []
    /// How many events this attempt has given.
    var count = 0

    /// What becomes of the next event that a body gives.
    enum Place: Sendable, Equatable {
        case new
        /// It went out before.
        case known
        /// Another one went out at its place.
        case differs
    }

    mutating func next(_ type: Int, digest: UInt64?) -> Place {
        let place = count
        count += 1
        if place >= sentCount {
            sentCount = count
            if let digest, digests.count == place, place < Feed.keptDigests { digests.append(digest) }
            if !types.contains(type) { types.append(type) }
            return .new
        }
        guard let digest, place < digests.count, digests[place] != digest else { return .known }
        digests[place] = digest
        if !types.contains(type) { types.append(type) }
        return .differs
    }
}

/// What one call of `collect` gave.
struct CollectedSet: Sendable, Equatable {
    var buffer: String
    var type: Int
    var set: [EventBox]?
}
