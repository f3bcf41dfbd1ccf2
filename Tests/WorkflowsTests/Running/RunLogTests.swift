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

    @Test func `a batch that is read into again has nothing of the one before`() {
        let log = RunLog()
        for tick in 0..<200_000 { _ = log.append(fact(tick), date: Double(tick)) }
        var batch = RunLog.Batch()
        log.read(after: -1, limit: 3, into: &batch)
        #expect(batch.gap != nil && batch.facts.count == 3)
        log.read(after: 199_997, limit: 3, into: &batch)
        #expect(batch.gap == nil && batch.facts.map(\.sequence) == [199_998, 199_999])
        #expect(batch.facts.map(\.date) == [199_998, 199_999])
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
