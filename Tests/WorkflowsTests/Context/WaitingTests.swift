import FoundationEssentials
import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct WaitingTests {
    /// Reads on until so many questions are open, oldest first.
    private func questions(_ handler: WorkflowHandler<WaitingFlow>, _ count: Int) async throws -> [Question] {
        var probe = RunProbe(handler, includingNotices: true)
        var open: [Question] = []
        while open.count < count {
            open.append(
                try await probe.skip(to: "a question") {
                    if case .questionOpened(let question) = $0 { question } else { nil }
                }
            )
        }
        return open
    }

    /// Reads on to the next question.
    private func question(_ probe: inout RunProbe) async throws -> Question {
        try await probe.skip(to: "a question") { if case .questionOpened(let question) = $0 { question } else { nil } }
    }

    private func prompt(_ prompt: String, among questions: [Question]) -> String {
        questions.first { $0.prompt == prompt }?.wait ?? "none"
    }

    @Test func `a body waits for its answer and goes on where it was`() async throws {
        let handler = try WaitingFlow().run(.init(way: .once))
        let question = try #require(try await questions(handler, 1).first)
        #expect(question.prompt == "One?" && question.responseTypes == ["Number"] && question.step == "ask")
        try await handler.answer(question.wait, with: ["value": 4])
        #expect(try await handler.result.values == [4])
        #expect(handler.context.state.asked == 1)
    }

    @Test func `two waits of one type in one body get one answer each`() async throws {
        let handler = try WaitingFlow().run(.init(way: .twice))
        _ = try await questions(handler, 1)
        try await handler.send(WaitingFlow.Number(value: 1))
        _ = try await questions(handler, 2)
        try await handler.send(WaitingFlow.Number(value: 2))
        #expect(try await handler.result.values == [1, 2])
    }

    @Test func `waits in parallel are answered by id, in any order`() async throws {
        let handler = try WaitingFlow().run(.init(way: .parallel))
        let open = try await questions(handler, 2)
        try await handler.answer(prompt("Second?", among: open), with: WaitingFlow.Number(value: 22))
        try await handler.answer("first", with: WaitingFlow.Number(value: 11))
        #expect(try await handler.result.values == [11, 22])
    }

    @Test func `waits in parallel without ids are an error that says what to do`() async throws {
        let handler = try WaitingFlow().run(.init(way: .parallelWithoutIDs))
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
        #expect(
            error?.message
                == "Step 'ask' waits for Number twice at the same time. Give waits that run in parallel an id each."
        )
    }

    @Test func `two open waits with one id are an error`() async throws {
        let handler = try WaitingFlow().run(.init(way: .sameID))
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
        #expect(error?.message == "Step 'ask' has two waits open with the id 'x'. Give each its own id.")
    }

    @Test func `a wait's own limit goes by the clock`() async throws {
        let clock = ManualClock()
        let handler = try WaitingFlow().runner(timeout: nil, clock: clock).run(.init(way: .limited))
        let question = try #require(try await questions(handler, 1).first)
        #expect(question.deadline.map { $0.timeIntervalSince(question.asked) } == 3)
        try await handler.extend(wait: question.wait, by: .seconds(60))
        #expect(handler.snapshot.questions.first.map { $0.deadline?.timeIntervalSince($0.asked) } == 63)
        await #expect(throws: WorkflowRuntimeError.self) { try await handler.extend(wait: question.wait, by: .zero) }
        await #expect(throws: AnswerRejected.self) { try await handler.extend(wait: "w9", by: .seconds(1)) }
        clock.advance(by: .seconds(3))
        #expect(handler.snapshot.questions.count == 1)
        clock.advance(by: .seconds(60))
        #expect(try await handler.result.values == [-1])
    }

    @Test(.timeLimit(.minutes(1)))
    func `a wait whose time is over is over too for a body that runs again after each wait`() async throws {
        let clock = ManualClock()
        let runner = WaitingFlow().runner(timeout: nil, clock: clock)
        let handler = try runner.run(.init(way: .limited), options: .rerunningBodies)
        _ = try await questions(handler, 1)
        clock.advance(by: .seconds(3))
        #expect(try await handler.result.values == [-1])
        #expect(handler.context.state.asked == 2)
    }

    @Test func `a step that is tried again after a wait ran out asks again`() async throws {
        let clock = ManualClock()
        let day = Date(timeIntervalSinceReferenceDate: 0)
        let runner = InsistingFlow().runner(timeout: nil, clock: clock, date: { day })
        let first = try runner.run(Start())
        var probe = RunProbe(first, includingNotices: true)
        let early = try await question(&probe)
        #expect(early.prompt == "Attempt 1?")
        clock.advance(by: .seconds(3))
        let middle = try await question(&probe)
        #expect(middle.prompt == "Attempt 2?")
        let saved = try JSON(parsing: first.context.json().text)
        clock.advance(by: .seconds(3))
        let last = try await question(&probe)
        #expect(last.prompt == "Attempt 3?")
        try await first.answer(last.wait, with: ["value": 7])
        #expect(try await first.result == 7)

        // Saved between its second and its third attempt.
        let second = try runner.run(continuing: try runner.context(from: saved))
        var continued = RunProbe(second, includingNotices: true)
        let open = try await question(&continued)
        #expect(open.prompt == "Attempt 2?")
        try await second.answer(open.wait, with: ["value": 8])
        #expect(try await second.result == 8)
    }

    @Test func `a child task that is cancelled stops waiting`() async throws {
        #expect(try await WaitingFlow().run(.init(way: .cancelled)).result.values == [-3])
    }

    @Test func `a wait that the step does not declare is an error in a closed workflow`() async throws {
        let handler = try WaitingFlow().run(.init(way: .undeclared))
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
        #expect(
            error?.message
                == "Step 'ask' uses Other in a wait without declaring it. Add `awaits: Other.self` to its @Step."
        )
    }

    @Test func `cancel ends a run whose body waits`() async throws {
        let handler = try WaitingFlow().run(.init(way: .once))
        _ = try await questions(handler, 1)
        try await handler.cancel()
        await #expect(throws: WorkflowCancelledError.self) { try await handler.result }
        await #expect(throws: AnswerRejected.self) {
            try await handler.answer("w1", with: WaitingFlow.Number(value: 1))
        }
    }

    @Test func `a wrong answer is rejected and the question stays open`() async throws {
        let handler = try WaitingFlow().run(.init(way: .once))
        let question = try #require(try await questions(handler, 1).first)
        await #expect(throws: AnswerRejected.self) {
            try await handler.answer(question.wait, with: WaitingFlow.Other())
        }
        let rejected = await #expect(throws: AnswerRejected.self) {
            try await handler.answer(question.wait, with: ["value": "many"])
        }
        #expect(rejected?.errors.map(\.path) == ["value"])
        await #expect(throws: AnswerRejected.self) { try await handler.answer("w9", with: ["value": 1]) }
        try await handler.answer(question.wait, with: ["value": 3])
        #expect(try await handler.result.values == [3])
    }

    @Test func `a context that is taken after a cancel goes on, with its state or without`() async throws {
        let clock = ManualClock()
        let runner = WaitingFlow().runner(timeout: .total(.seconds(60)), clock: clock)
        let first = try runner.run(.init(way: .twice))
        _ = try await questions(first, 1)
        try await first.send(WaitingFlow.Number(value: 1))
        _ = try await questions(first, 2)
        clock.advance(by: .seconds(10))
        try await first.cancel()
        clock.advance(by: .seconds(10))
        #expect(first.status == .cancelled)
        let json = try JSON(parsing: first.context.json(includingState: false).text)
        #expect(json["state"] == .null && json["spentSeconds"] == 10)
        for (context, asked) in [(first.context, 2), (try runner.context(from: json), 1)] {
            let second = try runner.run(continuing: context)
            try await second.answer(try #require(try await questions(second, 1).first).wait, with: ["value": 2])
            #expect(try await second.result.values == [1, 2])
            #expect(second.context.state.asked == asked)
        }
    }

    @Test func `a continued run takes up its waits and keeps its answers`() async throws {
        let first = try WaitingFlow().run(.init(way: .twice))
        _ = try await questions(first, 1)
        try await first.send(WaitingFlow.Number(value: 1))
        _ = try await questions(first, 2)
        let context = first.context
        try await first.cancel()
        // A cancel ends the run and takes no work away.
        #expect(first.isDone && context.isRunning && first.context.isRunning)

        let second = try WaitingFlow().run(continuing: context)
        let open = try #require(try await questions(second, 1).first)
        #expect(open.prompt == "Second?")
        try await second.answer(open.wait, with: WaitingFlow.Number(value: 2))
        #expect(try await second.result.values == [1, 2])
        #expect(second.context.state.asked == 2)
        #expect(throws: WorkflowRuntimeError.self) { try WaitingFlow().run(continuing: second.context) }
    }
}

/// Asks with a time limit, and is tried again when nobody answers in time.
private struct InsistingFlow: Workflow {
    static let declaration = WorkflowDeclaration(name: "insisting", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<Int>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step(
                "ask",
                options: StepOptions(
                    retry: .constant(attempts: 3, delay: .zero),
                    asks: [WaitingFlow.Which.self],
                    awaits: [WaitingFlow.Number.self]
                )
            ) { (_: Self, _: Start, context: Context) in
                let question = WaitingFlow.Which(prompt: "Attempt \(context.retry.number + 1)?")
                let answer = try await context.wait(
                    for: WaitingFlow.Number.self,
                    asking: question,
                    timeout: .seconds(3)
                )
                return Stop(answer.value)
            }
        ]
    }
}
