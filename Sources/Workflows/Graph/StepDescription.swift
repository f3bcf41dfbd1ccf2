/// What is known of a step besides its body, without the type of its workflow.
public struct StepDescription: Sendable, Hashable {
    /// What the step is called.
    public var name: String
    /// How the step takes its events.
    public var acceptance: Acceptance
    /// What the step's result can be.
    public var productions: [Production]
    /// Whether the result says `nil` or nothing at all is possible.
    public var mayProduceNothing: Bool
    /// How it may run, and what its body does besides its result.
    public var options: StepOptions
    /// Where it is declared.
    public var place: SourcePlace?
    /// The function's documentation comment.
    public var documentation: String?

    /// Describes a step by hand; `@Step` writes the same from the function's signature.
    public init(
        name: String,
        acceptance: Acceptance,
        productions: [Production] = [],
        mayProduceNothing: Bool = false,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        documentation: String? = nil
    ) {
        self.name = name
        self.acceptance = acceptance
        self.productions = productions
        self.mayProduceNothing = mayProduceNothing
        self.options = options
        self.place = place
        self.documentation = documentation
    }
}

extension Step {
    /// The step without its body and its workflow's type: what graphs are built from.
    public var stepDescription: StepDescription {
        StepDescription(
            name: name,
            acceptance: acceptance,
            productions: productions,
            mayProduceNothing: mayProduceNothing,
            options: options,
            place: place,
            documentation: documentation
        )
    }
}
