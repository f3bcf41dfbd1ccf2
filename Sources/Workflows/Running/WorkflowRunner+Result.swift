extension WorkflowRunner {
    /// Runs the workflow to its end and gives the result.
    ///
    /// The shortest way when nobody looks on: there is no handler, so nobody reads the run's stream, sends to it or answers
    /// it. A run that waits for somebody outside and has no time limit for it is therefore cancelled.
    ///
    /// The first step begins on the thread of the caller and stays there until it suspends, which spares short runs the
    /// wait for another thread. From then on the run goes on as any other. A cancelled task cancels its run.
    ///
    /// - Throws: as ``run(_:options:)`` and ``WorkflowHandler/result``; `CancellationError` when the calling task is cancelled.
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
