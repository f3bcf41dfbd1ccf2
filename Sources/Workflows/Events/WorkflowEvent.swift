/// The root of all event roles: a value that can be kept, sent, shown and replayed.
///
/// Events are plain structs. Their role says who may make them and who may take them:
/// ``Event``, ``StartEvent``, ``StopEvent``, ``InputRequiredEvent``, ``HumanResponseEvent``.
public protocol WorkflowEvent: Codable, Sendable, StepOutput {
    /// The name by which the event is routed, stored and sent: module and nesting path.
    static var eventName: String { get }
    /// Names this type had before, so that what was stored under them still opens.
    static var formerNames: [String] { get }
    /// What events of this type may do; the protocols of the roles say it, nobody has to write it.
    static var eventRoles: EventRoles { get }
    /// The type of answer that a question names; ``InputRequiredEvent/response`` says it, nobody has to write it.
    static var namedResponse: (any HumanResponseEvent.Type)? { get }
}

extension WorkflowEvent {
    public static var eventName: String { EventNames.shared.name(of: Self.self) }
    public static var formerNames: [String] { [] }
}

/// An event that may come from outside a run.
public protocol EntryEvent: WorkflowEvent {}

/// An event that may leave a run without a step taking it.
public protocol ExitEvent: WorkflowEvent {}

/// An event that a step may accept.
public protocol Event: WorkflowEvent, StepInput {}

/// The event a run begins with; a workflow has exactly one type of them.
public protocol StartEvent: Event, EntryEvent {}

/// A person's answer; it may arrive although no step produces it.
public protocol HumanResponseEvent: Event, EntryEvent {}

/// A question to a person; it is shown to readers of the stream and may leave the run.
///
/// The question's words are its property `prompt` or `question`, else the type's documentation comment, else its name in words.
public protocol InputRequiredEvent: Event, ExitEvent {
    /// The type of answer this question wants, when the workflow accepts more than one type of answer.
    ///
    /// `nil`, the default, means: whichever ``HumanResponseEvent`` a step accepts and no other question claims.
    static var response: (any HumanResponseEvent.Type)? { get }
}

extension InputRequiredEvent {
    public static var response: (any HumanResponseEvent.Type)? { nil }
}

/// The event that ends a run; it is not an ``Event``, so a step that accepts one does not compile.
public protocol StopEvent: ExitEvent {
    /// What ``WorkflowHandler/result`` gives: the event itself, but for ``Stop``, which gives its value.
    associatedtype RunResult: Codable & Sendable = Self
    /// The result of a run that ended with this event.
    var runResult: RunResult { get }
}

extension StopEvent where RunResult == Self {
    public var runResult: Self { self }
}
