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

extension AbandonedRunTests {
    @Test func `a run whose child waits for somebody who cannot come is cancelled with its child`() async throws {
        let ended = Ended()
        let parent = Step<Bench>("go") { (_: Bench, _: Go, context) -> End in
            _ = try await context.run(EndlessFlow(ended: ended), .init(), named: "child")
            return End()
        }
        let runner = try Bench().adding(parent)
        var handler: WorkflowHandler<Bench>? = try runner.run(Go())
        if let handler {
            for await entry in handler.events(after: -1, includingNotices: true) {
                if case .questionOpened? = entry.notice { break }
            }
        }
        handler = nil
        await ended.value
    }

    @Test func `a run that stands still and that nobody can let go on is cancelled`() async throws {
        let runner = ReviewFlow().runner(timeout: nil, maximumConcurrentRuns: 1)
        var options = RunOptions()
        options.startsPaused = true
        _ = try runner.run(.init(text: "x"), options: options)
        let second = try runner.run(.init(text: "y"))
        try await second.started
        try await second.cancel()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a run that stands at a failure and that nobody can let go on gives its place to the next`() async throws {
        let runner = FailingFlow().runner(timeout: nil, maximumConcurrentRuns: 1)
        var options = RunOptions()
        options.breakpoints = [.failure]
        var first: WorkflowHandler<FailingFlow>? = try runner.run(options: options)
        if let handler = first { while !handler.isPaused { await Task.yield() } }
        let second = try runner.run()
        #expect(second.status == .queued)
        first = nil
        try await second.started
        await #expect(throws: Mishap.self) { _ = try await second.result }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a run whose child stands at a failure is cancelled when nobody can let it go on`() async throws {
        let parent = Step<Bench>("go") { (_: Bench, _: Go, context) -> End in
            _ = try await context.run(FailingFlow(), Start(), named: "child")
            return End()
        }
        let runner = try Bench().runner(timeout: nil, maximumConcurrentRuns: 1).adding(parent)
        var options = RunOptions()
        options.breakpoints = [.failure]
        var first: WorkflowHandler<Bench>? = try runner.run(Go(), options: options)
        if let handler = first { while !handler.isPaused { await Task.yield() } }
        first = nil
        let second = try runner.run(Go())
        try await second.started
        await #expect(throws: Mishap.self) { _ = try await second.result }
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
