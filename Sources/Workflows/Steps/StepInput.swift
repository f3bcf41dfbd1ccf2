/// What the event parameter of a step may be: an event, an ``Either``, an `@Outcome` enum, or an array that joins a fan-out.
public protocol StepInput: Sendable {
    /// Which events the parameter takes, and how.
    static var acceptance: Acceptance { get }
    /// Makes the parameter from the events that arrived, or `nil` when they are not those of ``acceptance``.
    static func accept(_ events: [any WorkflowEvent]) -> Self?
    /// The same for one event, which is what most steps are given; a type that makes something else of its event than a
    /// cast writes this one.
    static func accept(_ event: any WorkflowEvent) -> Self?
}

extension StepInput {
    public static func accept(_ event: any WorkflowEvent) -> Self? { accept([event]) }
}

/// How a step takes its events.
public enum Acceptance: Sendable, Hashable {
    /// One event of one of these types at a time.
    case one(of: [EventType])
    /// One event for each parameter; the step runs once per complete set, oldest first.
    case set([EventType])
    /// All events of these types from one fan-out, in order of arrival, when it has closed.
    case collection(of: [EventType])

    /// Every type that is taken, each once, in order.
    public var types: [EventType] {
        let all =
            switch self {
            case .one(let types), .set(let types), .collection(let types): types
            }
        if all.count < 2 { return all }
        var seen: Set<EventType> = []
        return all.filter { seen.insert($0).inserted }
    }
}

extension Event {
    public static var acceptance: Acceptance { .one(of: [EventType(Self.self)]) }
    public static func accept(_ events: [any WorkflowEvent]) -> Self? { events.first.flatMap { accept($0) } }
    public static func accept(_ event: any WorkflowEvent) -> Self? { event as? Self }
}

extension Array: StepInput where Element: StepInput {
    public static var acceptance: Acceptance { .collection(of: Element.acceptance.types) }
    public static func accept(_ events: [any WorkflowEvent]) -> [Element]? {
        var elements: [Element] = []
        elements.reserveCapacity(events.count)
        for event in events {
            guard let element = Element.accept(event) else { return nil }
            elements.append(element)
        }
        return elements
    }
}

/// One of two types of event, for a step that takes either; a `switch` over it is complete.
public enum Either<First: Event, Second: Event>: StepInput {
    /// An event of the first type came.
    case first(First)
    /// An event of the second type came.
    case second(Second)

    public static var acceptance: Acceptance { .one(of: [EventType(First.self), EventType(Second.self)]) }

    public static func accept(_ events: [any WorkflowEvent]) -> Self? {
        if let event = events.first as? First { return .first(event) }
        if let event = events.first as? Second { return .second(event) }
        return nil
    }
}

/// One of three types of event, for a step that takes any of them; a `switch` over it is complete.
public enum Either3<First: Event, Second: Event, Third: Event>: StepInput {
    /// An event of the first type came.
    case first(First)
    /// An event of the second type came.
    case second(Second)
    /// An event of the third type came.
    case third(Third)

    public static var acceptance: Acceptance {
        .one(of: [EventType(First.self), EventType(Second.self), EventType(Third.self)])
    }

    public static func accept(_ events: [any WorkflowEvent]) -> Self? {
        if let event = events.first as? First { return .first(event) }
        if let event = events.first as? Second { return .second(event) }
        if let event = events.first as? Third { return .third(event) }
        return nil
    }
}
