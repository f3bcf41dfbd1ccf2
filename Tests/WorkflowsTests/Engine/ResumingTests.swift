import Testing

@testable import Workflows

@Suite struct ResumingTests {
    private func saved(_ bench: MachineBench) -> MachineBench {
        var copy = bench
        copy.machine = bench.machine.saved(at: RunInstant(elapsed: bench.now, date: 0))
        copy.facts = []
        return copy
    }

    @Test func `what was in progress runs again`() {
        var bench = MachineBench(WorkerTests.oneWorker)
        bench.start()
        bench.fanOut(1, (1...3).map { Item(n: $0) })
        bench.finish(2, Made(n: 1))
        var again = saved(bench)
        #expect(again.runs(again.reduce(.resumed)) == ["work(Item2)#3", "work(Item3)#4"])
        again.finish(3, Made(n: 2))
        #expect(again.runs(again.finish(4, Made(n: 3))) == ["end(Made1, Made2, Made3)#5"])
    }

    @Test func `an answered wait gives its answer at once and an open one is taken up without asking twice`() {
        var bench = MachineBench(WaitTests.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self, asking: Ask())
        bench.send(Reply(n: 7))
        bench.wait(1, token: 2, for: Reply.self, asking: Ask(), timeout: .seconds(60))

        var again = saved(bench)
        let commands = again.reduce(.resumed)
        #expect(again.runs(commands) == ["go(Go)#1"])
        #expect(commands.contains(.setDeadline(.wait(2), at: .seconds(60))))
        #expect(again.lastStream.prefix(2) == ["event Ask", "asked w2 Reply"])
        guard case .resumeWait(11, .answered(let box))? = again.wait(1, token: 11, for: Reply.self, asking: Ask()).first
        else { return #expect(Bool(false)) }
        #expect(box.value as? Reply == Reply(n: 7))
        #expect(
            !again.wait(1, token: 12, for: Reply.self, asking: Ask()).contains {
                if case .resumeWait = $0 { true } else { false }
            }
        )
        #expect(!again.lastStream.contains("event Ask"))
        guard case .resumeWait(12, .answered)? = again.send(Reply(n: 8), answering: 2).dropFirst().first
        else { return #expect(Bool(false)) }
    }

    @Test func `an answer that comes before the body is back waits for it`() {
        var bench = MachineBench(WaitTests.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self)
        var again = saved(bench)
        again.reduce(.resumed)
        #expect(again.send(Reply(n: 5), answering: 1).isEmpty)
        guard case .resumeWait(9, .answered(let box))? = again.wait(1, token: 9, for: Reply.self).first
        else { return #expect(Bool(false)) }
        #expect(box.value as? Reply == Reply(n: 5))
    }

    @Test func `a body that runs again and answers its own wait is told its answer`() {
        var bench = MachineBench(WaitTests.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self)
        var again = saved(bench)
        again.reduce(.resumed)
        let commands = again.wait(1, token: 2, for: Reply.self, sends: [Reply(n: 6)])
        guard case .resumeWait(2, .answered(let box))? = commands.last else { return #expect(Bool(false)) }
        #expect(box.value as? Reply == Reply(n: 6))
        #expect(again.machine.waits.isEmpty)
    }

    @Test func `a body that does not repeat itself is told so`() {
        var bench = MachineBench(WaitTests.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self, id: "x")
        var open = saved(bench)
        open.reduce(.resumed)
        let reply = bench.plan.types.number(of: Reply.self)
        let choice = bench.plan.types.number(of: Choice.self)
        #expect(
            open.wait(1, token: 2, for: Choice.self, id: "x")
                == [.resumeWait(token: 2, .differs(id: "x", recorded: [reply], asked: [choice]))]
        )
        bench.send(Reply())
        var answered = saved(bench)
        answered.reduce(.resumed)
        #expect(
            answered.wait(1, token: 2, for: Choice.self, id: "x")
                == [.resumeWait(token: 2, .differs(id: "x", recorded: [reply], asked: [choice]))]
        )
    }

    @Test func `more than the workers can do is queued again`() {
        var bench = MachineBench(WaitTests.body)
        bench.start()
        bench.send(Go(), to: 0)
        var again = saved(bench)
        again.reduce(.resumed)
        #expect(again.lastStream == ["go:0 running Go#1", "go preparing Go#2"])
    }

    @Test func `the time that was used stays used`() {
        var bench = MachineBench(timeout: .seconds(10), WaitTests.body)
        bench.start()
        bench.now = .seconds(4)
        var again = saved(bench)
        again.now = .seconds(1000)
        #expect(again.reduce(.resumed).contains(.setDeadline(.run, at: .seconds(1006))))
    }
}
