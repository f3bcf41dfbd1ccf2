import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct HandlerTests {
    /// Ends only when it is sent an event that its graph does not promise.
    struct HeldFlow: Workflow {
        /// The first step ends when this clock has gone a second.
        let clock: ManualClock

        struct Push: Event { var n: Int }
        static let declaration = WorkflowDeclaration(name: "held", documentation: nil, place: nil, isClosed: true)
        static func _entry(_: Start.Type) {}
        static func _exit(_: Stop<Int>.Type) {}
        static var steps: [Step<Self>] {
            [
                Step("go") { (flow: Self, _: Start, _) -> Push? in
                    try await flow.clock.sleep(until: .init(elapsed: .seconds(1)))
                    return nil
                },
                Step("end") { (_: Self, push: Push, _) in Stop(push.n) },
            ]
        }
    }

    @Test func `a held run waits for what is sent to it`() async throws {
        let clock = ManualClock()
        let handler = try HeldFlow(clock: clock).run(Start())
        let hold = handler.hold()
        clock.advance(by: .seconds(1))
        var probe = RunProbe(handler, includingNotices: true)
        let words = try await probe.skip(to: "idle") { if case .idle(let words) = $0 { words } else { nil } }
        #expect(words == "whoever holds the run open")
        try await handler.send(HeldFlow.Push(n: 3))
        #expect(try await handler.result == 3)
        hold.release()
        hold.release()
        await #expect(throws: WorkflowRuntimeError.self) { try await HeldFlow(clock: clock).run(Start()).result }
    }

    @Test func `one invocation can be cancelled and the others go on`() async throws {
        let handler = try WaitingFlow().run(.init(way: .once))
        var probe = RunProbe(handler, includingNotices: true)
        _ = try await probe.skip(to: "the question") {
            if case .questionOpened(let question) = $0 { question } else { nil }
        }
        try await handler.cancel(invocation: 1)
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
        #expect(error?.message.contains("deadlocked") == true)
    }

    @Test func `a result that its waiter gives up goes on without it`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        let waiter = Task { try await handler.result }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        #expect(!handler.isDone)
        try await handler.cancel()
    }

    @Test func `a run through its erased face`() async throws {
        let runner = ReviewFlow().anyRunner
        #expect(runner.declaration.name == "review" && runner.graph.steps.count == 3)
        #expect(runner.startSchema?.properties.map(\.name) == ["text"])
        #expect(runner.schema(ofEvent: "Verdict")?.properties.map(\.name) == ["keep"])
        #expect(runner.schema(ofEvent: "Nonsense") == nil)
        let handler = try runner.start(fields: ["text": "x"], options: RunOptions())
        try await ScriptedAnswers().answering(ReviewFlow.Review.self, with: ["keep": true]).play(handler)
        #expect(try await handler.resultJSON == ["text": "kept"])
    }

    @Test func `fields that do not fit an answer are named, and the question stays open`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"))
        var probe = RunProbe(handler)
        try await probe.expect(ReviewFlow.Review.self)
        let error = await #expect(throws: AnswerRejected.self) { try await handler.answer("w1", with: ["kep": true]) }
        #expect(error?.errors.contains { $0.path == "kep" } == true)
        #expect(handler.snapshot.questions.map(\.wait) == ["w1"])
        try await handler.cancel()
    }

    @Test func `a verbose run writes what it does to the log, and no other run does`() async throws {
        CapturedLog.begin()
        #expect(try await SpokenFlow().run(Start()).result == [])
        #expect(
            try await SpokenFlow().runner(verbose: true).run(Start()).result == [
                "info workflows.verbose: [speakUp:0] started from Start",
                "info workflows.verbose: [speakUp:0] complete with Said",
            ]
        )
    }

    /// Ends with what the log says of its first step, whose name no other test's workflow has.
    struct SpokenFlow: Workflow {
        struct Said: Event {}
        static let declaration = WorkflowDeclaration(name: "spoken", documentation: nil, place: nil, isClosed: true)
        static func _entry(_: Start.Type) {}
        static func _exit(_: Stop<[String]>.Type) {}
        static var steps: [Step<Self>] {
            [
                Step("speakUp") { (_: Self, _: Start, _) in Said() },
                // The lines of a tick are written before the bodies begin that it leads to.
                Step("listen") { (_: Self, _: Said, _) in Stop(CapturedLog.lines { $0.contains("[speakUp:") }) },
            ]
        }
    }
}
