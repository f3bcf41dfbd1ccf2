import FoundationEssentials

/// A run's stream as an asynchronous sequence, from any sequence number on to the end of the run.
///
/// Any number of readers may read at any time, each at its own pace; a slow one costs the run nothing. A reader
/// that asks for entries that are no longer kept gets one ``EngineNotice/gap(from:to:)`` first. The sequence ends
/// after the run's final entry, or when the reading task is cancelled.
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
        private static let batchSize = 128

        private let log: RunLog?
        private let entries: StreamEntries?
        private let reach: RunReach?
        private let includingNotices: Bool
        private var sequence = -1
        /// What was read and not given out yet. Facts become entries one by one, because an entry is six times their size.
        private var batch = RunLog.Batch()
        private var recorded: [RunEvent] = []
        private var position = 0

        fileprivate init(_ recorded: [RunEvent]) {
            log = nil
            entries = nil
            reach = nil
            includingNotices = true
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
            self.sequence = sequence
            self.includingNotices = includingNotices
        }

        public mutating func next() async -> RunEvent? { await next(isolation: #isolation) }

        public mutating func next(isolation actor: isolated (any Actor)?) async -> RunEvent? {
            var hasYielded = false
            while true {
                if let entry = nextOfBatch() { return entry }
                guard let log else { return nextRecorded() }
                if batch.isLast || Task.isCancelled { return nil }
                if log.hasMore(after: sequence) {
                    position = 0
                    log.read(after: sequence, limit: AsyncIterator.batchSize, into: &batch)
                } else if hasYielded {
                    await log.waitForMore(after: sequence)
                    hasYielded = false
                } else {
                    // Waking a reader costs the run more than an entry does, so a reader looks again before it sleeps.
                    await Task.yield()
                    hasYielded = true
                }
            }
        }

        private mutating func nextRecorded() -> RunEvent? {
            guard position < recorded.count else { return nil }
            defer { position += 1 }
            return recorded[position]
        }

        private mutating func nextOfBatch() -> RunEvent? {
            if batch.gap != nil { return nextGap() }
            while position < batch.facts.count {
                let item = batch.facts[position]
                position += 1
                sequence = item.sequence
                if includingNotices || StreamEntries.isForEveryone(item.fact) {
                    return entries?.entry(item.fact, sequence: item.sequence, date: item.date)
                }
            }
            return nil
        }

        private mutating func nextGap() -> RunEvent? {
            guard let gap = batch.gap else { return nil }
            batch.gap = nil
            sequence = gap.upperBound
            return RunEvent(
                sequence: gap.upperBound,
                time: Date(timeIntervalSinceReferenceDate: batch.facts.first?.date ?? 0),
                origin: nil,
                content: .notice(.gap(from: gap.lowerBound, to: gap.upperBound))
            )
        }
    }
}
