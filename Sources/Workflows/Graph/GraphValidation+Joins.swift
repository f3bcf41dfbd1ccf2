extension GraphValidation {
    /// Joins can be met: a fan-out closes under each collection, and the parts of a set meet at one level.
    mutating func checkJoins() {
        let joins = facts.steps.indices.filter { facts.steps[$0].takes != .one }
        guard !joins.isEmpty else { return }
        let levels = StreamLevels(facts)
        for index in joins {
            let step = facts.steps[index]
            switch step.takes {
            case .one: break
            case .collection: checkCollection(step, levels)
            case .set: checkSet(step, levels)
            }
        }
    }

    private mutating func checkCollection(_ step: GraphFacts.Step, _ levels: StreamLevels) {
        guard !step.accepts.isEmpty, !step.accepts.contains(where: { levels.isInsideFanOut($0) }) else { return }
        let events = step.accepts.compactMap(event)
        let isMissing = events.allSatisfy(lacksFanOut)
        // Events that no step makes, or only steps that never run, are problems of their own.
        guard isMissing || step.accepts.contains(where: { !levels.levels(of: $0).isEmpty }) else { return }
        let names = step.accepts.joined(separator: ", ")
        report(
            .joinNoFanOut,
            .step(step.id),
            at: step.place,
            "Step '\(step.id)' collects [\(names)], but no step that returns an array leads to it.",
            fix: isMissing
                ? "Let a step return [\(names)]."
                : "Return an array where the branches begin, or gather single events with context.collect."
        )
    }

    private mutating func checkSet(_ step: GraphFacts.Step, _ levels: StreamLevels) {
        var counts: [String: Int] = [:]
        for event in step.accepts { counts[event, default: 0] += 1 }
        for event in Set(step.accepts).sorted() where counts[event, default: 0] > 1 {
            report(
                .warning,
                .joinSameParameter,
                .step(step.id),
                at: step.place,
                "Step '\(step.id)' joins \(event) with itself: only the order of arrival tells the two apart.",
                fix: "Use two types of event, or one parameter [\(event)] that collects a fan-out."
            )
        }
        let places = step.accepts.map { levels.levels(of: $0) }
        guard places.allSatisfy({ !$0.isEmpty }), let first = places.first else { return }
        guard places.dropFirst().reduce(first, { $0.intersection($1) }).isEmpty else { return }
        let words = zip(step.accepts, places).map { "\($0) is made \(StreamLevels.words(for: $1))" }
        report(
            .joinLevels,
            .step(step.id),
            at: step.place,
            "Step '\(step.id)' joins events that never meet: \(words.joined(separator: ", ")).",
            fix: "Make them all before the fan-out or all inside it, or wait for one with context.wait."
        )
    }
}
