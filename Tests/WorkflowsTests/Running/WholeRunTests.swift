import Testing
import WorkflowTesting
import Workflows

@Suite struct WholeRunTests {
    @Test func `a run goes from its start event over a question to its result`() async throws {
        let handler = try ReviewFlow().run(.init(text: "pirates"))
        var probe = RunProbe(handler)
        let review = try await probe.expect(ReviewFlow.Review.self)
        #expect(review.prompt == "Keep pirates?")
        try await handler.answer("w1", with: ReviewFlow.Verdict(keep: true))
        try await probe.expectEnd(ReviewFlow.Finished.self)
        #expect(try await handler.result == ReviewFlow.Finished(text: "kept"))
        #expect(try await handler.result == ReviewFlow.Finished(text: "kept"))
        #expect(handler.stopEvent == ReviewFlow.Finished(text: "kept"))
        #expect(handler.isDone)
        #expect(try await handler.resultJSON == ["text": "kept"])
    }

    @Test func `an answer may be given as fields`() async throws {
        let handler = try ReviewFlow().run(fields: ["text": "pirates"])
        try await ScriptedAnswers().answering(ReviewFlow.Review.self, with: ["keep": false]).play(handler)
        #expect(try await handler.result.text == "dropped")
    }

    @Test func `a cancelled run says so to everybody`() async throws {
        let handler = try ReviewFlow().run(.init(text: "pirates"))
        var probe = RunProbe(handler)
        try await probe.expect(ReviewFlow.Review.self)
        try await handler.cancel()
        #expect(handler.status == .cancelled)
        try await probe.expectNotice("cancelled") { $0 == .cancelled ? true : nil }
        try await probe.expectNothing()
        await #expect(throws: WorkflowCancelledError.self) { try await handler.result }
    }

    @Test func `the clock stands still while a person thinks`() async throws {
        let clock = ManualClock()
        let handler = try ReviewFlow().runner(timeout: .seconds(5), clock: clock).run(.init(text: "pirates"))
        var probe = RunProbe(handler)
        try await probe.expect(ReviewFlow.Review.self)
        clock.advance(by: .seconds(3600))
        #expect(handler.snapshot.isClockStopped)
        #expect(handler.snapshot.timeLeft == .seconds(5))
        try await handler.answer("w1", with: ReviewFlow.Verdict(keep: true))
        #expect(try await handler.result.text == "kept")
    }

    @Test func `a total timeout counts the person too`() async throws {
        let clock = ManualClock()
        let handler = try ReviewFlow().runner(timeout: .total(.seconds(5)), clock: clock).run(.init(text: "pirates"))
        var probe = RunProbe(handler)
        try await probe.expect(ReviewFlow.Review.self)
        clock.advance(by: .seconds(6))
        await #expect(throws: WorkflowTimeoutError(timeout: .seconds(5), activeSteps: [])) { try await handler.result }
        #expect(handler.status == .timedOut)
    }
}
