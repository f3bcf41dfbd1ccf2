import Testing

@testable import Workflows

@Suite struct ChildTests {
    /// A machine whose first step, with a time limit of 10 seconds, has started two children.
    private func parent() -> MachineBench {
        var bench = MachineBench(
            timeout: .seconds(60),
            [Step("go", options: StepOptions(timeout: .seconds(10))) { (_: Bench, _: Go, _) in End() }]
        )
        bench.start()
        for _ in 1...2 { bench.reduce(.child(0, .opened(base: "part", invocation: 1))) }
        return bench
    }

    @discardableResult
    private func say(_ child: Int, isWaiting: Bool, stop: String? = nil, _ bench: inout MachineBench) -> [Command] {
        let standing = ChildStanding(isWaiting: isWaiting, stop: stop)
        return bench.reduce(.child(child, .said([], plan: bench.plan, standing)))
    }

    @Test func `both clocks stand still while all children wait for people`() {
        var bench = parent()
        bench.now = .seconds(4)
        #expect(say(1, isWaiting: true, &bench).isEmpty)
        #expect(say(2, isWaiting: true, &bench) == [.clearDeadline(.step(1)), .clearDeadline(.run)])
        bench.now = .seconds(1_000)
        #expect(
            say(1, isWaiting: false, &bench)
                == [.setDeadline(.step(1), at: .seconds(1_006)), .setDeadline(.run, at: .seconds(1_056))]
        )
        bench.now = .seconds(1_001)
        #expect(bench.reduce(.child(1, .ended(ChildEnding(status: .completed)))).count == 2)
        #expect(bench.machine.onlyWaitsForPeople)
        bench.now = .seconds(2_000)
        let last = bench.reduce(.child(2, .ended(ChildEnding(status: .completed))))
        #expect(last == [.setDeadline(.step(1), at: .seconds(2_005)), .setDeadline(.run, at: .seconds(2_055))])
        #expect(bench.finish(1, End(n: 1)).contains(.clearDeadline(.step(1))))
    }

    @Test func `a body that waits beside its children stops its time limit once`() {
        var bench = parent()
        bench.now = .seconds(4)
        bench.wait(1, token: 1, for: Reply.self)
        bench.now = .seconds(5)
        say(1, isWaiting: true, &bench)
        #expect(say(2, isWaiting: true, &bench).isEmpty)
        #expect(bench.machine.onlyWaitsForPeople)
        bench.now = .seconds(100)
        // It comes back, but only its children's people could do something.
        bench.send(Reply(n: 1))
        #expect(bench.machine.invocations[1]?.timeLimit == .left(.seconds(6)))
        #expect(say(2, isWaiting: false, &bench).contains(.setDeadline(.step(1), at: .seconds(106))))
    }

    @Test func `a child at a breakpoint stops its parent, which tells the others`() {
        var bench = parent()
        let stop = "before step 'check' (invocation 3)"
        #expect(say(1, isWaiting: true, stop: stop, &bench).contains(.tellChildren(.pause)))
        #expect(bench.machine.debugging?.pause == .inChild("part#1", words: stop))
        #expect(bench.machine.debugging?.pause.map { bench.plan.words(for: $0) } == "in part#1: \(stop)")
        #expect(bench.lastStream.isEmpty)
        #expect(!say(2, isWaiting: true, stop: stop, &bench).contains(.tellChildren(.pause)))
        #expect(bench.reduce(.debugged(.goOn)).contains(.tellChildren(.goOn)))
        #expect(bench.lastStream == ["continued"])
    }

    @Test func `a run whose children can only wait for somebody outside can too`() {
        var bench = parent()
        say(1, isWaiting: true, &bench)
        #expect(!bench.machine.onlyWaitsForOutside)
        for child in 1...2 {
            bench.reduce(.child(child, .said([], plan: bench.plan, ChildStanding(isWaiting: true, isStuck: true))))
        }
        #expect(bench.machine.onlyWaitsForOutside)
        // A child that ends wakes the body, which then works.
        bench.reduce(.child(1, .ended(ChildEnding(status: .failed))))
        bench.reduce(.child(2, .ended(ChildEnding(status: .failed))))
        #expect(!bench.machine.onlyWaitsForOutside)
    }

    @Test func `what goes on from a snapshot has no child that waits, until it has come back`() {
        var bench = parent()
        for child in 1...2 { say(child, isWaiting: true, &bench) }
        bench.machine = bench.machine.saved(at: RunInstant(elapsed: .zero, date: 0))
        bench.reduce(.resumed)
        #expect(!bench.machine.onlyWaitsForPeople && bench.machine.parents.idle.isEmpty)
        bench.reduce(.child(0, .opened(base: "part", invocation: 1)))
        #expect(bench.machine.children.count == 2)
        for child in 1...2 { say(child, isWaiting: true, &bench) }
        #expect(bench.machine.onlyWaitsForPeople)
    }

    @Test func `a child that was cancelled and begins anew does not wait until it says so`() {
        var bench = parent()
        bench.machine.rerunsBodies = true
        for child in 1...2 { say(child, isWaiting: true, &bench) }
        bench.wait(1, token: 1, for: Reply.self)
        bench.send(Reply(n: 1))
        for child in 1...2 { bench.reduce(.child(child, .ended(ChildEnding(status: .cancelled)))) }
        bench.reduce(.child(0, .opened(base: "part", invocation: 2)))
        #expect(bench.machine.children[1]?.invocation == 2 && bench.machine.children[1]?.ending == nil)
        #expect(bench.machine.parents.idle.isEmpty && bench.machine.clock.isRunning)
        #expect(bench.machine.invocations[2]?.due != nil)
    }
}
