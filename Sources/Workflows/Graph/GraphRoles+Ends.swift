// Swift cannot say "exactly one of these": each overload asks it of one place, so that none fits when no type is one,
// and two fit, which is ambiguous, when two types are.

extension GraphRoles {
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<A: StartEvent>(_: A.Type) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<A: StartEvent, B: WorkflowEvent>(_: A.Type, _: B.Type) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<A: WorkflowEvent, B: StartEvent>(_: A.Type, _: B.Type) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<A: StartEvent, B: WorkflowEvent, C: WorkflowEvent>(
        _: A.Type,
        _: B.Type,
        _: C.Type
    ) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<A: WorkflowEvent, B: StartEvent, C: WorkflowEvent>(
        _: A.Type,
        _: B.Type,
        _: C.Type
    ) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<A: WorkflowEvent, B: WorkflowEvent, C: StartEvent>(
        _: A.Type,
        _: B.Type,
        _: C.Type
    ) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<
        A: StartEvent,
        B: WorkflowEvent,
        C: WorkflowEvent,
        D: WorkflowEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<
        A: WorkflowEvent,
        B: StartEvent,
        C: WorkflowEvent,
        D: WorkflowEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<
        A: WorkflowEvent,
        B: WorkflowEvent,
        C: StartEvent,
        D: WorkflowEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}
    /// Compiles when exactly one of the types begins runs.
    public static func exactlyOneOfTheseMustBeAStartEvent<
        A: WorkflowEvent,
        B: WorkflowEvent,
        C: WorkflowEvent,
        D: StartEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}

    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<A: StopEvent>(_: A.Type) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<A: StopEvent, B: WorkflowEvent>(_: A.Type, _: B.Type) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<A: WorkflowEvent, B: StopEvent>(_: A.Type, _: B.Type) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<A: StopEvent, B: WorkflowEvent, C: WorkflowEvent>(
        _: A.Type,
        _: B.Type,
        _: C.Type
    ) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<A: WorkflowEvent, B: StopEvent, C: WorkflowEvent>(
        _: A.Type,
        _: B.Type,
        _: C.Type
    ) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<A: WorkflowEvent, B: WorkflowEvent, C: StopEvent>(
        _: A.Type,
        _: B.Type,
        _: C.Type
    ) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<
        A: StopEvent,
        B: WorkflowEvent,
        C: WorkflowEvent,
        D: WorkflowEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<
        A: WorkflowEvent,
        B: StopEvent,
        C: WorkflowEvent,
        D: WorkflowEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<
        A: WorkflowEvent,
        B: WorkflowEvent,
        C: StopEvent,
        D: WorkflowEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}
    /// Compiles when exactly one of the types ends runs.
    public static func exactlyOneOfTheseMustBeAStopEvent<
        A: WorkflowEvent,
        B: WorkflowEvent,
        C: WorkflowEvent,
        D: StopEvent
    >(_: A.Type, _: B.Type, _: C.Type, _: D.Type) {}
}
