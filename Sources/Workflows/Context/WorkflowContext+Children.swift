extension WorkflowContext {
    /// Runs another workflow as part of this run, and gives its result.
    ///
    /// The child's events and questions appear in this run's stream with the child's name in their origin, and a person
    /// answers them there. A cancel and the time limit of this run reach the child; while all that the child does
    /// is wait for people, this run's clock stands still, and so does the time limit of this step. The child has no time
    /// limit of its own. After a resume the child goes on where it was, and one that was over is not run again; when
    /// this step is retried, it begins anew.
    ///
    /// - Parameter name: what the child is called in the stream, with a number behind it: `stage#2`. Without one, the
    ///   workflow's name.
    /// - Throws: what the child's ``WorkflowHandler/result`` throws; after a resume, a ``RecordedError`` for a child that had
    ///   failed, and a ``SavedRunError`` when what was saved of it cannot be read.
    public func run<Child: Workflow>(
        _ child: Child,
        _ event: Child.Input,
        named name: String? = nil
    ) async throws -> Child.Output.RunResult {
        try await run(child.runner(timeout: nil), event, named: name)
    }

    /// Runs another workflow as part of this run with a runner's options, its time limit among them.
    ///
    /// Clock and date are this run's own. Otherwise as ``run(_:_:named:)``.
    public func run<Child: Workflow>(
        _ runner: WorkflowRunner<Child>,
        _ event: Child.Input,
        named name: String? = nil
    ) async throws -> Child.Output.RunResult {
        let base = name ?? Child.declaration.name
        guard !base.isEmpty, !base.contains(where: { $0 == "/" || $0 == "#" }) else {
            throw WorkflowRuntimeError(
                "A child run cannot be called '\(base)': leave out '/' and '#', and give it a letter."
            )
        }
        guard let opened = driver.openChild(base, for: work) else { throw CancellationError() }
        if let ending = opened.child.ending {
            if let result = ending.result { return try result.decode(Child.Output.self).runResult }
            throw RecordedError(
                errorType: ending.errorType ?? "WorkflowRuntimeError",
                message: ending.message ?? "The child run \(opened.child.name) ended without a result."
            )
        }
        let handler = try await runner.launch(child: event, opened, in: driver)
        return try await withTaskCancellationHandler {
            try await result(of: handler)
        } onCancel: {
            handler.driver.cancel(with: driver)
        }
    }

    /// What the child comes to. When its journal fails, this run's has failed too, and nothing is made of it.
    private func result<Child: Workflow>(of child: WorkflowHandler<Child>) async throws -> Child.Output.RunResult {
        do { return try await child.result } catch let error as JournalError {
            if child.driver.journal?.isOpen == false { driver.stop(with: error, dropping: []) }
            throw error
        }
    }
}
