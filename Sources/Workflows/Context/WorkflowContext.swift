/// What a step's body can do besides its result: send, publish, ask, wait, and share state.
///
/// A context belongs to one invocation. It may be used from child tasks of the body; what one that outlives the body
/// sends or publishes is dropped, and the stream says so.
public struct WorkflowContext<W: Workflow>: Sendable {
    let driver: RunDriver
    let bodies: WorkflowBodies<W>
    let work: StepWork

    init(driver: RunDriver, bodies: WorkflowBodies<W>, work: StepWork) {
        self.driver = driver
        self.bodies = bodies
        self.work = work
    }

    /// The workflow value that the run was started with.
    public var workflow: W { bodies.workflow }
    /// The run's id.
    public var runID: String { driver.id }
    /// The name of this step.
    public var step: String { driver.plan.steps[work.step].name }
    /// Which attempt this is, counted from 1.
    public var attempt: Int { work.attempt }

    /// The attempts before this one: none on the first.
    public var retry: RetryInfo {
        guard let history = work.history else { return RetryInfo(number: 0, elapsed: .zero) }
        return RetryInfo(
            number: history.failures,
            elapsed: max(.zero, driver.now.elapsed - history.firstStarted.elapsed),
            lastError: history.lastFailure.error,
            lastFailedAt: history.lastFailedAt.date
        )
    }

    /// Sends an event to every step that accepts it, or to one step, when this step ends or waits next.
    ///
    /// Events leave in the order of the calls, before the step's result. Joins of a fan-out do not take them.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when the target does not exist or does not accept the event, and in a closed
    ///   workflow when the step does not declare the type in `sends`; in a run with a journal, when the event cannot be
    ///   encoded.
    public func send<E: Event>(_ event: E, to step: String? = nil) throws {
        let plan = driver.plan
        let target = try driver.target(step, for: E.self)
        let type = plan.types.number(of: E.self)
        guard !plan.isClosed || plan.steps[work.step].sends.contains(type) else {
            let name = plan.types.name(type)
            throw WorkflowRuntimeError(
                "Step '\(self.step)' sends \(name) without declaring it. Add `sends: \(name).self` to its @Step."
            )
        }
        if driver.journal != nil { try driver.checkRecordable(event) }
        guard !work.send(OutgoingEvent(event: event, target: target)) else { return }
        driver.take(at: driver.now) { core in
            core.machine.ending == nil ? .cameLate(core.box(event), step: work.step) : nil
        }
    }

    /// Puts an event on the run's stream at once; no step takes it.
    ///
    /// In a run with a journal, an event that cannot be encoded is not published, and the step fails when it returns.
    public func publish(_ event: some Event) {
        if driver.journal != nil, !driver.isRecordable(event, of: work) { return }
        driver.publish(event, by: work)
    }
}
