/// At which depths of fan-outs each event can occur: the ids of the steps that fan out, from the outermost in.
///
/// Events travel from entries along the steps that take them; a fan-out opens a level, the collection that closes it
/// goes back out. A recovery step stands where the step failed for which it stands in. The levels are the least fixed point
/// of that.
struct StreamLevels {
    private var known: [String: Set<[String]>] = [:]
    /// Of each recovery step, the indices of the steps for which it stands in.
    private let covered: [Int: [Int]]
    private let steps: [GraphFacts.Step]

    /// Deeper, or in more ways, nothing new is learnt about whether events can meet.
    private static let limits = (depth: 6, ways: 256)

    init(_ facts: GraphFacts) {
        steps = facts.steps
        let handlers = Recovery.handlers(of: steps.map { ($0.name, $0.recovery) })
        var covered = Dictionary(grouping: steps.indices.filter { handlers[$0] != nil }) { handlers[$0] ?? $0 }
        // A graph that was read from a file does not say for which steps a step stands in.
        let failures = facts.events.filter { $0.role == .failure }.map(\.id)
        func takesFailures(_ step: GraphFacts.Step) -> Bool { step.accepts.contains { failures.contains($0) } }
        for index in steps.indices where steps[index].recovery == nil && takesFailures(steps[index]) {
            covered[index] = facts.steps.indices.filter { !takesFailures(facts.steps[$0]) }
        }
        self.covered = covered
        for event in facts.events where event.isEntry { known[event.id] = [[]] }
        let questions = facts.events.filter(\.isQuestion)
        let responses = facts.events.filter(\.isResponse)
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for (index, step) in steps.enumerated() {
                for level in inputLevels(ofStep: index) {
                    for product in step.produces {
                        // A fan-out inside itself opens levels that are like its own.
                        if product.isFanOut, level.contains(step.id) || level.count >= StreamLevels.limits.depth {
                            continue
                        }
                        if add(product.isFanOut ? level + [step.id] : level, to: product.event) { isGrowing = true }
                    }
                    for event in step.emits where add(level, to: event) { isGrowing = true }
                }
            }
            // An answer belongs where its question was asked.
            for question in questions {
                for response in responses where question.response == nil || question.response == response.id {
                    for level in levels(of: question.id) where add(level, to: response.id) { isGrowing = true }
                }
            }
        }
    }

    func levels(of event: String) -> Set<[String]> { known[event] ?? [] }
    func isInsideFanOut(_ event: String) -> Bool { levels(of: event).contains { !$0.isEmpty } }

    static func words(for levels: Set<[String]>) -> String {
        let names = levels.map { $0.last.map { "inside the fan-out of '\($0)'" } ?? "outside every fan-out" }
        return Set(names).sorted().listed("or")
    }

    private func inputLevels(ofStep index: Int) -> Set<[String]> {
        let step = steps[index]
        if let covered = covered[index] {
            return covered.reduce(into: []) { $0.formUnion(inputLevels(ofStep: $1)) }
        }
        switch step.takes {
        case .one: return step.accepts.reduce(into: []) { $0.formUnion(levels(of: $1)) }
        case .set:
            let all = step.accepts.map(levels)
            return all.dropFirst().reduce(all.first ?? []) { $0.intersection($1) }
        case .collection:
            let inside = step.accepts.reduce(into: Set<[String]>()) { $0.formUnion(levels(of: $1)) }
            return Set(inside.filter { !$0.isEmpty }.map { Array($0.dropLast()) })
        }
    }

    private mutating func add(_ level: [String], to event: String) -> Bool {
        guard levels(of: event).count < StreamLevels.limits.ways else { return false }
        return known[event, default: []].insert(level).inserted
    }
}
