import Testing

@testable import Workflows

/// An event that no step of any test declares.
struct Stranger: Event {}

@Suite struct RoutingTests {
    static let twoAcceptors: [Step<Bench>] = [
        Step("second") { (_: Bench, _: Left, _) in },
        Step("go") { (_: Bench, _: Go, _) -> Left in Left() },
        Step("first") { (_: Bench, left: Left, _) in End(n: left.n) },
    ]

    @Test func `an event goes to every step that accepts it, in order of registration`() {
        var bench = MachineBench(Self.twoAcceptors)
        #expect(bench.runs(bench.start()) == ["go(Go)#1"])
        #expect(bench.runs(bench.finish(1, Left(n: 7))) == ["second(Left7)#2", "first(Left7)#3"])
        #expect(
            bench.lastStream == [
                "go:0 finished Go#1 -> Left", "Left to second+first", "second:0 running Left#2",
                "first:0 running Left#3",
            ]
        )
    }

    @Test func `an event with a target goes there alone`() {
        var bench = MachineBench(Self.twoAcceptors)
        bench.start()
        #expect(bench.runs(bench.send(Left(n: 1), to: 2)) == ["first(Left1)#2"])
        #expect(bench.lastStream.first == "Left to first from outside")
    }

    @Test func `a step that only waits for a type is not given it as work when it does not wait`() {
        var bench = MachineBench(WaitTests.body)
        bench.start()
        #expect(bench.send(Choice(), to: 0).isEmpty)
        #expect(bench.lastStream == ["unhandled Choice by nobody"])
        #expect(bench.machine.invocations.count == 1)
        bench.wait(1, token: 1, for: Choice.self)
        #expect(bench.send(Choice(), to: 0).contains { if case .resumeWait = $0 { true } else { false } })
    }

    @Test func `an event for a step that does not take it closes no question`() {
        var bench = MachineBench([
            Step("go", options: StepOptions(awaits: [Reply.self])) { (_: Bench, _: Go, _) in Ask() },
            Step("reply") { (_: Bench, _: Reply, _) in End() },
        ])
        bench.start()
        bench.finish(1, Ask())
        #expect(bench.send(Reply(), to: 0).isEmpty)
        #expect(bench.machine.waits.count == 1)
        #expect(bench.runs(bench.send(Reply(n: 2), to: 1)) == ["reply(Reply2)#2"])
        #expect(bench.machine.waits.isEmpty)
    }

    @Test func `an event that nobody accepts is noticed and the run goes on`() {
        var bench = MachineBench(Self.twoAcceptors)
        bench.start()
        #expect(bench.send(Page()).isEmpty)
        #expect(bench.lastStream == ["unhandled Page by nobody"])
        #expect(bench.machine.isRunning)
    }

    @Test func `a type that the graph does not know gets a number of its own`() {
        var bench = MachineBench(Self.twoAcceptors)
        bench.start()
        bench.finish(1, Stranger())
        #expect(bench.stream.contains("unhandled Stranger by go"))
        #expect(bench.plan.types.number(of: Stranger.self) == bench.plan.types.number(of: Stranger.self))
        #expect(bench.plan.types.roles(bench.plan.types.number(of: Stranger.self)) == [])
    }

    @Test func `what a body sends goes before its result`() {
        var bench = MachineBench([
            Step("go", options: StepOptions(sends: [Right.self])) { (_: Bench, _: Go, _) -> Left in Left() },
            Step("left") { (_: Bench, _: Left, _) in },
            Step("right") { (_: Bench, right: Right, _) in End(n: right.n) },
        ])
        bench.start()
        let commands = bench.finish(1, Left(n: 2), sends: [(Right(n: 1), nil), (Right(n: 5), 2)])
        #expect(bench.runs(commands) == ["right(Right1)#2", "right(Right5)#3", "left(Left2)#4"])
    }

    @Test func `a question that a body sends is asked`() {
        var bench = MachineBench([
            Step("go", options: StepOptions(sends: [Ask.self])) { (_: Bench, _: Go, _) in },
            Step("end") { (_: Bench, reply: Reply, _) in End(n: reply.n) },
        ])
        bench.start()
        bench.finish(1, sends: [(Ask(), nil)])
        #expect(bench.stream.contains("asked w1 Reply"))
    }

    @Test func `an undeclared send of an open workflow is delivered with a notice`() {
        var bench = MachineBench(isClosed: false, Self.twoAcceptors)
        bench.start()
        bench.finish(1, sends: [(Left(n: 3), nil)])
        #expect(
            bench.lastStream.contains("dropped Left of go: the step does not declare it in `sends`; it was delivered")
        )
        #expect(bench.runs(bench.turn.commands) == ["second(Left3)#2", "first(Left3)#3"])
    }

    @Test func `ticks before the start change nothing`() {
        var bench = MachineBench(Self.twoAcceptors)
        #expect(bench.send(Left()).isEmpty)
        #expect(bench.machine.isNew)
        #expect(bench.machine.status == .queued)
    }

    @Test func `a second start event is not taken`() {
        var bench = MachineBench(Self.twoAcceptors)
        bench.start()
        #expect(bench.start().isEmpty)
    }

    @Test func `the same ticks give an equal machine`() {
        var one = MachineBench(Self.twoAcceptors)
        var other = one
        for _ in 0..<2 {
            swap(&one, &other)
            one.start()
            one.finish(1, Left(n: 1))
            one.finish(2)
        }
        #expect(one.machine == other.machine)
        one.finish(3, End())
        #expect(one.machine != other.machine)
    }

    @Test func `what is published is on the stream and goes to no step`() {
        var bench = MachineBench(Self.twoAcceptors)
        bench.start()
        let box = bench.box(Left(n: 4))
        #expect(bench.reduce(.published(box, invocation: 1)).isEmpty)
        #expect(bench.lastStream == ["event Left4"])
    }
}
