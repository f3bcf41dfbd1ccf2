extension WorkflowContext {
    /// Asks a person and suspends the body until the answer is there.
    ///
    /// The step gives its worker back meanwhile and takes one again, ahead of the queue, before it goes on. When the
    /// run is continued later, the body runs again from its top and this call gives the recorded answer at once; so
    /// what stands before a wait must bear repeating.
    ///
    /// - Parameters:
    ///   - id: tells waits apart that run in parallel in one body; others need none.
    ///   - requirements: values that fields of the event must have; another event of the type is not this wait's.
    ///   - timeout: how long to wait; without it, as long as the run lasts.
    /// - Throws: ``WaitTimeoutError`` when the time is over, `CancellationError` when the body or its run is
    ///   cancelled, ``WorkflowRuntimeError`` for a wait that is not in order.
    public func wait<Answer: Event>(
        for answer: Answer.Type = Answer.self,
        asking question: some InputRequiredEvent,
        id: String? = nil,
        matching requirements: [String: JSON] = [:],
        timeout: Duration? = nil
    ) async throws -> Answer {
        try await wait(
            for: answer,
            asking: question as any WorkflowEvent,
            id: id,
            matching: requirements,
            timeout: timeout
        )
    }

    /// Suspends the body until an event of a type arrives, from outside or from another step.
    ///
    /// - Throws: as ``wait(for:asking:id:matching:timeout:)``.
    public func wait<Answer: Event>(
        for answer: Answer.Type = Answer.self,
        id: String? = nil,
        matching requirements: [String: JSON] = [:],
        timeout: Duration? = nil
    ) async throws -> Answer {
        try await wait(for: answer, asking: nil, id: id, matching: requirements, timeout: timeout)
    }

    private func wait<Answer: Event>(
        for answer: Answer.Type,
        asking question: (any WorkflowEvent)?,
        id: String?,
        matching requirements: [String: JSON],
        timeout: Duration?
    ) async throws -> Answer {
        try checkDeclared(answer, in: \.awaits, as: "awaits")
        if let question {
            try checkDeclared(type(of: question), in: \.asks, as: "asks")
            if driver.journal != nil { try driver.checkRecordable(question) }
        }
        let event = try await driver.wait(
            work,
            for: answer,
            asking: question,
            id: id,
            matching: requirements,
            timeout: timeout
        )
        guard let event = event as? Answer else {
            throw WorkflowRuntimeError("Step '\(step)' waits for \(EventType(answer).shortName) and got another event.")
        }
        return event
    }

    private func checkDeclared(
        _ type: any WorkflowEvent.Type,
        in declared: KeyPath<StepPlan, Set<Int>>,
        as argument: String
    ) throws {
        let plan = driver.plan
        let number = plan.types.number(of: type)
        guard plan.isClosed, !plan.steps[work.step][keyPath: declared].contains(number) else { return }
        let name = plan.types.name(number)
        throw WorkflowRuntimeError(
            "Step '\(step)' uses \(name) in a wait without declaring it. Add `\(argument): \(name).self` to its @Step."
        )
    }

    /// Hands in an event for a set; gives the whole set, in the order of `types`, when this event completes one.
    ///
    /// The events gather per step, whichever of its workers hands them in. What is over stays for the next set.
    ///
    /// - Parameter buffer: keeps sets apart that one step gathers at the same time.
    public func collect(
        _ event: some Event,
        expecting types: [any Event.Type],
        buffer: String = "default"
    ) -> [any WorkflowEvent]? {
        if driver.journal != nil, !driver.isRecordable(event, of: work) { return nil }
        return driver.collect(work, event, expecting: types, buffer: buffer)
    }
}
