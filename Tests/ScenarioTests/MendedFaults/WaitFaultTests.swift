import Testing
import WorkflowTesting
import Workflows

private struct Which: InputRequiredEvent { var prompt: String }
private struct Answer: HumanResponseEvent { var text: String }

private let waits = StepOptions(asks: [Which.self], awaits: [Answer.self])

@Suite("Mended faults of the reference: waits")
struct WaitFaultTests {
    /// Fault 10.1: both waits are given the last answer.
    @Test(.timeLimit(.minutes(1)))
    func `two waits for one type in one step get an answer each`() async throws {
        let runner = try Flow.with(
            Step("ask", options: waits) { (_: Flow, _: Start, context) in
                let first = try await context.wait(for: Answer.self, asking: Which(prompt: "First?"))
                let second = try await context.wait(for: Answer.self, asking: Which(prompt: "Second?"))
                return Ending([.string(first.text), .string(second.text)])
            }
        )
        let handler = try runner.run()
        try await answer(handler, ["a", "b"])
        #expect(try await handler.result == ["a", "b"])
    }

    /// Fault 10.2: after a resume the first event of the type matches, whatever it carries.
    @Test(.timeLimit(.minutes(1)))
    func `after a resume an answer still reaches the wait it was given to`() async throws {
        let runner = try Flow.with(
            Step("ask", options: waits) { (_: Flow, _: Start, context) in
                async let one = context.wait(for: Answer.self, asking: Which(prompt: "One?"), id: "one")
                async let two = context.wait(for: Answer.self, asking: Which(prompt: "Two?"), id: "two")
                return Ending([.string(try await one.text), .string(try await two.text)])
            }
        )
        let first = try runner.run()
        try await untilAsked(first, times: 2)
        let saved = first.context
        try await first.cancel()

        let second = try runner.run(continuing: saved)
        try await untilAsked(second, times: 0)
        try await second.answer("two", with: Answer(text: "for two"))
        try await second.answer("one", with: Answer(text: "for one"))
        #expect(try await second.result == ["for one", "for two"])
    }

    /// Fault 10.14: a wait that says nothing gives up after 2,000 seconds.
    @Test(.timeLimit(.minutes(1)))
    func `a wait without a limit waits as long as its run lasts`() async throws {
        let clock = ManualClock()
        let runner = try Flow.with(clock: clock, asker(timeout: nil))
        let handler = try runner.run()
        try await untilAsked(handler, times: 1)
        clock.advance(by: .seconds(1_000_000))
        try await answer(handler, ["late"])
        #expect(try await handler.result == "late")
    }

    /// Fault 10.14: the timer of a wait is not there any more after a resume.
    @Test(.timeLimit(.minutes(1)))
    func `a resumed wait keeps what was left of its limit`() async throws {
        let clock = ManualClock()
        let runner = try Flow.with(clock: clock, asker(timeout: .seconds(10)))
        let first = try runner.run()
        try await untilAsked(first, times: 1)
        clock.advance(by: .seconds(4))
        let saved = first.context
        try await first.cancel()

        let second = try runner.run(continuing: saved)
        clock.advance(by: .seconds(5))
        #expect(second.snapshot.questions.count == 1)
        clock.advance(by: .seconds(1))
        #expect(try await second.result == "gave up on Answer")
    }

    private func asker(timeout: Duration?) -> Step<Flow> {
        Step("ask", options: waits) { (_: Flow, _: Start, context) in
            do {
                let question = Which(prompt: "What?")
                return Ending(
                    .string(try await context.wait(for: Answer.self, asking: question, timeout: timeout).text)
                )
            } catch let error as WaitTimeoutError {
                return Ending(.string("gave up on \(error.awaited)"))
            }
        }
    }

    private func answer(_ handler: WorkflowHandler<Flow>, _ texts: [String]) async throws {
        var left = texts[...]
        for await entry in handler.events(after: -1, includingNotices: true) {
            guard case .questionOpened(let question)? = entry.notice else { continue }
            try await handler.answer(question.wait, with: Answer(text: left.removeFirst()))
            if left.isEmpty { return }
        }
    }

    private func untilAsked(_ handler: WorkflowHandler<Flow>, times: Int) async throws {
        var left = times
        for await entry in handler.events(after: -1, includingNotices: true) {
            if case .questionOpened? = entry.notice { left -= 1 }
            if left <= 0 { return }
        }
    }
}
