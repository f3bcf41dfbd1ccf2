import Testing
import WorkflowTesting

@testable import Workflows

/// Emits the events of sequences as they come.
@Workflow
struct FeedingFlow {
    struct Count: StartEvent { var to: Int; var way = Way.stream }
    struct Number: Event, Equatable { var value: Int }
    struct Squared: Event, Equatable { var value: Int }
    struct Sum: StopEvent, Equatable { var value: Int }
    enum Way: String, Codable, Sendable, CaseIterable { case stream, throwing, wrapped }
    struct Broken: Error {}

    @Step
    func count(
        _ count: Count
    ) -> OneOf<AsyncStream<Number>, AsyncThrowingStream<Number, any Error>, EventSequence<Number>> {
        switch count.way {
        case .stream:
            return .emit(
                AsyncStream { continuation in
                    for value in 0..<count.to { continuation.yield(Number(value: value)) }
                    continuation.finish()
                }
            )
        case .throwing:
            return .emit(
                AsyncThrowingStream { continuation in
                    continuation.yield(Number(value: 1))
                    continuation.finish(throwing: Broken())
                }
            )
        case .wrapped:
            let numbers = AsyncStream<Int> { continuation in
                for value in 0..<count.to { continuation.yield(value) }
                continuation.finish()
            }
            return .emit(EventSequence(numbers.map { Number(value: $0) }))
        }
    }

    @Step
    func square(_ number: Number) -> Squared { Squared(value: number.value * number.value) }

    @Step
    func add(_ squares: [Squared]) -> Sum { Sum(value: squares.reduce(0) { $0 + $1.value }) }
}

@Suite struct FeedingFlowTests {
    @Test(arguments: [FeedingFlow.Way.stream, .wrapped])
    func `a sequence is joined when it has ended`(way: FeedingFlow.Way) async throws {
        #expect(try await FeedingFlow().run(.init(to: 5, way: way)).result == .init(value: 30))
        #expect(try await FeedingFlow().run(.init(to: 0, way: way)).result == .init(value: 0))
    }

    @Test func `a sequence that throws fails its step`() async throws {
        let handler = try FeedingFlow().run(.init(to: 1, way: .throwing))
        await #expect(throws: FeedingFlow.Broken.self) { try await handler.result }
    }

    @Test func `a run can start standing still and be led step by step`() async throws {
        var options = RunOptions()
        options.startsPaused = true
        let handler = try ReviewFlow().run(.init(text: "x"), options: options)
        var probe = RunProbe(handler, includingNotices: true)
        #expect(handler.isPaused && handler.runningSteps.isEmpty)
        try await handler.step()
        _ = try await probe.skip(to: "the draft") { if case .eventAccepted("Draft", _, _) = $0 { 1 } else { nil } }
        #expect(handler.snapshot.steps.map(\.finished) == [1, 0, 0])
        await #expect(throws: WorkflowRuntimeError.self) { try await handler.setBreakpoints([.step("nowhere")]) }
        try await handler.setBreakpoints([.step("decide"), .event(ReviewFlow.Review.self), .failure])
        try await handler.resume()
        let question = try await probe.skip(to: "the question") {
            if case .questionOpened(let question) = $0 { question } else { nil }
        }
        try await handler.answer(question.wait, with: ["keep": true])
        let reason = try await probe.skip(to: "the pause") { if case .paused(let reason) = $0 { reason } else { nil } }
        #expect(reason == "before step 'decide' (invocation 3)")
        try await handler.resume()
        #expect(try await handler.result == .init(text: "kept"))
    }
}
