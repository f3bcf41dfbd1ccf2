@testable import Workflows

extension SimulatedRun {
    /// A body that may go on, and that has come back to where it was before a save.
    private mutating func freeBody() -> SimulatedBody? {
        random.pick(sortedBodies.filter { $0.tokens.isEmpty && $0.children.isEmpty && isCaughtUp($0) })
    }

    func isCaughtUp(_ body: SimulatedBody) -> Bool {
        body.position >= scripts[body.invocation]?.count ?? 0 || body.isCancelled
    }

    mutating func finishBody() throws {
        guard let body = freeBody() else { return }
        // The events of a sequence are on their way already.
        try finish(body, with: body.isFeeding ? .none : emission(of: body), sends: sends(of: body))
    }

    mutating func finish(_ body: SimulatedBody, with emission: BoxedEmission, sends: [SentEvent]) throws {
        retire(body)
        try act(.stepFinished(invocation: body.invocation, emission: emission, sends: sends))
    }

    private mutating func retire(_ body: SimulatedBody) {
        bodies[body.invocation] = nil
        finished.append(body.invocation)
    }

    mutating func failBody() throws {
        guard let body = freeBody() else { return }
        retire(body)
        let failure = failure(of: body.invocation, step: body.step)
        let recovery = recovery(for: failure, of: body.step, events: body.events)
        let sends = sends(of: body)
        try act(.stepFailed(invocation: body.invocation, failure: failure, sends: sends, recovery: recovery))
    }

    /// The time limit of an attempt came; the driver tells the machine only while the attempt runs.
    mutating func reachTimeLimit(of number: Int) throws {
        guard let invocation = machine.state.invocations[number], invocation.phase == .running else { return }
        let failure = failure(of: number, step: invocation.step)
        let recovery = recovery(for: failure, of: invocation.step, events: invocation.events)
        try act(.stepTimedOut(invocation: number, failure: failure, recovery: recovery))
    }

    /// What the driver says of a failure: most are tried again, at once or later.
    private mutating func failure(of number: Int, step: Int) -> StepFailure {
        let pauses: [Duration?] = [nil, .zero, .zero, .milliseconds(1 + random.below(5000))]
        return StepFailure(
            step: step,
            errorType: "Mishap",
            message: "it went wrong",
            attempts: machine.state.invocations[number]?.attempt ?? 1,
            pause: pauses[random.below(pauses.count)],
            error: WorkflowRuntimeError("it went wrong")
        )
    }

    private mutating func recovery(for failure: StepFailure, of step: Int, events: StepEvents) -> EventBox? {
        guard failure.pause == nil, let handler = plan.steps[step].recoveredBy else { return nil }
        var counts = events.recoveries
        counts[handler, default: 0] += 1
        return box(plan.types.number(of: StepFailed.self), after: counts)
    }

    /// Something of a body comes when it is over, or the same outcome comes twice. Nobody does the second, and the machine
    /// must not care.
    mutating func repeatOutcome() throws {
        if random.one(in: 2), machine.state.isRunning, let step = random.pick(plan.steps.indices) {
            return try act(.cameLate(box(Grey.self), step: step))
        }
        guard let number = random.pick(finished), bodies[number] == nil, machine.state.invocations[number] == nil,
            machine.state.abandoned[number] == nil
        else { return }
        try act(.stepFinished(invocation: number, emission: .none, sends: []))
    }

    mutating func publish() throws {
        guard let body = random.pick(sortedBodies), machine.state.ending == nil else { return }
        try act(.published(box(Grey.self), invocation: body.invocation))
    }

    mutating func collect() throws {
        guard let body = freeBody(), !body.isFeeding else { return }
        handedOver = nil
        // What a body hands in is what it was given, so its type is one of the workflow's.
        let known = [Red.self, Green.self, Blue.self].map { plan.types.number(of: $0) }.filter {
            $0 < plan.types.known.count
        }
        guard let first = known.first, let last = known.last, let given = random.pick(known) else { return }
        let types = [first, last, first].prefix(2 + random.below(2))
        let event = box(given)
        let buffer = random.one(in: 4) ? "other" : "default"
        try act(
            .collected(event, invocation: body.invocation, buffer: "\(buffer) \(types.count)", expected: Array(types))
        )
    }

    /// A body returns a sequence, or gives the next event of it.
    mutating func feed() throws {
        let able = sortedBodies.filter { body in
            guard body.tokens.isEmpty, body.children.isEmpty, isCaughtUp(body) else { return false }
            return body.isFeeding || shape.productions[body.step].contains(where: \.isFanOut)
        }
        guard let body = random.pick(able), machine.state.invocations.count < SimulatedRun.crowd else { return }
        guard body.isFeeding else {
            bodies[body.invocation]?.isFeeding = true
            return try act(.feedOpened(invocation: body.invocation))
        }
        let fanOut = machine.state.invocations[body.invocation]?.feed?.fanOut
        bodies[body.invocation]?.fedCount += 1
        let types = shape.productions[body.step].filter(\.isFanOut).map(\.type)
        // A body that runs again mostly gives the same.
        let isAnother = random.one(in: 8)
        let type = types[(isAnother ? random.below(types.count) : body.fedCount) % types.count]
        let digest: UInt64? = random.one(in: 8) ? nil : isAnother ? random.next() : UInt64(body.fedCount)
        try act(.fed(box(type, after: body.events.recoveries), digest: digest, invocation: body.invocation))
        guard let fanOut, !isHeld(body.invocation), let feed = machine.state.invocations[body.invocation]?.feed else {
            return
        }
        let count = max(letOut[fanOut] ?? 0, body.fedCount + 1)
        letOut[fanOut] = count
        guard feed.sentCount == count else {
            throw Violation(
                .delivery,
                "a sequence of '\(plan.steps[body.step].name)' let \(count) events out and counts \(feed.sentCount)"
            )
        }
    }

    // MARK: Waits

    /// A body opens its next wait: the next of its script, or else a new one.
    mutating func wait() throws {
        let able = sortedBodies.filter { body in
            if body.isFeeding { return false }
            if isCaughtUp(body) { return !plan.steps[body.step].awaits.isEmpty && body.tokens.count < 3 }
            return body.tokens.isEmpty || scripts[body.invocation]?[body.position].isParallel == true
        }
        guard let body = random.pick(able) else { return }
        if isHeld(body.invocation) { return try waitTooLate(body) }
        let place = body.position
        if isCaughtUp(body) {
            guard place < 6, let new = newWait(of: body) else { return }
            scripts[body.invocation, default: []] = Array((scripts[body.invocation] ?? []).prefix(place)) + [new]
        }
        guard let scripted = scripts[body.invocation]?[place] else { return }
        tokenCount += 1
        let token = tokenCount
        tokens[token] = TokenOwner(invocation: body.invocation, place: place)
        bodies[body.invocation]?.position += 1
        bodies[body.invocation]?.tokens.append(token)
        let request = WaitRequest(
            token: token,
            invocation: body.invocation,
            question: scripted.question.map { box($0) },
            expected: scripted.expected,
            id: scripted.id,
            requirements: scripted.requirements,
            timeout: scripted.timeout
        )
        let sends = body.position == 0 && random.one(in: 3) ? sends(of: body) : []
        try act(.waitOpened(request, sends: sends))
    }

    /// A body whose attempt has failed asks for something, because nothing is made of that yet: it is over.
    private mutating func waitTooLate(_ body: SimulatedBody) throws {
        guard let expected = random.pick(plan.steps[body.step].awaits.sorted()) else { return }
        tokenCount += 1
        let token = tokenCount
        tokens[token] = TokenOwner(invocation: body.invocation, place: .max)
        let request = WaitRequest(token: token, invocation: body.invocation, question: nil, expected: expected, id: nil)
        try act(.waitOpened(request, sends: []))
        guard tokens[token] == nil else {
            throw Violation(.waits, "invocation \(body.invocation) has failed, and its body was let wait")
        }
    }

    private mutating func newWait(of body: SimulatedBody) -> ScriptedWait? {
        let step = plan.steps[body.step]
        guard let expected = random.pick(step.awaits.sorted()) else { return nil }
        // Waits that run in parallel need an id each; now and then a body forgets it.
        let needsID = !body.tokens.isEmpty && !random.one(in: 12)
        let isCareless = random.one(in: 25)
        return ScriptedWait(
            question: random.one(in: 2) ? random.pick(step.asks.sorted()) : nil,
            expected: expected,
            id: isCareless ? "same" : needsID || random.one(in: 3) ? "id\(body.position)" : nil,
            requirements: requirements(),
            timeout: random.one(in: 3) ? .milliseconds(100 + random.below(20_000)) : nil,
            isParallel: !body.tokens.isEmpty
        )
    }

    /// What some waits want of the event that ends them.
    private mutating func requirements() -> [String: JSON] {
        guard random.one(in: 3) else { return [:] }
        var wanted: [String: JSON] = ["n": .integer(random.below(SimulationEvents.numbers.count))]
        if random.one(in: 4) { wanted["absent"] = .null }
        return wanted
    }

    /// A body cancels one of its own waits.
    mutating func giveUp() throws {
        guard let token = random.pick(tokens.keys.sorted()) else { return }
        try act(.waitGivenUp(token: token))
    }

    // MARK: Outcomes

    private mutating func emission(of body: SimulatedBody) -> BoxedEmission {
        let isCrowded = machine.state.invocations.count > SimulatedRun.crowd
        guard !isCrowded, !random.one(in: 8), let chosen = pickProduction(of: body.step) else { return .none }
        let recoveries = body.events.recoveries
        guard chosen.isFanOut else { return .one(box(chosen.type, after: recoveries)) }
        let types = shape.productions[body.step].filter(\.isFanOut).map(\.type)
        let count = random.one(in: 10) ? 12 : random.below(5)
        var boxes: [EventBox] = []
        for _ in 0..<count { boxes.append(box(random.pick(types) ?? chosen.type, after: recoveries)) }
        return .fanOut(boxes)
    }

    /// Any of a step's results; the stop event comes late, so that more can happen before it.
    private mutating func pickProduction(of step: Int) -> (type: Int, isFanOut: Bool)? {
        let isEarly = !random.one(in: 8)
        return random.pick(
            shape.productions[step].filter { !isEarly || !plan.types.known[$0.type].isStop }
        )
    }

    private mutating func sends(of body: SimulatedBody) -> [SentEvent] {
        let types = plan.steps[body.step].sends.sorted()
        guard !types.isEmpty, random.one(in: 2), machine.state.invocations.count < SimulatedRun.crowd else { return [] }
        var sends: [SentEvent] = []
        for _ in 0...random.below(2) {
            guard let type = random.pick(types) else { continue }
            let targets = plan.steps.indices.filter {
                plan.steps[$0].takes.types.contains(type) && !plan.steps[$0].takes.isCollection
            }
            // A body that runs again mostly sends the same bytes.
            let digest: UInt64? = random.one(in: 6) ? nil : random.one(in: 6) ? random.next() : UInt64(type)
            sends.append(
                SentEvent(
                    box: box(type, after: body.events.recoveries),
                    target: random.one(in: 2) ? random.pick(targets) : nil,
                    digest: digest
                )
            )
        }
        return sends
    }
}
