import FoundationEssentials

/// A run's stream as an asynchronous sequence, from any sequence number on to the end of the run.
///
/// Any number of readers may read at any time, each at its own pace; a slow one costs the run nothing. A reader
/// that asks for entries that are no longer kept gets one ``EngineNotice/gap(from:to:)`` first. The sequence ends
/// after the run's final entry, or within 64 entries when the reading task is cancelled.
public struct RunEvents: AsyncSequence, Sendable {
    public typealias Element = RunEvent
    public typealias Failure = Never

    private let source: Source
    private let after: Int
    private let includingNotices: Bool

    private enum Source: Sendable {
        /// Whoever reads keeps the run: one that waits for somebody outside lives as long as its stream.
        case log(RunLog, StreamEntries, reach: RunReach?)
        case recorded([RunEvent])
    }

    init(
        _ log: RunLog,
        _ entries: StreamEntries,
        of reach: RunReach? = nil,
        after sequence: Int,
        includingNotices: Bool
    ) {
        source = .log(log, entries, reach: reach)
        after = sequence
        self.includingNotices = includingNotices
    }

    /// A stream of entries that are there already, such as a recording's.
    public init(recorded entries: [RunEvent]) {
        source = .recorded(entries)
        after = -1
        includingNotices = true
    }

    public func makeAsyncIterator() -> AsyncIterator {
        switch source {
        case .recorded(let entries): AsyncIterator(entries)
        case .log(let log, let entries, let reach):
            AsyncIterator(
                log: log,
                entries: entries,
                reach: reach,
                sequence: after,
                includingNotices: includingNotices
            )
        }
    }

    /// One reader's place in the stream.
    public struct AsyncIterator: AsyncIteratorProtocol {
        /// How often a reader that has read everything lets others go first before it goes on with what is there by then.
        private static let turns = 4
        /// So many entries are worth going on for at once.
        private static let many = 64

        private let log: RunLog?
        private let entries: StreamEntries?
        private let reach: RunReach?
        private let includingNotices: Bool
        private var cursor: RunLog.Cursor
        private var recorded: [RunEvent] = []
        private var position = 0

        fileprivate init(_ recorded: [RunEvent]) {
            log = nil
            entries = nil
            reach = nil
            includingNotices = true
            cursor = RunLog.Cursor(after: -1)
            self.recorded = recorded
        }

        fileprivate init(
            log: RunLog,
            entries: StreamEntries,
            reach: RunReach?,
            sequence: Int,
            includingNotices: Bool
        ) {
            self.log = log
            self.entries = entries
            self.reach = reach
            self.includingNotices = includingNotices
            cursor = RunLog.Cursor(after: sequence)
        }

        public mutating func next() async -> RunEvent? { await next(isolation: #isolation) }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> RunEvent? {
            guard let log, let entries else { return nextRecorded() }
            while true {
                let reading = log.read(&cursor)
                // Now and then, because a reader may be behind by a long way.
                if cursor.sequence % AsyncIterator.many == 0, Task.isCancelled { return nil }
                switch reading {
                case .published(let event, let place, let date):
                    return entries.entry(event, from: place, sequence: cursor.sequence, date: date)
                case .entry(let fact, let date):
                    if includingNotices || StreamEntries.isForEveryone(fact) {
                        return entries.entry(fact, sequence: cursor.sequence, date: date)
                    }
                case .gap(let gap, let date):
                    return RunEvent(
                        sequence: gap.upperBound,
                        time: Date(timeIntervalSinceReferenceDate: date),
                        origin: nil,
                        content: .notice(.gap(from: gap.lowerBound, to: gap.upperBound))
                    )
                case .over: return nil
                case .nothing:
                    if Task.isCancelled { return nil }
                    // Waking a reader costs the run more than an entry does, so a reader looks again before it sleeps. Nor does it
                    // go after each single entry, whose memory the writer's core would have to give up and take back.
                    var turns = 0
                    let many = AsyncIterator.many
                    while turns < AsyncIterator.turns, !log.hasMore(after: cursor.sequence, atLeast: many) {
                        await Task.yield()
                        turns += 1
                    }
                    if !log.hasMore(after: cursor.sequence) { await log.waitForMore(after: cursor.sequence) }
                }
            }
        }

        private mutating func nextRecorded() -> RunEvent? {
            guard position < recorded.count else { return nil }
            defer { position += 1 }
            return recorded[position]
        }
    }
}
