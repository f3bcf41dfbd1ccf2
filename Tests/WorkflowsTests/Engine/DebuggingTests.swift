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

// MARK: Failures while the run stands still

extension DebuggingTests {
    /// A run with two bodies under way.
    private func underWay(_ breakpoints: [RunBreakpoint]) -> MachineBench {
        var bench = fannedOut(breakpoints)
        bench.start()
        bench.fanOut(1, (1...2).map { Item(n: $0) })
        return bench
    }

    private func held(_ bench: MachineBench) -> [Int]? { bench.machine.debugging?.held.map(\.invocation) }

    @Test func `a failure that comes while the run stands at another waits behind it, and a step deals with one`() {
        var bench = underWay([.failure])
        bench.fail(3, step: 1, retryAfter: .zero)
        #expect(bench.fail(2, step: 1).isEmpty)
        #expect(bench.lastStream == ["paused: step 'work' failed (invocation 2): Mishap()"])
        #expect(bench.machine.status == .running && held(bench) == [3, 2])
        #expect(bench.runs(bench.reduce(.debugged(.step))).isEmpty)
        #expect(bench.lastStream == ["work failed Item#3", "work again #3 as #4 in 0.0"])
        #expect(bench.machine.isPaused && held(bench) == [2])
        bench.reduce(.debugged(.step))
        #expect(bench.lastStream.last == "failed work Mishap: Mishap()")
    }

    @Test func `a failure is stopped at while the run stands still because somebody asked, or before a step`() {
        var asked = underWay([.failure])
        asked.reduce(.debugged(.pause))
        #expect(asked.fail(2, step: 1).isEmpty)
        #expect(asked.lastStream == ["paused: step 'work' failed (invocation 2): Mishap()"])
        #expect(asked.machine.status == .running && held(asked) == [2])
        asked.reduce(.debugged(.goOn))
        #expect(asked.machine.status == .failed)

        var stopped = fannedOut([.step(1), .failure])
        stopped.start()
        stopped.fanOut(1, (1...2).map { Item(n: $0) })
        stopped.reduce(.debugged(.goOn))
        stopped.fail(2, step: 1, retryAfter: .zero)
        #expect(stopped.machine.isPaused && held(stopped) == [2])
        #expect(stopped.runs(stopped.reduce(.debugged(.step))).isEmpty)
        #expect(stopped.runs(stopped.reduce(.debugged(.step))) == ["work(Item1)#4"])
    }

    @Test func `going on deals with every failure that was stopped at, and the next new one stops the run again`() {
        var bench = underWay([.failure])
        bench.fail(2, step: 1, retryAfter: .zero)
        bench.fail(3, step: 1, retryAfter: .zero)
        #expect(bench.runs(bench.reduce(.debugged(.goOn))) == ["work(Item1)#4", "work(Item2)#5"])
        #expect(!bench.machine.isPaused && held(bench) == [])
        bench.fail(5, step: 1)
        #expect(bench.machine.isPaused && held(bench) == [5])
        bench.fail(4, step: 1)
        #expect(bench.runs(bench.reduce(.debugged(.goOn))).isEmpty)
        #expect(bench.lastStream.last == "failed work Mishap: Mishap()" && held(bench) == [])
    }

    @Test func `an attempt that takes too long while the run stands still is stopped at too`() {
        var bench = limited()
        bench.reduce(.debugged(.pause))
        bench.now = .seconds(10)
        #expect(bench.timeOut(1, step: 0).contains(.cancelInvocation(1)))
        #expect(bench.machine.status == .running && held(bench) == [1])
        // It was stopped at once, whatever its body throws now.
        bench.fail(1)
        #expect(bench.machine.status == .running && held(bench) == [1] && bench.lastStream.isEmpty)
    }

    @Test func `where failures are not stopped at, a run that stands still is tried again later or ends at once`() {
        var bench = underWay([])
        bench.reduce(.debugged(.pause))
        #expect(bench.runs(bench.fail(2, step: 1, retryAfter: .zero)).isEmpty)
        #expect(bench.lastStream.contains("work again #2 as #4 in 0.0"))
        bench.fail(3, step: 1)
        #expect(bench.machine.status == .failed)
    }

    @Test func `all that was stopped at runs again when its run goes on from a snapshot`() {
        var bench = underWay([.failure])
        bench.fail(3, step: 1, retryAfter: .zero)
        bench.fail(2, step: 1)
        bench.machine = bench.machine.saved(at: RunInstant(elapsed: .zero, date: 0))
        #expect(bench.runs(bench.reduce(.resumed)) == ["work(Item1)#2", "work(Item2)#3"])
    }
}

// MARK: What has failed does not work any more

extension DebuggingTests {
    /// A run that stops at failures, and whose only step has a time limit.
    private func limited() -> MachineBench {
        let limited = StepOptions(timeout: .seconds(10), awaits: [Reply.self])
        var bench = MachineBench([Step("go", options: limited) { (_: Bench, _: Go, _) in End() }])
        bench.reduce(.debugged(.breakpoints([.failure])))
        bench.start()
        return bench
    }

    @Test func `the time limit of an attempt is over when its failure is looked at`() {
        var bench = limited()
        bench.now = .seconds(1)
        #expect(bench.fail(1).contains(.clearDeadline(.step(1))))
        bench.now = .seconds(10)
        #expect(bench.timeOut(1, step: 0).isEmpty)
        #expect(bench.machine.status == .running && bench.lastStream.isEmpty)
        bench.reduce(.debugged(.goOn))
        #expect(bench.lastStream == ["continued", "go failed Go#1", "failed go Mishap: Mishap()"])
    }

    @Test func `an attempt whose time is over has failed, whatever its body does while that is looked at`() {
        let late = "the invocation was over; it was dropped"
        var bench = limited()
        bench.now = .seconds(10)
        #expect(bench.timeOut(1, step: 0).contains(.cancelInvocation(1)))
        #expect(bench.wait(1, token: 7, for: Reply.self) == [.resumeWait(token: 7, .over)])
        let made = bench.box(Made())
        #expect(bench.reduce(.published(made, invocation: 1)).isEmpty)
        #expect(bench.lastStream == ["dropped Made of go: \(late)"])
        let expected = [bench.plan.types.number(of: Made.self)]
        let collected = Tick.collected(made, invocation: 1, buffer: "b", expected: expected)
        #expect(bench.reduce(collected) == [.handOver(nil)])
        #expect(bench.reduce(.child(0, .opened(base: "part", invocation: 1))) == [.handOverChild(nil)])
        #expect(!bench.machine.standsStill)
        bench.finish(1, End())
        #expect(bench.lastStream == ["dropped End of go: \(late)"])
        #expect(bench.machine.status == .running && bench.machine.standsStill)
        bench.reduce(.debugged(.goOn))
        #expect(bench.lastStream.last == "failed go Mishap: Mishap()")
    }

    @Test func `an attempt that is tried again after its timeout was looked at waits for its worker`() {
        let limited = StepOptions(workers: 1, timeout: .seconds(10))
        var bench = MachineBench([Step("go", options: limited) { (_: Bench, _: Go, _) in End() }])
        bench.reduce(.debugged(.breakpoints([.failure])))
        bench.start()
        bench.now = .seconds(10)
        bench.timeOut(1, step: 0, retryAfter: .zero)
        #expect(bench.runs(bench.reduce(.debugged(.goOn))).isEmpty)
        #expect(bench.runs(bench.finish(1, End())) == ["go(Go)#2"])
        #expect(bench.machine.status == .running)
    }

    @Test func `a run all of whose bodies are back stands still, and nothing but somebody outside can bring it on`() {
        var bench = fannedOut([.failure])
        bench.start()
        bench.fanOut(1, (1...2).map { Item(n: $0) })
        bench.fail(2, step: 1)
        #expect(!bench.machine.standsStill && bench.machine.runningSteps == [1])
        bench.finish(3, Made(n: 2))
        #expect(bench.machine.standsStill && bench.machine.onlyWaitsForOutside)
        #expect(bench.machine.runningSteps.isEmpty && bench.machine.standing.isWaiting)
    }

    @Test func `an invocation whose failure is looked at can be cancelled, and the failure is gone with it`() {
        var bench = fannedOut([.failure])
        bench.start()
        bench.fanOut(1, (1...2).map { Item(n: $0) })
        bench.fail(2, step: 1)
        #expect(bench.reduce(.invocationCancelled(2)).isEmpty)
        #expect(bench.lastStream == ["work cancelled Item#2"])
        bench.finish(3, Made(n: 2))
        #expect(bench.runs(bench.reduce(.debugged(.goOn))) == ["end(Made2)#4"])
        bench.finish(4, End())
        #expect(bench.machine.status == .completed)
    }

    @Test func `a body whose failure was looked at runs again when its run goes on from a snapshot`() {
        var bench = fannedOut([.failure])
        bench.start()
        bench.fanOut(1, [Item(n: 1)])
        bench.fail(2, step: 1)
        bench.machine = bench.machine.saved(at: RunInstant(elapsed: .zero, date: 0))
        #expect(bench.machine.debugging == nil)
        #expect(bench.runs(bench.reduce(.resumed)) == ["work(Item1)#2"])
        bench.finish(2, Made(n: 1))
        #expect(bench.runs(bench.turn.commands) == ["end(Made1)#3"])
    }
}
