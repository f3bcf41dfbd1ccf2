import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct ChildRunTests {
    private func question<W: Workflow>(_ wait: String, of handler: WorkflowHandler<W>) async throws -> Question {
        var probe = RunProbe(handler, includingNotices: true)
        return try await probe.skip(to: "the question \(wait)") {
            if case .questionOpened(let question) = $0, question.wait == wait { question } else { nil }
        }
    }

    private func keep(_ wait: String, of handler: WorkflowHandler<StagedFlow>) async throws {
        _ = try await question(wait, of: handler)
        try await handler.answer(wait, with: ["keep": true])
    }

    @Test func `a child's question is asked and answered in its parent`() async throws {
        let handler = try StagedFlow().run(.init(stages: ["one", "two"]))
        let first = try await question("stage#1/w1", of: handler)
        #expect(first.prompt == "Keep one?" && first.step == "stage#1/ask")
        #expect(first.responseSchema?["properties"]?["keep"] != nil)
        #expect(handler.snapshot.questions.map(\.wait) == ["stage#1/w1"])
        await #expect(throws: AnswerRejected.self) { try await handler.answer("stage#1/w1", with: ["keep": 3]) }
        await #expect(throws: AnswerRejected.self) { try await handler.answer("stage#9/w1", with: ["keep": true]) }
        try await handler.answer("stage#1/w1", with: ["keep": true])
        _ = try await question("stage#2/w1", of: handler)
        try await handler.answer("stage#2/w1", with: ReviewFlow.Verdict(keep: false))
        #expect(try await handler.result == .init(texts: ["kept", "dropped"]))
        #expect(handler.snapshot.questions.isEmpty)
    }

    @Test func `a child's entries carry its name, and its end does not end the stream`() async throws {
        let handler = try StagedFlow().run(.init(stages: ["one"]))
        try await keep("stage#1/w1", of: handler)
        _ = try await handler.result
        var events: [String] = []
        var ways: Set<[String]> = []
        var notices: [String] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            if let event = entry.event {
                events.append(
                    ((entry.origin?.childPath ?? []) + [EventType(type(of: event)).shortName]).joined(separator: "/")
                )
            }
            ways.insert(entry.origin?.childPath ?? [])
            switch entry.notice {
            case .childStarted(let child, let invocation)?: notices.append("\(child) by \(invocation)")
            case .childEnded(let ending)?: notices.append("\(ending.child) \(ending.status)")
            default: break
            }
        }
        #expect(events == ["stage#1/Review", "Finished"])
        #expect(ways == [[], ["stage#1"]])
        #expect(notices == ["stage#1 by 1", "stage#1 completed"])
    }

    @Test func `a child of a child is answered by its whole way`() async throws {
        let handler = try NestedFlow().run()
        let question = try await question("staged#1/stage#1/w1", of: handler)
        #expect(question.prompt == "Keep deep?")
        #expect(handler.snapshot.questions.map(\.wait) == ["staged#1/stage#1/w1"])
        try await handler.answer("staged#1/stage#1/w1", with: ["keep": true])
        #expect(try await handler.result == .init(texts: ["kept"]))
    }

    @Test func `the parent's clock stands still while its child waits for a person`() async throws {
        let clock = ManualClock()
        let handler = try StagedFlow().runner(timeout: .seconds(5), clock: clock).run(.init(stages: ["one"]))
        _ = try await question("stage#1/w1", of: handler)
        while !handler.snapshot.isClockStopped { await Task.yield() }
        clock.advance(by: .seconds(3_600))
        #expect(handler.status == .running)
        try await handler.cancel()
        await #expect(throws: WorkflowCancelledError.self) { try await handler.result }
        await #expect(throws: AnswerRejected.self) { try await handler.answer("stage#1/w1", with: ["keep": true]) }
    }

    @Test func `a retried step begins its children anew`() async throws {
        let handler = try StagedFlow().run(.init(stages: ["one"], failsAfterwards: true))
        try await keep("stage#1/w1", of: handler)
        try await keep("stage#2/w1", of: handler)
        #expect(try await handler.result == .init(texts: ["kept"]))
    }

    @Test func `after a resume a child goes on where it was, and one that was over is not run again`() async throws {
        let first = try StagedFlow().run(.init(stages: ["one", "two"]))
        try await keep("stage#1/w1", of: first)
        _ = try await question("stage#2/w1", of: first)
        let json = try JSON(parsing: first.context.json().text)
        try await first.cancel()
        let second = try StagedFlow().run(continuing: RunContext(json: json))
        try await keep("stage#2/w1", of: second)
        #expect(try await second.result == .init(texts: ["kept", "kept"]))
        var asked: [String] = []
        for await entry in second.events where entry.event is ReviewFlow.Review {
            asked.append(entry.origin?.childPath.first ?? "")
        }
        #expect(asked == ["stage#2"])
    }

    @Test func `a context that is taken after a cancel goes on with its children`() async throws {
        let first = try StagedFlow().run(.init(stages: ["one", "two"]))
        try await keep("stage#1/w1", of: first)
        _ = try await question("stage#2/w1", of: first)
        try await first.cancel()
        let second = try StagedFlow().run(continuing: first.context)
        try await keep("stage#2/w1", of: second)
        #expect(try await second.result == .init(texts: ["kept", "kept"]))
    }

    @Test func `a name that would confuse the way is refused`() async throws {
        let bad = Step<Bench>("go") { (_: Bench, _: Go, context) -> End in
            _ = try await context.run(ReviewFlow(), .init(text: "x"), named: "a/b")
            return End()
        }
        let handler = try Bench().adding(bad).run(Go())
        await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
    }
}
