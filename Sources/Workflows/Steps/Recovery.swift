/// For which steps' failures a recovery step stands in, and how often.
public struct Recovery: Sendable, Hashable {
    /// The steps it stands in for; `nil` for every step that no other recovery step names.
    public var steps: [String]?
    /// How often it may stand in along one line of events; at least 1.
    ///
    /// The count travels with the events that come of its result, so a recovery that leads to the same failure
    /// again ends after so many rounds, and every branch of a fan-out has its own.
    public var limit: Int

    /// A recovery step for the steps of these names, or for all.
    public init(of steps: [String]? = nil, limit: Int = 1) {
        self.steps = steps
        self.limit = limit
    }

    /// The index of the step that stands in for `step`: the one that names it, else the one for all.
    ///
    /// Recovery steps themselves are on their own: when one fails, its run fails.
    static func handler(of step: StepDescription, among steps: [StepDescription]) -> Int? {
        guard step.options.recovery == nil else { return nil }
        return steps.firstIndex { $0.options.recovery?.steps?.contains(step.name) == true }
            ?? steps.firstIndex { $0.options.recovery.map { $0.steps == nil } == true }
    }
}
