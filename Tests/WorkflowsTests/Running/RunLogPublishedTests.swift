import Synchronization
import Testing

@testable import Workflows

/// Published events lie beside a log's entries, in memory that the log alone is responsible for.
@Suite struct RunLogPublishedTests {
    /// Too large to lie in the place of an event itself, so that something has to be given back.
    private struct Long: Event {
        var number: Int
        var words = ["one", "two"]
        var text = "a text that is longer than a text can be that needs no memory of its own"
        var counted: Counted?

        init(_ number: Int, counted: Counted? = nil) {
            self.number = number
            self.counted = counted
        }

        init(from decoder: any Decoder) throws { number = 0 }
        func encode(to encoder: any Encoder) throws {}
    }

    private struct Short: Event { var number: Int }

    /// Something that says how many of it there are.
    private final class Counted: Sendable {
        static let alive = Atomic(0)
        init() { Self.alive.add(1, ordering: .relaxed) }
        deinit { Self.alive.subtract(1, ordering: .relaxed) }
    }

    private func fact(_ number: Int) -> Fact { .questionClosed(wait: UInt32(number), isAnswered: true) }

    /// The number that an entry was appended with.
    private func number(_ reading: RunLog.Reading) -> Int? {
        switch reading {
        case .entry(.questionClosed(let wait, _), _): Int(wait)
        case .published(let event as Long, _, _): event.number
        case .published(let event as Short, _, _): event.number
        default: nil
        }
    }

    /// Whether a published event has everything that ``append(_:to:)`` gave it.
    private func isWhole(_ reading: RunLog.Reading) -> Bool {
        guard case .published(let event, let place, let date) = reading, let tick = number(reading) else {
            return number(reading).map { $0 % 3 == 2 } ?? false
        }
        let long = event as? Long
        return long.map { $0.words == ["one", "two"] && $0.text.hasSuffix("own") } != false && date == Double(tick)
            && place.step == tick % 7 && place.attempt == tick % 5 + 1
    }

    private func append(_ tick: Int, to log: RunLog) {
        let place = Fact.Place(step: tick % 7, attempt: tick % 5 + 1)
        switch tick % 3 {
        case 0: _ = log.append(Short(number: tick), from: place, date: Double(tick))
        case 1: _ = log.append(Long(tick), from: place, date: Double(tick))
        default: _ = log.append(fact(tick), date: Double(tick))
        }
    }

    @Test func `published events and facts are read in the order of their ticks, each with its place and time`() {
        let log = RunLog()
        for tick in 0..<5000 { append(tick, to: log) }
        var cursor = RunLog.Cursor(after: -1)
        for tick in 0..<5000 {
            let reading = log.read(&cursor)
            #expect(number(reading) == tick)
            #expect(isWhole(reading))
        }
        guard case .nothing = log.read(&cursor) else { return #expect(Bool(false)) }
    }

    @Test func `a published event is a tick of its own, so as many are kept as ticks`() {
        let log = RunLog()
        for tick in 0..<100_000 { _ = log.append(Short(number: tick), from: Fact.Place(step: 0), date: 0) }
        var cursor = RunLog.Cursor(after: -1)
        guard case .gap(let gap, _) = log.read(&cursor) else { return #expect(Bool(false)) }
        #expect((65_536...66_560).contains(99_999 - gap.upperBound))
        #expect(number(log.read(&cursor)) == gap.upperBound + 1)
    }

    @Test func `events are given back with the entries that are no longer kept, and the rest with the log`() {
        #expect(Counted.alive.load(ordering: .relaxed) == 0)
        var log: RunLog? = RunLog()
        for tick in 0..<80_000 {
            if tick % 2 == 0 { append(2, to: log ?? RunLog()) }
            _ = log?.append(Long(tick, counted: Counted()), from: Fact.Place(step: 0), date: 0)
        }
        let alive = Counted.alive.load(ordering: .relaxed)
        #expect(alive > 40_000 && alive < 45_000)
        var cursor = RunLog.Cursor(after: -1)
        if case .gap? = log?.read(&cursor) {}
        var last = log?.read(&cursor)
        #expect(last != nil)
        log = nil
        // The reader's segment is still there, and with it what it holds.
        #expect((1...2048).contains(Counted.alive.load(ordering: .relaxed)))
        cursor = RunLog.Cursor(after: -1)
        last = nil
        #expect(Counted.alive.load(ordering: .relaxed) == 0)
    }

    @Test func `readers beside a writer see every published event whole, once and in order`() async {
        let log = RunLog()
        await withTaskGroup { group in
            for _ in 1...3 {
                group.addTask {
                    var cursor = RunLog.Cursor(after: -1)
                    var next = 0
                    while next < 120_000 {
                        let reading = log.read(&cursor)
                        switch reading {
                        case .nothing: await Task.yield()
                        case .gap(let gap, _):
                            #expect(gap.lowerBound == next)
                            next = gap.upperBound + 1
                        default:
                            guard number(reading) == next, isWhole(reading), cursor.sequence == next else {
                                Issue.record("entry \(next) is \(reading) with number \(cursor.sequence)")
                                return
                            }
                            next += 1
                        }
                    }
                }
            }
            group.addTask {
                for tick in 0..<120_000 {
                    append(tick, to: log)
                    if tick % 500 == 0 { await Task.yield() }
                }
            }
        }
    }

    @Test func `an entry with an event beside it is as small as one with a fact`() {
        #expect(MemoryLayout<RunLogSegment.Content>.size == MemoryLayout<Fact>.size)
        #expect(MemoryLayout<RunLogSegment.Entry>.stride == MemoryLayout<Fact>.stride + 8)
    }
}
