import Testing
import WorkflowTesting

@testable import Workflows

/// A run that goes on from a context, and what it is told before it does.
@Suite struct ContinuedRunTests {
    private func asked(_ handler: WorkflowHandler<WaitingFlow>) async throws {
        var probe = RunProbe(handler, includingNotices: true)
        _ = try await probe.skip(to: "idle") { if case .idle(let words) = $0 { words } else { nil } }
    }

    private func contextAtQuestion(asJSON: Bool) async throws -> RunContext<WaitingFlow> {
        let handler = try WaitingFlow().run(.init(way: .once))
        try await asked(handler)
        let context = handler.context
        try await handler.cancel()
        return asJSON ? try RunContext(json: context.json()) : context
    }

    @Test(arguments: [true, false])
    func `a run that goes on standing still begins no body until it is told to`(asJSON: Bool) async throws {
        var options = RunOptions()
        options.startsPaused = true
        let handler = try WaitingFlow().run(continuing: await contextAtQuestion(asJSON: asJSON), options: options)
        #expect(handler.isPaused && handler.runningSteps.isEmpty && handler.context.state.asked == 1)
        #expect(handler.snapshot.questions.map(\.wait) == ["w1"])
        #expect(handler.snapshot.steps.map(\.queued) == [1])
        try await handler.answer("w1", with: WaitingFlow.Number(value: 5))
        #expect(handler.context.state.asked == 1)
        try await handler.step()
        #expect(try await handler.result == .init(values: [5]))
        #expect(handler.context.state.asked == 2)
    }

    @Test(arguments: [true, false])
    func `breakpoints stop a run that goes on before its first body`(asJSON: Bool) async throws {
        var options = RunOptions()
        options.breakpoints = [.step("ask")]
        let handler = try WaitingFlow().run(continuing: await contextAtQuestion(asJSON: asJSON), options: options)
        var probe = RunProbe(handler, includingNotices: true)
        let reason = try await probe.skip(to: "the pause") { if case .paused(let reason) = $0 { reason } else { nil } }
        #expect(reason == "before step 'ask' (invocation 1)")
        #expect(handler.runningSteps.isEmpty)
        try await handler.resume()
        try await handler.answer("w1", with: WaitingFlow.Number(value: 6))
        #expect(try await handler.result == .init(values: [6]))
    }

    @Test func `a context carries neither the pause nor the breakpoints of its run`() async throws {
        let first = try WaitingFlow().run(.init(way: .once))
        try await asked(first)
        try await first.setBreakpoints([.step("ask"), .failure])
        try await first.pause()
        let second = try WaitingFlow().run(continuing: first.context)
        try await first.cancel()
        #expect(!second.isPaused)
        try await second.answer("w1", with: WaitingFlow.Number(value: 7))
        #expect(try await second.result == .init(values: [7]))
    }

    @Test func `a context does not carry the holds of its run`() async throws {
        let clock = ManualClock()
        let runner = HandlerTests.HeldFlow(clock: clock).runner(timeout: nil)
        let first = try runner.run(Start())
        let hold = first.hold()
        clock.advance(by: .seconds(1))
        var probe = RunProbe(first, includingNotices: true)
        _ = try await probe.skip(to: "idle") { if case .idle(let words) = $0 { words } else { nil } }
        let second = try runner.run(continuing: first.context)
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await second.result }
        #expect(error?.message.contains("deadlocked") == true)
        hold.release()
    }

    @Test func `a run that goes on waits for its turn like any other`() async throws {
        let runner = WaitingFlow().runner(maximumConcurrentRuns: 1)
        let first = try runner.run(.init(way: .once))
        try await asked(first)
        let context = first.context
        let second = try runner.run(continuing: context)
        let third = try runner.run(continuing: context)
        #expect(second.status == .queued && third.status == .queued)
        await #expect(throws: WorkflowRuntimeError.self) { try await second.send(WaitingFlow.Number(value: 1)) }
        let rejected = await #expect(throws: AnswerRejected.self) {
            try await second.answer("w1", with: WaitingFlow.Number(value: 1))
        }
        #expect(rejected?.errors.first?.reason == "the run has not gone on yet")
        try await second.cancel()
        #expect(second.status == .cancelled && third.status == .queued)
        try await first.cancel()
        try await third.started
        try await third.answer("w1", with: WaitingFlow.Number(value: 3))
        #expect(try await third.result == .init(values: [3]))
        #expect(context.state.asked == 1)
    }
}
