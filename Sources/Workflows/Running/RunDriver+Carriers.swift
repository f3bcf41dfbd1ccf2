import Synchronization

extension RunDriver {
    /// Starts a carrier; detached, so that no task-local value of a body reaches another body.
    func spawn(_ carrier: Carrier, _ job: StepJob) {
        carrier.start(Task.detached { await self.carry(carrier, from: job) })
    }

    /// Runs one step after another, until a tick brings no further step for this carrier.
    private func carry(_ carrier: Carrier, from first: StepJob) async {
        var budget = CarrierBudget()
        var next: StepJob? = first
        while let job = next {
            let work = StepWork(job)
            var outcome = await bodies.run(job, work, for: self)
            let (sends, refusal) = work.close()
            if let refusal { outcome = .threw(refusal) }
            let now = now
            next = take(for: carrier, at: now) { core in
                core.tick(for: outcome, of: job, sends: sends)
            }
            guard let following = next else { return }
            if Task.isCancelled {
                // The flag would stay set for the next body, so somebody else carries on.
                return handOn(following, from: carrier)
            }
            if budget.spend(at: clock.isReal ? now.elapsed : .zero) { await Task.yield() }
        }
    }

    private func handOn(_ job: StepJob, from carrier: Carrier) {
        let new = Carrier(invocation: job.invocation)
        core.withLock { core in
            core.carriers[ObjectIdentifier(carrier)] = nil
            core.carriers[ObjectIdentifier(new)] = new
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
    mutating func tick(for outcome: BodyOutcome, of job: StepJob, sends: [OutgoingEvent]) -> Tick {
        let sent = sends.isEmpty ? [] : box(sends)
        switch outcome {
        case .returned(.none): return .stepFinished(invocation: job.invocation, emission: .none, sends: sent)
        case .returned(.event(let event)):
            return .stepFinished(invocation: job.invocation, emission: .one(box(event)), sends: sent)
        case .returned(.fanOut(let events)):
            return .stepFinished(invocation: job.invocation, emission: .fanOut(events.map { box($0) }), sends: sent)
        case .threw(let error):
            return .stepFailed(
                invocation: job.invocation,
                failure: StepFailure(error, step: job.step, attempts: job.attempt),
                sends: sent
            )
        }
    }
}

extension StepFailure {
    init(_ error: any Error, step: Int?, attempts: Int) {
        self.init(
            step: step,
            errorType: String(describing: type(of: error)),
            message: (error as? any WorkflowError)?.message ?? String(describing: error),
            attempts: attempts,
            error: error
        )
    }
}
