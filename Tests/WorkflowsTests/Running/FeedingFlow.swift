import Synchronization
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

/// Gives a sequence of three events that count how often they are encoded.
struct WeighedFlow: Workflow {
    struct Begin: StartEvent {}
    struct Weight: Event {
        init() {}
        init(from decoder: any Decoder) throws {}
        func encode(to encoder: any Encoder) throws {
            _ = encoder.singleValueContainer()
            WeighedFlow.encodings.add(1, ordering: .relaxed)
        }
    }

    static let encodings = Atomic(0)
    static let declaration = WorkflowDeclaration(name: "weighed", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<Int>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("give") { (_: Self, _: Begin, _) in
                AsyncStream<Weight> { continuation in
                    for _ in 1...3 { continuation.yield(Weight()) }
                    continuation.finish()
                }
            },
            Step("count") { (_: Self, weights: [Weight], _) in Stop(weights.count) },
        ]
    }
}

@Suite struct FeedingFlowTests {
    @Test(arguments: [FeedingFlow.Way.stream, .wrapped])
    func `a sequence is joined when it has ended`(way: FeedingFlow.Way) async throws {
        #expect(try await FeedingFlow().run(.init(to: 5, way: way)).result == .init(value: 30))
        #expect(try await FeedingFlow().run(.init(to: 0, way: way)).result == .init(value: 0))
    }

    @Test(.timeLimit(.minutes(1)))
    func `an event of a sequence is on its way before the next one is asked for`() async throws {
        let gate = Gate()
        let given = Counter()
        let items = Step<Bench>("go") { (_: Bench, _: Go, _) in
            AsyncStream<Item>(unfolding: {
                let number = given.next()
                // The second is there when a step behind has worked on the first.
                if number == 2 { await gate.passing() }
                return number < 3 ? Item(n: number) : nil
            })
        }
        let runner = try Bench().runner(timeout: nil).adding(items)
            .adding(
                Step("work") { (_: Bench, item: Item, _) in
                    gate.open()
                    return Made(n: item.n)
                }
            )
            .adding(Step("end") { (_: Bench, all: [Made], _) in End(n: all.reduce(0) { $0 + $1.n }) })
        #expect(try await runner.run(Go()).result == End(n: 3))
    }

    @Test func `a sequence that throws fails its step`() async throws {
        let handler = try FeedingFlow().run(.init(to: 1, way: .throwing))
        await #expect(throws: FeedingFlow.Broken.self) { try await handler.result }
    }

    @Test func `only what may come again is encoded`() async throws {
        #expect(try await WeighedFlow().run(WeighedFlow.Begin()).result == 3)
        #expect(WeighedFlow.encodings.load(ordering: .relaxed) == 0)
    }

    @Test func `a sequence that failed in the middle goes on where it was`() async throws {
        struct Refusal: Error {}
        let seen = Counter()
        let items = Step<Bench>("go", options: StepOptions(retry: RetryPolicy(wait: .none))) {
            (_: Bench, _: Go, context) in
            AsyncThrowingStream<Item, any Error> { continuation in
                for n in 1...2 { continuation.yield(Item(n: n)) }
                if context.attempt == 1 { return continuation.finish(throwing: Refusal()) }
                continuation.yield(Item(n: 3))
                continuation.finish()
            }
        }
        let runner = try Bench().runner(timeout: nil).adding(items)
            .adding(
                Step("work") { (_: Bench, item: Item, _) in
                    _ = seen.next()
                    return Made(n: item.n)
                }
            )
            .adding(Step("end") { (_: Bench, all: [Made], _) in End(n: all.reduce(0) { $0 + $1.n }) })
        let handler = try runner.run(Go())
        _ = try await handler.result
        #expect(handler.stopEvent == End(n: 6))
        #expect(seen.value == 3)
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
