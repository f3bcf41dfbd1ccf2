import Testing
import WorkflowTesting

@testable import Workflows

/// What bodies may count on, and what they may not do to each other.
@Suite struct BodyTests {
    private struct Refusal: Error {}

    private func dropped(_ count: Int, of handler: WorkflowHandler<Bench>) async throws -> [String] {
        var probe = RunProbe(handler, includingNotices: true)
        var dropped: [String] = []
        return try await probe.skip(to: "\(count) dropped events") { notice -> [String]? in
            if case .dropped(let type, let step, let reason) = notice {
                dropped.append("\(type) of \(step): \(reason)")
            }
            return dropped.count == count ? dropped : nil
        }
    }

    @Test(arguments: [SendDelivery.always, .onSuccess])
    func `a failed attempt's sends go out unless they are held until it succeeds`(delivery: SendDelivery) async throws {
        let options = StepOptions(
            retry: RetryPolicy(wait: .none, stop: .afterAttempts(3)),
            delivery: delivery,
            sends: [Page.self]
        )
        let pages = Counter()
        let runner = try Bench().runner(timeout: nil)
            .adding(
                Step("go", options: options) { (_: Bench, _: Go, context) in
                    try context.send(Page(n: context.attempt))
                    if context.attempt < 3 { throw Refusal() }
                    return Made(n: context.attempt)
                }
            )
            // One worker in order, so that every page has been counted when the end comes.
            .adding(
                Step("read", options: StepOptions(workers: 1)) { (_: Bench, event: Either<Page, Made>, _) -> End? in
                    guard case .second = event else {
                        _ = pages.next()
                        return nil
                    }
                    return End(n: pages.value)
                }
            )
        let handler = try runner.run(Go())
        _ = try await handler.result
        #expect(handler.stopEvent == End(n: delivery == .always ? 3 : 1))
    }

    @Test func `a wait lets out what a step holds until it succeeds`() async throws {
        let options = StepOptions(delivery: .onSuccess, awaits: [Reply.self], sends: [Page.self])
        let runner = try Bench().runner(timeout: nil)
            .adding(
                Step("go", options: options) { (_: Bench, _: Go, context) -> End in
                    try context.send(Page(n: 7))
                    let reply = try await context.wait(for: Reply.self)
                    throw reply.n == 7 ? Refusal() as any Error : Mishap()
                }
            )
            .adding(
                Step("read", options: StepOptions(asks: [Ask.self])) { (_: Bench, page: Page, _) in
                    Ask(prompt: "\(page.n)")
                }
            )
        let handler = try runner.run(Go())
        var probe = RunProbe(handler)
        #expect(try await probe.expect(Ask.self).prompt == "7")
        try await handler.send(Reply(n: 7), to: "go")
        await #expect(throws: Refusal.self) { try await handler.result }
    }

    @Test(arguments: [1, 100]) func `a run that goes round in circles is stopped at its limit`(limit: Int) async throws
    {
        let handler = try BusyFlow().runner(timeout: nil, maximumSteps: limit).run(Start())
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
        #expect(error?.message.contains("was stopped after \(limit) steps, its limit") == true)
        #expect(handler.snapshot.steps.map(\.finished).reduce(0, +) == limit)
    }

    @Test func `a run within its limit is not stopped`() async throws {
        #expect(try await CountingFlow().runner(maximumSteps: 1).run(Start()).result == 1)
        #expect(throws: WorkflowConfigurationError.self) { try CountingFlow().runner(maximumSteps: 0).run(Start()) }
    }

    private enum Mark { @TaskLocal static var name = "none" }

    @Test func `no task-local value of a body, or of whoever starts the run, is seen by another body`() async throws {
        let options = StepOptions(workers: 1, awaits: [Reply.self], sends: [Left.self])
        let runner = try Bench().runner(timeout: nil)
            .adding(
                Step("go", options: options) { (_: Bench, _: Go, context) -> Right in
                    guard Mark.name == "none" else { throw Refusal() }
                    return try await Mark.$name.withValue("set by go") {
                        // The wait is the tick that begins "left", and this task is the one that brings it.
                        try context.send(Left())
                        _ = try await context.wait(for: Reply.self)
                        return Right()
                    }
                }
            )
            .adding(
                Step("left", options: StepOptions(asks: [Ask.self])) { (_: Bench, _: Left, _) in Ask(prompt: Mark.name)
                }
            )
            .adding(Step("right") { (_: Bench, _: Right, _) in End(n: Mark.name == "none" ? 1 : 0) })
        let handler = try Mark.$name.withValue("set by the caller") { try runner.run(Go()) }
        var probe = RunProbe(handler)
        #expect(try await probe.expect(Ask.self).prompt == "none")
        try await Mark.$name.withValue("set by the sender") { try await handler.send(Reply(), to: "go") }
        _ = try await handler.result
        #expect(handler.stopEvent == End(n: 1))
    }

    @Test func `what comes after the end of its body is dropped, and the stream says so`() async throws {
        let gate = Gate()
        let runner = try Bench().runner(timeout: nil)
            .adding(
                Step("go", options: StepOptions(sends: [Page.self])) { (_: Bench, _: Go, context) in
                    Task {
                        await gate.passing()
                        context.publish(Left(n: 1))
                        try context.send(Page(n: 2))
                    }
                    return Ask()
                }
            )
            .adding(Step("read") { (_: Bench, _: Page, _) in End(n: -1) })
            .adding(Step("reply") { (_: Bench, reply: Reply, _) in End(n: reply.n) })
        let handler = try runner.run(Go())
        var probe = RunProbe(handler)
        try await probe.expect(Ask.self)
        gate.open()
        let late = "of go: the invocation was over; it was dropped"
        #expect(try await dropped(2, of: handler) == ["Left \(late)", "Page \(late)"])
        try await handler.send(Reply(n: 3))
        try await probe.expectEnd(End.self)
        #expect(handler.stopEvent == End(n: 3))
    }
}
