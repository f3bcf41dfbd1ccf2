import Synchronization

extension WorkflowRunner {
    /// Runs the workflow to its end and gives the result.
    ///
    /// The shortest way when nobody looks on: there is no handler, so nobody reads the run's stream, sends to it or answers
    /// it. As soon as all that is left to a run is to wait for somebody outside, in waits that have no time limit of their own,
    /// it is therefore cancelled, or left when it has a journal. A body that waits counts as waiting, whatever it does beside.
    ///
    /// The first step begins on a thread that the caller has already, and the run stays there until a body suspends, which
    /// spares short runs the wait for another thread. That is not so for runs that are written to a journal, that may have to
    /// wait for their turn, whose first step is blocking, or that a body awaits which has begun in this way itself. A
    /// cancelled task cancels its run.
    ///
    /// - Throws: as ``run(_:options:)`` and ``WorkflowHandler/result``; ``WorkflowConfigurationError`` when the run is to stand
    ///   still somewhere; `CancellationError` when the calling task is cancelled; ``JournalError`` for a run that was left.
    @concurrent
    public func result(of event: W.Input, options: RunOptions = RunOptions()) async throws -> W.Output.RunResult {
        try Task.checkCancellation()
        try check(options)
        guard options.breakpoints.isEmpty, !options.startsPaused else {
            throw WorkflowConfigurationError(
                "A run without a handler cannot stand still, because nobody could let it go on: "
                    + "start it with run, or leave out breakpoints and the pause."
            )
        }
        var beginning = RunBeginning(newMachine(options))
        beginning.journal = self.options.journal
        try beginning.journal?.check(event)
        let driver = try prepare(beginning, state: W.State(), options: options).driver
        // There is no handler, so nobody can answer what the run may ask.
        driver.core.withLock { $0.isOutOfReach = true }
        let start: @Sendable (inout RunCore) -> Tick = { .started($0.box(event)) }
        return try await withTaskCancellationHandler {
            if let queue {
                queue.enter { driver.start(start) }
            } else {
                driver.startHere(start)
            }
            do {
                return try await driver.result(as: W.Output.self)
            } catch let error as WorkflowCancelledError {
                // Whoever cancels a task expects Swift's own error of it.
                try Task.checkCancellation()
                throw error
            }
        } onCancel: {
            driver.cancel()
        }
    }
}

extension Workflow {
    /// Runs the workflow to its end with the default options and gives the result.
    ///
    /// - Throws: as ``WorkflowRunner/result(of:options:)``.
    @concurrent
    public func result(of event: Input, options: RunOptions = RunOptions()) async throws -> Output.RunResult {
        try await runner().result(of: event, options: options)
    }
}
