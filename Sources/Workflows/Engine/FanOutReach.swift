/// Finds which collection joins a step's fan-out can reach: those that have to fire when it closes, even with nothing.
///
/// A join belongs to a fan-out when one of its types can occur at the fan-out's own level. Results travel along
/// steps that take single events or sets. A fan-out inside opens a level of its own, from which only the results
/// of the joins that close it come back up. What comes up from each is the least fixed point of that over all of them.
///
/// An answer stays where its question was asked, and what a recovery step makes stays where the step failed. Both say less:
/// a recovery step may stand in anywhere, and a question that names no answer takes many. So they lead a fan-out to a join
/// only where nothing surer leads any fan-out to it; a join of another fan-out is not fired with nothing.
struct FanOutReach {
    private let plans: [StepPlan]
    private let routes: [EventRoute]
    private let productions: [[(type: Int, isFanOut: Bool)]]
    /// The answers that each question can have.
    private let responses: [Int: [Int]]

    /// What leads on, from the surest to everything.
    private enum Way: CaseIterable {
        case results, answers, recoveries
    }

    init(plans: [StepPlan], routes: [EventRoute], productions: [[(Int, Bool)]], responses: [Int: [Int]]) {
        self.plans = plans
        self.routes = routes
        self.productions = productions.map { $0.map { (type: $0.0, isFanOut: $0.1) } }
        self.responses = responses
    }

    /// The joins of each step's fan-out in order of registration; none for a step that does not fan out.
    var joins: [[Int]] {
        var found = plans.map { _ in Set<Int>() }
        for way in Way.allCases {
            let known = found.reduce(into: Set<Int>()) { $0.formUnion($1) }
            for (step, reached) in joins(by: way).enumerated() { found[step].formUnion(reached.subtracting(known)) }
        }
        return found.map { $0.sorted() }
    }

    private func joins(by way: Way) -> [Set<Int>] {
        var joins = plans.map { _ in Set<Int>() }
        let opening = plans.indices.filter { productions[$0].contains(where: \.isFanOut) }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for step in opening {
                let reached = reached(from: step, by: way, joins)
                if reached.count > joins[step].count {
                    joins[step] = reached
                    isGrowing = true
                }
            }
        }
        return joins
    }

    /// The joins at the level of a step's fan-out, as far as it is known which joins close the fan-outs inside.
    private func reached(from step: Int, by way: Way, _ joins: [Set<Int>]) -> Set<Int> {
        var found: Set<Int> = []
        var pending = productions[step].filter(\.isFanOut).map(\.type)
        var seen = Set(pending)
        func add(_ type: Int) { if seen.insert(type).inserted { pending.append(type) } }

        var passed: Set<Int> = []
        func pass(_ acceptor: Int) {
            guard passed.insert(acceptor).inserted else { return }
            for production in productions[acceptor] where !production.isFanOut { add(production.type) }
            for sent in plans[acceptor].sends { add(sent) }
            for join in joins[acceptor] { pass(join) }
            if way == .recoveries, let handler = plans[acceptor].recoveredBy { pass(handler) }
        }

        while let type = pending.popLast() {
            let answers = responses[type] ?? []
            if way != .results || answers.count == 1 { for answer in answers { add(answer) } }
            for acceptor in routes[type].steps {
                if plans[acceptor].takes.isCollection { found.insert(acceptor) } else { pass(acceptor) }
            }
        }
        return found
    }
}
