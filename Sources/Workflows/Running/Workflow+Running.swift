public import FoundationEssentials

extension Workflow {
    public var anyRunner: any AnyWorkflowRunner { runner() }

    /// A runner for this workflow with options of one's own.
    ///
    /// - Parameters:
    ///   - timeout: how long a run may work; `nil` for as long as it likes. Waiting for people does not count,
    ///     unless it is ``RunTimeout/total(_:)``.
    ///   - validation: whether each run checks the event graph first.
    ///   - verbose: writes each step's activity to the log `workflows.verbose`.
    ///   - resources: what steps find with `context.resource`; without it, the runner has its own.
    ///   - maximumConcurrentRuns: how many runs of this runner go on at a time; the others wait in order, and
    ///     their timeout begins when they do.
    ///   - maximumSteps: how many step invocations a run may make, attempts included, before it fails as going round in
    ///     circles; `nil` for any number.
    ///   - clock: what deadlines go by; tests have one that they move by hand.
    ///   - date: the time of day, which is only shown; the system's unless it is given.
    ///   - journal: what keeps the runs, so that they can be continued when their process is gone; `nil`, the default, for
    ///     runs that end with it and cost nothing to keep.
    public func runner(
        timeout: RunTimeout? = .standard,
        validation: RunValidation = .on,
        verbose: Bool = false,
        resources: ResourceManager? = nil,
        maximumConcurrentRuns: Int? = nil,
        maximumSteps: Int? = nil,
        clock: (any Clock<Duration>)? = nil,
        date: (@Sendable () -> Date)? = nil,
        journal: (any Journal)? = nil
    ) -> WorkflowRunner<Self> {
        WorkflowRunner(
            self,
            compiled: .shared,
            options: RunnerOptions(
                timeout: timeout,
                validation: validation,
                isVerbose: verbose,
                resources: resources ?? ResourceManager(),
                maximumConcurrentRuns: maximumConcurrentRuns,
                maximumSteps: maximumSteps,
                clock: clock.map { RunClock($0) } ?? .continuous,
                calendar: RunCalendar(date),
                journal: journal
            )
        )
    }

    /// A runner with one more step, for its own runs only.
    ///
    /// - Throws: ``WorkflowValidationError`` (`step.duplicate`) when a step of that name is there already.
    public func adding(_ step: Step<Self>) throws -> WorkflowRunner<Self> { try runner().adding(step) }

    /// Checks everything that can be checked before a run.
    public func validate() -> Validation { runner().validate() }

    /// Checks everything that can be checked before a run, and with `resources` also makes each listed resource.
    public func validate(resources: Bool) async -> Validation { await runner().validate(resources: resources) }

    /// Starts a run with the default options; returns at once.
    ///
    /// - Throws: ``WorkflowValidationError`` when the graph is not in order.
    @discardableResult
    public func run(_ event: Input, options: RunOptions = RunOptions()) throws -> WorkflowHandler<Self> {
        try runner().run(event, options: options)
    }

    /// Starts a run whose start event needs no fields.
    ///
    /// - Throws: as ``run(fields:options:)``.
    @discardableResult
    public func run(options: RunOptions = RunOptions()) throws -> WorkflowHandler<Self> {
        try runner().run(options: options)
    }

    /// Starts a run from the fields of its start event; absent fields take their defaults.
    ///
    /// - Throws: as ``run(_:options:)``, and ``WorkflowRuntimeError`` when the fields do not make a start event.
    @discardableResult
    public func run(fields: [String: JSON], options: RunOptions = RunOptions()) throws -> WorkflowHandler<Self> {
        try runner().run(fields: fields, options: options)
    }

    /// Starts a run whose steps find a state of one's own instead of a new one.
    ///
    /// - Throws: as ``run(_:options:)``.
    @discardableResult
    public func run(
        _ event: Input,
        state: State,
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<Self> {
        try runner().run(event, state: state, options: options)
    }

    /// Starts a new run with the state of an earlier one, or goes on with one that was in progress.
    @discardableResult
    public func run(
        _ event: Input,
        in context: RunContext<Self>,
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<Self> {
        try runner().run(event, in: context, options: options)
    }

    /// Goes on with the work that was in progress when a context was taken.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when the context's run was over.
    @discardableResult
    public func run(
        continuing context: RunContext<Self>,
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<Self> {
        try runner().run(continuing: context, options: options)
    }
}

extension Workflow {
    /// Goes on with a run from its journal, with the default options otherwise.
    ///
    /// - Throws: as ``WorkflowRunner/run(continuing:from:options:)``.
    @discardableResult
    public func run(
        continuing id: String,
        from journal: any Journal,
        options: RunOptions = RunOptions()
    ) async throws -> WorkflowHandler<Self> {
        try await runner().run(continuing: id, from: journal, options: options)
    }
}

extension RunnableWorkflow {
    /// Starts a run from a start event whose type is only known now.
    ///
    /// - Throws: as ``AnyWorkflowRunner/start(_:options:)``.
    @discardableResult
    public func run(
        starting event: any StartEvent,
        options: RunOptions = RunOptions()
    ) throws -> any AnyWorkflowHandler {
        try anyRunner.start(event, options: options)
    }
}
