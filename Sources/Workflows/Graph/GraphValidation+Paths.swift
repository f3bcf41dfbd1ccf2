extension GraphValidation {
    /// Every step can be reached from an entry, and has a way to an exit.
    mutating func checkPaths() {
        let reachable = reachableSteps
        let leaving = leavingSteps
        for step in facts.steps where !step.accepts.isEmpty {
            if let reachable, !reachable.steps.contains(step.id), !step.skips.contains(.reachability) {
                report(
                    .stepUnreachable,
                    .step(step.id),
                    at: step.place,
                    "Step '\(step.id)' can never run: \(missing(step, reachable.events)).",
                    fix: "Return \(step.accepts.listed("or")) from a step that does run, or remove '\(step.id)'."
                )
            }
            if let leaving, !leaving.contains(step.id), !step.skips.contains(.deadEnd) {
                report(
                    .stepDeadEnd,
                    .step(step.id),
                    at: step.place,
                    "Step '\(step.id)' leads nowhere: from \(Set(step.made).sorted().listed("or")) "
                        + "no way goes on to a stop event or a question.",
                    fix: "Let '\(step.id)', or a step behind it, return the stop event."
                )
            }
        }
    }

    /// What a step lacks, in words.
    private func missing(_ step: GraphFacts.Step, _ events: Set<String>) -> String {
        let lacking = step.accepts.filter { !events.contains($0) }
        let name = lacking.first ?? ""
        let makers = (makers[name] ?? []).map { "'\($0.id)'" }
        if makers.isEmpty { return "\(name) comes from nowhere" }
        if makers == ["'\(step.id)'"] { return "\(name) comes only from itself" }
        return "\(name) comes only from \(makers.listed("and")), which never run\(makers.count == 1 ? "s" : "")"
    }

    /// The steps that a run can come to, and the events that can occur; `nil` when nothing can begin, which is a
    /// problem by itself.
    ///
    /// What is reported on its own (events nobody makes, steps that accept nothing or a stop event, collections
    /// without a fan-out) counts as reached, so that what follows from it is not said again.
    private var reachableSteps: (steps: Set<String>, events: Set<String>)? {
        let entries = facts.events.filter { $0.isEntry && isTaken($0.id) }
        guard !entries.isEmpty else { return nil }
        var occurring = Set((entries + neverMade).map(\.id))
        occurring.formUnion(facts.events.filter { lacksFanOut($0) || $0.isStop }.map(\.id))
        var reached = Set<String>(minimumCapacity: facts.steps.count)
        occurring.reserveCapacity(facts.events.count)
        var arriving = Array(occurring)
        func reach(_ index: Int) {
            let step = facts.steps[index]
            guard reached.insert(step.id).inserted else { return }
            for product in step.produces where occurring.insert(product.event).inserted {
                arriving.append(product.event)
            }
            for event in step.emits where occurring.insert(event).inserted { arriving.append(event) }
        }
        for index in facts.steps.indices where facts.steps[index].accepts.isEmpty { reach(index) }
        // Each event is looked at once, with the steps that take it: the cost grows with the graph, not with its square.
        while let event = arriving.popLast() {
            for index in takers.indices(of: event) {
                let step = facts.steps[index]
                guard step.accepts.contains(event) else { continue }
                if step.takes != .set || step.accepts.allSatisfy({ occurring.contains($0) }) { reach(index) }
            }
        }
        return (reached, occurring)
    }

    /// The steps from which a run can end or ask; `nil` when none can, which is a problem by itself.
    ///
    /// A step that makes nothing is no dead end: it may act by what it does.
    private var leavingSteps: Set<String>? {
        guard facts.events.contains(where: { $0.isExit && isMade($0.id) }) else { return nil }
        var leading = Set(facts.events.filter(\.isExit).map(\.id)).union(neverTaken.map(\.id))
        var leaving = Set<String>(minimumCapacity: facts.steps.count)
        leading.reserveCapacity(facts.events.count)
        var arriving = Array(leading)
        func leave(_ index: Int) {
            let step = facts.steps[index]
            guard leaving.insert(step.id).inserted else { return }
            for event in step.accepts where leading.insert(event).inserted { arriving.append(event) }
            for event in step.awaits where leading.insert(event).inserted { arriving.append(event) }
        }
        for (index, step) in facts.steps.enumerated() where step.produces.isEmpty && step.emits.isEmpty { leave(index) }
        while let event = arriving.popLast() {
            for index in makers.indices(of: event) { leave(index) }
        }
        return leaving
    }
}
