extension NamedGraph {
    /// The steps whose array can never be filled, because no fan-out is open where its events are made.
    ///
    /// An event made by steps after a fan-out is inside it as well, and so are the answer to a question asked there and what
    /// a recovery step makes of a failure there.
    var joinsWithoutFanOut: Set<Int> {
        let depths = depths
        return Set(
            steps.indices.filter { index in
                let step = steps[index]
                guard step.isCollection else { return false }
                let events = step.parameters.joined()
                return !events.contains { neverProduced.contains($0) || depths[$0]?.contains { $0 > 0 } ?? true }
            }
        )
    }

    /// How many fan-outs can be open around each event, as far as events can be made at all.
    ///
    /// Only the numbers are kept, not which fan-outs they are, so that a join is refused only when none is possible.
    private var depths: [String: Set<Int>] {
        var depths: [String: Set<Int>] = [:]
        for event in consumed where mayBe(.entry, event) { depths[event] = [0] }
        var grows = true
        func add(_ depth: Int, to event: String) {
            // A loop through a fan-out goes deeper each time; nothing new is learnt from the tenth round.
            if depth <= 9, depths[event, default: []].insert(depth).inserted { grows = true }
        }
        while grows {
            grows = false
            for step in steps {
                for depth in inputDepths(of: step, depths) {
                    for event in step.produces { add(step.fansOut.contains(event) ? depth + 1 : depth, to: event) }
                    // An array and the same event alone are one name: both depths are possible.
                    for event in step.fansOut { add(depth, to: event) }
                }
            }
            let asked = depths.filter { mayBe(.exit, $0.key) && !role($0.key).role.contains(.stop) }
            for event in consumed where mayBe(.entry, event) && !role(event).role.contains(.start) {
                for depth in asked.values.joined() { add(depth, to: event) }
            }
        }
        return depths
    }

    private func inputDepths(of step: Step, _ depths: [String: Set<Int>]) -> Set<Int> {
        // Whichever step failed: which ones it stands in for is looked at when the graph is whole.
        if step.isRecovery {
            return steps.filter { !$0.isRecovery }.reduce(into: []) { $0.formUnion(inputDepths(of: $1, depths)) }
        }
        let parameters = step.parameters.map { events in
            events.reduce(into: Set<Int>()) { $0.formUnion(depths[$1] ?? []) }
        }
        guard let first = parameters.first else { return [] }
        let shared = parameters.dropFirst().reduce(first) { $0.intersection($1) }
        return step.isCollection ? Set(shared.filter { $0 > 0 }.map { $0 - 1 }) : shared
    }
}
