import Testing

@testable import Workflows

@Suite struct TimeoutTests {
    static let steps: [Step<Bench>] = [
        Step("go", options: StepOptions(awaits: [Reply.self])) { (_: Bench, _: Go, _) in Ask() },
        Step("reply") { (_: Bench, _: Reply, _) in End() },
        Step("page") { (_: Bench, _: Page, _) in },
    ]

    @Test func `a run has its limit from its start`() {
        var bench = MachineBench(timeout: .seconds(5), Self.steps)
        bench.now = .seconds(100)
        #expect(bench.start().contains(.setDeadline(.run, at: .seconds(105))))
        bench.now = .seconds(105)
        #expect(bench.reduce(.deadlineReached(.run)) == [.cancelInvocation(1), .clearDeadline(.run)])
        #expect(bench.lastStream == ["go:0 cancelled Go#1", "timed out 5.0 go"])
        #expect(bench.machine.status == .timedOut)
    }

    @Test func `the clock stands still while the run only waits for people`() {
        var bench = MachineBench(timeout: .seconds(5), Self.steps)
        bench.start()
        bench.now = .seconds(2)
        #expect(bench.finish(1, Ask()).contains(.clearDeadline(.run)))
        bench.now = .seconds(5000)
        #expect(bench.reduce(.deadlineReached(.run)).isEmpty)
        #expect(bench.send(Reply()).contains(.setDeadline(.run, at: .seconds(5003))))
        bench.now = .seconds(5002)
        #expect(bench.reduce(.deadlineReached(.run)) == [.setDeadline(.run, at: .seconds(5003))])
        bench.now = .seconds(5003)
        bench.reduce(.deadlineReached(.run))
        #expect(bench.machine.status == .timedOut)
    }

    @Test func `the clock goes on while another step works`() {
        var bench = MachineBench(timeout: .seconds(5), Self.steps)
        bench.start()
        bench.send(Page())
        #expect(!bench.finish(1, Ask()).contains(.clearDeadline(.run)))
        #expect(bench.finish(2).contains(.clearDeadline(.run)))
    }

    @Test func `a waiting body counts as waiting for people`() {
        var bench = MachineBench(timeout: .seconds(5), Self.steps)
        bench.start()
        #expect(bench.wait(1, token: 1, for: Reply.self).contains(.clearDeadline(.run)))
    }

    @Test func `a total limit counts the people too`() {
        var bench = MachineBench(timeout: .total(.seconds(5)), Self.steps)
        bench.start()
        #expect(bench.finish(1, Ask()).isEmpty)
        bench.now = .seconds(5)
        bench.reduce(.deadlineReached(.run))
        #expect(bench.lastStream == ["w1 gone", "timed out 5.0 "])
    }

    @Test func `without a limit there is no deadline`() {
        var bench = MachineBench(Self.steps)
        #expect(bench.start().count == 1)
        #expect(bench.reduce(.deadlineReached(.run)).isEmpty)
    }

    @Test func `what is left of the time is on the picture`() {
        var bench = MachineBench(timeout: .seconds(5), Self.steps)
        bench.start()
        bench.now = .seconds(2)
        let working = bench.machine.snapshot(sequence: 3, at: RunInstant(elapsed: .seconds(3), date: 0))
        #expect(working.timeLeft == .seconds(2) && !working.isClockStopped)
        bench.finish(1, Ask())
        let waiting = bench.machine.snapshot(sequence: 3, at: RunInstant(elapsed: .seconds(99), date: 0))
        #expect(waiting.timeLeft == .seconds(3) && waiting.isClockStopped)
    }
}

extension TimeoutTests {
    @Test func `a limit can be moved while the clock runs and while it stands`() {
        var bench = MachineBench(timeout: .seconds(5), Self.steps)
        bench.start()
        bench.now = .seconds(4)
        #expect(bench.reduce(.extended(.seconds(10))) == [.setDeadline(.run, at: .seconds(15))])
        bench.finish(1, Ask())
        #expect(bench.reduce(.extended(.seconds(10))).isEmpty)
        bench.now = .seconds(100)
        #expect(bench.send(Reply()).contains(.setDeadline(.run, at: .seconds(121))))
    }

    @Test func `a run without a limit has nothing to move`() {
        var bench = MachineBench(timeout: nil, Self.steps)
        bench.start()
        #expect(bench.reduce(.extended(.seconds(10))).isEmpty)
    }
}
