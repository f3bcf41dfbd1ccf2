/// A workflow's steps compiled for running: names are indices, types are numbers, routes are arrays.
///
/// Made once per runner; every run of it reads the same plan.
final class RunPlan: Sendable, Equatable {
    let workflow: String
    let isClosed: Bool
    let steps: [StepPlan]
    let types: EventTypeTable
    /// Which steps accept a type, in order of registration; indexed by type.
    let routes: [EventRoute]
    /// The types of answer that a question wants, by the question's type.
    let responses: [Int: [Int]]
    /// Types that a step accepts, nothing produces, and that may come from outside after the start.
    let entries: [Int]

    init(
        workflow: String,
        isClosed: Bool,
        steps: [StepPlan],
        types: EventTypeTable,
        routes: [EventRoute],
        responses: [Int: [Int]],
        entries: [Int]
    ) {
        self.workflow = workflow
        self.isClosed = isClosed
        self.steps = steps
        self.types = types
        self.routes = routes
        self.responses = responses
        self.entries = entries
    }

    static func == (one: RunPlan, other: RunPlan) -> Bool { one === other }

    /// The steps that accept a type; none for a type that the graph does not know.
    func route(_ type: Int) -> EventRoute { type < routes.count ? routes[type] : .nowhere }

    /// The first step of a name.
    func step(named name: String) -> Int? { steps.firstIndex { $0.name == name } }

    /// The types of answer that close a question.
    func responses(to question: Int) -> [Int] {
        if let types = responses[question] { return types }
        guard let asked = types.type(question).type as? any InputRequiredEvent.Type else { return [] }
        if let response = asked.response { return [types.number(of: response)] }
        return freeResponses
    }

    /// Answers that steps accept and no question claims for itself.
    private var freeResponses: [Int] {
        let claimed = Set(responses.filter { types.known[$0.key].claimsItsResponse }.flatMap(\.value))
        return types.known.indices.filter {
            !routes[$0].steps.isEmpty && types.known[$0].isResponse && !claimed.contains($0)
        }
    }
}

extension EventType {
    /// Whether this is a question that names the type of its answer.
    var claimsItsResponse: Bool { (type as? any InputRequiredEvent.Type)?.response != nil }
}

/// Where events of one type go.
struct EventRoute: Sendable, Equatable {
    var steps: [Int] = []
    /// Whether every one of the steps takes the event by itself, so that nothing about scopes needs looking at.
    var isPlain = true

    static let nowhere = EventRoute()
}

/// One step as the machine knows it.
struct StepPlan: Sendable, Equatable {
    var index: Int
    var name: String
    var takes: Taking
    var workers: Int
    var isBlocking: Bool
    /// The input as notices spell it: `Draft`, `[Judged]`, or `Left, Right`.
    var inputName: String
    /// The collection joins that fire when a fan-out of this step closes, in order of registration.
    var closes: [Int] = []
    var asks: Set<Int> = []
    var awaits: Set<Int> = []
    var sends: Set<Int> = []
    var delivery = SendDelivery.always
    /// Of a collection: how many events release it.
    var take: Int?
    var retry: RetryPolicy?
    /// How long one attempt may run.
    var timeout: Duration?
    /// The step that stands in when this one has failed for good.
    var recoveredBy: Int?
    /// Of a recovery step: how often it may stand in along one line of events.
    var recoveryLimit = 0

    enum Taking: Sendable, Equatable {
        case one([Int])
        case set([Int])
        case collection([Int])

        var types: [Int] {
            switch self {
            case .one(let types), .set(let types), .collection(let types): types
            }
        }

        var isCollection: Bool { if case .collection = self { true } else { false } }
    }
}
