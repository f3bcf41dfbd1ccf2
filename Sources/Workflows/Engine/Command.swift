/// What the machine wants done; the driver does it, in order.
enum Command: Sendable, Equatable {
    /// Run a step's body; the first of a tick is carried on by the task that brought the tick.
    case run(invocation: Int, step: Int, events: StepEvents, attempt: Int)
    /// Let a suspended body go on.
    // Indirect, here and below, where it is large and rare: commands are written and read in every tick.
    indirect case resumeWait(token: Int, WaitResult)
    /// The invocation is over for the run; its body should stop.
    case cancelInvocation(Int)
    case setDeadline(RunDeadline, at: Duration)
    case clearDeadline(RunDeadline)
    /// The answer to a `collected` tick: a complete set, or `nil`.
    case handOver([EventBox]?)
    /// The answer to a child that was opened, or `nil` when its invocation is over.
    indirect case handOverChild(ChildRun?)
    /// Whoever looks at the run wants the same of its children.
    indirect case tellChildren(ChildOrder)
}

/// What a suspended body is told.
enum WaitResult: Sendable, Equatable {
    case answered(EventBox)
    case timedOut
    /// The body's own task was cancelled.
    case cancelled
    /// Two waits with one id are open at the same time.
    case duplicate(id: String)
    /// Two waits without an id and of the same types are open at the same time.
    case ambiguous
    /// A recorded wait has other types than the one that is asked now.
    case differs(id: String, recorded: [Int], asked: [Int])
    /// The invocation is over.
    case over

    /// Whether a body that runs again is told the same.
    var isRepeatable: Bool {
        switch self {
        case .answered, .timedOut: true
        case .cancelled, .duplicate, .ambiguous, .differs, .over: false
        }
    }

    /// Whether the next attempt of a body that failed is told the same; who did not answer in time is asked again.
    var isKeptByRetries: Bool { if case .answered = self { true } else { false } }
}

/// How a run ended.
enum RunEnding: Sendable, Equatable {
    case completed(EventBox)
    // Indirect, because every run has a place for its ending.
    indirect case failed(StepFailure)
    /// With the steps that were running.
    indirect case timedOut(limit: Duration, active: [Int])
    case cancelled

    var status: RunStatus {
        switch self {
        case .completed: .completed
        case .failed: .failed
        case .timedOut: .timedOut
        case .cancelled: .cancelled
        }
    }
}
