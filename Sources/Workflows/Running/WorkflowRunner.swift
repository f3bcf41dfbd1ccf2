import Synchronization

/// A workflow made ready to run: the value, its added steps, its options, and the runs that wait for their turn.
///
/// A runner may be used from any task. Each of its runs is its own; they share the runner's resources and its limit.
public final class WorkflowRunner<W: Workflow>: AnyWorkflowRunner {
    /// The workflow value that every run's steps are given.
    public let workflow: W
    let compiled: CompiledWorkflow<W>
    let options: RunnerOptions
    let queue: RunQueue?

    init(_ workflow: W, compiled: CompiledWorkflow<W>, options: RunnerOptions) {
        self.workflow = workflow
        self.compiled = compiled
        self.options = options
        queue = options.maximumConcurrentRuns.flatMap { $0 > 0 ? RunQueue(limit: $0) : nil }
    }

    /// A runner with one more step, for its own runs only.
    ///
    /// - Throws: ``WorkflowValidationError`` (`step.duplicate`) when a step of that name is there already.
    public func adding(_ step: Step<W>) throws -> WorkflowRunner<W> {
        if let existing = compiled.steps.first(where: { $0.name == step.name }) {
            throw WorkflowValidationError(
                workflow: declaration.name,
                problems: [
                    WorkflowProblem(
                        .error,
                        .stepDuplicate,
                        workflow: declaration.name,
                        subject: .step(step.name),
                        place: step.place ?? existing.place,
                        reason: "A step \(step.name) is already part of this workflow, please choose another name.",
                        fix: "Give the step to add another name."
                    )
                ]
            )
        }
        return WorkflowRunner(workflow, compiled: CompiledWorkflow(steps: compiled.steps + [step]), options: options)
    }

    // MARK: Starting

    /// Starts a run; returns at once, with the first steps on their way.
    ///
    /// - Throws: ``WorkflowValidationError`` when the graph is not in order, ``WorkflowConfigurationError`` when an
    ///   option makes no sense.
    @discardableResult
    public func run(_ event: W.Input, options: RunOptions = RunOptions()) throws -> WorkflowHandler<W> {
        try check(options)
        return try launch(event, options: options)
    }

    /// Starts a run whose start event needs no fields.
    ///
    /// - Throws: as ``run(fields:options:)``.
    @discardableResult
    public func run(options: RunOptions = RunOptions()) throws -> WorkflowHandler<W> {
        try run(fields: [:], options: options)
    }

    /// Starts a run from the fields of its start event; absent fields take their defaults.
    ///
    /// - Throws: as ``run(_:options:)``, and ``WorkflowRuntimeError`` when the fields do not make a start event.
    @discardableResult
    public func run(fields: [String: JSON], options: RunOptions = RunOptions()) throws -> WorkflowHandler<W> {
        try check(options)
        return try launch(try startEvent(from: fields), options: options)
    }

    /// Starts a run from a start event; the fields given besides are ignored with a warning.
    @discardableResult
    public func run(
        _ event: W.Input,
        fields: [String: JSON],
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<W> {
        warnAboutIgnored(fields)
        return try run(event, options: options)
    }

    /// Starts a run whose steps find a state of one's own instead of a new one.
    ///
    /// - Throws: as ``run(_:options:)``.
    @discardableResult
    public func run(
        _ event: W.Input,
        state: W.State,
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<W> {
        try check(options)
        return try launch(event, state: state, options: options)
    }

    /// Starts a new run that begins with the state of an earlier one.
    ///
    /// A context of a run that was still going on goes on instead, and the start event is not looked at.
    @discardableResult
    public func run(
        _ event: W.Input,
        in context: RunContext<W>,
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<W> {
        if context.isRunning { return try run(continuing: context, options: options) }
        try check(options)
        return try launch(event, state: context.state, options: options)
    }

    /// Goes on with the work that was in progress when a context was taken.
    ///
    /// Bodies that were running run again from their top; waits that were answered give the same answers.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when the context's run was over or belongs to other steps, ``SavedRunError``
    ///   when a child run could not be saved.
    @discardableResult
    public func run(
        continuing context: RunContext<W>,
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<W> {
        try check(options)
        guard context.isRunning else {
            throw WorkflowRuntimeError("The run of this context is over; start a new one with run(_:in:).")
        }
        guard context.machine.plan == compiled.plan else {
            throw WorkflowRuntimeError(
                "The context comes from a runner with other steps; continue it with the runner that started it."
            )
        }
        return try launch(continuing: context, options: options)
    }

    /// - Parameter journal: the journal of this run, when it is not the runner's.
    func check(_ options: RunOptions, journal: (any Journal)? = nil) throws {
        if self.options.validation == .on, !compiled.errors.isEmpty {
            throw WorkflowValidationError(workflow: declaration.name, problems: compiled.errors)
        }
        if let journal = journal ?? self.options.journal { try checkNames(for: journal) }
        try self.options.check(timeout: options.timeout ?? timeout)
    }

    private func launch(
        _ event: W.Input,
        state: W.State = W.State(),
        options: RunOptions,
        parent: (driver: RunDriver, opened: OpenedChild)? = nil
    ) throws -> WorkflowHandler<W> {
        var beginning = RunBeginning(newMachine(options))
        beginning.journal = journal(below: parent?.driver)
        try beginning.journal?.check(event)
        return try launch(beginning, state: state, options: options, parent: parent, start: event) {
            .started($0.box(event))
        }
    }

    private func launch(
        continuing context: RunContext<W>,
        options: RunOptions,
        parent: (driver: RunDriver, opened: OpenedChild)? = nil
    ) throws -> WorkflowHandler<W> {
        var beginning = RunBeginning(context.machine)
        beginning.boxCount = context.boxCount
        beginning.children = try context.children.mapValues { try $0.get() }
        beginning.journal = journal(below: parent?.driver)
        if beginning.journal != nil {
            // What runs must be what the journal says, to the last moment of it.
            let saved = try context.json()
            let contents = try SavedRunReader.read(saved, plan: compiled.plan)
            beginning.machine = contents.machine
            beginning.boxCount = contents.boxCount
            beginning.children = contents.children
            beginning.saved = saved
        }
        if let timeout = options.timeout { beginning.machine.clock.limit = timeout }
        beginning.machine.maximumSteps = self.options.maximumSteps
        return try launch(beginning, state: context.state, options: options, parent: parent) { core in
            core.isResumed = true
            return .resumed
        }
    }

    /// Starts a run as part of another one, by that run's clock and date.
    func launch(
        child event: W.Input,
        continuing saved: JSON?,
        options: RunOptions,
        parent: (driver: RunDriver, opened: OpenedChild)
    ) throws -> WorkflowHandler<W> {
        try check(RunOptions())
        if let saved {
            let context = try RunContext<W>(json: saved, compiled: compiled)
            if context.isRunning { return try launch(continuing: context, options: options, parent: parent) }
        }
        return try launch(event, options: options, parent: parent)
    }

    func newMachine(_ options: RunOptions) -> RunMachine {
        RunMachine(
            plan: compiled.plan,
            timeout: options.timeout ?? timeout,
            maximumSteps: self.options.maximumSteps
        )
    }

    /// A child is kept where the run around it is.
    private func journal(below parent: RunDriver?) -> (any Journal)? {
        parent.map { $0.journal?.store } ?? options.journal
    }

    func launch(
        _ beginning: RunBeginning,
        state: W.State,
        options: RunOptions,
        parent: (driver: RunDriver, opened: OpenedChild)? = nil,
        start: W.Input? = nil,
        _ tick: @escaping @Sendable (inout RunCore) -> Tick
    ) throws -> WorkflowHandler<W> {
        let (driver, bodies, isOver) = try prepare(beginning, state: state, options: options, parent: parent)
        if isOver {
            // Only to be seen again.
        } else if let queue {
            queue.enter { driver.start(tick) }
        } else {
            _ = driver.start(tick)
        }
        return WorkflowHandler(driver, bodies, start: queue == nil ? nil : start)
    }

    /// A run with everything but its first tick; one that is continued from a journal may be over.
    func prepare(
        _ beginning: consuming RunBeginning,
        state: W.State,
        options: RunOptions,
        parent: (driver: RunDriver, opened: OpenedChild)? = nil
    ) throws -> (driver: RunDriver, bodies: WorkflowBodies<W>, isOver: Bool) {
        beginning.machine.rerunsBodies = options.rerunsBodies
        let id = options.id ?? RunIdentifier.random()
        let bodies = WorkflowBodies(workflow, compiled: compiled, state: state)
        let driver = RunDriver(
            id: id,
            machine: beginning.machine,
            boxCount: beginning.boxCount,
            bodies: bodies,
            environment: RunEnvironment(
                clock: parent?.driver.clock ?? self.options.clock,
                calendar: parent?.driver.calendar ?? self.options.calendar,
                resources: self.options.resources,
                isVerbose: self.options.isVerbose,
                metrics: compiled.metrics
            ),
            queue: queue,
            parent: parent.map { $0.driver.link(to: $0.opened.child) },
            log: beginning.log ?? RunLog(),
            journal: beginning.openJournal(of: id)
        )
        if let ending = beginning.machine.ending {
            driver.parent?.tell(.ended(ChildEnding(ending)))
            return (driver, bodies, true)
        }
        let (tokenCount, children) = (beginning.tokenCount, beginning.children)
        if tokenCount > 0 { driver.core.withLock { $0.tokenCount = tokenCount } }
        if driver.journal != nil { driver.open(beginning.opening) }
        if parent != nil, !options.breakpoints.isEmpty {
            driver.follow(options.breakpoints)
        } else if !options.breakpoints.isEmpty {
            driver.debug(.breakpoints(try driver.resolve(options.breakpoints), given: options.breakpoints))
        }
        if options.startsPaused { driver.debug(.pause) }
        if !children.isEmpty { driver.core.withLock { $0.savedChildren = children } }
        // Before anybody can see what it asks.
        if let parent { parent.driver.attach(driver, as: parent.opened) }
        return (driver, bodies, false)
    }
}
