/// An enum with one event per case, usable as the result or as the input of a step; `@Outcome` writes the conformance.
public protocol Outcome: StepOutput, StepInput {
    /// The cases in order of declaration.
    static var outcomeCases: [OutcomeCase<Self>] { get }
    /// What this value's case carries.
    var outcomePayload: any StepOutput { get }
}

/// One case of an `@Outcome` enum: what it carries and how it is made.
public struct OutcomeCase<Whole: Outcome>: Sendable {
    let productions: [Production]
    let make: @Sendable ([any WorkflowEvent]) -> Whole?

    /// A case that carries one event or one array of events.
    public init<Payload: StepOutput>(_ payload: Payload.Type, _ make: @escaping @Sendable (Payload) -> Whole) {
        productions = Payload.productions
        self.make = { events in (events.first as? Payload).map(make) }
    }
}

extension Outcome {
    public static var productions: [Production] { outcomeCases.flatMap(\.productions) }
    public var emission: Emission { outcomePayload.emission }
    public static var acceptance: Acceptance { .one(of: productions.map(\.type)) }
    public static func accept(_ events: [any WorkflowEvent]) -> Self? {
        for outcome in outcomeCases {
            if let whole = outcome.make(events) { return whole }
        }
        return nil
    }
}
