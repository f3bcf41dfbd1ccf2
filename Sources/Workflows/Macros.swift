/// Makes a struct a workflow: writes its step table, schemas and conformance, and checks its event graph while you type.
///
/// Nested types that are coded get their JSON Schema from their properties, defaults and documentation comments.
/// Steps stand in the braces of the declaration. Of event types declared elsewhere the macro sees only names; the
/// compiler checks their roles, and reports at the place where a step names them. The start event, the stop event and
/// the `State` of a public workflow are public.
///
/// - Parameters:
///   - check: `.open` leaves the graph to ``WorkflowRunner/validate()``: for steps that are added later.
///   - name: the name people type; without it, the type's name in lower case without `Workflow` or `Flow`.
///   - input: the start event of an open workflow that cannot be told from its steps; a type declared outside of it.
///   - output: the stop event of such a workflow; a type declared outside of it.
@attached(
    member,
    names: named(steps),
    named(declaration),
    named(_entry),
    named(_exit),
    named(_graphCheck),
    named(_sourcePath),
    named(Input),
    named(Output)
)
@attached(memberAttribute)
@attached(extension, conformances: Workflow)
public macro Workflow(
    _ check: WorkflowCheck = .closed,
    name: String? = nil,
    input: (any StartEvent.Type)? = nil,
    output: (any StopEvent.Type)? = nil
) = #externalMacro(module: "WorkflowMacros", type: "WorkflowMacro")

/// Whether the compiler checks the whole event graph of a workflow.
public enum WorkflowCheck: Sendable, Hashable {
    /// All steps stand in the declaration; the graph is an error or it is right.
    case closed
    /// Steps may join later; the graph is checked before a run.
    case open
}

/// Makes a method a step of the workflow around it.
///
/// - Parameters:
///   - running: `.blocking` runs a synchronous body on threads of its own.
///   - workers: how many invocations may run at the same time; at least 1.
///   - retry: whether and when a failed invocation is tried again.
///   - timeout: how long one attempt may run; waits do not count.
///   - delivery: `.onSuccess` holds what the body sends until it succeeds.
///   - take: how many events of a fan-out release a step that joins them, at least 1; the rest is not waited for.
///   - asks: questions the body asks with `context.wait(for:asking:)`.
///   - awaits: answers the body waits for.
///   - sends: events the body sends with `context.send`.
///   - skip: checks of the graph that do not apply to this step.
@attached(peer)
public macro Step(
    _ running: StepRunning = .inPlace,
    workers: Int = 4,
    retry: RetryPolicy? = nil,
    timeout: Duration? = nil,
    delivery: SendDelivery = .always,
    take: Int? = nil,
    asks: any InputRequiredEvent.Type...,
    awaits: any Event.Type...,
    sends: any Event.Type...,
    skip: GraphCheck...
) = #externalMacro(module: "WorkflowMacros", type: "StepMacro")

/// Makes a method the step that stands in when other steps have failed for good.
///
/// The method takes a ``StepFailed`` and returns what any step may. It has one worker and no retries; when it fails, its run fails.
/// Timeouts of the run and cancels never reach it.
///
/// - Parameters:
///   - steps: the steps it stands in for; without any, every step that no other recovery step names.
///   - recoveries: how often it may stand in along one line of events; at least 1.
///   - asks: questions the body asks with `context.wait(for:asking:)`.
///   - awaits: answers the body waits for.
///   - sends: events the body sends with `context.send`.
@attached(peer)
public macro CatchError(
    for steps: String...,
    recoveries: Int = 1,
    asks: any InputRequiredEvent.Type...,
    awaits: any Event.Type...,
    sends: any Event.Type...
) = #externalMacro(module: "WorkflowMacros", type: "CatchErrorMacro")

/// Where the body of a step runs.
public enum StepRunning: Sendable, Hashable {
    /// On the task that brought the event; the body must not block.
    case inPlace
    /// On a thread of the engine's own, so that a synchronous body may block.
    case blocking
}

/// Makes an enum with one event per case usable as the result or the input of a step.
@attached(member, names: named(outcomeCases), named(outcomePayload))
@attached(extension, conformances: Outcome)
public macro Outcome() = #externalMacro(module: "WorkflowMacros", type: "OutcomeMacro")

/// Writes the JSON Schema of a struct or enum from its properties, defaults and documentation comments.
///
/// A type that writes its own coding writes its own `schema`; a type nested in this one has a `@Schema` of its own.
@attached(member, names: named(schema))
@attached(extension, conformances: SchemaDescribed)
public macro Schema() = #externalMacro(module: "WorkflowMacros", type: "SchemaMacro")
