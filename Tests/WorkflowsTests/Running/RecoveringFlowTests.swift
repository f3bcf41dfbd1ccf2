import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct RecoveringFlowTests {
    /// Runs to the end while the clock is moved on whenever somebody waits for it.
    private func result(
        _ order: RecoveringFlow.Order,
        moving clock: ManualClock = ManualClock()
    ) async throws -> (RecoveringFlow.Report, [RecoveringFlow.Progress]) {
        let handler = try RecoveringFlow().runner(timeout: nil, clock: clock).run(order)
        var progress: [RecoveringFlow.Progress] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            if let event = entry.event as? RecoveringFlow.Progress {
                #expect(entry.origin?.attempt == event.attempt)
                progress.append(event)
            }
            if case .retryScheduled(let retry)? = entry.notice { clock.advance(by: .seconds(retry.pauseSeconds)) }
        }
        return (try await handler.result, progress)
    }

    @Test func `a step is tried again until it succeeds, and knows of its earlier attempts`() async throws {
        let (report, progress) = try await result(.init(way: .retried, failures: 2))
        #expect(report == .init(words: "done", attempts: 3))
        #expect(progress.map(\.attempt) == [1, 2, 3])
        #expect(progress.map(\.last) == [nil, "broken 1", "broken 2"])
    }

    @Test func `a step that stands in is told what failed, on what, and how often`() async throws {
        let (report, _) = try await result(.init(way: .scoped, failures: 9))
        #expect(report == .init(words: "tryHard gave up on Fragile: broken 3", attempts: 3))
    }

    @Test func `in a fan-out every branch is recovered by itself, and the join closes`() async throws {
        let (report, _) = try await result(.init(way: .parts))
        #expect(report.words == "1* 2 3* 4")
    }

    @Test func `a recovery that leads to the same failure ends when its budget is spent`() async throws {
        let handler = try RecoveringFlow().run(.init(way: .round, failures: 10))
        let error = await #expect(throws: RecoveringFlow.Broken.self) { try await handler.result }
        #expect(error?.number == 12)
        var standIns = 0
        for await entry in handler.events(after: -1, includingNotices: true) {
            if case .recovering(let recovery)? = entry.notice {
                standIns += 1
                #expect(recovery.handler == "again" && recovery.step == "goRound")
            }
        }
        #expect(standIns == 2)
    }

    @Test func `the recovery steps are part of a graph without problems`() {
        #expect(RecoveringFlow().validate().problems.isEmpty)
        let spare = RecoveringFlow.steps.first { $0.name == "spare" }
        #expect(spare?.options.recovery == Recovery(of: ["make"], limit: 1))
        #expect(spare?.options.workers == 1)
        #expect(RecoveringFlow.steps.first { $0.name == "tryHard" }?.options.retry?.stop == .afterAttempts(3))
    }

    @Test func `a step timeout fails the attempt and a run without time ends by it`() async throws {
        let clock = ManualClock()
        let slow = Step<Bench>("go", options: StepOptions(timeout: .seconds(3))) { (_: Bench, _: Go, _) -> End in
            try await clock.sleep(until: .init(elapsed: .seconds(1_000)))
            return End()
        }
        let handler = try Bench().runner(timeout: nil, clock: clock).adding(slow).run(Go())
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(3))
        let error = await #expect(throws: StepTimeoutError.self) { try await handler.result }
        #expect(error == StepTimeoutError(step: "go", timeout: .seconds(3)))
    }

    @Test func `recovery steps that contradict each other are problems`() {
        func recovery(_ name: String, _ steps: [String]?) -> Step<Bench> {
            Step(name, options: StepOptions(workers: 1, recovery: Recovery(of: steps))) {
                (_: Bench, _: StepFailed, _) in End()
            }
        }
        let steps: [Step<Bench>] = [
            Step("go") { (_: Bench, _: Go, _) in End() },
            recovery("one", nil), recovery("two", nil),
            recovery("three", ["go", "goo", "one"]), recovery("four", ["go"]),
        ]
        let problems = GraphValidation.validate(
            declaration: Bench.declaration,
            steps: steps.map(\.stepDescription)
        ).problems
        #expect(
            problems.map(\.code).filter { $0.rawValue.hasPrefix("recovery") } == [
                .recoverySeveralWildcards, .recoveryUnknownStep, .recoveryCoversHandler, .recoveryClaimedTwice,
            ]
        )
        #expect(problems.contains { $0.fix == "Did you mean 'go'?" })
    }
}
