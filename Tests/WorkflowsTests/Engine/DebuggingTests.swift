import Testing

@testable import Workflows

@Suite struct DebuggingTests {
    private func fannedOut(_ breakpoints: [RunBreakpoint] = [], isPaused: Bool = false) -> MachineBench {
        var bench = MachineBench(timeout: .seconds(60), WorkerTests.oneWorker)
        bench.reduce(.debugged(.breakpoints(breakpoints)))
        if isPaused { bench.reduce(.debugged(.pause)) }
        return bench
    }

    @Test func `while a run stands still nothing begins, and what runs goes on to its end`() {
        var bench = fannedOut()
        bench.start()
        #expect(bench.reduce(.debugged(.pause)).contains(.clearDeadline(.run)))
        #expect(bench.lastStream == ["paused: somebody asked"])
        #expect(bench.runs(bench.fanOut(1, (1...3).map { Item(n: $0) })).isEmpty)
        #expect(bench.reduce(.debugged(.pause)).isEmpty)
        bench.now = .seconds(1_000)
        let commands = bench.reduce(.debugged(.goOn))
        #expect(bench.runs(commands) == ["work(Item1)#2", "work(Item2)#3"])
        #expect(commands.contains(.setDeadline(.run, at: .seconds(1_060))))
        #expect(bench.lastStream.first == "continued")
    }

    @Test func `a run that starts standing still goes step by step, oldest first`() {
        var bench = fannedOut(isPaused: true)
        #expect(bench.runs(bench.start()).isEmpty)
        #expect(bench.runs(bench.reduce(.debugged(.step))) == ["go(Go)#1"])
        bench.fanOut(1, (1...3).map { Item(n: $0) })
        #expect(bench.runs(bench.reduce(.debugged(.step))) == ["work(Item1)#2"])
        #expect(bench.runs(bench.reduce(.debugged(.step))) == ["work(Item2)#3"])
        #expect(bench.runs(bench.reduce(.debugged(.step))).isEmpty)
        #expect(bench.runs(bench.finish(2, Made(n: 1))).isEmpty)
        #expect(bench.runs(bench.reduce(.debugged(.step))) == ["work(Item3)#4"])
        bench.finish(3, Made(n: 2))
        bench.finish(4, Made(n: 3))
        #expect(bench.runs(bench.reduce(.debugged(.step))) == ["end(Made1, Made2, Made3)#5"])
        bench.finish(5, End(n: 3))
        #expect(bench.machine.status == .completed)
    }

    @Test func `a breakpoint on a step stops before each invocation of it`() {
        var bench = fannedOut([.step(1)])
        bench.start()
        #expect(bench.runs(bench.fanOut(1, (1...2).map { Item(n: $0) })).isEmpty)
        #expect(bench.lastStream.contains("paused: before step 'work' (invocation 2)"))
        #expect(bench.runs(bench.reduce(.debugged(.goOn))) == ["work(Item1)#2"])
        #expect(bench.lastStream.last == "paused: before step 'work' (invocation 3)")
        #expect(bench.runs(bench.reduce(.debugged(.step))) == ["work(Item2)#3"])
        #expect(bench.machine.isPaused)
        bench.reduce(.debugged(.goOn))
        bench.finish(2, Made(n: 1))
        #expect(bench.runs(bench.finish(3, Made(n: 2))) == ["end(Made1, Made2)#4"])
    }

    @Test func `a breakpoint on an event stops before a step takes it`() {
        var bench = fannedOut()
        let made = bench.plan.types.number(of: Made.self)
        bench.reduce(.debugged(.breakpoints([.event(made)])))
        bench.start()
        bench.fanOut(1, [Item(n: 1)])
        #expect(bench.runs(bench.finish(2, Made(n: 1))).isEmpty)
        #expect(bench.lastStream.contains("paused: before 'end' takes Made (invocation 3)"))
        #expect(bench.runs(bench.reduce(.debugged(.goOn))) == ["end(Made1)#3"])
    }

    @Test func `a breakpoint on failures stops before anything is made of one`() {
        var bench = fannedOut([.failure])
        bench.start()
        bench.fanOut(1, (1...2).map { Item(n: $0) })
        #expect(bench.fail(2, step: 1, retryAfter: .zero).contains(.clearDeadline(.run)))
        #expect(bench.lastStream == ["paused: step 'work' failed (invocation 2): Mishap()"])
        #expect(bench.machine.status == .running)
        #expect(bench.runs(bench.reduce(.debugged(.goOn))) == ["work(Item1)#4"])
        bench.fail(3, step: 1)
        #expect(bench.machine.status == .running)
        bench.reduce(.debugged(.step))
        #expect(bench.machine.status == .failed)
    }

    @Test func `a timer that was on its way when its attempt came to wait is no failure to stop at`() {
        let limited = StepOptions(timeout: .seconds(10))
        var bench = MachineBench([Step("go", options: limited) { (_: Bench, _: Go, _) in End() }])
        bench.reduce(.debugged(.breakpoints([.failure])))
        bench.start()
        bench.reduce(.child(0, .opened(base: "part", invocation: 1)))
        bench.reduce(.child(1, .said([], plan: bench.plan, ChildStanding(isWaiting: true))))
        bench.now = .seconds(10)
        bench.timeOut(1, step: 0)
        #expect(!bench.machine.isPaused && bench.lastStream.isEmpty)
        bench.reduce(.child(1, .ended(ChildEnding(status: .completed))))
        bench.now = .seconds(20)
        bench.timeOut(1, step: 0)
        #expect(bench.machine.isPaused)
    }
}
