extension WorkflowHandler {
    /// Sends an event to every step that accepts it, or to one step (of a child run: `stage#2/check`); an answer closes the oldest question that wants it.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when the step does not exist or does not accept it, or the run is not running.
    public func send(_ event: any Event, to step: String? = nil) async throws {
        var (driver, step) = (driver, step)
        while let name = step, let (child, rest) = driver.child(onWayTo: name) { (driver, step) = (child, rest) }
        try driver.checkRecordable(event)
        try driver.send(event, to: try driver.target(step, for: type(of: event)))
        try await driver.committed()
    }

    /// Answers an open question by its wait id.
    ///
    /// - Throws: ``AnswerRejected`` when the question is gone or wants another type of answer.
    public func answer(_ wait: String, with event: any Event) async throws {
        let asked = driver.driver(onWayTo: wait)
        try asked.checkRecordable(event)
        try driver.answer(wait, with: event)
        try await asked.committed()
    }

    /// Answers an open question with the fields of its response event; absent fields take their defaults.
    ///
    /// - Throws: ``AnswerRejected`` when the fields do not fit or the question is gone; it then stays open.
    public func answer(_ wait: String, with fields: JSON) async throws {
        let types = try driver.expectedTypes(of: wait)
        let asked = driver.driver(onWayTo: wait)
        var firstErrors: [FieldError] = []
        for type in types {
            do {
                let event = try EventFields(JSONSchema.of(type.type)).makeAny(type.type, from: fields)
                try asked.checkRecordable(event)
                try driver.answer(wait, with: event)
                return try await asked.committed()
            } catch let rejected as FieldsRejected {
                if firstErrors.isEmpty { firstErrors = rejected.errors }
            }
        }
        throw AnswerRejected(wait: wait, errors: firstErrors)
    }

    /// Cancels the run; a run that is over stays as it is.
    ///
    /// The run is over when this returns. Bodies are told by task cancellation; what one that ignores it returns is dropped.
    public func cancel() async throws {
        guard !isDone else { return }
        driver.cancel()
        try await driver.committed()
    }

    public func extend(by time: Duration) async throws {
        guard time > .zero else { throw WorkflowRuntimeError("The time limit can only be moved forward.") }
        if driver.extend(by: time) {
            try await driver.committed()
        } else {
            throw WorkflowRuntimeError(
                isDone ? "The run is over; its time limit cannot be moved." : "The run has no time limit to move."
            )
        }
    }

    public func extend(wait: String, by time: Duration) async throws {
        guard time > .zero else { throw WorkflowRuntimeError("The time limit can only be moved forward.") }
        try driver.extend(wait: wait, by: time)
        try await driver.driver(onWayTo: wait).committed()
    }

    /// Cancels one invocation of a step, of the run itself or of a child run (`stage#2`); its branch ends there, and the run goes on.
    ///
    /// Its worker is free again when its body has returned.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when no such invocation is under way.
    public func cancel(invocation: Int, of child: String? = nil) async throws {
        let driver = try child.map { try self.driver.child(named: $0) } ?? self.driver
        guard driver.cancel(invocation: invocation) else {
            throw WorkflowRuntimeError(
                "Invocation \(invocation) is not under way any more, so there is nothing to cancel."
            )
        }
        try await driver.committed()
    }

    /// Keeps an idle run from being taken for deadlocked, for as long as the token lives or until it is released.
    public func hold() -> RunHold {
        driver.hold(1)
        return RunHold { [driver] in driver.hold(-1) }
    }
}

extension EventFields {
    func makeAny(_ type: any WorkflowEvent.Type, from fields: JSON) throws -> any WorkflowEvent {
        func open<E: WorkflowEvent>(_ type: E.Type) throws -> any WorkflowEvent { try make(type, from: fields) }
        return try open(type)
    }
}
