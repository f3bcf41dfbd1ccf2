import Testing

@testable import Workflows

@Suite struct JoinTests {
    static let pair: [Step<Bench>] = [
        Step("go") { (_: Bench, _: Go, _) -> [OneOf<Left, Right>] in [] },
        Step("merge", joining: (Left.self, Right.self)) { (_: Bench, left: Left, right: Right, _) in
            Made(n: left.n * 10 + right.n)
        },
        Step("made") { (_: Bench, _: Made, _) in End() },
    ]

    @Test func `a set runs the step once per complete set, oldest first`() {
        var bench = MachineBench(Self.pair)
        bench.start()
        bench.send(Left(n: 1))
        bench.send(Left(n: 2))
        #expect(bench.runs(bench.send(Right(n: 5))) == ["merge(Left1, Right5)#2"])
        #expect(bench.lastStream.last == "merge:0 running Left, Right#2")
        #expect(bench.runs(bench.send(Right(n: 6))) == ["merge(Left2, Right6)#3"])
    }

    @Test func `events of different levels do not meet`() {
        var bench = MachineBench(Self.pair)
        bench.start()
        bench.reduce(.held(1))
        bench.send(Right(n: 1))
        #expect(bench.runs(bench.fanOut(1, [Left(n: 2)])).isEmpty)
        #expect(
            bench.lastStream.contains(
                "dropped Left of merge: its fan-out closed before the join was complete; it was dropped"
            )
        )
        #expect(bench.runs(bench.send(Left(n: 3))) == ["merge(Left3, Right1)#2"])
    }

    @Test func `two parameters of one type fill in turn`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) in Left() },
            Step("twice", joining: (Left.self, Left.self)) { (_: Bench, one: Left, _: Left, _) in End(n: one.n) },
        ])
        bench.start()
        bench.send(Left(n: 1))
        #expect(bench.runs(bench.send(Left(n: 2))) == ["twice(Left1, Left2)#2"])
    }

    @Test func `collect gives a set when it is complete and keeps what is over`() {
        var bench = MachineBench(Self.pair)
        bench.start()
        let types = [bench.plan.types.number(of: Left.self), bench.plan.types.number(of: Right.self)]
        func collect(_ event: any WorkflowEvent) -> [String]? {
            let box = bench.box(event)
            guard
                case .handOver(let set) = bench.reduce(.collected(box, invocation: 1, buffer: "b", expected: types))
                    .last
            else { return nil }
            return set?.map { "\($0.value)" }
        }
        #expect(collect(Left(n: 1)) == nil)
        #expect(collect(Left(n: 2)) == nil)
        #expect(collect(Right(n: 3)) == ["Left(n: 1)", "Right(n: 3)"])
        #expect(collect(Right(n: 4)) == ["Left(n: 2)", "Right(n: 4)"])
        let box = bench.box(Left())
        #expect(bench.reduce(.collected(box, invocation: 99, buffer: "b", expected: types)) == [.handOver(nil)])
    }

    @Test func `a set of several of one type takes the oldest and leaves the others in order`() {
        var buffer = CollectBuffer()
        let boxes = (1...6).map { EventBox(number: $0, type: $0 % 3 == 0 ? 1 : 0, value: Left(n: $0)) }
        func take(_ types: [Int]) -> [Int]? { buffer.take(types)?.map(\.number) }
        for box in boxes.prefix(4) { buffer.append(box) }
        #expect(take([1, 1, 0]) == nil)
        #expect(buffer.contents == Array(boxes.prefix(4)))
        for box in boxes.suffix(2) { buffer.append(box) }
        #expect(take([1, 0, 1]) == [3, 1, 6])
        #expect(buffer.contents.map(\.number) == [2, 4, 5])
        #expect(take([0, 0, 0]) == [2, 4, 5])
        #expect(buffer.isEmpty && buffer == CollectBuffer())
        #expect(take([]) == [])
    }

    @Test func `joins that have begun to fill are told in words`() {
        var bench = MachineBench(Self.pair)
        bench.start()
        bench.send(Left(n: 1))
        bench.send(Left(n: 2))
        #expect(bench.machine.unmetJoins.map { bench.plan.words(for: $0) } == ["merge needs Right, has Left ×2"])
        var other = MachineBench(FanOutTests.plain)
        other.start()
        other.fanOut(1, (1...5).map { Item(n: $0) })
        other.finish(2, Made())
        other.finish(3, Made())
        #expect(other.machine.unmetJoins.map { other.plan.words(for: $0) } == ["end needs Made ×5, has 2"])
    }
}
