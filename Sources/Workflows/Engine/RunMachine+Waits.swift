extension RunMachine {
    /// A step returned a question: it goes on the stream and stays open until an answer closes it.
    ///
    /// A question that no answer could close is only shown.
    mutating func ask(_ box: EventBox, from source: Source, _ turn: inout Turn) {
        turn.facts.append(.event(box, from: Fact.Place(step: source.step)))
        let expected = plan.responses(to: box.type)
        guard !expected.isEmpty else { return }
        open(in: source.scope)
        open(
            OpenWait(
                number: waits.nextNumber,
                step: source.step,
                body: nil,
                question: box,
                expected: expected,
                scope: source.scope,
                asked: turn.now,
                deadline: nil
            ),
            &turn
        )
    }

    /// A body waits. It gives its worker back, unless the answer is known already or the wait is not in order.
    mutating func openWait(_ request: WaitRequest, sends: [SentEvent], _ turn: inout Turn) {
        func refuse(_ result: WaitResult) { turn.commands.append(.resumeWait(token: request.token, result)) }
        guard var invocation = invocations[request.invocation] else { return refuse(.over) }
        if !sends.isEmpty {
            let new = unsent(sends, by: &invocation, isRecorded: true, &turn)
            invocations[request.invocation] = invocation
            deliver(new, by: invocation.step, scope: invocation.scope, &turn)
            // What a body sends can answer its own wait, or end the run.
            guard let current = invocations[request.invocation] else { return refuse(.over) }
            invocation = current
        }
        let key = nextKey(for: request)

        if let recorded = invocation.answers.first(where: { $0.key.isSamePlace(as: key) }) {
            let isSame = recorded.key.types == key.types
            return refuse(
                isSame ? recorded.result : .differs(id: key.id ?? "", recorded: recorded.key.types, asked: key.types)
            )
        }
        for number in invocation.waits {
            guard let open = waits[number], let body = open.body else { continue }
            if body.token == nil, body.key.isSamePlace(as: key) {
                guard body.key.types == key.types else {
                    return refuse(.differs(id: key.id ?? "", recorded: body.key.types, asked: key.types))
                }
                waits.attach(number, token: request.token)
                return suspend(request.invocation, &turn)
            }
            guard body.token != nil else { continue }
            let mistake: WaitResult
            if let id = key.id, body.key.id == id {
                mistake = .duplicate(id: id)
            } else if key.id == nil, body.key.id == nil, body.key.types == key.types {
                mistake = .ambiguous
            } else {
                continue
            }
            // Both fail: a body that awaits the first of them would otherwise hang on a question with no right answer.
            refuse(mistake)
            return closeUnanswered(number, with: mistake, &turn)
        }

        let number = waits.nextNumber
        let deadline = request.timeout.map { timeout in
            RunInstant(elapsed: turn.now.elapsed + timeout, date: turn.now.date + timeout.inSeconds)
        }
        if let question = request.question {
            turn.facts.append(.event(question, from: Fact.Place(step: invocation.step, attempt: invocation.attempt)))
        }
        invocations[request.invocation]?.waits.append(number)
        open(
            OpenWait(
                number: number,
                step: invocation.step,
                body: WaitingBody(invocation: request.invocation, key: key, token: request.token),
                question: request.question,
                expected: [request.expected],
                scope: invocation.scope,
                asked: turn.now,
                deadline: deadline,
                requirements: request.requirements
            ),
            &turn
        )
        if let deadline { turn.commands.append(.setDeadline(.wait(number), at: deadline.elapsed)) }
        suspend(request.invocation, &turn)
    }

    private mutating func open(_ wait: OpenWait, _ turn: inout Turn) {
        waits.open(wait)
        turn.facts.append(.questionOpened(wait))
    }

    /// The n-th wait of its kind in this execution of the body.
    private mutating func nextKey(for request: WaitRequest) -> WaitKey {
        let types = (request.question.map { [$0.type] } ?? []) + [request.expected]
        let kind = WaitKey(id: request.id, types: request.id == nil ? types : [], count: 0)
        let count = (invocations[request.invocation]?.waitCounts[kind] ?? 0) + 1
        invocations[request.invocation]?.waitCounts[kind] = count
        return WaitKey(id: request.id, types: types, count: count)
    }

    private mutating func suspend(_ number: Int, _ turn: inout Turn) {
        guard var invocation = invocations[number], invocation.phase == .running else { return }
        let worker = invocation.worker
        invocation.phase = .waiting
        invocation.worker = -1
        stopTimeLimit(of: &invocation, &turn)
        invocations[number] = invocation
        lanes[invocation.step].waiting += 1
        busy -= 1
        note(.waiting, invocation, &turn)
        release(worker, of: invocation.step, &turn)
    }

    /// Closes a wait with its answer: the body goes on, or the answer goes to the steps that accept it.
    mutating func answer(_ number: Int, with box: EventBox, target: Int? = nil, _ turn: inout Turn) {
        guard let wait = waits.close(number) else { return }
        turn.facts.append(.questionClosed(wait: UInt32(truncatingIfNeeded: number), isAnswered: true))
        if wait.deadline != nil { turn.commands.append(.clearDeadline(.wait(number))) }
        let box = box.inheriting(wait.question?.recoveries ?? [:])
        if let body = wait.body { return record(.answered(box), for: body, wait: number, &turn) }
        let source = Source.result(step: wait.step ?? 0, scope: wait.scope)
        if let target {
            route(box, to: target, from: source, &turn)
        } else {
            route(box, from: source, &turn)
        }
        leave(wait.scope, &turn)
    }

    /// The wait's own time limit is over: the body goes on with an error.
    mutating func waitDeadlineReached(_ number: Int, _ turn: inout Turn) {
        guard let deadline = waits[number]?.deadline, deadline.elapsed <= turn.now.elapsed else { return }
        closeUnanswered(number, with: .timedOut, &turn)
    }

    /// The body cancelled the task that waited.
    mutating func giveUpWait(token: Int, _ turn: inout Turn) {
        guard let wait = waits.wait(of: token) else { return }
        closeUnanswered(wait.number, with: .cancelled, &turn)
    }

    /// Closes a wait that nobody answered.
    mutating func closeUnanswered(_ number: Int, with result: WaitResult = .over, _ turn: inout Turn) {
        guard let wait = waits.close(number) else { return }
        turn.facts.append(.questionClosed(wait: UInt32(truncatingIfNeeded: number), isAnswered: false))
        if wait.deadline != nil { turn.commands.append(.clearDeadline(.wait(number))) }
        if let body = wait.body { record(result, for: body, wait: number, &turn) }
    }

    /// Keeps a wait's result for a body that runs again, and lets the body go on.
    ///
    /// While the body has other waits open it stays suspended as far as workers and clock are concerned, so
    /// the result is handed over without a worker.
    private mutating func record(_ result: WaitResult, for body: WaitingBody, wait: Int, _ turn: inout Turn) {
        guard var invocation = invocations[body.invocation] else {
            if let token = body.token { turn.commands.append(.resumeWait(token: token, result)) }
            return
        }
        if result.isRepeatable {
            invocation.answers.append(RecordedWait(key: body.key, result: result))
        }
        invocation.waits.removeAll { $0 == wait }
        guard let token = body.token else {
            invocations[body.invocation] = invocation
            return
        }
        if rerunsBodies, result.isRepeatable, invocation.phase != .held {
            invocations[body.invocation] = invocation
            return rerun(body.invocation, afterWaitOf: token, &turn)
        }
        let stillWaits = invocation.waits.contains { waits[$0]?.body?.token != nil }
        if stillWaits || invocation.phase != .waiting {
            invocations[body.invocation] = invocation
            turn.commands.append(.resumeWait(token: token, result))
            return
        }
        invocation.pending.append(PendingResume(token: token, result: result))
        invocations[body.invocation] = invocation
        comeBack(body.invocation, &turn)
    }
}

extension Duration {
    /// The whole in seconds, for the calendar and for people.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
