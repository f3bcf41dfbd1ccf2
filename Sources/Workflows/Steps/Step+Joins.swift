// A function type cannot be called with parameters after a parameter pack, so each number of joined events is spelt out.

extension Step {
    /// A step that joins two events: it runs once per complete set.
    public init<First: Event, Second: Event, Output: StepOutput>(
        _ name: String,
        joining types: (First.Type, Second.Type),
        returning: Output.Type = Output.self,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, First, Second, WorkflowContext<W>) async throws -> Output
    ) {
        self.init(
            name: name,
            acceptance: .set([EventType(First.self), EventType(Second.self)]),
            productions: Output.productions,
            mayProduceNothing: Output.mayBeNothing,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            var next = JoinedEvents(events: events.values, step: name)
            return try await body(
                workflow,
                next.take(First.self),
                next.take(Second.self),
                context
            ).emission
        }
    }

    /// A step that joins two events: it runs once per complete set, and returns nothing; it may still send.
    public init<First: Event, Second: Event>(
        _ name: String,
        joining types: (First.Type, Second.Type),
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, First, Second, WorkflowContext<W>) async throws -> Void
    ) {
        self.init(
            name: name,
            acceptance: .set([EventType(First.self), EventType(Second.self)]),
            productions: [],
            mayProduceNothing: true,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            var next = JoinedEvents(events: events.values, step: name)
            try await body(
                workflow,
                next.take(First.self),
                next.take(Second.self),
                context
            )
            return .none
        }
    }
}

extension Step {
    /// A step that joins three events: it runs once per complete set.
    public init<First: Event, Second: Event, Third: Event, Output: StepOutput>(
        _ name: String,
        joining types: (First.Type, Second.Type, Third.Type),
        returning: Output.Type = Output.self,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, First, Second, Third, WorkflowContext<W>) async throws -> Output
    ) {
        self.init(
            name: name,
            acceptance: .set([EventType(First.self), EventType(Second.self), EventType(Third.self)]),
            productions: Output.productions,
            mayProduceNothing: Output.mayBeNothing,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            var next = JoinedEvents(events: events.values, step: name)
            return try await body(
                workflow,
                next.take(First.self),
                next.take(Second.self),
                next.take(Third.self),
                context
            ).emission
        }
    }

    /// A step that joins three events: it runs once per complete set, and returns nothing; it may still send.
    public init<First: Event, Second: Event, Third: Event>(
        _ name: String,
        joining types: (First.Type, Second.Type, Third.Type),
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, First, Second, Third, WorkflowContext<W>) async throws -> Void
    ) {
        self.init(
            name: name,
            acceptance: .set([EventType(First.self), EventType(Second.self), EventType(Third.self)]),
            productions: [],
            mayProduceNothing: true,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            var next = JoinedEvents(events: events.values, step: name)
            try await body(
                workflow,
                next.take(First.self),
                next.take(Second.self),
                next.take(Third.self),
                context
            )
            return .none
        }
    }
}

extension Step {
    /// A step that joins four events: it runs once per complete set.
    public init<First: Event, Second: Event, Third: Event, Fourth: Event, Output: StepOutput>(
        _ name: String,
        joining types: (First.Type, Second.Type, Third.Type, Fourth.Type),
        returning: Output.Type = Output.self,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, First, Second, Third, Fourth, WorkflowContext<W>) async throws -> Output
    ) {
        self.init(
            name: name,
            acceptance: .set([
                EventType(First.self), EventType(Second.self), EventType(Third.self), EventType(Fourth.self),
            ]),
            productions: Output.productions,
            mayProduceNothing: Output.mayBeNothing,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            var next = JoinedEvents(events: events.values, step: name)
            return try await body(
                workflow,
                next.take(First.self),
                next.take(Second.self),
                next.take(Third.self),
                next.take(Fourth.self),
                context
            ).emission
        }
    }

    /// A step that joins four events: it runs once per complete set, and returns nothing; it may still send.
    public init<First: Event, Second: Event, Third: Event, Fourth: Event>(
        _ name: String,
        joining types: (First.Type, Second.Type, Third.Type, Fourth.Type),
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, First, Second, Third, Fourth, WorkflowContext<W>) async throws -> Void
    ) {
        self.init(
            name: name,
            acceptance: .set([
                EventType(First.self), EventType(Second.self), EventType(Third.self), EventType(Fourth.self),
            ]),
            productions: [],
            mayProduceNothing: true,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            var next = JoinedEvents(events: events.values, step: name)
            try await body(
                workflow,
                next.take(First.self),
                next.take(Second.self),
                next.take(Third.self),
                next.take(Fourth.self),
                context
            )
            return .none
        }
    }
}

/// Hands out the events of a complete set in the order of the parameters.
private struct JoinedEvents {
    let events: [any WorkflowEvent]
    let step: String
    var index = 0

    mutating func take<E: Event>(_ type: E.Type) throws -> E {
        guard events.indices.contains(index), let event = events[index] as? E else {
            throw WorkflowRuntimeError.unfitting(events, step: step)
        }
        index += 1
        return event
    }
}
