import Testing

@testable import Workflows

@Suite struct FanOutTests {
    static let plain: [Step<Bench>] = [
        Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
        Step("work") { (_: Bench, item: Item, _) -> Made? in Made(n: item.n) },
        Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
    ]

    @Test func `a join fires when the last piece of work is done, in order of arrival`() {
        var bench = MachineBench(Self.plain)
        bench.start()
        bench.fanOut(1, (1...3).map { Item(n: $0) })
        #expect(bench.runs(bench.finish(3, Made(n: 2))).isEmpty)
        #expect(bench.runs(bench.finish(2, Made(n: 1))).isEmpty)
        #expect(bench.runs(bench.finish(4, Made(n: 3))) == ["end(Made2, Made1, Made3)#5"])
        #expect(bench.lastStream.last == "end:0 running [Made]#5")
    }

    @Test func `an empty fan-out fires its join with nothing`() {
        var bench = MachineBench(Self.plain)
        bench.start()
        #expect(bench.runs(bench.fanOut(1, [])) == ["end()#2"])
    }

    @Test func `a branch that ends in nothing just leaves`() {
        var bench = MachineBench(Self.plain)
        bench.start()
        bench.fanOut(1, (1...2).map { Item(n: $0) })
        bench.finish(2)
        #expect(bench.runs(bench.finish(3, Made(n: 2))) == ["end(Made2)#4"])
    }

    @Test func `a cancelled branch leaves too`() {
        var bench = MachineBench(Self.plain)
        bench.start()
        bench.fanOut(1, (1...2).map { Item(n: $0) })
        bench.finish(2, Made(n: 1))
        #expect(bench.runs(bench.reduce(.invocationCancelled(3))) == ["end(Made1)#4"])
    }

    @Test func `events may be joined without a step between`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("end") { (_: Bench, items: [Item], _) in End(n: items.count) },
        ])
        bench.start()
        #expect(bench.runs(bench.fanOut(1, [Item(n: 1), Item(n: 2)])) == ["end(Item1, Item2)#2"])
    }

    @Test func `a nested fan-out closes from the inside out`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("split") { (_: Bench, _: Item, _) -> [Part] in [] },
            Step("inner") { (_: Bench, parts: [Part], _) in Made(n: parts.count) },
            Step("outer") { (_: Bench, made: [Made], _) in End(n: made.count) },
        ])
        #expect(bench.plan.steps[0].closes == [3])
        #expect(bench.plan.steps[1].closes == [2])
        bench.start()
        bench.fanOut(1, [Item(n: 1), Item(n: 2)])
        #expect(bench.runs(bench.fanOut(2, [Part(n: 1), Part(n: 2)])) == ["inner(Part1, Part2)#4"])
        #expect(bench.runs(bench.fanOut(3, [])) == ["inner()#5"])
        #expect(bench.runs(bench.finish(4, Made(n: 2))).isEmpty)
        #expect(bench.runs(bench.finish(5, Made(n: 0))) == ["outer(Made2, Made0)#6"])
        bench.finish(6, End(n: 2))
        #expect(bench.machine.status == .completed)
    }

    @Test func `what is sent holds the fan-out open but is no member of the join`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("work", options: StepOptions(sends: [Made.self, Left.self])) { (_: Bench, _: Item, _) in },
            Step("side") { (_: Bench, left: Left, _) in Made(n: left.n) },
            Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        ])
        bench.start()
        bench.fanOut(1, [Item(n: 1)])
        #expect(bench.runs(bench.finish(2, sends: [(Made(n: 8), nil), (Left(n: 9), nil)])) == ["side(Left9)#3"])
        #expect(bench.lastStream.contains("unhandled Made by work"))
        #expect(bench.runs(bench.finish(3, Made(n: 9))) == ["end(Made9)#4"])
    }

    @Test func `outside a fan-out a join takes nothing`() {
        var bench = MachineBench(Self.plain)
        bench.start()
        bench.send(Made(n: 1))
        #expect(bench.lastStream == ["unhandled Made by nobody"])
    }

    @Test func `a question keeps its fan-out open and its answer stays in it`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Ask] in [] },
            Step("judge") { (_: Bench, reply: Reply, _) in Made(n: reply.n) },
            Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        ])
        bench.start()
        bench.fanOut(1, [Ask(), Ask()])
        #expect(bench.lastStream.contains("asked w2 Reply"))
        bench.send(Reply(n: 2), answering: 2)
        bench.send(Reply(n: 1))
        #expect(bench.machine.waits.isEmpty)
        #expect(bench.runs(bench.finish(2, Made(n: 2))).isEmpty)
        #expect(bench.runs(bench.finish(3, Made(n: 1))) == ["end(Made2, Made1)#4"])
    }

    @Test func `a join that only answers lead to fires with nothing when nobody is asked`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Ask] in [] },
            Step("judge") { (_: Bench, reply: Reply, _) -> Made? in nil },
            Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        ])
        #expect(bench.plan.steps[0].closes == [2])
        bench.start()
        #expect(bench.runs(bench.fanOut(1, [])) == ["end()#2"])
    }

    @Test func `a join fires with nothing when no answer leads to anything`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Ask] in [] },
            Step("judge") { (_: Bench, reply: Reply, _) -> Made? in nil },
            Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        ])
        bench.start()
        bench.fanOut(1, [Ask()])
        bench.send(Reply(n: 1))
        #expect(bench.runs(bench.finish(2)) == ["end()#3"])
    }

    @Test func `what a recovery step makes inside a fan-out belongs to its join, also when nothing fails`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("work") { (_: Bench, _: Item, _) -> Left? in nil },
            Step("note", options: StepOptions(recovery: Recovery(of: ["work"]))) { (_: Bench, _: StepFailed, _) in
                Made(n: 1)
            },
            Step("other", options: StepOptions(recovery: Recovery(of: ["end"]))) { (_: Bench, _: StepFailed, _) in
                Right(n: 1)
            },
            Step("take") { (_: Bench, _: Left, _) -> End? in nil },
            Step("rights") { (_: Bench, rights: [Right], _) in End() },
            Step("end") { (_: Bench, made: [Made], _) in End(n: made.count) },
        ])
        #expect(bench.plan.steps[0].closes == [6])
        bench.start()
        bench.fanOut(1, [Item(n: 1)])
        #expect(bench.runs(bench.finish(2)) == ["end()#3"])
    }

    @Test func `what a join inside sends or a recovery step makes of its failure comes up to the fan-out around it`() {
        let bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("split") { (_: Bench, _: Item, _) -> [Part] in [] },
            Step("inner", options: StepOptions(sends: [Left.self])) { (_: Bench, _: [Part], _) -> End? in nil },
            Step("note", options: StepOptions(recovery: Recovery(of: ["inner"]))) { (_: Bench, _: StepFailed, _) in
                Right(n: 1)
            },
            Step("lefts") { (_: Bench, _: [Left], _) -> End? in nil },
            Step("rights") { (_: Bench, _: [Right], _) -> End? in nil },
        ])
        #expect(bench.plan.steps[0].closes == [4, 5])
        #expect(bench.plan.steps[1].closes == [2])
    }

    @Test func `a recovery step that may stand in anywhere does not fire another fan-out's join with nothing`() {
        let bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("work") { (_: Bench, item: Item, _) in Made(n: item.n) },
            Step("first") { (_: Bench, _: [Made], _) in Left(n: 1) },
            Step("again") { (_: Bench, _: Left, _) -> [Part] in [] },
            Step("part") { (_: Bench, part: Part, _) in Right(n: part.n) },
            Step("second") { (_: Bench, rights: [Right], _) in End(n: rights.count) },
            Step("standIn", options: StepOptions(recovery: Recovery())) {
                (_: Bench, _: StepFailed, _) -> OneOf<Made, Right> in
                .emit(Made(n: 0))
            },
        ])
        #expect(bench.plan.steps[0].closes == [2])
        #expect(bench.plan.steps[3].closes == [5])
    }

    @Test func `many fan-outs that lead back to where they begin are followed at once`() {
        let count = 40
        var steps: [Step<Bench>] = [Step("go") { (_: Bench, _: Go, _) in Made(n: 0) }]
        for number in 0..<count {
            steps.append(Step("split\(number)") { (_: Bench, _: Made, _) -> [OneOf<Item, Part>] in [] })
            steps.append(Step("join\(number)") { (_: Bench, _: [Part], _) in Made(n: 0) })
        }
        steps.append(
            Step("standIn", options: StepOptions(recovery: Recovery())) { (_: Bench, _: StepFailed, _) in Made(n: 0) }
        )
        steps.append(Step("end") { (_: Bench, _: Item, _) -> End? in nil })
        let bench = MachineBench(steps)
        #expect(bench.plan.steps[1].closes.count == count)
    }

    @Test func `two joins of one fan-out both fire`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [OneOf<Left, Right>] in [] },
            Step("lefts") { (_: Bench, lefts: [Left], _) in Made(n: lefts.count) },
            Step("rights") { (_: Bench, rights: [Right], _) in Made(n: rights.count) },
            Step("end") { (_: Bench, _: Made, _) in End() },
        ])
        bench.start()
        #expect(bench.runs(bench.fanOut(1, [Left(n: 1), Left(n: 2)])) == ["lefts(Left1, Left2)#2", "rights()#3"])
    }

    @Test func `a step that fans out into itself closes at every level`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) -> [Item] in [] },
            Step("split") { (_: Bench, _: Item, _) -> [OneOf<Item, Part>] in [] },
            Step("join") { (_: Bench, parts: [Part], _) in Part(n: parts.count) },
            Step("end") { (_: Bench, _: Part, _) -> End? in nil },
        ])
        bench.start()
        bench.fanOut(1, [Item(n: 1)])
        bench.fanOut(2, [Item(n: 2)])
        #expect(bench.runs(bench.fanOut(3, [])) == ["join()#4"])
    }
}
