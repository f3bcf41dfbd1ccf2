public import Workflows

/// Sorts numbers into words, and asks when it is unsure.
///
/// Everything the macros write is used by it.
@Workflow(name: "sorting")
public struct SortingFlow {
    public struct Numbers: StartEvent {
        var values: [Int]
        /// Numbers from here on are large.
        var limit = 10
    }

    struct Single: Event {
        var value: Int
        var limit: Int
    }

    struct Worded: Event {
        var word: String
    }

    /// Is this number large?
    struct Unsure: InputRequiredEvent {
        var value: Int
    }

    struct Opinion: HumanResponseEvent {
        @Schema enum Size: String, Codable { case small, large = "LARGE" }
        var size: Size = .small
        var note: String?
    }

    struct Progress: Event {
        var word: String
    }

    public struct Sorted: StopEvent {
        public var words: [String]
    }

    public struct State: WorkflowState {
        var noted: [String] = []
        public init() {}
    }

    @Outcome
    enum Judgement {
        case plain(Worded)
        case doubted(Unsure)
    }

    typealias Judged = Judgement

    let prefix: String

    public init(prefix: String = "") { self.prefix = prefix }

    /// Takes them one by one.
    @Step
    func split(_ numbers: Numbers) -> [Single] {
        numbers.values.map { Single(value: $0, limit: numbers.limit) }
    }

    @Step(workers: 2, sends: Progress.self)
    func judge(single: Single, in context: Context) async throws -> Judged {
        if single.value == single.limit { return .doubted(Unsure(value: single.value)) }
        let word = single.value < single.limit ? "small" : "large"
        try context.send(Progress(word: word))
        return .plain(Worded(word: prefix + word))
    }

    @Step(.blocking)
    func settle(_ opinion: Opinion) throws -> OneOf<Worded, Sorted>? {
        .emit(Worded(word: prefix + opinion.size.rawValue))
    }

    @Step
    func note(_ progress: Progress, context: Context) {
        context.edit { $0.noted.append(progress.word) }
    }

    @Step
    func gather(_ words: [Worded]) -> Sorted {
        Sorted(words: words.map(\.word).sorted())
    }
}

/// A final class, joining two events, with ready-made start and stop.
@Workflow
final class PairingWorkflow {
    struct Left: Event { var text: String }
    struct Right: Event { var text: String }

    @Step
    func left(_ start: Start) -> Left { Left(text: "l") }

    @Step
    func right(_ start: Start) -> Right { Right(text: "r") }

    @Step
    func pair(right: Right, _ left: Left) -> Stop<String> { Stop(left.text + right.text) }
}

/// Asks for resources in several ways; only those with a static name can be told from outside.
@Workflow
struct FilingWorkflow {
    static let clerk = Resource("clerk") { () -> String in "Ada" }
    private static let desk = Resource("desk") { () -> Int in 1 }

    @Step
    func file(_ start: Start, context: Context) async throws -> Stop<String> {
        enum Local { static let stamp = Resource("stamp") { () -> Int in 2 } }
        #if NEVER
            _ = try await context.resource(Self.missing)
        #endif
        _ = try await context.resource(Local.stamp)
        _ = try await context.resource(Resource("pen") { () -> Int in 3 })
        let desk = try await context.resource(FilingWorkflow.desk)
        let clerk = try await context.resource(Self.clerk)
        return Stop("\(clerk) \(desk)")
    }
}

/// Takes a part of a fan-out, and sends only what it sends when it succeeds.
@Workflow
struct TakingFlow {
    struct Item: Event { var number: Int }
    struct Picked: Event { var numbers: [Int] }
    struct Note: Event { var text: String }
    struct Refusal: Error {}

    @Step
    func split(_ start: Start) -> [Item] { (1...5).map { Item(number: $0) } }

    @Step(take: 2)
    func pick(_ items: [Item]) -> Picked { Picked(numbers: items.map(\.number)) }

    @Step(retry: .constant(attempts: 2, delay: .zero), delivery: .onSuccess, sends: Note.self)
    func report(_ picked: Picked, context: Context) throws {
        try context.send(Note(text: "\(picked.numbers) by attempt \(context.attempt)"))
        if context.attempt == 1 { throw Refusal() }
    }

    @Step
    func end(_ note: Note) -> Stop<String> { Stop(note.text) }
}

struct Ticket: StartEvent { var number: Int }
struct Passed: Event { var number: Int }
struct Closed: StopEvent { var number: Int }

/// Uses events that are declared elsewhere, so that the compiler finds its ends.
@Workflow
struct ForeignFlow {
    struct Question: InputRequiredEvent {}
    struct Answer: HumanResponseEvent { var more: Int }

    @Step
    func open(_ ticket: Ticket) -> Passed { Passed(number: ticket.number) }

    @Step(asks: Question.self, awaits: Answer.self)
    func close(_ passed: Passed, context: Context) async throws -> Closed {
        let answer = try await context.wait(for: Answer.self, asking: Question())
        return Closed(number: passed.number + answer.more)
    }
}

/// Its other steps join later.
@Workflow(.open, input: Ticket.self, output: Closed.self)
struct OpenFlow {
    @Step
    func open(_ ticket: Ticket) -> Passed { Passed(number: ticket.number) }
}

/// A class of shapes for schemas.
@Schema
public indirect enum Shape: Codable, Sendable, Equatable {
    /// Round.
    case circle(radius: Double = 1)
    case rectangle(Int, Int)
    case group([Shape], name: String?)
    case nothing
}
