import Synchronization

/// What a run's stream is read from: the facts of the last ticks, by sequence number, for any number of readers.
///
/// The newest 65,536 ticks are kept, in segments; a reader from before that is told what is missing. Appending costs
/// the same however many readers there are, unless they are waiting. A reader takes the lock once for each segment, so that
/// neither it nor the run stands in the other's way.
final class RunLog: Sendable {
    static let keptTicks = 65_536

    private let state = Mutex(State())
    /// Twice the number of the next entry, and one more when the run is over.
    ///
    /// It is stored after what it counts is written and loaded before that is read, which is what lets readers read without
    /// the lock.
    private let end = Atomic(0)

    fileprivate struct State {
        /// Oldest first; the last one is being written.
        var segments: [RunLogSegment] = []
        /// What bodies published last; the same goes for it.
        var published: PublishedEvents?
        /// In all segments.
        var ticks = 0
        var nextSequence = 0
        var isEnded = false
        var readers: [Int: UnsafeContinuation<Void, Never>] = [:]
        var readerCount = 0
    }

    /// Readers that waited for what was just appended; they are resumed outside every lock.
    typealias Waiting = [UnsafeContinuation<Void, Never>]

    /// The number of the newest entry, or -1.
    var newest: Int { end.load(ordering: .acquiring) >> 1 - 1 }

    /// Whether there are so many entries after a sequence number, or no others will come any more; takes no lock.
    func hasMore(after sequence: Int, atLeast count: Int = 1) -> Bool {
        let end = end.load(ordering: .acquiring)
        return end & 1 == 1 || end >> 1 > sequence + count
    }

    /// Adds the facts of one tick and returns whoever waits for them.
    func append(_ facts: [Fact], date: Double, isEnd: Bool) -> Waiting {
        if facts.isEmpty, !isEnd { return [] }
        return state.withLock { state -> Waiting in
            for (index, fact) in facts.enumerated() { state.add(fact, date: date, beginsTick: index == 0) }
            if isEnd { state.isEnded = true }
            return tell(&state)
        }
    }

    /// Adds the only fact of a tick that does not end the run.
    func append(_ fact: Fact, date: Double) -> Waiting {
        state.withLock { state -> Waiting in
            state.add(fact, date: date, beginsTick: true)
            return tell(&state)
        }
    }

    /// Adds an event that a body published, the only entry of its tick.
    func append(_ event: any WorkflowEvent, from place: Fact.Place, date: Double) -> Waiting {
        state.withLock { state -> Waiting in
            state.add(event, from: place, date: date)
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

    /// One reader's place.
    struct Cursor: Sendable {
        /// The number of the last entry that was read, or told to be missing; -1 for the start.
        var sequence: Int
        fileprivate var segment: RunLogSegment?
        /// The end as it was last loaded: a reader that is behind leaves it to whoever writes.
        fileprivate var end = 0

        /// - Parameter sequence: any number; no log comes to the greatest ones, with which nothing could be counted.
        init(after sequence: Int) { self.sequence = min(max(-1, sequence), Int.max / 4) }
    }

    /// What a reader comes to next.
    enum Reading: Sendable {
        case entry(Fact, date: Double)
        /// An event that a body published.
        case published(any WorkflowEvent, from: Fact.Place, date: Double)
        /// Entries that are no longer kept, and when the first one was that is.
        case gap(ClosedRange<Int>, date: Double)
        /// There is nothing yet.
        case nothing
        /// The run is over, and everything has been read.
        case over
    }

    /// Reads the next entry, and moves the cursor to it.
    func read(_ cursor: inout Cursor) -> Reading {
        let next = cursor.sequence + 1
        if next >= cursor.end >> 1 {
            cursor.end = end.load(ordering: .acquiring)
            guard next < cursor.end >> 1 else { return cursor.end & 1 == 1 ? .over : .nothing }
        }
        if cursor.segment?.holds(next) != true {
            let segment = state.withLock { $0.segment(of: next) }
            cursor.segment = segment
            if let first = segment?.first, next < first.sequence {
                cursor.sequence = first.sequence - 1
                return .gap(next...(first.sequence - 1), date: first.date)
            }
        }
        guard let segment = cursor.segment else { return .nothing }
        cursor.sequence = next
        return segment[next]
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
    fileprivate mutating func add(_ fact: Fact, date: Double, beginsTick: Bool) {
        segmentToWrite().add(fact, date: date, beginsTick: beginsTick)
        if beginsTick { ticks += 1 }
        nextSequence += 1
    }

    fileprivate mutating func add(_ event: any WorkflowEvent, from place: Fact.Place, date: Double) {
        let segment = segmentToWrite()
        let events: PublishedEvents
        if let last = published, !last.isFull {
            events = last
        } else {
            events = PublishedEvents(after: published)
            published = events
        }
        segment.add(event, in: events, from: place, date: date)
        ticks += 1
        nextSequence += 1
    }

    private mutating func segmentToWrite() -> RunLogSegment {
        if let last = segments.last, !last.isFull { return last }
        let segment = RunLogSegment(after: segments.last, firstSequence: nextSequence)
        segments.append(segment)
        while let oldest = segments.first, ticks - oldest.ticks >= RunLog.keptTicks {
            ticks -= oldest.ticks
            segments.removeFirst()
        }
        return segment
    }

    /// The segment that holds an entry, or the oldest that is kept when it is no longer; found by halving.
    fileprivate func segment(of sequence: Int) -> RunLogSegment? {
        var (low, high) = (0, segments.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if segments[middle].firstSequence <= sequence { low = middle } else { high = middle }
        }
        return low < high ? segments[low] : nil
    }
}
