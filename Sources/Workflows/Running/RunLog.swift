import Synchronization

/// What a run's stream is read from: the facts of the last ticks, by sequence number, for any number of readers.
///
/// The newest 65,536 ticks are kept, in segments; a reader from before that is told what is missing. Appending
/// costs the same however many readers there are, unless they are waiting.
final class RunLog: Sendable {
    static let segmentTicks = 1024
    /// One more than 65,536 ticks need, because the newest is never full.
    static let keptSegments = 65

    private let state = Mutex(State())
    /// Twice the number of the next entry, and one more when the run is over.
    private let end = Atomic(0)

    fileprivate struct State {
        /// Those before the newest, oldest first.
        var full: [Segment] = []
        /// The one that is being written, by itself, because it is written to for every entry.
        var newest = Segment(firstSequence: 0)
        var nextSequence = 0
        var isEnded = false
        var readers: [Int: UnsafeContinuation<Void, Never>] = [:]
        var readerCount = 0
    }

    fileprivate struct Segment {
        let firstSequence: Int
        /// Where each tick's facts begin, and when it was.
        var ticks: [(firstFact: Int32, date: Double)] = []
        var facts: [Fact] = []
    }

    /// Readers that waited for what was just appended; they are resumed outside every lock.
    typealias Waiting = [UnsafeContinuation<Void, Never>]

    /// The number of the newest entry, or -1.
    var newest: Int { end.load(ordering: .acquiring) >> 1 - 1 }

    /// Whether there is something after a sequence number, or nothing will be any more; takes no lock.
    func hasMore(after sequence: Int) -> Bool {
        let end = end.load(ordering: .acquiring)
        return end & 1 == 1 || end >> 1 > sequence + 1
    }

    /// Adds the facts of one tick and returns whoever waits for them.
    func append(_ facts: [Fact], date: Double, isEnd: Bool) -> Waiting {
        if facts.isEmpty, !isEnd { return [] }
        return state.withLock { state -> Waiting in
            state.beginTick(date: date)
            for fact in facts { state.newest.facts.append(fact) }
            state.nextSequence += facts.count
            if isEnd { state.isEnded = true }
            return tell(&state)
        }
    }

    /// Adds the only fact of a tick that does not end the run.
    func append(_ fact: Fact, date: Double) -> Waiting {
        state.withLock { state -> Waiting in
            state.beginTick(date: date)
            state.newest.facts.append(fact)
            state.nextSequence += 1
            return tell(&state)
        }
    }

    private func tell(_ state: inout State) -> Waiting {
        end.store(state.nextSequence << 1 | (state.isEnded ? 1 : 0), ordering: .releasing)
        if state.readers.isEmpty { return [] }
        let waiting = Array(state.readers.values)
        state.readers.removeAll()
        return waiting
    }

    /// Some kept facts in order, at most `limit`.
    struct Batch: Sendable {
        var facts: [(fact: Fact, sequence: Int, date: Double)] = []
        /// What is no longer kept before the first of them.
        var gap: ClosedRange<Int>?
        /// Whether the run is over and nothing comes after these.
        var isLast = false
    }

    /// What comes after a sequence number (-1: from the start).
    func read(after sequence: Int, limit: Int) -> Batch {
        var batch = Batch()
        read(after: sequence, limit: limit, into: &batch)
        return batch
    }

    /// Reads into a batch that was there before, whose memory is used again.
    func read(after sequence: Int, limit: Int, into batch: inout Batch) {
        batch.facts.removeAll(keepingCapacity: true)
        batch.gap = nil
        state.withLock { state in
            var next = max(0, sequence + 1)
            let oldest = state.segment(0).firstSequence
            if next < oldest {
                batch.gap = next...(oldest - 1)
                next = oldest
            }
            let end = min(state.nextSequence, next + limit)
            var index = state.segmentIndex(of: next)
            while next < end, index <= state.full.count {
                next = State.read(state.segment(index), from: next, to: end, into: &batch)
                index += 1
            }
            batch.isLast = state.isEnded && next >= state.nextSequence
        }
    }

    /// Returns when there is something after a sequence number, the run is over, or the task is cancelled.
    func waitForMore(after sequence: Int) async {
        let number = state.withLock { state in
            state.readerCount += 1
            return state.readerCount
        }
        await withTaskCancellationHandler {
            await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
                let isThere = state.withLock { state in
                    if state.isEnded || state.nextSequence > sequence + 1 || Task.isCancelled { return true }
                    state.readers[number] = continuation
                    return false
                }
                if isThere { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.readers.removeValue(forKey: number) }?.resume()
        }
    }
}

extension RunLog.State {
    /// Makes room for a tick's facts in the newest segment.
    fileprivate mutating func beginTick(date: Double) {
        if newest.ticks.count == RunLog.segmentTicks {
            let count = newest.facts.count
            full.append(newest)
            if full.count == RunLog.keptSegments { full.removeFirst() }
            newest = RunLog.Segment(firstSequence: nextSequence)
            // A run that has filled one segment will fill the next.
            newest.ticks.reserveCapacity(RunLog.segmentTicks)
            newest.facts.reserveCapacity(count)
        } else if newest.ticks.isEmpty, full.isEmpty {
            // As many as a short run needs.
            newest.ticks.reserveCapacity(4)
            newest.facts.reserveCapacity(8)
        }
        newest.ticks.append((Int32(truncatingIfNeeded: newest.facts.count), date))
    }

    fileprivate func segment(_ index: Int) -> RunLog.Segment { index < full.count ? full[index] : newest }

    /// The segment that holds a sequence number, by halving.
    fileprivate func segmentIndex(of sequence: Int) -> Int {
        var (low, high) = (0, full.count + 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if segment(middle).firstSequence <= sequence { low = middle } else { high = middle }
        }
        return low
    }

    /// Copies what a segment has of a range; returns the sequence number after the last copied.
    fileprivate static func read(
        _ segment: RunLog.Segment,
        from first: Int,
        to end: Int,
        into batch: inout RunLog.Batch
    ) -> Int {
        var index = first - segment.firstSequence
        let stop = min(end - segment.firstSequence, segment.facts.count)
        guard index < stop else { return first }
        var (tick, high) = (0, segment.ticks.count)
        while high - tick > 1 {
            let middle = (tick + high) / 2
            if Int(segment.ticks[middle].firstFact) <= index { tick = middle } else { high = middle }
        }
        while index < stop {
            while tick + 1 < segment.ticks.count, Int(segment.ticks[tick + 1].firstFact) <= index { tick += 1 }
            batch.facts.append((segment.facts[index], segment.firstSequence + index, segment.ticks[tick].date))
            index += 1
        }
        return segment.firstSequence + index
    }
}
