import Testing
import WorkflowTesting
import Workflows

private struct Left: Event {}
private struct Right: Event {}
private struct Note: Event {}

@Suite("Mended faults of the reference: runs")
struct RunFaultTests {
    /// Fault 10.12: a run that nothing can continue is idle, until its time is over or for ever.
    @Test(.timeLimit(.minutes(1)))
    func `a run that can never go on fails and says which join cannot be met`() async throws {
        let runner = try Flow.with(
            timeout: nil,
            Step("left") { (_: Flow, _: Start, _) in Left() },
            Step("right") { (_: Flow, _: Start, _) -> Right? in nil },
            Step("both", joining: (Left.self, Right.self)) { (_: Flow, _: Left, _: Right, _) in Ending(.null) }
        )
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await runner.run().result }
        #expect(error?.message.contains("is deadlocked") ?? false)
        #expect(error?.message.contains("both needs Right, has Left") ?? false)
    }

    /// Fault 10.13: a synchronous body is not told that its run is over.
    @Test(.timeLimit(.minutes(1)))
    func `a blocking body sees that its run was cancelled`() async throws {
        let (entered, left) = (Gate(), Gate())
        let runner = try Flow.with(
            timeout: nil,
            Step("block", options: StepOptions(isBlocking: true)) { (_: Flow, _: Start, _) in
                entered.open()
                while !Task.isCancelled {}
                left.open()
                return Ending("too late")
            }
        )
        let handler = try runner.run()
        try await entered.pass()
        try await handler.cancel()
        await #expect(throws: WorkflowCancelledError.self) { try await handler.result }
        try await left.pass()
    }

    /// Fault 10.13: what such a body does after the end of its run.
    @Test(.timeLimit(.minutes(1)))
    func `what a body does after its run is over changes nothing`() async throws {
        let (clock, entered, leave, left) = (ManualClock(), Gate(), Gate(), Gate())
        let runner = try Flow.with(
            timeout: .total(.seconds(1)),
            clock: clock,
            Step("deaf") { (_: Flow, _: Start, context) in
                entered.open()
                // A task of its own, which the cancel of the body does not reach.
                try await Task { try await leave.pass() }.value
                context.publish(Note())
                left.open()
                return Ending("too late")
            }
        )
        let handler = try runner.run()
        try await entered.pass()
        clock.advance(by: .seconds(1))
        await #expect(throws: WorkflowTimeoutError.self) { try await handler.result }
        let before = handler.snapshot.sequence
        leave.open()
        try await left.pass()
        #expect(handler.snapshot.sequence == before)
        #expect(handler.status == .timedOut)
    }
}
