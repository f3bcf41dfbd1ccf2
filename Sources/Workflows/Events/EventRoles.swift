/// What events of a type may do: where they may come from, and where they may go.
public struct EventRoles: OptionSet, Sendable, Hashable {
    /// The roles as bits; they are the same in every version.
    public let rawValue: UInt8

    /// The roles of some bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Ends a run.
    public static let stop = EventRoles(rawValue: 1)
    /// Is put to a person.
    public static let question = EventRoles(rawValue: 2)
    /// Is a person's answer.
    public static let response = EventRoles(rawValue: 4)
    /// Begins a run.
    public static let start = EventRoles(rawValue: 8)
    /// May come from outside a run.
    public static let entry = EventRoles(rawValue: 16)
    /// May leave a run.
    public static let exit = EventRoles(rawValue: 32)
}

// Each protocol says what its types may do, and the most special one is heard. Asking Swift at run time whether a type
// conforms to each of them searches the whole program for every type and protocol, which is the greater part of
// checking a large graph.

extension WorkflowEvent {
    public static var eventRoles: EventRoles { [] }
    public static var namedResponse: (any HumanResponseEvent.Type)? { nil }
}

extension EntryEvent {
    public static var eventRoles: EventRoles { .entry }
}

extension ExitEvent {
    public static var eventRoles: EventRoles { .exit }
}

extension EntryEvent where Self: ExitEvent {
    public static var eventRoles: EventRoles { [.entry, .exit] }
}

extension StartEvent {
    public static var eventRoles: EventRoles { [.entry, .start] }
}

extension HumanResponseEvent {
    public static var eventRoles: EventRoles { [.entry, .response] }
}

extension InputRequiredEvent {
    public static var eventRoles: EventRoles { [.exit, .question] }
    public static var namedResponse: (any HumanResponseEvent.Type)? { response }
}

extension StopEvent {
    public static var eventRoles: EventRoles { [.exit, .stop] }
}
