import Testing

@testable import Workflows

@Suite struct FailureTests {
    static let steps: [Step<Bench>] = [
        Step("go") { (_: Bench, _: Go, _) in [Item]() },
        Step("work", options: StepOptions(workers: 1, timeout: .seconds(10), sends: [Page.self])) {
            (_: Bench, item: Item, _) in Made(n: item.n)
        },
        Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        Step("page") { (_: Bench, _: Page, _) in },
    ]

    private func fannedOut(_ count: Int) -> MachineBench {
        var bench = MachineBench(Self.steps)
        bench.start()
        bench.fanOut(1, (1...count).map { Item(n: $0) })
        return bench
    }

    @Test func `a failed attempt waits for its time without a worker, then goes to the head of the line`() {
        var bench = fannedOut(3)
        let commands = bench.fail(2, step: 1, retryAfter: .seconds(5))
        #expect(bench.runs(commands) == ["work(Item2)#3"])
        #expect(commands.contains(.setDeadline(.retry(5), at: .seconds(5))))
        #expect(bench.lastStream.contains("work again #2 as #5 in 5.0"))
        #expect(bench.lastStream.contains("work retrying Item#5"))
        bench.now = .seconds(5)
        #expect(bench.runs(bench.reduce(.deadlineReached(.retry(5)))).isEmpty)
        #expect(bench.lastStream == ["work preparing Item#5"])
        #expect(bench.runs(bench.finish(3, Made(n: 2))) == ["work(Item1)#5"])
        #expect(bench.machine.invocations[5]?.attempt == 2)
        bench.finish(5, Made(n: 1))
        #expect(bench.runs(bench.finish(4, Made(n: 3))) == ["end(Made2, Made1, Made3)#6"])
    }

    @Test func `without a pause the next attempt goes before the queue`() {
        var bench = fannedOut(2)
        #expect(bench.runs(bench.fail(2, step: 1, retryAfter: .zero)) == ["work(Item1)#4"])
        #expect(bench.runs(bench.fail(4, step: 1, retryAfter: .zero)) == ["work(Item1)#5"])
        #expect(bench.machine.invocations[5]?.history?.failures == 2)
        #expect(bench.machine.invocations[5]?.work == 2)
    }

    @Test func `the failure that nobody catches ends the run, and nothing is left armed`() {
        var bench = fannedOut(2)
        bench.fail(2, step: 1, retryAfter: .seconds(5))
        let commands = bench.fail(3, step: 1)
        #expect(commands.contains(.clearDeadline(.retry(4))))
        #expect(bench.machine.status == .failed)
        #expect(bench.lastStream.last == "failed work Mishap: Mishap()")
    }

    @Test func `a run with a retry to come is not idle, and its clock goes on`() {
        var bench = MachineBench(
            timeout: .seconds(20),
            [Step("go") { (_: Bench, _: Go, _) in End() }]
        )
        bench.start()
        #expect(!bench.fail(1, retryAfter: .seconds(5)).contains(.clearDeadline(.run)))
        #expect(!bench.lastStream.contains { $0.hasPrefix("idle") })
        bench.now = .seconds(20)
        bench.reduce(.deadlineReached(.run))
        #expect(bench.machine.status == .timedOut)
    }

    @Test func `an early timer sets itself again`() {
        var bench = fannedOut(1)
        bench.fail(2, step: 1, retryAfter: .seconds(5))
        bench.now = .seconds(4)
        #expect(bench.reduce(.deadlineReached(.retry(3))) == [.setDeadline(.retry(3), at: .seconds(5))])
        #expect(bench.reduce(.deadlineReached(.retry(99))).isEmpty)
    }

    @Test func `an attempt that is cancelled in its pause leaves its fan-out`() {
        var bench = fannedOut(1)
        bench.fail(2, step: 1, retryAfter: .seconds(5))
        let commands = bench.reduce(.invocationCancelled(3))
        #expect(commands.contains(.clearDeadline(.retry(3))))
        #expect(bench.runs(commands) == ["end()#4"])
    }

    @Test func `what a failed attempt sent is not sent twice, and what differs is delivered with a notice`() {
        var bench = fannedOut(1)
        #expect(
            bench.runs(bench.fail(2, step: 1, retryAfter: .zero, sends: [(Page(n: 1), 11), (Page(n: 2), 22)])).contains(
                "page(Page1)#4"
            )
        )
        let again = bench.fail(3, step: 1, retryAfter: .zero, sends: [(Page(n: 1), 11), (Page(n: 3), 33)])
        #expect(bench.runs(again).filter { $0.hasPrefix("page") } == ["page(Page3)#7"])
        #expect(
            bench.lastStream.contains(
                "dropped Page of work: a body that ran again sent something else than before; it was delivered"
            )
        )
    }

    @Test func `an attempt has a time limit, and its late outcome counts for nothing`() {
        var bench = fannedOut(1)
        #expect(bench.turn.commands.contains(.setDeadline(.step(2), at: .seconds(10))))
        bench.now = .seconds(9)
        bench.timeOut(2, step: 1, retryAfter: .zero)
        #expect(bench.machine.invocations[2] != nil)
        bench.now = .seconds(10)
        let commands = bench.timeOut(2, step: 1, retryAfter: .zero)
        #expect(commands.contains(.cancelInvocation(2)))
        // The body still has the only worker.
        #expect(bench.runs(commands).isEmpty)
        let late = bench.finish(2, Made(n: 1))
        #expect(bench.lastStream.contains("dropped Made of work: the invocation was over; it was dropped"))
        #expect(bench.runs(late) == ["work(Item1)#3"])
        #expect(bench.turn.commands.contains(.setDeadline(.step(3), at: .seconds(20))))
        #expect(bench.runs(bench.finish(3, Made(n: 1))) == ["end(Made1)#4"])
        #expect(bench.turn.commands.contains(.clearDeadline(.step(3))))
    }

    @Test func `waiting does not count for the time limit of an attempt`() {
        var bench = fannedOut(1)
        bench.now = .seconds(4)
        #expect(bench.wait(2, token: 1, for: Reply.self).contains(.clearDeadline(.step(2))))
        bench.now = .seconds(1_000)
        #expect(bench.send(Reply(n: 1)).contains(.setDeadline(.step(2), at: .seconds(1_006))))
    }

    @Test func `a run that goes round in circles is stopped`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> OneOf<Item, End> in .emit(End()) },
            Step("again") { (_: Bench, item: Item, _) in Item(n: item.n) },
        ])
        bench.machine.maximumSteps = 3
        bench.start()
        bench.finish(1, Item(n: 1))
        bench.finish(2, Item(n: 1))
        bench.finish(3, Item(n: 1))
        #expect(bench.machine.status == .failed)
        #expect(bench.lastStream.last?.contains("after 3 steps") == true)
    }

    @Test func `a run whose limit is passed in the middle of a tick ends once and holds nothing`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("one") { (_: Bench, _: Item, _) in Made() },
            Step("two") { (_: Bench, _: Item, _) in Made() },
            Step("end") { (_: Bench, _: [Made], _) in End() },
        ])
        bench.machine.maximumSteps = 2
        bench.start()
        #expect(bench.runs(bench.fanOut(1, [Item(n: 1), Item(n: 2)])).isEmpty)
        #expect(bench.machine.status == .failed && bench.machine.invocations.isEmpty && bench.machine.busy == 0)
        #expect(bench.lastStream.count { $0.hasPrefix("failed") } == 1)
        #expect(bench.lastStream.last?.contains("after 2 steps") == true)
    }

    @Test func `attempts count for the limit of a run`() {
        var bench = MachineBench([Step("go") { (_: Bench, _: Go, _) in End() }])
        bench.machine.maximumSteps = 2
        bench.start()
        #expect(bench.runs(bench.fail(1, retryAfter: .zero)) == ["go(Go)#2"])
        #expect(bench.runs(bench.fail(2, retryAfter: .seconds(1))).isEmpty)
        #expect(bench.machine.status == .failed && bench.turn.commands.contains(.clearDeadline(.retry(3))))
    }

    @Test func `a set that a failed attempt was given is given to the next one`() {
        var bench = fannedOut(2)
        func handIn(_ number: Int, _ event: any WorkflowEvent) -> [EventBox]? {
            let expected = [bench.plan.types.number(of: Item.self), bench.plan.types.number(of: Item.self)]
            let box = bench.box(event)
            let commands = bench.reduce(.collected(box, invocation: number, buffer: "b", expected: expected))
            guard case .handOver(let set)? = commands.first else { return nil }
            return set
        }
        #expect(handIn(2, Item(n: 1)) == nil)
        bench.finish(2)
        let set = handIn(3, Item(n: 2))
        #expect(set?.count == 2)
        bench.fail(3, step: 1, retryAfter: .zero)
        #expect(handIn(4, Item(n: 2)) == set)
        #expect(handIn(4, Item(n: 5)) == nil)
    }
}
