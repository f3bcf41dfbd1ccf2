extension RunMachine {
    /// A body threw, or its time was over: the step is tried again, another step stands in, or the run fails.
    ///
    /// `recovery` is the event for the step that stands in, should one do.
    mutating func fail(
        _ number: Int,
        _ failure: StepFailure,
        sends: [SentEvent],
        recovery: EventBox?,
        _ turn: inout Turn
    ) {
        guard var invocation = remove(number, &turn) else { return dropLate(number, .none, sends, &turn) }
        lanes[invocation.step].failed += 1
        note(.failed, invocation, &turn)
        // A step that holds its sends until it succeeds has sent nothing.
        let isHeld = plan.steps[invocation.step].delivery == .onSuccess
        let sends = isHeld ? [] : unsent(sends, by: &invocation, isRecorded: true, &turn)
        handle(failure, of: invocation, recovery: recovery, &turn)
        release(invocation.worker, of: invocation.step, &turn)
        guard isRunning else { return }
        deliver(sends, by: invocation.step, scope: invocation.scope, &turn)
        leaveUnlessRetried(invocation, failure, &turn)
    }

    /// An attempt took longer than its step may. Its body is told to stop, and keeps its worker until it has.
    mutating func timeOut(_ number: Int, _ failure: StepFailure, recovery: EventBox?, _ turn: inout Turn) {
        guard let running = invocations[number], running.phase == .running, let due = running.due,
            due <= turn.now.elapsed, let invocation = remove(number, &turn)
        else { return }
        lanes[invocation.step].failed += 1
        note(.failed, invocation, &turn)
        turn.commands.append(.cancelInvocation(number))
        abandoned[number] = invocation
        handle(failure, of: invocation, recovery: recovery, &turn)
        guard isRunning else { return }
        leaveUnlessRetried(invocation, failure, &turn)
    }

    private mutating func handle(
        _ failure: StepFailure,
        of invocation: Invocation,
        recovery: EventBox?,
        _ turn: inout Turn
    ) {
        if let pause = failure.pause {
            retry(invocation, after: failure, pause: pause, &turn)
        } else if let recovery, let handler = plan.steps[invocation.step].recoveredBy,
            recovery.recoveries[handler, default: 0] <= plan.steps[handler].recoveryLimit
        {
            turn.facts.append(.recovering(failure, invocation: invocation.number, handler: handler))
            enqueue(handler, .one(recovery), scope: invocation.scope, &turn)
        } else {
            end(.failed(failure), &turn)
        }
    }

    /// The work of a failed attempt stays in its fan-out when it is tried again.
    private mutating func leaveUnlessRetried(_ invocation: Invocation, _ failure: StepFailure, _ turn: inout Turn) {
        guard failure.pause == nil else { return }
        closeFeed(of: invocation, &turn)
        leave(invocation.scope, &turn)
    }

    /// Makes the next attempt: at the head of the line at once, or when its time has come.
    private mutating func retry(
        _ failed: Invocation,
        after failure: StepFailure,
        pause: Duration,
        _ turn: inout Turn
    ) {
        invocationCount += 1
        var next = Invocation(
            number: invocationCount,
            step: failed.step,
            events: failed.events,
            scope: failed.scope
        )
        next.history = AttemptHistory(
            work: failed.work,
            failures: failed.attempt,
            firstStarted: failed.firstStarted ?? turn.now,
            lastFailure: failure,
            lastFailedAt: turn.now
        )
        next.ledger = failed.ledger.rewound
        next.answers = failed.answers.filter(\.result.isKeptByRetries)
        busy += 1
        turn.facts.append(
            .retryScheduled(failure, invocation: failed.number, next: next.number, pause: pause)
        )
        if pause > .zero {
            let due = RunInstant(elapsed: turn.now.elapsed + pause, date: turn.now.date + pause.inSeconds)
            next.phase = .delayed(until: due)
            turn.commands.append(.setDeadline(.retry(next.number), at: due.elapsed))
            note(.retrying, next, &turn)
            invocations[next.number] = next
        } else {
            invocations[next.number] = next
            lanes[next.step].returning.append(next.number)
            fill(next.step, &turn)
        }
        keepToLimit(&turn)
    }

    /// The pause before an attempt is over: it goes to the head of its step's line.
    mutating func retryDeadlineReached(_ number: Int, _ turn: inout Turn) {
        guard var invocation = invocations[number], case .delayed(let due) = invocation.phase else { return }
        guard due.elapsed <= turn.now.elapsed else {
            turn.commands.append(.setDeadline(.retry(number), at: due.elapsed))
            return
        }
        invocation.phase = .queued
        invocations[number] = invocation
        lanes[invocation.step].returning.append(number)
        fill(invocation.step, &turn)
        if invocations[number]?.phase == .queued { note(.preparing, invocation, &turn) }
    }

    /// What of a body's sends is new: a body that runs again does not deliver the same thing twice.
    ///
    /// A send is known by its place among the body's sends, its type and target, and a digest of its bytes. What stands
    /// at the same place and differs is delivered, with a notice.
    mutating func unsent(
        _ sends: [SentEvent],
        by invocation: inout Invocation,
        isRecorded: Bool,
        _ turn: inout Turn
    ) -> [SentEvent] {
        guard !sends.isEmpty, isRecorded || invocation.ledger.sentCount < invocation.ledger.sent.count else {
            return sends
        }
        var new: [SentEvent] = []
        for sent in sends {
            let place = invocation.ledger.sentCount
            invocation.ledger.sentCount += 1
            let key = SentKey(sent)
            if place < invocation.ledger.sent.count {
                if invocation.ledger.sent[place].isSame(as: key) { continue }
                invocation.ledger.sent[place] = key
                turn.facts.append(.dropped(type: sent.box.type, step: invocation.step, reason: .differs))
            } else if isRecorded {
                invocation.ledger.sent.append(key)
            }
            new.append(sent)
        }
        return new
    }
}
