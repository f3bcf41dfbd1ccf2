import Synchronization
import Workflows

/// Goes through three steps, each with what the one before made, and keeps a state.
@Workflow
struct ChainFlow {
    struct Begin: StartEvent { var number: Int }
    struct First: Event { var number: Int }
    struct Second: Event { var number: Int }
    struct Progress: Event { var words: String }
    struct End: StopEvent, Equatable { var number: Int; var seen: [String] }
    struct State: WorkflowState { var seen: [String] = [] }

    /// Called by each body as it begins.
    var watch: @Sendable (String) async -> Void = { _ in }

    @Step func one(_ begin: Begin, context: Context) async -> First {
        await watch("one")
        context.edit { $0.seen = ["one"] }
        context.publish(Progress(words: "one"))
        return First(number: begin.number + 1)
    }

    @Step func two(_ first: First, context: Context) async -> Second {
        await watch("two")
        context.edit { $0.seen = ["one", "two"] }
        return Second(number: first.number * 2)
    }

    @Step func three(_ second: Second, context: Context) async -> End {
        await watch("three")
        return End(number: second.number, seen: context.state.seen)
    }
}

/// Makes parts side by side and joins them with an event that was sent.
@Workflow
struct FanFlow {
    struct Begin: StartEvent { var count: Int }
    struct Part: Event { var number: Int }
    struct Made: Event { var number: Int }
    struct Extra: Event { var number: Int }
    struct Noted: Event { var number: Int }
    struct All: Event { var sum: Int }
    struct End: StopEvent, Equatable { var sum: Int; var extra: Int }

    @Step(sends: Extra.self) func split(_ begin: Begin, context: Context) throws -> [Part] {
        try context.send(Extra(number: 100))
        return (1...begin.count).map { Part(number: $0) }
    }

    @Step(workers: 3) func make(_ part: Part, context: Context) throws -> Made {
        context.publish(Noted(number: part.number))
        return Made(number: part.number * 10)
    }

    @Step func gather(_ made: [Made]) -> All { All(sum: made.reduce(0) { $0 + $1.number }) }

    @Step func end(_ all: All, _ extra: Extra) -> End { End(sum: all.sum, extra: extra.number) }
}

/// Asks in both styles: a body that waits, and a returned question.
@Workflow
struct AskingFlow {
    struct Begin: StartEvent { var name: String }
    struct Which: InputRequiredEvent { var prompt: String }
    struct Number: HumanResponseEvent { var value: Int }
    struct Draft: Event { var values: [Int] }
    struct Approve: InputRequiredEvent {
        static var response: (any HumanResponseEvent.Type)? { Verdict.self }
        var prompt: String
    }
    struct Verdict: HumanResponseEvent { var keep: Bool }
    struct Page: Event { var number: Int }
    struct AllShown: Event {}
    struct End: StopEvent, Equatable { var values: [Int]; var isKept: Bool }
    struct State: WorkflowState { var values: [Int] = [] }

    @Step(asks: Which.self, awaits: Number.self, sends: Page.self)
    func ask(_ begin: Begin, context: Context) async throws -> Draft {
        try context.send(Page(number: 1))
        let first = try await context.wait(for: Number.self, asking: Which(prompt: "First, \(begin.name)?"))
        try context.send(Page(number: 2))
        let second = try await context.wait(for: Number.self, asking: Which(prompt: "Second, \(begin.name)?"))
        return Draft(values: [first.value, second.value])
    }

    @Step func page(_ page: Page, context: Context) -> AllShown? {
        context.publish(page)
        return context.collect(page, expecting: [Page.self, Page.self]) == nil ? nil : AllShown()
    }

    /// Waits for both pages too, so that the run cannot be over before they are on its stream.
    @Step func show(_ draft: Draft, shown: AllShown, context: Context) -> Approve {
        context.edit { $0.values = draft.values }
        return Approve(prompt: "Keep \(draft.values)?")
    }

    @Step func decide(_ verdict: Verdict, context: Context) -> End {
        End(values: context.state.values, isKept: verdict.keep)
    }

    static func answer(_ question: Question) -> JSON {
        switch question.questionType {
        case "Approve": ["keep": true]
        default: question.prompt.hasPrefix("First") ? ["value": 4] : ["value": 5]
        }
    }
}

/// Fails twice before it succeeds, with a pause in between, and says so on the stream.
@Workflow
struct StubbornFlow {
    struct Begin: StartEvent { var failures: Int }
    struct Tried: Event { var attempt: Int }
    struct Page: Event { var number: Int }
    struct Read: Event { var number: Int }
    struct End: StopEvent, Equatable { var attempts: Int }
    struct Broken: Error {}

    @Step(retry: .init(wait: .fixed(.milliseconds(1)), stop: .afterAttempts(5)), sends: Page.self)
    func go(_ begin: Begin, context: Context) throws -> End {
        try context.send(Page(number: 1))
        context.publish(Tried(attempt: context.attempt))
        guard context.attempt > begin.failures else { throw Broken() }
        return End(attempts: context.attempt)
    }

    @Step func read(_ page: Page, context: Context) { context.publish(Read(number: page.number)) }
}

/// Waits for an answer that never comes, and says when its body has ended.
struct LastingFlow: Workflow {
    struct Answer: HumanResponseEvent {}

    let ended = AsyncStream<Void>.makeStream()

    static let declaration = WorkflowDeclaration(name: "lasting", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("wait", options: StepOptions(awaits: [Answer.self])) { (flow: Self, _: Start, context) in
                defer { flow.ended.continuation.finish() }
                _ = try await context.wait(for: Answer.self)
                return Stop("answered")
            }
        ]
    }
}

/// Holds every append until it is let go, and says what it was given.
final class GatedJournal: Journal {
    let inner = MemoryJournal()
    private let state = Mutex(State())

    private struct State {
        var held: [(batch: [JournalRecord], continuation: CheckedContinuation<Void, any Error>)] = []
        var watchers: [CheckedContinuation<[JournalRecord], Never>] = []
        var isOpen = false
    }

    var isDurable: Bool { false }

    func append(_ batch: [JournalRecord]) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let watchers = state.withLock { state -> [CheckedContinuation<[JournalRecord], Never>]? in
                if state.isOpen { return nil }
                state.held.append((batch, continuation))
                defer { state.watchers = [] }
                return state.watchers
            }
            guard let watchers else { return continuation.resume() }
            for watcher in watchers { watcher.resume(returning: batch) }
        }
        try await inner.append(batch)
    }

    /// The batch that is held, as soon as there is one.
    func held() async -> [JournalRecord] {
        await withCheckedContinuation { continuation in
            let batch = state.withLock { state -> [JournalRecord]? in
                if let first = state.held.first { return first.batch }
                state.watchers.append(continuation)
                return nil
            }
            if let batch { continuation.resume(returning: batch) }
        }
    }

    func letGo() { for held in take() { held.continuation.resume() } }

    func refuse(_ error: any Error) { for held in take() { held.continuation.resume(throwing: error) } }

    /// Holds nothing any more.
    func open() {
        state.withLock { $0.isOpen = true }
        letGo()
    }

    private func take() -> [(batch: [JournalRecord], continuation: CheckedContinuation<Void, any Error>)] {
        state.withLock { state in
            defer { state.held = [] }
            return state.held
        }
    }

    func records(of run: String, after sequence: Int, limit: Int) async throws -> [JournalRecord] {
        try await inner.records(of: run, after: sequence, limit: limit)
    }

    func runs() async throws -> [JournaledRun] { try await inner.runs() }
}

/// A journal in memory that says it outlives its process.
final class DurableJournal: Journal {
    let inner = MemoryJournal()
    func append(_ batch: [JournalRecord]) async throws { try await inner.append(batch) }
    func records(of run: String, after sequence: Int, limit: Int) async throws -> [JournalRecord] {
        try await inner.records(of: run, after: sequence, limit: limit)
    }
    func runs() async throws -> [JournaledRun] { try await inner.runs() }
}
