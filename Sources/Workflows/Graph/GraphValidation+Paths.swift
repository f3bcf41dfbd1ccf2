extension GraphValidation {
    /// Every step can be reached from an entry, and has a way to an exit.
    mutating func checkPaths() {
        let reachable = reachableSteps
        let leaving = leavingSteps
        for index in facts.steps.indices where !facts.steps[index].accepts.isEmpty {
            guard !(reachable?.steps[index] ?? true) || !(leaving?[index] ?? true) else { continue }
            let step = facts.steps[index]
            if let reachable, !reachable.steps[index], !step.skips.contains(.reachability) {
                report(
                    .stepUnreachable,
                    .step(step.id),
                    at: step.place,
                    "Step '\(step.id)' can never run: \(missing(step, reachable.events)).",
                    fix: "Return \(step.accepts.listed("or")) from a step that does run, or remove '\(step.id)'."
                )
            }
            if let leaving, !leaving[index], !step.skips.contains(.deadEnd) {
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
    private func missing(_ step: GraphFacts.Step, _ occurring: [Bool]) -> String {
        let lacking = step.accepts.filter { event in numbers[event].map { !occurring[$0] } ?? true }
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
    private var reachableSteps: (steps: [Bool], events: [Bool])? {
        let entries = facts.events.indices.filter { facts.events[$0].isEntry && takers.has(numbers.events[$0]) }
            .map { numbers.events[$0] }
        guard !entries.isEmpty else { return nil }
        var spread = Spread(steps: facts.steps.count, events: numbers.count)
        func reach(_ step: Int) { spread.come(to: step, with: makers.events[step]) }
        for event in entries { spread.reach(event) }
        for event in neverMade { numbers[event.id].map { spread.reach($0) } }
        for index in facts.events.indices where facts.events[index].isStop || lacksFanOut(at: index) {
            spread.reach(numbers.events[index])
        }
        for index in facts.steps.indices where facts.steps[index].accepts.isEmpty { reach(index) }
        // Each event is looked at once, with the steps that take it: the cost grows with the graph, not with its square.
        while let event = spread.next() {
            for index in takers.indices(of: event) where !spread.steps[index] {
                // What a step accepts comes before what it waits for.
                let accepted = takers.events[index].prefix(facts.steps[index].accepts.count)
                guard accepted.contains(event) else { continue }
                if facts.steps[index].takes != .set || accepted.allSatisfy({ spread.events[$0] }) { reach(index) }
            }
        }
        return (spread.steps, spread.events)
    }

    /// The steps from which a run can end or ask; `nil` when none can, which is a problem by itself.
    ///
    /// A step that makes nothing is no dead end: it may act by what it does.
    private var leavingSteps: [Bool]? {
        let exits = facts.events.indices.filter { facts.events[$0].isExit }.map { numbers.events[$0] }
        guard exits.contains(where: makers.has) else { return nil }
        var spread = Spread(steps: facts.steps.count, events: numbers.count)
        func leave(_ step: Int) { spread.come(to: step, with: takers.events[step]) }
        for event in exits { spread.reach(event) }
        for event in neverTaken { numbers[event.id].map { spread.reach($0) } }
        for index in facts.steps.indices where makers.events[index].isEmpty { leave(index) }
        while let event = spread.next() {
            for index in makers.indices(of: event) { leave(index) }
        }
        return spread.steps
    }
}

/// What has been come to on a way through a graph: steps and events by number, each once.
private struct Spread {
    private(set) var steps: [Bool]
    private(set) var events: [Bool]
    /// Events from which nobody has gone on yet.
    private var pending: [Int] = []

    init(steps: Int, events: Int) {
        self.steps = Array(repeating: false, count: steps)
        self.events = Array(repeating: false, count: events)
    }

    mutating func reach(_ event: Int) {
        if events[event] { return }
        events[event] = true
        pending.append(event)
    }

    /// Comes to a step, and by it to events.
    mutating func come(to step: Int, with events: [Int]) {
        if steps[step] { return }
        steps[step] = true
        for event in events { reach(event) }
    }

    mutating func next() -> Int? { pending.popLast() }
}
