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

    /// For each step the index of the one that stands in for it: the one that names it, else the one for all.
    ///
    /// Recovery steps themselves are on their own: when one fails, its run fails.
    static func handlers(of steps: [(name: String, recovery: Recovery?)]) -> [Int?] {
        var named: [String: Int] = [:]
        var general: Int?
        for (index, step) in steps.enumerated() {
            guard let recovery = step.recovery else { continue }
            if let names = recovery.steps {
                for name in names where named[name] == nil { named[name] = index }
            } else if general == nil {
                general = index
            }
        }
        return steps.map { $0.recovery == nil ? named[$0.name] ?? general : nil }
    }
}
