import Synchronization

extension RunDriver {
    /// Suspends a body until its wait is over.
    func wait(
        _ work: StepWork,
        for expected: any WorkflowEvent.Type,
        asking question: (any WorkflowEvent)?,
        id: String?,
        matching requirements: [String: JSON],
        timeout: Duration?
    ) async throws -> any WorkflowEvent {
        let token = core.withLock { core in
            core.tokenCount += 1
            return core.tokenCount
        }
        let result = await withTaskCancellationHandler {
            await withUnsafeContinuation { (body: UnsafeContinuation<WaitResult, Never>) in
                let sends = work.takeSends()
                let digests = sends.map(\.digest)
                take(at: now) { core in
                    core.suspended[token] = body
                    let request = WaitRequest(
                        token: token,
                        invocation: work.invocation,
                        question: question.map { core.box($0) },
                        expected: core.machine.plan.types.number(of: expected),
                        id: id,
                        requirements: requirements,
                        timeout: timeout
                    )
                    let recoveries = core.machine.invocations[work.invocation]?.events.recoveries ?? [:]
                    return .waitOpened(request, sends: core.box(sends, digests, after: recoveries))
                }
                // A cancel that came before the wait was open has found nothing to give up.
                if Task.isCancelled { giveUp(token) }
            }
        } onCancel: {
            giveUp(token)
        }
        return try value(of: result, step: work.step, expected: expected)
    }

    private func giveUp(_ token: Int) {
        take(at: now) { core in core.suspended[token] == nil ? nil : .waitGivenUp(token: token) }
    }

    private func value(
        of result: WaitResult,
        step: Int,
        expected: any WorkflowEvent.Type
    ) throws -> any WorkflowEvent {
        let name = plan.steps[step].name
        func names(_ types: [Int]) -> String { types.map { plan.types.name($0) }.joined(separator: " and ") }
        switch result {
        case .answered(let box): return box.value
        case .timedOut: throw WaitTimeoutError(awaited: EventType(expected).shortName)
        case .cancelled, .over: throw CancellationError()
        case .duplicate(let id):
            throw WorkflowRuntimeError(
                "Step '\(name)' has two waits open with the id '\(id)'. Give each its own id."
            )
        case .ambiguous:
            throw WorkflowRuntimeError(
                "Step '\(name)' waits for \(EventType(expected).shortName) twice at the same time. "
                    + "Give waits that run in parallel an id each."
            )
        case .differs(let id, let recorded, let asked):
            throw WorkflowRuntimeError(
                "Step '\(name)' did not repeat itself: its wait '\(id)' was for \(names(recorded)) and is now for "
                    + "\(names(asked)). What a body asks before a wait must be the same each time it runs."
            )
        }
    }

    /// Hands in an event for a set; gives the set when this event completes one.
    func collect(
        _ work: StepWork,
        _ event: any WorkflowEvent,
        expecting types: [any WorkflowEvent.Type],
        buffer: String
    ) -> [any WorkflowEvent]? {
        var set: [EventBox]?
        take(at: now) { core in
            core.handedOver = nil
            let numbers = types.map { core.machine.plan.types.number(of: $0) }
            return .collected(core.box(event), invocation: work.invocation, buffer: buffer, expected: numbers)
        } then: { core in
            set = core.handedOver
        }
        return set?.map(\.value)
    }
}
