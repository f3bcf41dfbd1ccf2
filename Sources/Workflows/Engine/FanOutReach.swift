/// Finds which collection joins a step's fan-out can reach: those that have to fire when it closes, even with nothing.
///
/// A join belongs to a fan-out when one of its types can occur at the fan-out's own level. Results travel along
/// steps that take single events or sets; a fan-out inside opens a level of its own, from which only the results
/// of the joins that close it come back up.
struct FanOutReach {
    private let plans: [StepPlan]
    private let routes: [EventRoute]
    private let productions: [[(type: Int, isFanOut: Bool)]]

    init(plans: [StepPlan], routes: [EventRoute], productions: [[(Int, Bool)]]) {
        self.plans = plans
        self.routes = routes
        self.productions = productions.map { $0.map { (type: $0.0, isFanOut: $0.1) } }
    }

    /// The joins of a step's fan-out in order of registration.
    func joins(closedBy step: Int) -> [Int] { joins(closedBy: step, inside: []) }

    private func joins(closedBy step: Int, inside outer: Set<Int>) -> [Int] {
        var pending = productions[step].filter(\.isFanOut).map(\.type)
        guard !pending.isEmpty else { return [] }
        var seen = Set(pending)
        var found: Set<Int> = []
        func add(_ type: Int) { if seen.insert(type).inserted { pending.append(type) } }

        while let type = pending.popLast() {
            for acceptor in routes[type].steps {
                if plans[acceptor].takes.isCollection {
                    found.insert(acceptor)
                    continue
                }
                for production in productions[acceptor] where !production.isFanOut { add(production.type) }
                for sent in plans[acceptor].sends { add(sent) }
                // A step that fans out again, and again inside itself, cannot bring up anything new.
                guard productions[acceptor].contains(where: \.isFanOut), acceptor != step, !outer.contains(acceptor)
                else { continue }
                for join in joins(closedBy: acceptor, inside: outer.union([step])) {
                    for production in productions[join] where !production.isFanOut { add(production.type) }
                }
            }
        }
        return found.sorted()
    }
}
