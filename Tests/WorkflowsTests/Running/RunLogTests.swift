import Testing

@testable import Workflows

@Suite struct RunLogTests {
    private func fact(_ number: Int) -> Fact { .questionClosed(wait: UInt32(number), isAnswered: true) }

    private func wait(of fact: Fact) -> Int? {
        if case .questionClosed(let wait, _) = fact { Int(wait) } else { nil }
    }

    @Test func `a reader gets what comes after its place, in order, at most as much as it asks for`() {
        let log = RunLog()
        for tick in 0..<3000 { _ = log.append([fact(2 * tick), fact(2 * tick + 1)], date: Double(tick), isEnd: false) }
        #expect(log.newest == 5999)
        let batch = log.read(after: 2040, limit: 20)
        #expect(batch.facts.map(\.sequence) == Array(2041...2060))
        #expect(batch.facts.map { wait(of: $0.fact) } == Array(2041...2060))
        #expect(batch.facts.map(\.date) == (2041...2060).map { Double($0 / 2) })
        #expect(batch.gap == nil && !batch.isLast)
        #expect(log.read(after: 5999, limit: 10).facts.isEmpty)
    }

    @Test func `the last 65536 ticks are kept and an earlier reader is told what is missing`() {
        let log = RunLog()
        for tick in 0..<200_000 { _ = log.append([fact(tick)], date: 0, isEnd: tick == 199_999) }
        let batch = log.read(after: -1, limit: 1)
        let oldest = try? #require(batch.facts.first?.sequence)
        #expect(batch.gap == 0...((oldest ?? 0) - 1))
        #expect((65_536...66_560).contains(200_000 - (oldest ?? 0)))
        #expect(log.read(after: 199_998, limit: 5).isLast)
        #expect(log.read(after: 150_000, limit: 5).gap == nil)
    }

    @Test func `a reader knows without the lock whether there is more, and that nothing comes after the end`() {
        let log = RunLog()
        #expect(!log.hasMore(after: -1))
        _ = log.append(fact(0), date: 0)
        #expect(log.hasMore(after: -1) && !log.hasMore(after: 0))
        _ = log.append([fact(1), fact(2)], date: 0, isEnd: false)
        #expect(log.newest == 2 && log.hasMore(after: 1) && !log.hasMore(after: 2))
        _ = log.append([], date: 0, isEnd: true)
        #expect(log.newest == 2 && log.hasMore(after: 2))
        #expect(log.read(after: 2, limit: 5).isLast)
    }

    @Test func `a reader that stands still keeps the segment it is in and is then told what is missing`() {
        let log = RunLog()
        for tick in 0..<3000 { _ = log.append(fact(tick), date: Double(tick)) }
        var cursor = RunLog.Cursor(after: 99)
        #expect(log.read(&cursor, limit: 1).facts.map(\.sequence) == [100])
        for tick in 3000..<200_000 { _ = log.append(fact(tick), date: Double(tick)) }
        let rest = log.read(&cursor, limit: 200_000)
        let missing = rest.gap ?? 0...0
        #expect(missing.upperBound - missing.lowerBound > 100_000)
        #expect(
            rest.facts.map(\.sequence) == Array(101..<missing.lowerBound) + Array((missing.upperBound + 1)..<200_000)
        )
        #expect(rest.facts.allSatisfy { wait(of: $0.fact) == $0.sequence && $0.date == Double($0.sequence) })
    }

    @Test func `each fact has the time of its tick, however many facts a tick has and wherever a reader begins`() {
        let log = RunLog()
        var dates: [Double] = []
        for tick in 0..<700 {
            let facts = (0...(tick % 5)).map { fact(dates.count + $0) }
            dates += facts.map { _ in Double(tick) }
            _ = log.append(facts, date: Double(tick), isEnd: false)
        }
        for start in stride(from: -1, to: dates.count, by: 7) {
            for limit in [1, 3, 4000] {
                let facts = log.read(after: start, limit: limit).facts
                #expect(facts.first?.sequence == (start + 1 < dates.count ? start + 1 : nil))
                #expect(facts.allSatisfy { $0.date == dates[$0.sequence] && wait(of: $0.fact) == $0.sequence })
                #expect(facts.count == min(limit, dates.count - start - 1))
            }
        }
    }

    @Test func `ticks are counted and not their facts, so a large tick leaves others their place`() {
        let log = RunLog()
        for tick in 0..<1000 { _ = log.append(fact(tick), date: 0) }
        _ = log.append((1000..<101_000).map { fact($0) }, date: 1, isEnd: false)
        #expect(log.read(after: -1, limit: 1).gap == nil)
        for tick in 101_000..<166_000 { _ = log.append(fact(tick), date: 2) }
        let read = log.read(after: -1, limit: 1)
        #expect((read.gap?.upperBound ?? 0) < 1000)
    }

    @Test func `readers that read while the log is written see every entry that is kept, once and in order`() async {
        let log = RunLog()
        await withTaskGroup { group in
            for _ in 1...3 {
                group.addTask {
                    var cursor = RunLog.Cursor(after: -1)
                    var next = 0
                    while true {
                        switch log.read(&cursor) {
                        case .entry(let fact, let date):
                            guard wait(of: fact) == next, cursor.sequence == next, date == Double(next) else {
                                Issue.record("entry \(next) is \(fact) with number \(cursor.sequence)")
                                return
                            }
                            next += 1
                        case .gap(let gap, _):
                            #expect(gap.lowerBound == next)
                            next = gap.upperBound + 1
                        case .published(let event, _, _): Issue.record("nobody published \(event)")
                        case .nothing: await Task.yield()
                        case .over:
                            #expect(next == 200_000)
                            return
                        }
                    }
                }
            }
            group.addTask {
                for tick in 0..<200_000 {
                    _ = log.append([fact(tick)], date: Double(tick), isEnd: tick == 199_999)
                    if tick % 500 == 0 { await Task.yield() }
                }
            }
        }
    }

    @Test func `an event says where it left the run, whatever the step's number and the attempt`() {
        #expect(Fact.Place(step: nil).step == nil)
        #expect(Fact.Place(step: 0, attempt: 3).step == 0 && Fact.Place(step: 0, attempt: 3).attempt == 3)
        #expect(Fact.Place(step: 999, attempt: 1000).step == 999 && Fact.Place(step: 999, attempt: 1000).attempt == 255)
    }

    @Test func `a fact of the common kind is small`() { #expect(MemoryLayout<Fact>.stride <= 16) }

    @Test func `a waiting reader is woken by the next entry`() async {
        let log = RunLog()
        async let waited: Void = log.waitForMore(after: -1)
        while true {
            let woken = log.append([fact(1)], date: 0, isEnd: false)
            for reader in woken { reader.resume() }
            if log.newest > 2 { break }
            await Task.yield()
        }
        await waited
    }

    @Test func `a cancelled reader stops waiting`() async {
        let log = RunLog()
        let reader = Task { await log.waitForMore(after: -1) }
        reader.cancel()
        await reader.value
    }
}
