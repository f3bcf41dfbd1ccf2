extension RunMachine {
    /// A body returned: its sends go first, then its result.
    mutating func finish(_ number: Int, _ emission: BoxedEmission, sends: [SentEvent], _ turn: inout Turn) {
        guard var invocation = remove(number, &turn) else { return dropLate(number, emission, sends, &turn) }
        let step = invocation.step
        lanes[step].finished += 1
        switch emission {
        case .none: noteTypes(invocation.feed?.types ?? [], of: invocation, &turn)
        case .one(let box): note(.finished, invocation, output: box.type, &turn)
        case .fanOut(let boxes): noteFanOut(boxes, of: invocation, &turn)
        }
        let sends = unsent(sends, by: &invocation, isRecorded: false, &turn)
        release(invocation.worker, of: step, &turn)
        deliver(sends, by: step, scope: invocation.scope, &turn)
        switch emission {
        case .none: break
        case .one(let box): emit(box, from: .result(step: step, scope: invocation.scope), &turn)
        case .fanOut(let boxes): fanOut(boxes, from: invocation, &turn)
        }
        closeFeed(of: invocation, &turn)
        leave(invocation.scope, &turn)
    }

    /// Takes an invocation that is over off the books, with the waits that its body left open.
    mutating func remove(_ number: Int, _ turn: inout Turn) -> Invocation? {
        guard let invocation = invocations.removeValue(forKey: number) else { return nil }
        switch invocation.phase {
        case .queued, .running, .returning: busy -= 1
        case .delayed:
            busy -= 1
            turn.commands.append(.clearDeadline(.retry(number)))
        case .waiting: lanes[invocation.step].waiting -= 1
        case .held:
            busy -= 1
            debugging?.held.removeAll { $0.invocation == number }
        }
        if invocation.due != nil { turn.commands.append(.clearDeadline(.step(number))) }
        // A resume goes on with the children; a retry begins anew.
        forgetChildren(of: invocation.work, &turn)
        for wait in invocation.waits { closeUnanswered(wait, &turn) }
        for resume in invocation.pending { turn.commands.append(.resumeWait(token: resume.token, .over)) }
        return invocation
    }

    /// Stops one invocation: it is over now, its branch leaves its fan-out, and its worker is free when its body returns.
    mutating func cancelInvocation(_ number: Int, _ turn: inout Turn) {
        guard let invocation = remove(number, &turn) else { return }
        note(.cancelled, invocation, &turn)
        if invocation.phase.hasBody {
            turn.commands.append(.cancelInvocation(number))
            abandoned[number] = invocation
        }
        closeFeed(of: invocation, &turn)
        leave(invocation.scope, &turn)
    }

    /// Lets one event out of a step: ends the run, asks a question, or goes to whoever accepts it.
    mutating func emit(_ box: EventBox, from source: Source, _ turn: inout Turn) {
        guard isRunning else { return }
        let roles = plan.types.roles(box.type)
        if roles.contains(.stop) {
            turn.facts.append(.event(box, from: Fact.Place(step: source.step)))
            return end(.completed(box), &turn)
        }
        if roles.contains(.question) { ask(box, from: source, &turn) }
        route(box, from: source, &turn)
    }

    /// Routes what a body sent, in order.
    mutating func deliver(_ sends: [SentEvent], by step: Int, scope: Int, _ turn: inout Turn) {
        for sent in sends where isRunning {
            if !plan.isClosed, !plan.steps[step].sends.contains(sent.box.type) {
                turn.facts.append(.dropped(type: sent.box.type, step: step, reason: .undeclared))
            }
            let source = Source.sent(step: step, scope: scope)
            if let target = sent.target {
                route(sent.box, to: target, from: source, &turn)
            } else if plan.types.roles(sent.box.type).contains(.question) {
                emit(sent.box, from: source, &turn)
            } else {
                route(sent.box, from: source, &turn)
            }
        }
    }

    /// Puts an event on the stream for a body that still runs.
    mutating func publish(_ box: EventBox, by number: Int, _ turn: inout Turn) {
        if let place = place(of: number) {
            turn.facts.append(.event(box, from: place))
        } else if let invocation = abandoned[number] {
            turn.facts.append(.dropped(type: box.type, step: invocation.step, reason: .late))
        }
    }

    /// Where the events of an invocation that is not over leave the run.
    mutating func place(of number: Int) -> Fact.Place? {
        // Through an access that may write, because what is only read is copied, and an invocation is large.
        invocations.change(number) { $0?.place() }
    }

    /// Where a published event leaves the run, when putting it on the stream is all that its tick comes to.
    mutating func placeForPublishing(by number: Int) -> Fact.Place? {
        isRunning && !isResting && debugging == nil ? place(of: number) : nil
    }

    /// Whether an invocation is not over, or its body has not returned.
    func remembers(_ number: Int) -> Bool {
        invocations.contains(number) || abandoned.index(forKey: number) != nil
    }

    /// What a body of an invocation that is over comes back with: nothing of it is delivered.
    mutating func dropLate(
        _ number: Int,
        _ emission: BoxedEmission,
        _ sends: [SentEvent],
        _ turn: inout Turn
    ) {
        guard let invocation = abandoned.removeValue(forKey: number) else { return }
        var boxes = sends.map(\.box)
        switch emission {
        case .none: break
        case .one(let box): boxes.append(box)
        case .fanOut(let all): boxes += all
        }
        for box in boxes { turn.facts.append(.dropped(type: box.type, step: invocation.step, reason: .late)) }
        release(invocation.worker, of: invocation.step, &turn)
    }

    private func noteFanOut(_ boxes: [EventBox], of invocation: Invocation, _ turn: inout Turn) {
        var outputs: [Int] = []
        for box in boxes where !outputs.contains(box.type) { outputs.append(box.type) }
        noteTypes(outputs, of: invocation, &turn)
    }

    private func noteTypes(_ outputs: [Int], of invocation: Invocation, _ turn: inout Turn) {
        if outputs.count <= 1 { return note(.finished, invocation, output: outputs.first, &turn) }
        turn.facts.append(
            .finishedWithSeveral(
                step: invocation.step,
                worker: invocation.worker,
                invocation: invocation.number,
                input: invocation.inputType,
                outputs: outputs
            )
        )
    }
}
