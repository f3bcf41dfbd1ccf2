extension GraphValidation {
    /// Each step has a name of its own, takes something, and has workers; one that takes a part joins a fan-out.
    mutating func checkSteps() {
        var names: [String: Int] = [:]
        names.reserveCapacity(facts.steps.count)
        for index in facts.steps.indices {
            let known = names.updateValue(index, forKey: facts.steps[index].name)
            guard
                known != nil || facts.steps[index].accepts.isEmpty || facts.steps[index].workers < 1
                    || facts.steps[index].take != nil
            else { continue }
            let step = facts.steps[index]
            if let known {
                // Every further one is told of the first.
                names[step.name] = known
                let first = facts.steps[known]
                let place = first.place.map { " (\($0.file):\($0.line))" } ?? ""
                report(
                    .stepDuplicate,
                    .step(step.id),
                    at: step.place,
                    "A step '\(step.name)' is already part of '\(facts.workflow)'\(place).",
                    fix: "Choose another name for one of the two."
                )
            }
            if step.accepts.isEmpty {
                report(
                    .stepAcceptsNothing,
                    .step(step.id),
                    at: step.place,
                    "Step '\(step.id)' accepts no event, so it can never run.",
                    fix: "Give '\(step.id)' a parameter that is an event."
                )
            }
            if step.workers < 1 {
                report(
                    .stepWorkers,
                    .step(step.id),
                    at: step.place,
                    "Step '\(step.id)' has \(step.workers) workers, so it can never run.",
                    fix: "Give '\(step.id)' at least 1 worker, or leave the number out for 4."
                )
            }
            if let take = step.take, !step.accepts.isEmpty { checkTake(take, of: step) }
        }
    }

    /// Only a collection takes a part of a fan-out, and the part is not empty.
    private mutating func checkTake(_ take: Int, of step: GraphFacts.Step) {
        if step.takes != .collection {
            report(
                .joinNoFanOut,
                .step(step.id),
                at: step.place,
                "Step '\(step.id)' takes \(take) of a fan-out (take: \(take)), but it joins none.",
                fix: "Give '\(step.id)' an array as its one parameter, or leave out 'take'."
            )
        } else if take < 1 {
            report(
                .stepAcceptsNothing,
                .step(step.id),
                at: step.place,
                "Step '\(step.id)' takes \(take) of its fan-out (take: \(take)), so it can never run.",
                fix: "Let '\(step.id)' take at least 1, or leave out 'take' for all."
            )
        }
    }

    /// What is taken is made, and what is made is taken.
    mutating func checkEvents() {
        for event in neverMade {
            let taker = takers[event.id]?.first
            let verb = taker?.accepts.contains(event.id) ?? true ? "accepts" : "waits for"
            // What is made and taken by nobody was meant more likely than what has found its taker.
            let candidates = neverTaken.map(\.id) + facts.events.map(\.id).filter { isMade($0) }
            let near = NearestName.of(event.id, among: candidates)
            report(
                .eventNeverProduced,
                .event(event.id),
                at: taker?.place,
                "Step '\(taker?.id ?? "")' \(verb) \(event.id), but no step makes it.",
                fix: "Add a step that returns \(event.id), or make it a HumanResponseEvent if a person sends it."
                    + (near.map { " Did you mean \($0), which \(makers[$0]?.first?.id ?? "") makes?" } ?? "")
            )
        }
        for event in neverTaken {
            let maker = makers[event.id]?.first
            let candidates = neverMade.map(\.id) + facts.events.map(\.id).filter { isTaken($0) }
            let near = NearestName.of(event.id, among: candidates)
            report(
                .eventNeverConsumed,
                .event(event.id),
                at: maker?.place,
                "\(event.id) leaves '\(maker?.id ?? "")', and no step accepts it.",
                fix: "Add a step that accepts \(event.id), or make it a StopEvent."
                    + (near.map { " Did you mean \($0), which \(takers[$0]?.first?.id ?? "") accepts?" } ?? "")
            )
        }
        for question in events(.question, in: makers) {
            guard let response = question.response, !isTaken(response), !isMade(response) else { continue }
            report(
                .warning,
                .eventNeverConsumed,
                .event(response),
                at: makers[question.id]?.first?.place,
                "\(response) answers \(question.id), and no step accepts it.",
                fix: "Add a step that accepts \(response), or name an answer that a step accepts."
            )
        }
    }
}
