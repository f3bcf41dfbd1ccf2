extension Step {
    /// A step from a free function that takes an event and the context.
    public init<Input: StepInput, Output: StepOutput>(
        _ name: String,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        _ function: @escaping @Sendable (Input, WorkflowContext<W>) async throws -> Output
    ) {
        self.init(name, options: options, place: place ?? .here(fileID: fileID, line: line, column: column, path: path))
        { (_: W, input: Input, context) in
            try await function(input, context)
        }
    }

    /// A step from a free function that takes an event.
    public init<Input: StepInput, Output: StepOutput>(
        _ name: String,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        _ function: @escaping @Sendable (Input) async throws -> Output
    ) {
        self.init(name, options: options, place: place ?? .here(fileID: fileID, line: line, column: column, path: path))
        { (_: W, input: Input, _) in try await function(input) }
    }

    /// A step from a free function that takes an event and returns nothing.
    public init<Input: StepInput>(
        _ name: String,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        _ function: @escaping @Sendable (Input, WorkflowContext<W>) async throws -> Void
    ) {
        self.init(name, options: options, place: place ?? .here(fileID: fileID, line: line, column: column, path: path))
        { (_: W, input: Input, context) in
            try await function(input, context)
        }
    }

    /// A step from a free function that takes an event and returns nothing.
    public init<Input: StepInput>(
        _ name: String,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        _ function: @escaping @Sendable (Input) async throws -> Void
    ) {
        self.init(name, options: options, place: place ?? .here(fileID: fileID, line: line, column: column, path: path))
        { (_: W, input: Input, _) in try await function(input) }
    }

    /// A step from a free function that joins two events.
    public init<First: Event, Second: Event, Output: StepOutput>(
        _ name: String,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        _ function: @escaping @Sendable (First, Second) async throws -> Output
    ) {
        self.init(
            name,
            joining: (First.self, Second.self),
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path)
        ) {
            (_: W, first: First, second: Second, _) in try await function(first, second)
        }
    }
}
