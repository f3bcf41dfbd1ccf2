import Testing

@testable import Workflows

@Suite struct IdleTests {
    @Test func `a run that can never go on fails and says why`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> OneOf<Left, Right> in .emit(Left()) },
            Step("merge", joining: (Left.self, Right.self)) { (_: Bench, left: Left, _: Right, _) in End(n: left.n) },
        ])
        bench.start()
        bench.finish(1, Left(n: 1))
        #expect(bench.lastStream.contains("idle: merge needs Right, has Left"))
        #expect(
            bench.lastStream.last
                == "failed - WorkflowRuntimeError: Workflow 'bench' is deadlocked: nothing runs, nobody was asked and "
                + "no event can come from outside. A join cannot be met: merge needs Right, has Left."
        )
    }

    @Test func `a run whose steps are all done without a stop event fails`() {
        var bench = MachineBench([Step("go") { (_: Bench, _: Go, _) -> End? in nil }])
        bench.start()
        bench.finish(1)
        #expect(bench.lastStream.last?.hasSuffix("Every step is done and none returned the stop event.") == true)
    }

    @Test func `an entry event keeps the run open`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) in },
            Step("page") { (_: Bench, _: Page, _) in End() },
        ])
        #expect(bench.plan.entries.map { bench.plan.types.name($0) } == ["Page"])
        bench.start()
        bench.finish(1)
        #expect(bench.lastStream.last == "idle: Page from outside")
        #expect(bench.machine.isRunning)
    }

    @Test func `an entry event that a step makes keeps nothing open`() {
        let bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) in Page() },
            Step("page") { (_: Bench, _: Page, _) in End() },
        ])
        #expect(bench.plan.entries.isEmpty)
    }

    @Test func `a hold keeps the run open until it is given up`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) in },
            Step("left") { (_: Bench, _: Left, _) in End() },
        ])
        bench.reduce(.held(1))
        bench.start()
        bench.finish(1)
        #expect(bench.lastStream.last == "idle: whoever holds the run open")
        bench.reduce(.held(-1))
        #expect(bench.machine.status == .failed)
    }

    @Test func `idle is said each time it comes about, with the oldest questions`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Ask] in [] },
            Step("reply") { (_: Bench, _: Reply, _) in },
        ])
        bench.start()
        bench.fanOut(1, (1...5).map { _ in Ask() })
        #expect(bench.lastStream.last == "idle: Reply to Ask (w1), Reply to Ask (w2), Reply to Ask (w3) and 2 more")
        bench.send(Reply(), answering: 1)
        #expect(!bench.lastStream.contains { $0.hasPrefix("idle") })
        bench.finish(2)
        #expect(bench.lastStream.last == "idle: Reply to Ask (w2), Reply to Ask (w3), Reply to Ask (w4) and 1 more")
    }

    @Test func `a body that waits without asking is named by what it waits for`() {
        var bench = MachineBench(WaitTests.body)
        bench.start()
        bench.wait(1, token: 1, for: Choice.self)
        #expect(bench.lastStream.last == "idle: Choice (w1)")
    }
}
