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
        return try await finish(event, options: options)
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
