extension RunMachine {
    /// Where an event that is being routed comes from.
    enum Source {
        /// From outside the run, with no fan-out around it.
        case outside
        /// From a step, as its result or as the answer to its question; it can be a member of a join.
        case result(step: Int, scope: Int)
        /// Sent by a body: stays in its fan-out, but joins do not take it.
        case sent(step: Int, scope: Int)

        var scope: Int {
            switch self {
            case .outside: 0
            case .result(_, let scope), .sent(_, let scope): scope
            }
        }

        var step: Int? {
            switch self {
            case .outside: nil
            case .result(let step, _), .sent(let step, _): step
            }
        }

        var isOutside: Bool { if case .outside = self { true } else { false } }

        /// Whether a collection join may take the event: only what comes out of a fan-out.
        var isMember: Bool { if case .result(_, let scope) = self { scope != 0 } else { false } }
    }

    /// Hands an event to every step that accepts its exact type, in order of registration.
    ///
    /// The oldest body that waits for the type gets it first; its step is then passed over.
    mutating func route(_ box: EventBox, from source: Source, _ turn: inout Turn) {
        let route = plan.route(box.type)
        var excluded: Int?
        if !waits.isEmpty, let wait = waits.oldestBody(expecting: box) {
            excluded = wait.step
            turn.facts.append(
                .acceptedBy(type: box.type, steps: wait.step.map { [$0] } ?? [], isFromOutside: source.isOutside)
            )
            answer(wait.number, with: box, &turn)
        }
        if route.isPlain || source.isMember, excluded == nil {
            guard !route.steps.isEmpty else { return notTaken(box, from: source, &turn) }
            turn.facts.append(.accepted(type: UInt16(truncatingIfNeeded: box.type), isFromOutside: source.isOutside))
            for step in route.steps { hand(box, to: step, from: source, &turn) }
            return
        }
        let takers = route.steps.filter { step in
            step != excluded && (source.isMember || !plan.steps[step].takes.isCollection)
        }
        guard !takers.isEmpty else {
            if excluded == nil { notTaken(box, from: source, &turn) }
            return
        }
        turn.facts.append(.acceptedBy(type: box.type, steps: takers, isFromOutside: source.isOutside))
        for step in takers { hand(box, to: step, from: source, &turn) }
    }

    /// Hands an event to one step; one that only waits for the type now and then does not take it as work.
    mutating func route(_ box: EventBox, to target: Int, from source: Source, _ turn: inout Turn) {
        guard accepts(box.type, target) else { return notTaken(box, from: source, &turn) }
        turn.facts.append(.acceptedBy(type: box.type, steps: [target], isFromOutside: source.isOutside))
        hand(box, to: target, from: source, &turn)
    }

    private func accepts(_ type: Int, _ step: Int) -> Bool { plan.steps[step].takes.types.contains(type) }

    private mutating func hand(_ box: EventBox, to step: Int, from source: Source, _ turn: inout Turn) {
        guard isRunning else { return }
        switch plan.steps[step].takes {
        case .one: enqueue(step, .one(box), scope: source.scope, &turn)
        case .set: addToSet(box, step: step, scope: source.scope, &turn)
        case .collection: addMember(box, to: step, of: source.scope, &turn)
        }
    }

    /// A question is for people, so nobody has to take it.
    private mutating func notTaken(_ box: EventBox, from source: Source, _ turn: inout Turn) {
        guard !plan.types.roles(box.type).contains(.question) else { return }
        turn.facts.append(.unhandled(type: box.type, step: source.step))
    }

    /// An event from outside: an answer to a wait, an event for one step, or one for whoever accepts it.
    mutating func arrive(_ box: EventBox, target: Int?, answering: Int?, _ turn: inout Turn) {
        if let answering {
            if waits[answering] == nil {
                turn.facts.append(.unhandled(type: box.type, step: nil))
            } else {
                answer(answering, with: box, target: target, &turn)
            }
            return
        }
        if let target {
            if let wait = waits.oldestBody(expecting: box, of: target) {
                answer(wait.number, with: box, &turn)
            } else if accepts(box.type, target), let wait = waits.oldestQuestion(expecting: box.type) {
                answer(wait.number, with: box, target: target, &turn)
            } else {
                route(box, to: target, from: .outside, &turn)
            }
            return
        }
        if waits.isEmpty { return route(box, from: .outside, &turn) }
        if plan.types.roles(box.type).contains(.response), let wait = waits.oldestBody(expecting: box) {
            turn.facts.append(.acceptedBy(type: box.type, steps: wait.step.map { [$0] } ?? [], isFromOutside: true))
            answer(wait.number, with: box, &turn)
        } else if let wait = waits.oldestQuestion(expecting: box.type) {
            answer(wait.number, with: box, &turn)
        } else {
            route(box, from: .outside, &turn)
        }
    }
}
