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

    @Test func `a body that waits for somebody who cannot come is told that its run is over`() async throws {
        let ended = Ended()
        var handler: WorkflowHandler<EndlessFlow>? = try EndlessFlow(ended: ended).run(.init())
        if let handler {
            for await entry in handler.events(after: -1, includingNotices: true) {
                if case .questionOpened? = entry.notice { break }
            }
        }
        handler = nil
        await ended.value
    }

    @Test func `a run that nobody holds is cancelled when it comes to a question, and not before`() async throws {
        let ended = Ended()
        let flow = EndlessFlow(ended: ended)
        _ = try flow.run(.init(pauses: 50))
        await ended.value
    }
}

/// Something that a test waits for.
private final class Ended: Sendable {
    private let stream = AsyncStream<Void>.makeStream()

    func end() { stream.continuation.finish() }

    var value: Void {
        get async { for await _ in stream.stream {} }
    }
}

/// Waits for an answer that never comes, and says when its body has ended.
private struct EndlessFlow: Workflow {
    struct Begin: StartEvent { var pauses = 0 }
    struct Answer: HumanResponseEvent {}

    var ended: Ended

    static let declaration = WorkflowDeclaration(name: "endless", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("wait", options: StepOptions(awaits: [Answer.self])) { (flow: Self, begin: Begin, context) in
                for _ in 0..<begin.pauses { await Task.yield() }
                defer { flow.ended.end() }
                _ = try await context.wait(for: Answer.self)
                return Stop("answered")
            }
        ]
    }
}
