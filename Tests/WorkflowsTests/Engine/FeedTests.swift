import Testing

@testable import Workflows

@Suite struct FeedTests {
    static let steps: [Step<Bench>] = [
        Step("go", options: StepOptions(workers: 1)) { (_: Bench, _: Go, _) in AsyncStream<Item> { $0.finish() } },
        Step("work") { (_: Bench, item: Item, _) in Made(n: item.n) },
        Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        Step("first", options: StepOptions(take: 2)) { (_: Bench, made: [Made], _) in },
    ]

    private func feed(_ bench: inout MachineBench, _ invocation: Int, _ n: Int, digest: UInt64) -> [String] {
        let box = bench.box(Item(n: n))
        return bench.runs(bench.reduce(.fed(box, digest: digest, invocation: invocation)))
    }

    @Test func `events of a sequence are taken as they come, and the join waits for its end`() {
        var bench = MachineBench(Self.steps)
        bench.start()
        bench.reduce(.feedOpened(invocation: 1))
        #expect(feed(&bench, 1, 1, digest: 1) == ["work(Item1)#2"])
        bench.finish(2, Made(n: 1))
        #expect(feed(&bench, 1, 2, digest: 2) == ["work(Item2)#3"])
        #expect(bench.runs(bench.finish(3, Made(n: 2))) == ["first(Made1, Made2)#4"])
        #expect(feed(&bench, 1, 3, digest: 3) == ["work(Item3)#5"])
        #expect(bench.runs(bench.finish(1)).isEmpty)
        #expect(bench.lastStream.contains("go:0 finished Go#1 -> Item"))
        #expect(bench.runs(bench.finish(5, Made(n: 3))) == ["end(Made1, Made2, Made3)#6"])
    }

    @Test func `an empty sequence fires its joins with nothing`() {
        var bench = MachineBench(Self.steps)
        bench.start()
        bench.reduce(.feedOpened(invocation: 1))
        #expect(bench.runs(bench.finish(1)) == ["end()#2", "first()#3"])
    }

    @Test func `an attempt after a failure goes on in the same fan-out and sends nothing twice`() {
        var bench = MachineBench(Self.steps)
        bench.start()
        bench.reduce(.feedOpened(invocation: 1))
        #expect(feed(&bench, 1, 1, digest: 1) == ["work(Item1)#2"])
        #expect(bench.runs(bench.fail(1, retryAfter: .zero)) == ["go(Go)#3"])
        bench.reduce(.feedOpened(invocation: 3))
        #expect(feed(&bench, 3, 1, digest: 1).isEmpty)
        #expect(feed(&bench, 3, 2, digest: 2) == ["work(Item2)#4"])
        bench.finish(2, Made(n: 1))
        bench.finish(3)
        #expect(bench.runs(bench.finish(4, Made(n: 2))) == ["first(Made1, Made2)#5", "end(Made1, Made2)#6"])
    }

    @Test func `what has no digest is known by its place`() {
        var bench = MachineBench(Self.steps)
        bench.start()
        bench.reduce(.feedOpened(invocation: 1))
        for n in 1...2 { bench.reduce(.fed(bench.box(Item(n: n)), digest: nil, invocation: 1)) }
        bench.fail(1, retryAfter: .zero)
        bench.reduce(.feedOpened(invocation: 4))
        #expect(feed(&bench, 4, 8, digest: 8).isEmpty && feed(&bench, 4, 9, digest: 9).isEmpty)
        #expect(feed(&bench, 4, 3, digest: 3) == ["work(Item3)#5"])
    }

    @Test func `another event at a known place goes out, and is said to be another`() {
        var bench = MachineBench(Self.steps)
        bench.start()
        bench.reduce(.feedOpened(invocation: 1))
        _ = feed(&bench, 1, 1, digest: 1)
        bench.fail(1, retryAfter: .zero)
        bench.reduce(.feedOpened(invocation: 3))
        #expect(feed(&bench, 3, 7, digest: 7) == ["work(Item7)#4"])
        #expect(bench.lastStream.first?.contains("sent something else than before; it was delivered") == true)
    }

    @Test func `a sequence without end keeps a list with an end`() {
        var feed = Feed(fanOut: 1)
        let length = Feed.keptDigests + 100
        for n in 0..<length { #expect(feed.next(n % 2, digest: UInt64(n)) == .new) }
        #expect(feed.digests.count == Feed.keptDigests && feed.sentCount == length && feed.types == [0, 1])
        feed.count = 0
        for n in 0..<length { #expect(feed.next(n % 2, digest: UInt64(n)) == .known) }
        #expect(feed.next(0, digest: 0) == .new)
    }

    @Test func `a cancelled sequence closes its fan-out, and what comes late is dropped`() {
        var bench = MachineBench(Self.steps)
        bench.start()
        bench.reduce(.feedOpened(invocation: 1))
        #expect(bench.runs(bench.reduce(.invocationCancelled(1))) == ["end()#2", "first()#3"])
        #expect(feed(&bench, 1, 1, digest: 1).isEmpty)
        #expect(bench.lastStream == ["dropped Item of go: the invocation was over; it was dropped"])
    }

    @Test func `a join that takes so many does not wait for the others, and fires once`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("first", options: StepOptions(take: 2)) { (_: Bench, items: [Item], _) in End(n: items.count) },
        ])
        bench.start()
        #expect(bench.runs(bench.fanOut(1, (1...4).map { Item(n: $0) })) == ["first(Item1, Item2)#2"])
        bench.finish(2, End(n: 2))
        #expect(bench.machine.status == .completed)
        var few = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("first", options: StepOptions(take: 2)) { (_: Bench, items: [Item], _) in End(n: items.count) },
        ])
        few.start()
        #expect(few.runs(few.fanOut(1, [Item(n: 1)])) == ["first(Item1)#2"])
    }
}
