/// What a step may return: an event, an array of them (a fan-out), an optional, a ``OneOf``, or an `@Outcome` enum.
public protocol StepOutput: Sendable {
    /// Every type of event that a value of this type can stand for, in order.
    static var productions: [Production] { get }
    /// Whether a value of this type may stand for no event at all; true for optionals alone.
    static var mayBeNothing: Bool { get }
    /// The events that this value stands for.
    var emission: Emission { get }
}

/// One type of event a step can produce, and whether it comes alone or as a fan-out.
public struct Production: Sendable, Hashable {
    /// The type of the event, or of the array's elements.
    public var type: EventType
    /// Whether the events come in an array, which opens a stream that a join can close.
    public var isFanOut: Bool

    /// Makes one possible result of a step.
    public init(_ type: any WorkflowEvent.Type, isFanOut: Bool = false) {
        self.type = EventType(type)
        self.isFanOut = isFanOut
    }
}

/// The events in one value that a step returned.
public enum Emission: Sendable {
    /// The step had nothing to say.
    case none
    /// One event.
    case event(any WorkflowEvent)
    /// A fan-out, in order; an empty one still opens and closes its stream.
    case fanOut([any WorkflowEvent])
    /// A fan-out whose events come one after the other; it closes when the sequence ends.
    case feed(EventFeed)
}

extension StepOutput {
    public static var mayBeNothing: Bool { false }
}

extension WorkflowEvent {
    public static var productions: [Production] { [Production(Self.self)] }
    public var emission: Emission { .event(self) }
}

extension Optional: StepOutput where Wrapped: StepOutput {
    public static var productions: [Production] { Wrapped.productions }
    public static var mayBeNothing: Bool { true }
    public var emission: Emission {
        switch self {
        case .none: .none
        case .some(let output): output.emission
        }
    }
}

extension Array: StepOutput where Element: StepOutput {
    public static var productions: [Production] {
        Element.productions.map { Production($0.type.type, isFanOut: true) }
    }
    public var emission: Emission {
        var all: [any WorkflowEvent] = []
        all.reserveCapacity(count)
        for element in self {
            switch element.emission {
            case .none: break
            case .event(let event): all.append(event)
            case .fanOut(let events): all += events
            // An array is there as a whole; what is still to come has no place in it.
            case .feed: break
            }
        }
        return .fanOut(all)
    }
}
