/// What `@Workflow` lets the type checker decide about event types that are declared elsewhere.
///
/// The macro sees only names. It calls these functions, and where a call does not compile, the function's name is
/// the message.
public enum GraphRoles {
    /// Compiles for an event that may come from outside.
    public static func eventThatNoStepEmitsMustBeAStartEventOrHumanResponseEvent<E: EntryEvent>(_: E.Type) {}

    /// Compiles for an event that may leave a run.
    ///
    /// An `@Outcome` enum fails here: the macro can only read the cases of one that is nested in the workflow.
    public static func eventThatNoStepAcceptsMustBeAStopEventOrInputRequiredEvent<E: ExitEvent>(_: E.Type) {}

    /// Compiles for an event that a step may take.
    public static func eventThatAStepTakesMustBeAnEvent<E: Event>(_: E.Type) {}
}

/// Stands where a workflow's start event is missing, so that the error about it stays the only one.
public struct MissingStartEvent: StartEvent {
    /// Makes a value, so that the type can stand where a start event has to.
    public init() {}
}

/// Stands where a workflow's stop event is missing, so that the error about it stays the only one.
public struct MissingStopEvent: StopEvent {
    /// Makes a value, so that the type can stand where a stop event has to.
    public init() {}
}
