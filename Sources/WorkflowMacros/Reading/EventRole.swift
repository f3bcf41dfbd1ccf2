/// What an event type may do in a workflow, as far as its name and its declaration tell.
struct EventRole: OptionSet, Hashable {
    let rawValue: Int

    /// It may come from outside.
    static let entry = EventRole(rawValue: 1)
    /// It may leave the run without a step taking it.
    static let exit = EventRole(rawValue: 2)
    /// A step may accept it.
    static let acceptable = EventRole(rawValue: 4)
    /// It begins a run.
    static let start = EventRole(rawValue: 8)
    /// It ends a run.
    static let stop = EventRole(rawValue: 16)

    /// The roles that the protocols of the library give.
    static let ofProtocol: [String: EventRole] = [
        "WorkflowEvent": [],
        "EntryEvent": .entry,
        "ExitEvent": .exit,
        "Event": .acceptable,
        "StartEvent": [.acceptable, .entry, .start],
        "HumanResponseEvent": [.acceptable, .entry],
        "InputRequiredEvent": [.acceptable, .exit],
        "StopEvent": [.exit, .stop],
    ]

    /// Protocols of the standard library that say nothing about roles.
    static let roleless: Set<String> = [
        "Codable", "Decodable", "Encodable", "Sendable", "Hashable", "Equatable", "Comparable", "Identifiable",
        "CaseIterable", "RawRepresentable", "CustomStringConvertible", "CustomDebugStringConvertible", "Error",
        "SchemaDescribed", "String", "Int", "Double",
    ]
}

/// A role, and whether it is all there is to know.
struct KnownRole: Hashable {
    var role: EventRole
    /// False when the declaration names protocols from elsewhere, which may add roles.
    var isComplete: Bool

    /// Nothing is known: the type is declared elsewhere, and the type checker has to say.
    static let unknown = KnownRole(role: [], isComplete: false)
}
