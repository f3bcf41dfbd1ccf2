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
        private static let looksBeforeSleep = 4

        private let log: RunLog?
        private let entries: StreamEntries?
        private let reach: RunReach?
        private let includingNotices: Bool
        private var sequence = -1
        private var batch: [RunEvent] = []
        private var position = 0
        private var isLast = false

        fileprivate init(_ recorded: [RunEvent]) {
            log = nil
            entries = nil
            reach = nil
            includingNotices = true
            batch = recorded
            isLast = true
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
            var looks = 0
            while position == batch.count {
                if isLast || Task.isCancelled { return nil }
                fill()
                guard batch.isEmpty, !isLast else { continue }
                // Waking a reader costs the run more than an entry does, so a reader looks again before it sleeps.
                looks += 1
                if looks <= AsyncIterator.looksBeforeSleep {
                    await Task.yield()
                } else {
                    await log?.waitForMore(after: sequence)
                    looks = 0
                }
            }
            defer { position += 1 }
            return batch[position]
        }

        private mutating func fill() {
            batch.removeAll(keepingCapacity: true)
            position = 0
            guard let log, let entries else { return }
            let read = log.read(after: sequence, limit: AsyncIterator.batchSize)
            if let gap = read.gap {
                let time = Date(timeIntervalSinceReferenceDate: read.facts.first?.date ?? 0)
                let notice = EngineNotice.gap(from: gap.lowerBound, to: gap.upperBound)
                batch.append(RunEvent(sequence: gap.upperBound, time: time, origin: nil, content: .notice(notice)))
                sequence = gap.upperBound
            }
            for item in read.facts where includingNotices || StreamEntries.isForEveryone(item.fact) {
                batch.append(entries.entry(item.fact, sequence: item.sequence, date: item.date))
            }
            sequence = read.facts.last?.sequence ?? sequence
            isLast = read.isLast
        }
    }
}
