/// Runs the bodies of a workflow's steps, whatever the workflow's type.
protocol StepBodies: Sendable {
    nonisolated(nonsending) func run(_ job: StepJob, _ work: StepWork, for driver: RunDriver) async -> BodyOutcome
    /// The state that the bodies share, encoded.
    func stateJSON() throws -> JSON
    /// The state, when it has changed since a version of it.
    func recordedState(after version: Int) -> RecordedState?
}

/// The steps of one run with what their bodies share: the workflow value and the state.
final class WorkflowBodies<W: Workflow>: StepBodies {
    let workflow: W
    let compiled: CompiledWorkflow<W>
    let state: RunState<W.State>

    init(_ workflow: W, compiled: CompiledWorkflow<W>, state: W.State) {
        self.workflow = workflow
        self.compiled = compiled
        self.state = RunState(state)
    }

    func stateJSON() throws -> JSON { try JSON(encoding: state.value) }

    func recordedState(after version: Int) -> RecordedState? {
        // The version first: a change in between is then recorded once more, and none is missed.
        let current = state.version
        guard current > version else { return nil }
        let value = state.value
        return RecordedState(version: current) { try JSON(encoding: value) }
    }

    nonisolated(nonsending) func run(_ job: StepJob, _ work: StepWork, for driver: RunDriver) async -> BodyOutcome {
        let body = compiled.bodies[job.step]
        let context = WorkflowContext(driver: driver, bodies: self, work: work)
        do {
            if driver.plan.steps[job.step].isBlocking { return .returned(try await block(body, job.events, context)) }
            return .returned(try await body.run(workflow, job.events, context))
        } catch {
            return .threw(error)
        }
    }

    /// Runs a body that blocks its thread, on a thread of our own.
    ///
    /// By itself, so that what it needs is not allocated for bodies that do not block.
    private func block(
        _ body: StepBody<W>,
        _ events: StepEvents,
        _ context: WorkflowContext<W>
    ) async throws -> Emission {
        try await withTaskExecutorPreference(BlockingThreads.shared) {
            try await body.run(self.workflow, events, context)
        }
    }
}
