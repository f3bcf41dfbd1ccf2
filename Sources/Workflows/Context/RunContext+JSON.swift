extension RunContext {
    /// The run as JSON, to be kept and continued in another process.
    ///
    /// What was in progress runs again when the run goes on; waits that were answered stay answered; the pauses of
    /// retries and the deadlines of waits go by the calendar meanwhile, and the run's own time limit stands still.
    /// Secrets stand in it in the clear, because the steps need them: keep it where you would keep the secrets.
    ///
    /// - Parameter includesState: without it, the run goes on with a new state, ``WorkflowState/init()``.
    /// - Throws: ``SavedRunError`` when an event or the state cannot be encoded, of a child run neither.
    public func json(includingState includesState: Bool = true) throws -> JSON {
        let state: JSON
        do { state = includesState ? try JSON(encoding: self.state) : .null } catch {
            throw SavedRunError("The run cannot be saved: its state cannot be encoded: \(error)")
        }
        return try SavedRunWriter.json(
            of: machine,
            boxCount: boxCount,
            state: state,
            date: date,
            children: try children.mapValues { try $0.get() }
        )
    }

    /// Reads a saved run of this workflow's own steps.
    ///
    /// - Throws: ``SavedRunError`` as ``WorkflowRunner/context(from:)``.
    public init(json: JSON) throws {
        try self.init(json: json, compiled: .shared)
    }

    init(json: JSON, compiled: CompiledWorkflow<W>) throws {
        let contents = try SavedRunReader.read(json, plan: compiled.plan)
        let state: W.State
        do { state = contents.state == .null ? W.State() : try contents.state.decode(W.State.self) } catch {
            throw SavedRunError("The saved run cannot be read: its state is no \(W.State.self) any more: \(error)")
        }
        self.init(
            machine: contents.machine,
            boxCount: contents.boxCount,
            state: state,
            date: 0,
            children: contents.children.mapValues { .success($0) }
        )
    }
}

extension WorkflowRunner {
    /// Reads a run that was saved with ``RunContext/json(includingState:)``, to be continued with this runner.
    ///
    /// - Throws: ``SavedRunError`` when the document is not a saved run, is of another version or workflow, or names
    ///   steps or events that are not there any more.
    public func context(from json: JSON) throws -> RunContext<W> {
        try RunContext(json: json, compiled: compiled)
    }
}
