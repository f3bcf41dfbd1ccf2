import Synchronization

/// One run, seen from outside: its result, its stream, and everything that can be done to it.
///
/// All members may be used from any task, during the run and after it. A run goes on when nobody holds its handler,
/// unless it waits for somebody outside: then nobody could answer any more, and it is given up.
public final class WorkflowHandler<W: Workflow>: AnyWorkflowHandler {
    let reach: RunReach
    private let bodies: WorkflowBodies<W>
    /// What the run begins with, if it may have to wait for its turn.
    private let start: W.Input?

    init(_ driver: RunDriver, _ bodies: WorkflowBodies<W>, start: W.Input? = nil) {
        reach = RunReach(driver)
        self.bodies = bodies
        self.start = start
    }

    var driver: RunDriver { reach.driver }

    /// Unique among the runs of this process.
    public var id: String { driver.id }

    public var workflowName: String { W.declaration.name }

    /// What the run came to; the same each time it is awaited.
    ///
    /// - Throws: ``WorkflowTimeoutError``, ``WorkflowCancelledError``, the step's own error, or `CancellationError`
    ///   when the waiting task itself is cancelled.
    public var result: W.Output.RunResult {
        get async throws { try await driver.result(as: W.Output.self) }
    }

    public var resultJSON: JSON {
        get async throws {
            // Whoever reads results as JSON shows them, so what is secret is masked as in the stream.
            func json<Final: StopEvent>(_ event: Final) throws -> JSON {
                try JSON(encoding: event.runResult).masked(by: JSONSchema.of(Final.RunResult.self))
            }
            guard let event = try await driver.finalEvent() as? any StopEvent else { return .null }
            return try json(event)
        }
    }

    /// Returns when the run has begun: at once, unless it is behind other runs of its runner.
    ///
    /// - Throws: ``WorkflowCancelledError`` when the run was cancelled before its turn came.
    public var started: Void {
        get async throws {
            try await driver.waitUntil(isOver: false)
            if driver.ending == .cancelled, driver.core.withLock({ $0.machine.invocationCount == 0 }) {
                throw WorkflowCancelledError()
            }
        }
    }

    /// Whether the run is over, however it ended.
    public var isDone: Bool { status.isOver }

    public var status: RunStatus { driver.status }

    /// The event that ended the run; `nil` until then, and for a run that ended otherwise.
    public var stopEvent: W.Output? {
        guard case .completed(let box) = driver.ending else { return nil }
        return box.value as? W.Output
    }

    /// The names of the steps that are running now, in order of declaration.
    public var runningSteps: [String] {
        driver.core.withLock { core in core.machine.runningSteps.map { core.machine.plan.steps[$0].name } }
    }

    public var snapshot: RunSnapshot {
        let now = driver.now
        // The machine is copied under the lock and looked at outside: its words may need encoding.
        let (machine, sequence) = driver.core.withLock { core in (core.machine, driver.log.newest) }
        var snapshot = machine.snapshot(sequence: sequence, at: now)
        if !machine.children.isEmpty { snapshot.questions += driver.childQuestions }
        return snapshot
    }

    /// The run as it stands, to be continued with `run(continuing:)` or to begin another with `run(_:in:)`.
    public var context: RunContext<W> {
        let now = driver.now
        var (image, state) = driver.core.withLock { core in
            (core.image(at: now, startingWith: start), bodies.state.value)
        }
        let children = image.saveChildren()
        return RunContext(
            machine: image.machine,
            boxCount: image.boxCount,
            state: state,
            date: now.date,
            children: children
        )
    }
}
