import Testing

@testable import Workflows

@Suite struct WaitTests {
    static let body: [Step<Bench>] = [
        Step("go", options: StepOptions(workers: 1, asks: [Ask.self], awaits: [Reply.self, Choice.self])) {
            (_: Bench, _: Go, _) in End()
        },
        Step("other") { (_: Bench, reply: Reply, _) in Made(n: reply.n) },
        Step("made") { (_: Bench, _: Made, _) in },
    ]

    static let returned: [Step<Bench>] = [
        Step("go") { (_: Bench, _: Go, _) -> [OneOf<Ask, Choose>] in [] },
        Step("reply") { (_: Bench, _: Reply, _) in },
        Step("choice") { (_: Bench, _: Choice, _) in },
        Step("end") { (_: Bench, _: Page, _) in End() },
    ]

    @Test func `a returned question is on the stream and its answer goes to the steps`() {
        var bench = MachineBench(Self.returned)
        bench.start()
        bench.finish(1, Ask())
        #expect(
            bench.lastStream == ["go:0 finished Go#1 -> Ask", "event Ask", "asked w1 Reply", "idle: Reply to Ask (w1)"]
        )
        #expect(bench.runs(bench.send(Reply(n: 3), answering: 1)) == ["reply(Reply3)#2"])
        #expect(bench.lastStream.first == "w1 answered")
    }

    @Test func `a question that names its response takes that alone, and others share what is left`() {
        let bench = MachineBench(Self.returned)
        func names(_ type: any WorkflowEvent.Type) -> [String] {
            bench.plan.responses(to: bench.plan.types.number(of: type)).map { bench.plan.types.name($0) }
        }
        #expect(names(Choose.self) == ["Choice"])
        #expect(names(Ask.self) == ["Reply"])
        #expect(names(Elsewhere.self) == ["Reply"])
        #expect(names(ElsewhereChoosing.self) == ["Choice"])
        #expect(names(Left.self) == [])
    }

    @Test func `an answer without a wait closes the oldest question that wants it`() {
        var bench = MachineBench(Self.returned)
        bench.start()
        bench.fanOut(1, [Ask(), Choose(), Ask()])
        bench.send(Choice())
        #expect(bench.lastStream.first == "w2 answered")
        bench.send(Reply())
        #expect(bench.lastStream.first == "w1 answered")
        bench.send(Reply())
        #expect(bench.lastStream.first == "w3 answered")
        bench.send(Reply(n: 4))
        #expect(bench.lastStream.first == "Reply to reply from outside")
    }

    @Test func `answers may come in any order`() {
        var bench = MachineBench(Self.returned)
        bench.start()
        bench.fanOut(1, [Ask(), Ask(), Ask()])
        for number in [3, 1, 2] {
            bench.send(Reply(n: number), answering: number)
            #expect(bench.lastStream.first == "w\(number) answered")
        }
        #expect(bench.send(Reply(), answering: 2).isEmpty)
        #expect(bench.lastStream.first == "unhandled Reply by nobody")
    }

    @Test func `an answer for one step closes the question too`() {
        var bench = MachineBench(Self.returned)
        bench.start()
        bench.finish(1, Ask())
        #expect(bench.runs(bench.send(Reply(n: 1), to: 1)) == ["reply(Reply1)#2"])
        #expect(bench.machine.waits.isEmpty)
    }

    @Test func `a question that nobody could answer is only shown`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) in Ask() },
            Step("page") { (_: Bench, _: Page, _) in End() },
        ])
        bench.start()
        bench.finish(1, Ask())
        #expect(bench.stream.contains("event Ask"))
        #expect(bench.machine.waits.isEmpty)
    }

    @Test func `a waiting body gives its worker back and takes it again ahead of the queue`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.send(Go(), to: 0)
        bench.send(Go(), to: 0)
        #expect(bench.runs(bench.wait(1, token: 1, for: Reply.self, asking: Ask())) == ["go(Go)#2"])
        #expect(
            bench.lastStream == [
                "event Ask", "asked w1 Reply", "go waiting Go#1", "go:0 running Go#2",
            ]
        )
        #expect(bench.send(Reply(n: 1), answering: 1).isEmpty)
        let commands = bench.wait(2, token: 2, for: Choice.self)
        guard case .resumeWait(1, .answered(let box))? = commands.first else { return #expect(Bool(false)) }
        #expect(box.value as? Reply == Reply(n: 1))
        #expect(bench.lastStream.last == "go:0 running Go#1")
        #expect(bench.machine.invocations[3]?.phase == .queued)
    }

    @Test func `a waiting body gets an answer before the steps that accept it`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self)
        let commands = bench.send(Reply(n: 2))
        #expect(bench.runs(commands).isEmpty)
        #expect(bench.lastStream.prefix(2) == ["Reply to go from outside", "w1 answered"])
        #expect(bench.runs(bench.send(Reply(n: 3))) == ["other(Reply3)#2"])
    }

    @Test func `an event from a step wakes a body and still reaches the other steps`() {
        var bench = MachineBench([
            Step("go", options: StepOptions(awaits: [Left.self])) { (_: Bench, _: Go, _) in End() },
            Step("page") { (_: Bench, _: Page, _) in Left() },
            Step("left") { (_: Bench, _: Left, _) in },
        ])
        bench.start()
        bench.wait(1, token: 1, for: Left.self)
        bench.send(Page())
        let commands = bench.finish(2, Left(n: 6))
        #expect(bench.runs(commands) == ["left(Left6)#3"])
        #expect(bench.stream.contains("Left to go") && bench.stream.contains("Left to left"))
    }

    @Test func `an event for the waiting step alone answers it`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Choice.self)
        guard case .resumeWait(1, .answered)? = bench.send(Choice(), to: 0).first else { return #expect(Bool(false)) }
    }

    @Test func `two waits of one type after each other each get their own answer`() {
        var bench = MachineBench(Self.body)
        bench.start()
        for number in 1...2 {
            bench.wait(1, token: number, for: Reply.self, asking: Ask())
            guard case .resumeWait(number, .answered(let box))? = bench.send(Reply(n: number)).first
            else { return #expect(Bool(false)) }
            #expect(box.value as? Reply == Reply(n: number))
        }
    }

    @Test func `waits in parallel need ids, each its own`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self, id: "a")
        bench.wait(1, token: 2, for: Reply.self, id: "b")
        let same = bench.wait(1, token: 3, for: Reply.self, id: "a")
        #expect(same == [.resumeWait(token: 3, .duplicate(id: "a")), .resumeWait(token: 1, .duplicate(id: "a"))])
        bench.wait(1, token: 4, for: Choice.self)
        #expect(
            bench.wait(1, token: 5, for: Choice.self) == [
                .resumeWait(token: 5, .ambiguous), .resumeWait(token: 4, .ambiguous),
            ]
        )
        #expect(bench.machine.waits.open.map(\.number) == [2])
    }

    @Test func `parallel waits are answered by number in any order`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self, id: "a")
        bench.wait(1, token: 2, for: Reply.self, id: "b")
        let second = bench.send(Reply(n: 2), answering: 2)
        guard case .resumeWait(2, .answered)? = second.first else { return #expect(Bool(false)) }
        #expect(bench.machine.invocations[1]?.phase == .waiting)
        guard case .resumeWait(1, .answered)? = bench.send(Reply(n: 1), answering: 1).first
        else { return #expect(Bool(false)) }
        #expect(bench.machine.invocations[1]?.phase == .running)
    }

    @Test func `a wait's own time limit wakes the body with an error`() {
        var bench = MachineBench(Self.body)
        bench.start()
        let commands = bench.wait(1, token: 1, for: Reply.self, timeout: .seconds(3))
        #expect(commands.first == .setDeadline(.wait(1), at: .seconds(3)))
        #expect(bench.reduce(.deadlineReached(.wait(1))).isEmpty)
        bench.now = .seconds(3)
        let late = bench.reduce(.deadlineReached(.wait(1)))
        #expect(late.contains(.clearDeadline(.wait(1))) && late.contains(.resumeWait(token: 1, .timedOut)))
        #expect(bench.lastStream.first == "w1 gone")
    }

    @Test func `the next attempt asks again where nobody answered in time, and keeps its answers`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self, timeout: .seconds(3))
        bench.now = .seconds(3)
        bench.reduce(.deadlineReached(.wait(1)))
        bench.wait(1, token: 2, for: Reply.self)
        bench.send(Reply(n: 2))
        #expect(bench.runs(bench.fail(1, retryAfter: .zero)) == ["go(Go)#2"])
        let again = bench.wait(2, token: 3, for: Reply.self, timeout: .seconds(3))
        #expect(again.first == .setDeadline(.wait(3), at: .seconds(6)))
        #expect(reply(to: 3, in: bench.send(Reply(n: 1))) == Reply(n: 1))
        #expect(reply(to: 4, in: bench.wait(2, token: 4, for: Reply.self)) == Reply(n: 2))
        bench.fail(2, retryAfter: .zero)
        #expect(reply(to: 5, in: bench.wait(3, token: 5, for: Reply.self, timeout: .seconds(3))) == Reply(n: 1))
        #expect(reply(to: 6, in: bench.wait(3, token: 6, for: Reply.self)) == Reply(n: 2))
    }

    /// What a suspended task is told, when that is an answer.
    private func reply(to token: Int, in commands: [Command]) -> Reply? {
        for case .resumeWait(token, .answered(let box)) in commands { return box.value as? Reply }
        return nil
    }

    @Test func `a wait's time limit can be moved, and one without has nothing to move`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self, timeout: .seconds(3))
        #expect(bench.reduce(.waitExtended(1, by: .seconds(10))) == [.setDeadline(.wait(1), at: .seconds(13))])
        #expect(bench.turn.facts == [.questionExtended(wait: 1, until: 13)])
        bench.now = .seconds(3)
        #expect(bench.reduce(.deadlineReached(.wait(1))).isEmpty)
        bench.now = .seconds(13)
        #expect(bench.reduce(.deadlineReached(.wait(1))).contains(.resumeWait(token: 1, .timedOut)))
        #expect(bench.reduce(.waitExtended(1, by: .seconds(10))).isEmpty)
        bench.wait(1, token: 2, for: Reply.self)
        #expect(bench.reduce(.waitExtended(2, by: .seconds(10))).isEmpty)
    }

    @Test func `a wait that its body gives up is gone`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self)
        #expect(bench.reduce(.waitGivenUp(token: 1)) == [.resumeWait(token: 1, .cancelled)])
        #expect(bench.reduce(.waitGivenUp(token: 1)).isEmpty)
        #expect(bench.machine.invocations[1]?.answers.isEmpty == true)
    }

    @Test func `a body that ends closes the waits it left open`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.wait(1, token: 1, for: Reply.self, id: "a")
        let commands = bench.finish(1, End())
        #expect(commands.contains(.resumeWait(token: 1, .over)))
        #expect(bench.lastStream.contains("w1 gone"))
    }

    @Test func `the end of the run wakes every waiting body`() {
        var bench = MachineBench(Self.body)
        bench.start()
        bench.send(Go(), to: 0)
        bench.wait(1, token: 1, for: Reply.self, timeout: .seconds(9))
        bench.wait(2, token: 2, for: Reply.self)
        bench.send(Go(), to: 0)
        bench.send(Reply(), answering: 1)
        #expect(bench.machine.invocations[1]?.phase == .returning)
        let commands = bench.reduce(.cancelled)
        #expect(commands.contains(.resumeWait(token: 1, .over)) && commands.contains(.resumeWait(token: 2, .over)))
    }

    @Test func `what was sent before a wait is delivered when the wait opens`() {
        var bench = MachineBench([
            Step("go", options: StepOptions(awaits: [Reply.self], sends: [Left.self])) { (_: Bench, _: Go, _) in End()
            },
            Step("left") { (_: Bench, _: Left, _) in },
        ])
        bench.start()
        #expect(bench.runs(bench.wait(1, token: 1, for: Reply.self, sends: [Left(n: 1)])) == ["left(Left1)#2"])
    }

    @Test func `a wait of an unknown invocation is over`() {
        var bench = MachineBench(Self.body)
        bench.start()
        #expect(bench.wait(42, token: 1, for: Reply.self) == [.resumeWait(token: 1, .over)])
    }

    @Test func `many open questions are closed one by one from the front and from the back`() {
        var table = WaitTable()
        for _ in 0..<500 { table.open(wait(table.nextNumber)) }
        for number in 1...200 { #expect(table.close(number)?.number == number) }
        for number in stride(from: 500, to: 300, by: -1) { #expect(table.close(number)?.number == number) }
        #expect(table.count == 100)
        #expect(table.oldestQuestion(expecting: 0)?.number == 201)
        #expect(table.oldestBody(expecting: EventBox(number: 1, type: 0, value: Go())) == nil)
        #expect(table.close(7) == nil && table[900] == nil)
        for number in 201...300 { _ = table.close(number) }
        #expect(table.isEmpty && table.nextNumber == 501)
    }

    @Test func `an event finds the oldest wait whose requirements it meets, of one step or of any`() {
        var table = WaitTable()
        func open(_ step: Int, _ requirements: [String: JSON], id: String? = nil) {
            let number = table.nextNumber
            var new = wait(number)
            new.step = step
            new.requirements = requirements
            let key = WaitKey(id: id, types: [0], count: 1)
            new.body = WaitingBody(invocation: number, key: key, token: 100 + number)
            table.open(new)
        }
        func oldest(_ n: Int, of step: Int? = nil) -> Int? {
            table.oldestBody(expecting: EventBox(number: 1, type: 0, value: Left(n: n)), of: step)?.number
        }
        open(1, ["n": 1, "missing": "x"])
        open(1, ["n": 1])
        open(2, ["n": 1.0, "missing": .null])
        open(2, ["n": 2], id: "two")
        #expect(oldest(1) == 2 && oldest(1, of: 2) == 3 && oldest(2) == 4 && oldest(2, of: 1) == nil)
        #expect(oldest(3) == nil && oldest(1, of: 7) == nil)
        open(2, [:], id: "two")
        #expect(oldest(2) == 4 && oldest(3) == 5)
        #expect(table.waits(withID: "two").map(\.number) == [4, 5] && table.waits(withID: "three").isEmpty)
        #expect(table.wait(of: 104)?.number == 4)
        table.attach(4, token: nil)
        #expect(table.wait(of: 104) == nil)
        table.attach(4, token: 7)
        #expect(table.wait(of: 7)?.number == 4)
        for number in [4, 2, 5, 1] { #expect(table.close(number) != nil) }
        #expect(oldest(2) == nil && oldest(1) == 3 && table.wait(of: 7) == nil && table.waits(withID: "two").isEmpty)
        _ = table.close(3)
        #expect(table.isEmpty && oldest(1) == nil && table.nextNumber == 6)
    }

    private func wait(_ number: Int) -> OpenWait {
        OpenWait(
            number: number,
            step: nil,
            body: nil,
            question: nil,
            expected: [0],
            scope: 0,
            asked: RunInstant(elapsed: .zero, date: 0),
            deadline: nil
        )
    }
}

/// Questions that no step of a test declares.
struct Elsewhere: InputRequiredEvent {}
struct ElsewhereChoosing: InputRequiredEvent {
    static var response: (any HumanResponseEvent.Type)? { Choice.self }
}
