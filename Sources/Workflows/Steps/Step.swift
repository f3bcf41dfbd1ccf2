/// One step of a workflow: a name, what it accepts and produces, how it may run, and its body.
///
/// `@Step` on a method makes one of these; everything the macro writes can be written by hand,
/// and a free function joins a workflow as `flow.adding(Step("name", function))`.
public struct Step<W: Workflow>: Sendable {
    /// What the step is called: its function's base name.
    public var name: String
    /// How the step takes its events.
    public var acceptance: Acceptance
    /// What the step's result can be.
    public var productions: [Production]
    /// Whether the result says `nil` or nothing at all is possible (`Void`, an optional).
    public var mayProduceNothing: Bool
    /// How it may run, and what its body does besides its result.
    public var options: StepOptions
    /// Where it is declared.
    public var place: SourcePlace?
    /// The function's documentation comment, first sentence first.
    public var documentation: String?

    let body: StepBody<W>

    init(
        name: String,
        acceptance: Acceptance,
        productions: [Production],
        mayProduceNothing: Bool,
        options: StepOptions,
        place: SourcePlace?,
        documentation: String?,
        body: @escaping @Sendable (W, StepEvents, WorkflowContext<W>) async throws -> Emission
    ) {
        self.name = name
        self.acceptance = acceptance
        self.productions = productions
        self.mayProduceNothing = mayProduceNothing
        self.options = options
        self.place = place
        self.documentation = documentation
        self.body = StepBody(run: body)
    }
}

/// What a step does with its events; a function inside a struct is called as it is, one inside an array by way of another.
struct StepBody<W: Workflow>: Sendable {
    let run: @Sendable (W, StepEvents, WorkflowContext<W>) async throws -> Emission
}

/// How a step may run, and what its body does besides its result.
public struct StepOptions: Sendable, Hashable {
    /// How many invocations may run at the same time; at least 1.
    public var workers: Int
    /// Whether the synchronous body runs on threads of its own because it blocks.
    public var isBlocking: Bool
    /// Questions the body asks with `context.wait(for:asking:)`.
    public var asks: [EventType]
    /// Answers the body waits for.
    public var awaits: [EventType]
    /// Events the body sends with `context.send`.
    public var sends: [EventType]
    /// Checks that this step is exempt from.
    public var skips: Set<GraphCheck>
    /// Whether and when a failed invocation is tried again; without it, the first failure counts.
    public var retry: RetryPolicy?
    /// How long one attempt may run, waits not counted; without it, as long as its run.
    public var timeout: Duration?
    /// When what the body sends is delivered.
    public var delivery: SendDelivery
    /// Of a step that joins a fan-out: how many of its events release it, at least 1; `nil` for all, when the fan-out
    /// has closed.
    public var take: Int?
    /// For which steps' failures this step stands in, when it is a recovery step.
    public var recovery: Recovery?
    /// Resources that the body is known to ask for; graphs show them.
    public var resources: [ResourceUse] = []

    /// Makes the options of a step; what is left out is as `@Step` alone has it.
    public init(
        workers: Int = 4,
        isBlocking: Bool = false,
        retry: RetryPolicy? = nil,
        timeout: Duration? = nil,
        delivery: SendDelivery = .always,
        take: Int? = nil,
        recovery: Recovery? = nil,
        asks: [any InputRequiredEvent.Type] = [],
        awaits: [any Event.Type] = [],
        sends: [any Event.Type] = [],
        skips: Set<GraphCheck> = []
    ) {
        self.workers = workers
        self.isBlocking = isBlocking
        self.asks = asks.map { EventType($0) }
        self.awaits = awaits.map { EventType($0) }
        self.sends = sends.map { EventType($0) }
        self.skips = skips
        self.retry = retry
        self.timeout = timeout
        self.delivery = delivery
        self.take = take
        self.recovery = recovery
    }
}

/// When the events that a body sends with `context.send` are delivered.
public enum SendDelivery: Sendable, Hashable {
    /// With the body's outcome, whether it succeeds or fails, and before it waits.
    case always
    /// Only when the body succeeds; before a wait, what is held is let go.
    case onSuccess
}

/// A check of the event graph that a step may be exempt from.
public enum GraphCheck: String, Sendable, Hashable, Codable, CaseIterable {
    /// That a way leads to the step.
    case reachability
    /// That a way leads from the step to an end or a question.
    case deadEnd
}

extension Step {
    /// A step that takes one event (or an ``Either``, an outcome, or a joined fan-out) and returns events.
    public init<Input: StepInput, Output: StepOutput>(
        _ name: String,
        accepting: Input.Type = Input.self,
        returning: Output.Type = Output.self,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, Input, WorkflowContext<W>) async throws -> Output
    ) {
        self.init(
            name: name,
            acceptance: Input.acceptance,
            productions: Output.productions,
            mayProduceNothing: Output.mayBeNothing,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            return try await body(workflow, events.input(of: name), context).emission
        }
    }

    /// A step that takes one event and returns nothing; it may still send.
    public init<Input: StepInput>(
        _ name: String,
        accepting: Input.Type = Input.self,
        options: StepOptions = StepOptions(),
        place: SourcePlace? = nil,
        fileID: String = #fileID,
        line: Int = #line,
        column: Int = #column,
        path: String = #filePath,
        documentation: String? = nil,
        body: @escaping @Sendable (W, Input, WorkflowContext<W>) async throws -> Void
    ) {
        self.init(
            name: name,
            acceptance: Input.acceptance,
            productions: [],
            mayProduceNothing: true,
            options: options,
            place: place ?? .here(fileID: fileID, line: line, column: column, path: path),
            documentation: documentation
        ) { workflow, events, context in
            try await body(workflow, events.input(of: name), context)
            return .none
        }
    }
}

extension StepEvents {
    /// The parameter of a step, made from its events.
    fileprivate func input<Input: StepInput>(of step: String) throws -> Input {
        let input: Input? =
            switch self {
            case .one(let box): Input.accept(box.value)
            case .many(let boxes): Input.accept(boxes.map(\.value))
            }
        guard let input else { throw WorkflowRuntimeError.unfitting(values, step: step) }
        return input
    }
}
