import Testing

@testable import Workflows

@Suite struct AbandonedRunTests {
    @Test func `a stream keeps its run, though nobody keeps the handler`() async throws {
        let events = try ReviewFlow().run(.init(text: "x")).events
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next()?.event as? ReviewFlow.Review == .init(prompt: "Keep x?"))
        let waiter = Task {
            var iterator = events.makeAsyncIterator()
            var count = 0
            while await iterator.next() != nil { count += 1 }
            return count
        }
        waiter.cancel()
        #expect(await waiter.value <= 1)
    }

    @Test func `a run that nobody can answer any more gives its place to the next`() async throws {
        let runner = ReviewFlow().runner(timeout: nil, maximumConcurrentRuns: 1)
        var first: WorkflowHandler<ReviewFlow>? = try runner.run(.init(text: "x"))
        if let handler = first {
            for await entry in handler.events where entry.event is ReviewFlow.Review { break }
        }
        let second = try runner.run(.init(text: "y"))
        #expect(second.status == .queued)
        first = nil
        try await second.started
        #expect(second.status == .running)
        try await second.cancel()
    }
}
