import Synchronization

extension RunDriver {
    /// How the run ended, as far as that may be seen.
    var ending: RunEnding? {
        if case .over(let ending) = core.withLock({ shown($0.machine) }) { ending } else { nil }
    }

    /// The event that ended the run, once it has.
    ///
    /// - Throws: what ended the run instead, and `CancellationError` when the waiting task is cancelled.
    nonisolated(nonsending) func finalEvent() async throws -> any WorkflowEvent {
        var ending = ending
        if ending == nil {
            try await waitUntil(isOver: true)
            ending = self.ending
        }
        switch ending {
        case .completed(let box): return box.value
        case .failed(let failure): throw failure.error
        case .timedOut(let limit, let active):
            throw WorkflowTimeoutError(timeout: limit, activeSteps: active.map { plan.steps[$0].name })
        case .cancelled, nil: throw WorkflowCancelledError()
        }
    }

    /// The result in the event that ends the run, once it has.
    ///
    /// - Throws: as ``finalEvent()``, and ``WorkflowRuntimeError`` when it ended with another event.
    nonisolated(nonsending) func result<Output: StopEvent>(as type: Output.Type) async throws -> Output.RunResult {
        let event = try await finalEvent()
        guard let output = event as? Output else {
            throw WorkflowRuntimeError(
                "The run ended with \(EventType(Swift.type(of: event)).shortName), not with "
                    + "\(EventType(type).shortName); its fields are in `resultJSON`."
            )
        }
        return output.runResult
    }
}
