import FoundationEssentials

/// Turns kept facts into what readers of a stream see; a pure function of the fact, its number and its time.
struct StreamEntries: Sendable {
    let plan: RunPlan

    /// The entry of one fact.
    func entry(_ fact: Fact, sequence: Int, date: Double) -> RunEvent {
        if case .child(let inner) = fact {
            return StreamEntries(plan: inner.plan)
                .entry(inner.fact, sequence: sequence, date: date)
                .inside(inner.name, inner.plan)
        }
        return RunEvent(
            sequence: sequence,
            time: Date(timeIntervalSinceReferenceDate: date),
            origin: step(of: fact).map { RunEvent.Origin(step: plan.steps[$0].name, attempt: attempt(of: fact)) },
            content: content(of: fact)
        )
    }

    /// The entry of an event that a body published.
    func entry(_ event: any WorkflowEvent, from place: Fact.Place, sequence: Int, date: Double) -> RunEvent {
        RunEvent(
            sequence: sequence,
            time: Date(timeIntervalSinceReferenceDate: date),
            origin: place.step.map { RunEvent.Origin(step: plan.steps[$0].name, attempt: place.attempt) },
            content: .event(event)
        )
    }

    /// Whether readers that do not ask for notices see a fact: events, and every way in which a run can end.
    static func isForEveryone(_ fact: Fact) -> Bool {
        switch fact {
        case .event, .ended: true
        case .child(let inner): isForEveryone(inner.fact)
        default: false
        }
    }

    private func content(of fact: Fact) -> RunEvent.Content {
        switch fact {
        case .event(let box, _): .event(box.value)
        case .ended(.completed(let box)): .event(box.value)
        case .ended(.failed(let failure)):
            .notice(
                .failed(
                    step: failure.step.map { plan.steps[$0].name },
                    errorType: failure.errorType,
                    message: failure.message,
                    attempts: failure.attempts
                )
            )
        case .ended(.timedOut(let limit, let active)):
            .notice(.timedOut(seconds: limit.inSeconds, activeSteps: active.map { plan.steps[$0].name }))
        case .ended(.cancelled): .notice(.cancelled)
        default: .notice(notice(of: fact))
        }
    }

    private func notice(of fact: Fact) -> EngineNotice {
        switch fact {
        case .state(let step, let state, _, let worker, let invocation, let input, let output):
            change(
                Int(step),
                state,
                Int(worker),
                Int(invocation),
                Int(input),
                output == Fact.noOutput ? [] : [Int(output)]
            )
        case .finishedWithSeveral(let step, let worker, let invocation, let input, let outputs):
            change(step, .finished, worker, invocation, input, outputs)
        case .accepted(let type, let isFromOutside):
            accepted(Int(type), plan.route(Int(type)).steps, isFromOutside)
        case .acceptedBy(let type, let steps, let isFromOutside): accepted(type, steps, isFromOutside)
        case .unhandled(let type, let step):
            .unhandled(type: plan.types.name(type), step: step.map { plan.steps[$0].name })
        case .questionOpened(let wait): .questionOpened(plan.question(wait))
        case .questionClosed(let wait, let isAnswered): .questionClosed(wait: "w\(wait)", isAnswered: isAnswered)
        case .questionExtended(let wait, let until):
            .questionExtended(wait: "w\(wait)", deadline: Date(timeIntervalSinceReferenceDate: until))
        case .retryScheduled(let failure, let invocation, let next, let pause):
            .retryScheduled(
                RetryNotice(
                    step: name(of: failure),
                    invocation: invocation,
                    nextInvocation: next,
                    failures: failure.attempts,
                    pauseSeconds: pause.inSeconds,
                    errorType: failure.errorType,
                    message: failure.message
                )
            )
        case .recovering(let failure, let invocation, let handler):
            .recovering(
                RecoveryNotice(
                    step: name(of: failure),
                    invocation: invocation,
                    handler: plan.steps[handler].name,
                    failures: failure.attempts,
                    errorType: failure.errorType,
                    message: failure.message
                )
            )
        case .idle(let idle): .idle(waitingFor: plan.words(for: idle))
        case .dropped(let type, let step, let reason):
            .dropped(type: plan.types.name(type), step: plan.steps[step].name, reason: reason.words)
        case .paused(let reason): .paused(reason: plan.words(for: reason))
        case .continued: .continued
        case .childStarted(let name, let invocation): .childStarted(child: name, invocation: invocation)
        case .childEnded(let name, let invocation, let ending):
            .childEnded(
                ChildEndNotice(
                    child: name,
                    invocation: invocation,
                    status: ending.status,
                    message: ending.message
                )
            )
        case .event, .ended, .child: .cancelled
        }
    }

    private func change(
        _ step: Int,
        _ state: StepState,
        _ worker: Int,
        _ invocation: Int,
        _ input: Int,
        _ outputs: [Int]
    ) -> EngineNotice {
        let inputType: String =
            switch plan.steps[step].takes {
            case .one: plan.types.name(input)
            case .set, .collection: plan.steps[step].inputName
            }
        return .stepStateChanged(
            StepStateChange(
                step: plan.steps[step].name,
                state: state,
                worker: worker < 0 ? nil : worker,
                invocation: invocation,
                inputType: inputType,
                outputTypes: outputs.map { plan.types.name($0) }
            )
        )
    }

    private func accepted(_ type: Int, _ steps: [Int], _ isFromOutside: Bool) -> EngineNotice {
        .eventAccepted(
            type: plan.types.name(type),
            steps: steps.map { plan.steps[$0].name },
            isFromOutside: isFromOutside
        )
    }

    private func name(of failure: StepFailure) -> String { failure.step.map { plan.steps[$0].name } ?? "" }

    private func attempt(of fact: Fact) -> Int {
        switch fact {
        case .state(_, _, let attempt, _, _, _, _): Int(attempt)
        case .event(_, let place): place.attempt
        case .retryScheduled(let failure, _, _, _), .recovering(let failure, _, _): failure.attempts
        case .ended(.failed(let failure)): failure.attempts
        default: 1
        }
    }

    private func step(of fact: Fact) -> Int? {
        switch fact {
        case .state(let step, _, _, _, _, _, _): Int(step)
        case .retryScheduled(let failure, _, _, _), .recovering(let failure, _, _): failure.step
        case .finishedWithSeveral(let step, _, _, _, _): step
        case .event(_, let place): place.step
        case .unhandled(_, let step): step
        case .questionOpened(let wait): wait.step
        case .dropped(_, let step, _): step
        case .ended(.failed(let failure)): failure.step
        case .accepted, .acceptedBy, .questionClosed, .questionExtended, .idle, .paused, .continued, .childStarted,
            .child, .childEnded,
            .ended:
            nil
        }
    }
}

extension DropReason {
    var words: String {
        switch self {
        case .differs: "a body that ran again sent something else than before; it was delivered"
        case .late: "the invocation was over; it was dropped"
        case .fanOutClosed: "its fan-out closed before the join was complete; it was dropped"
        case .undeclared: "the step does not declare it in `sends`; it was delivered"
        }
    }
}
