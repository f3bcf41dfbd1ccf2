import Testing
import WorkflowTesting

@testable import Workflows

/// One test for each row of the table "the seed, call by call", named after it.
@Suite struct SeedCallByCallTests {
    init() { CapturedLog.begin() }

    // MARK: Options

    @Test func `MyFlow(timeout=60)`() throws {
        #expect(ReviewFlow().runner(timeout: .seconds(60)).timeout == .working(.seconds(60)))
        #expect(ReviewFlow().runner(timeout: .total(.seconds(45))).timeout == .total(.seconds(45)))
        #expect(ReviewFlow().runner(timeout: nil).timeout == nil)
        #expect(ReviewFlow().runner().timeout == .working(.seconds(45)))
        #expect(throws: WorkflowConfigurationError.self) {
            try ReviewFlow().runner(timeout: .seconds(0)).run(.init(text: "x"))
        }
        #expect(throws: WorkflowConfigurationError.self) {
            try ReviewFlow().run(.init(text: "x"), options: RunOptions(timeout: .some(.seconds(-1))))
        }
    }

    @Test func `disable_validation=True`() async throws {
        #expect(throws: WorkflowValidationError.self) { try LopsidedFlow().run(Start()) }
        let runner = LopsidedFlow().runner(validation: .off)
        let handler = try runner.run(Start())
        #expect(try await handler.result == "done")
        #expect(runner.startEventType == Start.self && runner.stopEventType == Stop<String>.self)
        #expect(!runner.validate().errors.isEmpty)
    }

    @Test func `verbose=True`() {
        var bench = MachineBench([
            Step("go") { (_: Bench, _: Go, _) in Left() },
            Step("left") { (_: Bench, left: Left, _) -> OneOf<End, Made> in .emit(End(n: left.n)) },
        ])
        let verbose = VerboseLines(plan: bench.plan)
        let start = bench.box(Go())
        #expect(verbose.tickLines(.started(start), bench.machine) == ["[tick] add: Go()"])
        bench.reduce(.started(start))
        #expect(verbose.factLines(bench.turn.facts) == ["[go:0] started from Go"])
        bench.finish(1, Left(n: 3))
        #expect(
            verbose.factLines(bench.turn.facts) == ["[go:0] complete with Left", "[left:0] started from Left"]
        )
        bench.finish(2, End(n: 3))
        #expect(verbose.factLines(bench.turn.facts) == ["[left:0] complete with End", "[result] End(n=3)"])
        #expect(verbose.tickLines(.cancelled, bench.machine) == ["[tick] cancelled"])
    }

    @Test func `resource_manager=m`() async throws {
        let manager = ResourceManager()
        manager.set("given", for: ResourceFlow.greeting)
        #expect(try await ResourceFlow().runner(resources: manager).run(Start()).result == "given")
        #expect(try await ResourceFlow().run(Start()).result == "made")
    }

    @Test func `num_concurrent_runs=3`() async throws {
        let clock = ManualClock()
        let runner = ReviewFlow().runner(timeout: .total(.seconds(10)), maximumConcurrentRuns: 3, clock: clock)
        let handlers = try (1...5).map { try runner.run(.init(text: "\($0)")) }
        for handler in handlers.prefix(3) { try await handler.started }
        #expect(handlers.map(\.status) == [.running, .running, .running, .queued, .queued])
        await #expect(throws: WorkflowRuntimeError.self) { try await handlers[3].send(ReviewFlow.Verdict(keep: true)) }
        clock.advance(by: .seconds(9))
        try await handlers[3].cancel()
        try await handlers[1].cancel()
        try await handlers[4].started
        await #expect(throws: WorkflowCancelledError.self) { try await handlers[3].started }
        clock.advance(by: .seconds(2))
        await #expect(throws: WorkflowTimeoutError.self) { try await handlers[0].result }
        #expect(handlers[4].status == .running)
        try await handlers[4].cancel()
        #expect(throws: WorkflowConfigurationError.self) {
            try ReviewFlow().runner(maximumConcurrentRuns: 0).run(.init(text: "x"))
        }
    }

    @Test func `start_event_class, stop_event_class, events`() {
        let runner = ReviewFlow().runner()
        #expect(runner.startEventType == ReviewFlow.Topic.self)
        #expect(runner.stopEventType == ReviewFlow.Finished.self)
        #expect(runner.events.map(\.shortName) == ["Topic", "Draft", "Review", "Verdict", "Finished"])
    }

    // MARK: Adding and running

    @Test func `add_step(f)`() async throws {
        @Sendable func audit(_ draft: ReviewFlow.Draft) {}
        let runner = try ReviewFlow().adding(Step("audit", audit))
        #expect(runner.compiled.steps.map(\.name) == ["write", "ask", "decide", "audit"])
        #expect(ReviewFlow().runner().compiled.steps.count == 3)
        let handler = try runner.run(.init(text: "x"))
        var probe = RunProbe(handler, includingNotices: true)
        _ = try await probe.skip(to: "the added step") { notice in
            if case .stepStateChanged(let change) = notice, change.step == "audit" { change } else { nil }
        }
        try await handler.cancel()
        let error = #expect(throws: WorkflowValidationError.self) { try runner.adding(Step("ask", audit)) }
        #expect(error?.problems.first?.code == .stepDuplicate)
        #expect(
            error?.message.contains("A step ask is already part of this workflow, please choose another name.") == true
        )
    }

    @Test func `run(topic="x")`() async throws {
        let typed = try ReviewFlow().run(.init(text: "x"))
        try await typed.cancel()
        let fields = try ReviewFlow().run(fields: ["text": "x"])
        try await fields.cancel()
        #expect(try await ResourceFlow().run().result == "made")
        let error = #expect(throws: WorkflowRuntimeError.self) { try ReviewFlow().run(fields: ["wrong": 1]) }
        #expect(
            error?.message.hasPrefix(#"Failed creating a start event of type 'Topic' with the fields: {"wrong":1}. "#)
                == true
        )
        #expect(throws: WorkflowRuntimeError.self) { try ReviewFlow().run() }
    }

    @Test func `run(start_event=e)`() async throws {
        let event = ReviewFlow.Topic(text: "x")
        try await ReviewFlow().run(event).cancel()
        let erased: any RunnableWorkflow = ReviewFlow()
        try await erased.run(starting: event).cancel()
        let error = #expect(throws: WorkflowRuntimeError.self) { try erased.run(starting: Start()) }
        #expect(error?.message == "The start event must be an instance of 'Topic', not of 'Start'.")
    }

    @Test func `both given`() async throws {
        let handler = try ReviewFlow().runner().run(.init(text: "event"), fields: ["text": "field"])
        var probe = RunProbe(handler)
        #expect(try await probe.expect(ReviewFlow.Review.self).prompt == "Keep event?")
        try await handler.cancel()
        let ignored = #"These fields will be ignored: {"text":"the field beside the event"}"#
        #expect(CapturedLog.lines { $0.contains(ignored) }.isEmpty)
        try await ReviewFlow().runner().run(.init(text: "x"), fields: ["text": "the field beside the event"]).cancel()
        let lines = CapturedLog.lines { $0.contains(ignored) }
        #expect(lines.count == 1 && lines[0].hasPrefix("warning workflows: Fields are not supported"))
    }

    @Test func `run(ctx=c)`() async throws {
        let first = try ReviewFlow().run(.init(text: "saved"))
        var probe = RunProbe(first)
        try await probe.expect(ReviewFlow.Review.self)
        let saved = first.context
        try await first.cancel()
        #expect(saved.isRunning)

        let second = try ReviewFlow().run(.init(text: "not looked at"), in: saved)
        var again = RunProbe(second)
        #expect(try await again.expect(ReviewFlow.Review.self).prompt == "Keep saved?")
        try await second.answer("w1", with: ReviewFlow.Verdict(keep: true))
        #expect(try await second.result.text == "kept")

        let third = try ReviewFlow().run(continuing: saved)
        try await third.answer("w1", with: ReviewFlow.Verdict(keep: false))
        #expect(try await third.result.text == "dropped")

        let counting = try CountingFlow().run(Start())
        #expect(try await counting.result == 1)
        let anew = try CountingFlow().run(Start(), in: counting.context)
        #expect(try await anew.result == 2)
        #expect(throws: WorkflowRuntimeError.self) { try CountingFlow().run(continuing: anew.context) }
    }

    @Test func `raises`() async throws {
        // The graph comes first, then the start event, and nothing is scheduled before both are in order.
        #expect(throws: WorkflowValidationError.self) { try LopsidedFlow().run(fields: ["wrong": 1]) }
        let runner = ReviewFlow().runner(maximumConcurrentRuns: 1)
        #expect(throws: WorkflowRuntimeError.self) { try runner.run(fields: ["wrong": 1]) }
        let cancelled = try runner.run(.init(text: "x"))
        try await cancelled.started
        #expect(cancelled.status == .running && !cancelled.isDone)
        try await cancelled.cancel()
        for _ in 1...2 { await #expect(throws: WorkflowCancelledError.self) { try await cancelled.result } }
        let failing = try FailingFlow().run(Start())
        for _ in 1...2 { await #expect(throws: Mishap.self) { try await failing.result } }
        #expect(failing.status == .failed && failing.stopEvent == nil && failing.isDone)
        let clock = ManualClock()
        let slow = try ReviewFlow().runner(timeout: .total(.seconds(1)), clock: clock).run(.init(text: "x"))
        var probe = RunProbe(slow)
        try await probe.expect(ReviewFlow.Review.self)
        clock.advance(by: .seconds(1))
        for _ in 1...2 {
            let error = await #expect(throws: WorkflowTimeoutError.self) { try await slow.result }
            #expect(error?.message == "Operation timed out after 1 seconds. No steps active.")
        }
    }

    @Test func `_validate() -> bool`() {
        let validation = ReviewFlow().validate()
        #expect(validation.errors.isEmpty)
        #expect(validation.asksPeople)
        #expect(ReviewFlow().runner(validation: .off).validate().asksPeople)
        #expect(!CountingFlow().validate().asksPeople)
        // Either side is enough: a question that is made, or an answer that is taken.
        let roles: [String: WorkflowGraph.Role] = ["Go": .start, "End": .stop, "Ask": .question, "Tell": .response]
        let asks = GraphFacts.of([.step("a", ["Go"], ["Ask", "End"])], roles: roles)
        let takes = GraphFacts.of([.step("a", ["Go"], ["End"]), .step("b", ["Tell"], ["End"])], roles: roles)
        #expect(GraphValidation.validate(asks, timeout: nil).asksPeople)
        #expect(GraphValidation.validate(takes, timeout: nil).asksPeople)
    }

    @Test func `handler`() async throws {
        let handler = try ReviewFlow().run(.init(text: "x"), options: RunOptions(id: "my-run"))
        try await handler.started
        #expect(handler.id == "my-run" && handler.workflowName == "review")
        #expect(!handler.isDone && handler.stopEvent == nil)
        var probe = RunProbe(handler)
        try await probe.expect(ReviewFlow.Review.self)
        while !handler.runningSteps.isEmpty { await Task.yield() }
        try await handler.send(ReviewFlow.Verdict(keep: false), to: "decide")
        #expect(try await handler.result.text == "dropped")
        #expect(handler.isDone && handler.runningSteps.isEmpty && !handler.context.isRunning)
        await #expect(throws: WorkflowRuntimeError.self) { try await handler.send(ReviewFlow.Verdict(keep: true)) }
        #expect(try ReviewFlow().run(.init(text: "x")).id.count == 10)
    }
}
