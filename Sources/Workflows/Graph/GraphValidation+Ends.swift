extension GraphValidation {
    /// Exactly one start event is taken, exactly one stop event is made, and nobody takes a stop event.
    mutating func checkEnds() {
        let starts = types.all.filter { $0.isStart && isConsumed($0) }
        if starts.isEmpty {
            report(
                .startMissing,
                .workflow(declaration.name),
                at: declaration.place,
                "No step of '\(declaration.name)' accepts a start event, so a run can never begin.",
                fix: "Let the first step take an event that is a StartEvent, or Start when it needs no input."
            )
        }
        for extra in starts.dropFirst() {
            report(
                .startSeveral,
                subject(extra),
                at: firstTaker(of: extra)?.place,
                "A workflow has one start event, but '\(declaration.name)' accepts \(list(starts)).",
                fix: "Keep \(types.id(of: starts[0])), and make \(types.id(of: extra)) a plain Event or a field of it."
            )
        }
        let stops = types.all.filter { $0.isStop && types.isProduced($0) }
        if stops.isEmpty {
            report(
                .stopMissing,
                .workflow(declaration.name),
                at: declaration.place,
                "No step of '\(declaration.name)' returns a stop event, so a run can never end by itself.",
                fix: "Let the last step return a StopEvent, or Done() when it has nothing to say."
            )
        }
        for extra in stops.dropFirst() {
            report(
                .stopSeveral,
                subject(extra),
                at: firstMaker(of: extra)?.place,
                "A workflow has one stop event, but '\(declaration.name)' returns \(list(stops)).",
                fix: "Return \(types.id(of: stops[0])) everywhere; give it an enum field for the different endings."
            )
        }
        for step in steps {
            guard let stop = step.acceptance.types.first(where: \.isStop) else { continue }
            report(
                .stopAccepted,
                .step(step.name),
                at: step.place,
                "Step '\(step.name)' accepts \(types.id(of: stop)), a stop event: it ends the run and reaches no step.",
                fix: "Let '\(step.name)' take another event, and return both where \(types.id(of: stop)) is made."
            )
        }
    }

    private func list(_ types: [EventType]) -> String {
        types.map { self.types.id(of: $0) }.joined(separator: " and ")
    }
}

extension GraphValidation {
    mutating func report(
        _ code: WorkflowProblem.Code,
        _ subject: WorkflowProblem.Subject,
        at place: SourcePlace?,
        _ reason: String,
        fix: String
    ) {
        report(.error, code, subject, at: place, reason, fix: fix)
    }
}
