extension GraphValidation {
    /// Exactly one start event is taken, exactly one stop event is made, and nobody takes a stop event.
    mutating func checkEnds() {
        checkStarts()
        checkStops()
        for index in facts.steps.indices {
            let accepted = takers.events[index].prefix(facts.steps[index].accepts.count)
            guard let place = accepted.firstIndex(where: { $0 < facts.events.count && facts.events[$0].isStop })
            else { continue }
            let step = facts.steps[index]
            let stop = step.accepts[place]
            report(
                .stopAccepted,
                .step(step.id),
                at: step.place,
                "Step '\(step.id)' accepts \(stop), a stop event: it ends the run and reaches no step.",
                fix: "Let '\(step.id)' take another event, and return that where \(stop) is made."
            )
        }
    }

    private mutating func checkStarts() {
        let workflow = facts.workflow
        let starts = events(.start, in: takers)
        guard let first = starts.first else {
            report(
                .startMissing,
                .workflow(workflow),
                at: facts.place,
                facts.steps.isEmpty
                    ? "'\(workflow)' has no steps, so no run can begin."
                    : "No step of '\(workflow)' accepts a start event, so no run can begin.",
                fix: "Let the first step take an event that is a StartEvent, or Start when it needs no input."
            )
            return
        }
        for extra in starts.dropFirst() {
            let taker = takers[extra.id]?.first
            report(
                .startSeveral,
                .event(extra.id),
                at: taker?.place,
                "\(extra.id), which '\(taker?.id ?? "")' accepts, is a start event besides \(first.id): "
                    + "a workflow has exactly one.",
                fix: "Make \(extra.id) a plain Event, or an enum field of \(first.id)."
            )
        }
    }

    private mutating func checkStops() {
        let workflow = facts.workflow
        let stops = events(.stop, in: makers)
        guard let first = stops.first else {
            report(
                .stopMissing,
                .workflow(workflow),
                at: facts.place,
                "No step of '\(workflow)' returns a stop event, so no run can end by itself.",
                fix: "Let the last step return a StopEvent, or Done() when it has nothing to say."
            )
            return
        }
        for extra in stops.dropFirst() {
            let maker = makers[extra.id]?.first
            report(
                .stopSeveral,
                .event(extra.id),
                at: maker?.place,
                "\(extra.id), which '\(maker?.id ?? "")' returns, is a stop event besides \(first.id): "
                    + "a workflow has exactly one.",
                fix: "Return \(first.id) everywhere, with an enum field for the different endings."
            )
        }
    }
}

extension GraphValidation {
    /// The type of event that starts a run: the first start event that a step accepts.
    public static func startType(of steps: [StepDescription]) -> EventType? {
        events(of: steps).first { type in type.isStart && steps.contains { $0.acceptance.types.contains(type) } }
    }

    /// The type of event that ends a run: the first stop event that a step makes.
    public static func stopType(of steps: [StepDescription]) -> EventType? {
        events(of: steps).first { type in type.isStop && steps.contains { $0.made.contains(type) } }
    }

    /// Every event type of some steps, each once, in order of declaration; what answers a question included.
    public static func events(of steps: [StepDescription]) -> [EventType] { EventIdentities(steps).all }
}
