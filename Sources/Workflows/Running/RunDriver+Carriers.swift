import Synchronization

extension RunDriver {
    /// Starts a carrier; detached, so that no task-local value of a body reaches another body.
    func spawn(_ carrier: Carrier, _ job: StepJob) {
        carrier.start(Task.detached { await self.carry(carrier, from: job) })
    }

    /// Starts a carrier that runs on the caller's thread until it first suspends.
    func carryHere(_ carrier: Carrier, _ job: StepJob) {
        carrier.start(
            Task.immediateDetached {
                // Until there is a handle for it, the task is cancelled by way of itself.
                withUnsafeCurrentTask { carrier.begin(as: $0) }
                await RunDriver.$isBelowCaller.withValue(true) { await self.carry(carrier, from: job) }
            }
        )
    }

    /// Whether this task began on the thread of whoever made it, or was made by one that did.
    ///
    /// It may have moved to a thread of its own since; then what is begun below it begins as any other, which is only slower.
    @TaskLocal static var isBelowCaller = false

    /// Runs one step after another, until a tick brings no further step for this carrier.
    nonisolated(nonsending) private func carry(_ carrier: Carrier, from first: StepJob) async {
        var budget = CarrierBudget()
        var next: StepJob? = first
        while let job = next {
            let work = StepWork(job)
            var outcome = await bodies.run(job, work, for: self)
            if case .returned(.feed(let feed)) = outcome { outcome = await pump(feed, of: job) }
            let now = now
            next = finish(job, work, outcome, for: carrier, at: now)
            guard let following = next else { return }
            if Task.isCancelled {
                // The flag would stay set for the next body, so somebody else carries on.
                return handOn(following, from: carrier)
            }
            if budget.spend(at: clock.isReal ? now.elapsed : .zero) { await Task.yield() }
        }
    }

    /// Takes in what a body came to; gives the next step for its carrier.
    ///
    /// Not part of the asynchronous function before it, whose variables have to be allocated for each carrier.
    @inline(never)
    private func finish(
        _ job: StepJob,
        _ work: StepWork,
        _ returned: BodyOutcome,
        for carrier: Carrier,
        at now: RunInstant
    ) -> StepJob? {
        var outcome = work.isRefused ? work.refused(returned) : returned
        let sends = work.close()
        if journal != nil { outcome = recordable(outcome) }
        var failure: StepFailure?
        if case .threw(let error) = outcome { failure = assess(error, of: job.invocation, at: now) }
        let needsDigests = job.isRepeat || failure != nil
        let result = StepResult(
            outcome: outcome,
            sends: sends,
            digests: needsDigests ? sends.map(\.digest) : [],
            failure: failure
        )
        return take(for: carrier, at: now) { core in core.tick(for: result, of: job, at: now) }
    }

    private func handOn(_ job: StepJob, from carrier: Carrier) {
        let new = Carrier(invocation: job.invocation)
        core.withLock { core in
            core.carriers.remove(carrier)
            core.carriers.add(new)
        }
        spawn(new, job)
    }
}

/// How a body ended.
enum BodyOutcome: Sendable {
    case returned(Emission)
    case threw(any Error)
}

extension RunCore {
    /// The tick for a body that ended; its events get their numbers in the order in which they were made.
    mutating func tick(for result: StepResult, of job: StepJob, at now: RunInstant) -> Tick {
        let recoveries = job.events.recoveries
        let sent = result.sends.isEmpty ? [] : box(result.sends, result.digests, after: recoveries)
        switch result.outcome {
        // The events of a sequence are on their way already.
        case .returned(.none), .returned(.feed):
            return .stepFinished(invocation: job.invocation, emission: .none, sends: sent)
        case .returned(.event(let event)):
            let emission = BoxedEmission.one(box(event, after: recoveries))
            return .stepFinished(invocation: job.invocation, emission: emission, sends: sent)
        case .returned(.fanOut(let events)):
            let emission = BoxedEmission.fanOut(events.map { box($0, after: recoveries) })
            return .stepFinished(invocation: job.invocation, emission: emission, sends: sent)
        case .threw(let error):
            let failure = result.failure ?? StepFailure(error, step: job.step, attempts: job.attempt)
            let recovery = recoveryEvent(for: failure, of: job.invocation, at: now)
            return .stepFailed(invocation: job.invocation, failure: failure, sends: sent, recovery: recovery)
        }
    }

    /// The event for the step that stands in for a failed invocation, if one does.
    mutating func recoveryEvent(for failure: StepFailure, of number: Int, at now: RunInstant) -> EventBox? {
        guard failure.pause == nil, let invocation = machine.invocations[number], invocation.phase != .held,
            let handler = machine.plan.steps[invocation.step].recoveredBy
        else { return nil }
        var counts = invocation.events.recoveries
        counts[handler, default: 0] += 1
        return box(
            StepFailed(failure, plan: machine.plan, events: invocation.events, date: now.date),
            after: counts
        )
    }
}

/// Everything a body came back with.
struct StepResult: Sendable {
    var outcome: BodyOutcome
    var sends: [OutgoingEvent]
    /// One for each send of a body that may send it again.
    var digests: [UInt64?] = []
    var failure: StepFailure?
}

extension RunDriver {
    /// Lets the events of a sequence out as they come; gives what the body has come to at its end.
    private func pump(_ feed: EventFeed, of job: StepJob) async -> BodyOutcome {
        take(at: now) { _ in .feedOpened(invocation: job.invocation) }
        // Encoding an event costs more than all the rest of its way, so only what may come again is encoded.
        let mayComeAgain = job.isRepeat || journal != nil || plan.steps[job.step].retry != nil
        do {
            try await committed()
            try await feed.forEach { event in
                try Task.checkCancellation()
                if self.journal != nil { try self.checkRecordable(event) }
                let digest = mayComeAgain ? OutgoingEvent(event: event).digest : nil
                self.take(at: self.now) { core in
                    let box = core.box(event, after: job.events.recoveries)
                    return .fed(box, digest: digest, invocation: job.invocation)
                }
                // A journal that is slower than the sequence slows it down.
                if self.journal != nil { try await self.committed() }
            }
            return .returned(.none)
        } catch {
            return .threw(error)
        }
    }

    /// What a failure comes to: the step's policy is asked here, once, outside the lock.
    func assess(_ error: any Error, of number: Int, at now: RunInstant) -> StepFailure? {
        let known = core.withLock { core in core.machine.invocations[number] }
        // An attempt whose failure is held has failed once, and its policy was asked then.
        guard let invocation = known, invocation.phase != .held else { return nil }
        var failure = StepFailure(error, step: invocation.step, attempts: invocation.attempt)
        failure.elapsed = invocation.firstStarted.map { max(.zero, now.elapsed - $0.elapsed) } ?? .zero
        if let policy = plan.steps[invocation.step].retry {
            failure.pause = policy.pause(
                afterFailures: invocation.attempt,
                elapsed: failure.elapsed,
                error: error,
                seed: RetryWait.seed(
                    run: id,
                    step: plan.steps[invocation.step].name,
                    work: invocation.work,
                    failures: invocation.attempt
                )
            )
        }
        return failure
    }

    /// The time limit of an attempt came.
    func reachTimeLimit(of number: Int) {
        let now = now
        guard let invocation = core.withLock({ $0.machine.invocations[number] }),
            let timeout = plan.steps[invocation.step].timeout
        else { return }
        let error = StepTimeoutError(step: plan.steps[invocation.step].name, timeout: timeout)
        guard let failure = assess(error, of: number, at: now) else { return }
        take(at: now) { core in
            core.deadlines[.step(number)] = nil
            guard core.machine.invocations[number]?.phase == .running else { return nil }
            let recovery = core.recoveryEvent(for: failure, of: number, at: now)
            return .stepTimedOut(invocation: number, failure: failure, recovery: recovery)
        }
    }
}

extension StepFailure {
    init(_ error: any Error, step: Int?, attempts: Int) {
        self.init(
            step: step,
            errorType: String(describing: type(of: error)),
            message: ErrorWords.message(of: error),
            attempts: attempts,
            error: error
        )
    }
}
