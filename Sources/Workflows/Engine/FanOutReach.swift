/// Finds which collection joins a step's fan-out can reach: those that have to fire when it closes, even with nothing.
///
/// A join belongs to a fan-out when one of its types can occur at the fan-out's own level. Results travel along
/// steps that take single events or sets, and so does what a recovery step makes that stands in for one of them. An answer
/// stays where its question was asked. A fan-out inside opens a level of its own, from which only the results
/// of the joins that close it come back up.
struct FanOutReach {
    private let plans: [StepPlan]
    private let routes: [EventRoute]
    private let productions: [[(type: Int, isFanOut: Bool)]]
    /// The answers that each question can have.
    private let responses: [Int: [Int]]

    init(plans: [StepPlan], routes: [EventRoute], productions: [[(Int, Bool)]], responses: [Int: [Int]]) {
        self.plans = plans
        self.routes = routes
        self.productions = productions.map { $0.map { (type: $0.0, isFanOut: $0.1) } }
        self.responses = responses
    }

    /// The joins of a step's fan-out in order of registration.
    func joins(closedBy step: Int) -> [Int] { joins(closedBy: step, inside: []) }

    private func joins(closedBy step: Int, inside outer: Set<Int>) -> [Int] {
        var level = Level(types: productions[step].filter(\.isFanOut).map(\.type))
        var found: Set<Int> = []
        while let type = level.pending.popLast() {
            for response in responses[type] ?? [] { level.add(response) }
            for acceptor in routes[type].steps {
                if plans[acceptor].takes.isCollection {
                    found.insert(acceptor)
                } else {
                    pass(acceptor, of: step, inside: outer, &level)
                }
            }
        }
        return found.sorted()
    }

    /// What can occur at one level, and what of it has not been followed.
    private struct Level {
        var pending: [Int]
        private var seen: Set<Int>
        var passed: Set<Int> = []

        init(types: [Int]) {
            pending = types
            seen = Set(types)
        }

        mutating func add(_ type: Int) { if seen.insert(type).inserted { pending.append(type) } }
    }

    /// Adds what comes of a step at the level of a fan-out.
    private func pass(_ acceptor: Int, of step: Int, inside outer: Set<Int>, _ level: inout Level) {
        guard level.passed.insert(acceptor).inserted else { return }
        for production in productions[acceptor] where !production.isFanOut { level.add(production.type) }
        for sent in plans[acceptor].sends { level.add(sent) }
        if let handler = plans[acceptor].recoveredBy { pass(handler, of: step, inside: outer, &level) }
        // A step that fans out again, and again inside itself, cannot bring up anything new.
        guard productions[acceptor].contains(where: \.isFanOut), acceptor != step, !outer.contains(acceptor)
        else { return }
        for join in joins(closedBy: acceptor, inside: outer.union([step])) {
            pass(join, of: step, inside: outer, &level)
        }
    }
}
