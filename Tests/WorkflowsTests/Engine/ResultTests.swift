import Testing

@testable import Workflows

@Suite struct ResultTests {
    static let race: [Step<Bench>] = [
        Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
        Step("work", options: StepOptions(workers: 2)) { (_: Bench, _: Item, _) -> OneOf<Made, End> in .emit(End()) },
        Step("made") { (_: Bench, _: Made, _) in },
    ]

    @Test func `the stop event ends the run and cancels everything else`() {
        var bench = MachineBench(Self.race)
        bench.start()
        bench.fanOut(1, (1...3).map { Item(n: $0) })
        let commands = bench.finish(2, End(n: 9))
        #expect(commands.contains(.cancelInvocation(3)))
        #expect(bench.runs(commands).isEmpty)
        #expect(bench.turn.isEnd)
        #expect(
            bench.lastStream == [
                "work:0 finished Item#2 -> End", "work:0 running Item#4", "work:1 cancelled Item#3",
                "work:0 cancelled Item#4", "event End9",
            ]
        )
        #expect(bench.machine.status == .completed)
        #expect(bench.machine.invocations.isEmpty)
    }

    @Test func `what comes after the end changes nothing`() {
        var bench = MachineBench(Self.race)
        bench.start()
        bench.finish(1, End(n: 1))
        let over = bench.machine
        bench.finish(2, Made())
        bench.send(Item())
        bench.reduce(.cancelled)
        #expect(bench.machine == over)
        #expect(bench.wait(1, token: 5, for: Reply.self) == [.resumeWait(token: 5, .over)])
        let box = bench.box(Made())
        #expect(bench.reduce(.collected(box, invocation: 1, buffer: "x", expected: [])) == [.handOver(nil)])
    }

    @Test func `events behind a stop event in one array are not let out`() {
        var bench = MachineBench(Self.race)
        bench.start()
        let commands = bench.fanOut(1, [Item(n: 1), End(n: 2), Item(n: 3)])
        #expect(bench.runs(commands).isEmpty)
        #expect(bench.lastStream.last == "event End2")
        #expect(bench.machine.invocationCount == 2)
    }

    @Test func `a failure fails the run with the step's error`() {
        var bench = MachineBench(Self.race)
        bench.start()
        bench.fanOut(1, [Item(n: 1), Item(n: 2)])
        #expect(bench.fail(2, step: 1) == [.cancelInvocation(3)])
        #expect(bench.lastStream.first == "work:0 failed Item#2")
        #expect(bench.lastStream.last == "failed work Mishap: Mishap()")
        #expect(bench.machine.status == .failed)
        guard case .failed(let failure) = bench.machine.ending else { return }
        #expect(failure.error is Mishap)
    }

    @Test func `cancel ends the run`() {
        var bench = MachineBench(Self.race)
        bench.start()
        #expect(bench.reduce(.cancelled) == [.cancelInvocation(1)])
        #expect(bench.lastStream == ["go:0 cancelled Go#1", "cancelled"])
        #expect(bench.machine.status == .cancelled)
    }

    @Test func `a run may be cancelled before it starts`() {
        var bench = MachineBench(Self.race)
        bench.reduce(.cancelled)
        #expect(bench.machine.status == .cancelled)
        #expect(bench.start().isEmpty)
    }

    @Test func `a cancelled invocation keeps its worker until its body returns, and what it brings is dropped`() {
        var bench = MachineBench(Self.race)
        bench.start()
        bench.fanOut(1, (1...3).map { Item(n: $0) })
        #expect(bench.reduce(.invocationCancelled(2)) == [.cancelInvocation(2)])
        #expect(bench.lastStream == ["work:0 cancelled Item#2"])
        let published = bench.box(Left())
        bench.reduce(.published(published, invocation: 2))
        #expect(bench.lastStream == ["dropped Left of work: the invocation was over; it was dropped"])
        #expect(bench.runs(bench.finish(2, Made(), sends: [(Left(), nil)])) == ["work(Item3)#4"])
        #expect(
            bench.lastStream == [
                "dropped Left of work: the invocation was over; it was dropped",
                "dropped Made of work: the invocation was over; it was dropped", "work:0 running Item#4",
            ]
        )
        bench.reduce(.invocationCancelled(77))
        #expect(bench.turn.facts.isEmpty)
    }

    @Test func `a late array and a late error of a cancelled invocation are dropped`() {
        var bench = MachineBench(Self.race)
        bench.start()
        bench.fanOut(1, [Item(n: 1), Item(n: 2), Item(n: 3)])
        bench.reduce(.invocationCancelled(2))
        bench.fanOut(2, [Item(n: 4), Item(n: 5)])
        #expect(bench.lastStream.prefix(2).allSatisfy { $0.hasPrefix("dropped Item of work") })
        bench.reduce(.invocationCancelled(3))
        bench.fail(3, step: 1)
        #expect(bench.machine.isRunning)
        #expect(bench.machine.abandoned.isEmpty)
    }

    @Test func `an array of several types names each once`() {
        var bench = MachineBench(Self.race)
        bench.start()
        bench.fanOut(1, [Item(n: 1), Made(n: 2), Item(n: 3)])
        #expect(bench.lastStream.first == "go:0 finished Go#1 -> Item, Made")
    }
}
