public import FoundationEssentials

/// One entry of a run's stream: an event or an engine notice, with its number, time and origin.
public struct RunEvent: Sendable {
    /// Counted from 0 per run, notices included; a filtered reader sees gaps.
    public var sequence: Int
    /// When the run took it in, by the wall clock.
    public var time: Date
    /// Which step it comes from, if any.
    public var origin: Origin?
    /// The event or the notice itself.
    public var content: Content

    /// Makes an entry by hand, such as for a stream that was recorded.
    public init(sequence: Int, time: Date, origin: Origin?, content: Content) {
        self.sequence = sequence
        self.time = time
        self.origin = origin
        self.content = content
    }

    /// The step invocation an entry comes from.
    public struct Origin: Sendable, Hashable, Codable {
        /// The step's name.
        public var step: String
        /// Counted from 1.
        public var attempt: Int
        /// The names of the child runs on the way from this run; empty for the run itself.
        public var childPath: [String]

        /// Makes the origin of an entry; the first attempt is 1.
        public init(step: String, attempt: Int = 1, childPath: [String] = []) {
            self.step = step
            self.attempt = attempt
            self.childPath = childPath
        }
    }

    /// What an entry can hold.
    public enum Content: Sendable {
        /// An event that left the run: published, a question, or the stop event.
        case event(any WorkflowEvent)
        /// What the engine says about the run.
        case notice(EngineNotice)
    }

    /// The event, when this entry is one.
    public var event: (any WorkflowEvent)? {
        if case .event(let event) = content { event } else { nil }
    }

    /// The notice, when this entry is one.
    public var notice: EngineNotice? {
        if case .notice(let notice) = content { notice } else { nil }
    }
}

/// What the engine says about a run; computed from the run's ticks, never kept.
///
/// Type names are short names throughout (`Draft`), one spelling for each.
public enum EngineNotice: Sendable, Hashable, Codable {
    /// A step invocation is waiting for a worker, running, or over.
    case stepStateChanged(StepStateChange)
    /// A person is asked; the question itself is the entry before this one.
    // Indirect, here and below, where it is large: most entries hold an event and are copied on their way to a reader.
    indirect case questionOpened(Question)
    /// A question was answered, or is gone: its run ended or the wait was given up.
    case questionClosed(wait: String, isAnswered: Bool)
    /// Somebody moved the time limit of a question.
    case questionExtended(wait: String, deadline: Date)
    /// An event came in from outside, or was handed on to steps.
    case eventAccepted(type: String, steps: [String], isFromOutside: Bool)
    /// Nobody took an event.
    case unhandled(type: String, step: String?)
    /// Nothing runs and nothing is queued; the text says what the run waits for.
    case idle(waitingFor: String)
    /// The run stands still: what runs goes on to its end, and nothing begins; said again for each failure it then stops at.
    case paused(reason: String)
    /// The run goes on.
    case continued
    /// A step started a run of another workflow, whose entries follow with its name in their origin.
    case childStarted(child: String, invocation: Int)
    /// Such a run is over.
    indirect case childEnded(ChildEndNotice)
    /// A step failed and is tried again.
    indirect case retryScheduled(RetryNotice)
    /// A step failed for good, and another step stands in.
    indirect case recovering(RecoveryNotice)
    /// What a step sent or published came too late or differed from its earlier attempt, and was dropped or delivered.
    case dropped(type: String, step: String, reason: String)
    /// Everything between these numbers is no longer kept for this reader (both inclusive).
    case gap(from: Int, to: Int)
    /// The run ended by timeout.
    case timedOut(seconds: Double, activeSteps: [String])
    /// The run was cancelled.
    case cancelled
    /// The run failed: the step, the error's type and words, how often it was tried.
    case failed(step: String?, errorType: String, message: String, attempts: Int)

    /// The name under which clients see this kind of notice.
    public var typeName: String {
        switch self {
        case .stepStateChanged: "StepStateChanged"
        case .questionOpened: "AnswerRequired"
        case .questionClosed: "AnswerReceived"
        case .questionExtended: "AnswerDeadlineMoved"
        case .eventAccepted: "EventAccepted"
        case .unhandled: "UnhandledEvent"
        case .idle: "WorkflowIdleEvent"
        case .dropped: "EventDropped"
        case .paused: "RunPaused"
        case .continued: "RunContinued"
        case .childStarted: "ChildStarted"
        case .childEnded: "ChildEnded"
        case .retryScheduled: "RetryScheduled"
        case .recovering: "RecoveryStarted"
        case .gap: "Gap"
        case .timedOut: "WorkflowTimedOutEvent"
        case .cancelled: "WorkflowCancelledEvent"
        case .failed: "WorkflowFailedEvent"
        }
    }
}

/// A change in the life of one step invocation.
public struct StepStateChange: Sendable, Hashable, Codable {
    /// The step's name.
    public var step: String
    /// Where the invocation stands from now on.
    public var state: StepState
    /// The worker's number from 0, or `nil` while queued.
    public var worker: Int?
    /// Counted from 1 per run.
    public var invocation: Int
    /// The short name of the type it was called with.
    public var inputType: String
    /// Only when the invocation is over: the types it returned, empty for nothing.
    public var outputTypes: [String]

    /// Makes the change of one invocation.
    public init(
        step: String,
        state: StepState,
        worker: Int?,
        invocation: Int,
        inputType: String,
        outputTypes: [String] = []
    ) {
        self.step = step
        self.state = state
        self.worker = worker
        self.invocation = invocation
        self.inputType = inputType
        self.outputTypes = outputTypes
    }
}

/// A failed invocation that is tried again: the next attempt is an invocation of its own.
public struct RetryNotice: Sendable, Hashable, Codable {
    /// The step that failed.
    public var step: String
    /// The invocation that failed.
    public var invocation: Int
    /// The invocation that tries again.
    public var nextInvocation: Int
    /// How often the work has failed so far.
    public var failures: Int
    /// How long the engine waits before the next attempt, in seconds.
    public var pauseSeconds: Double
    /// The name of the error's type.
    public var errorType: String
    /// What the error says.
    public var message: String
}

/// A failed invocation for which a recovery step stands in.
public struct RecoveryNotice: Sendable, Hashable, Codable {
    /// The step that failed.
    public var step: String
    /// The invocation that failed.
    public var invocation: Int
    /// The step that stands in.
    public var handler: String
    /// How often the work was tried.
    public var failures: Int
    /// The name of the error's type.
    public var errorType: String
    /// What the error says.
    public var message: String
}

/// Where a step invocation stands.
public enum StepState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Queued: every worker of the step is busy.
    case preparing
    /// The body runs, on a worker of the step.
    case running
    /// The body is suspended in `context.wait`; its worker slot is free.
    case waiting
    /// An earlier attempt failed, and the pause before this one is not over; it holds no worker.
    case retrying
    /// It ended with a result.
    case finished
    /// It ended with an error.
    case failed
    /// It was cancelled with its run.
    case cancelled
}

/// A question to a person that has no answer yet.
public struct Question: Sendable, Hashable, Codable {
    /// Identifies the question within its run: `w3`.
    public var wait: String
    /// The step that asks, if one does.
    public var step: String?
    /// The question event's type, by its short name; `nil` when a body waits without asking.
    public var questionType: String?
    /// The question in words.
    public var prompt: String
    /// The types of answer that close it, by name; the first is what forms are made for.
    public var responseTypes: [String]
    /// The question event's fields.
    public var payload: JSON
    /// When it was opened, by the wall clock.
    public var asked: Date
    /// When the wait gives up, if it has a limit of its own.
    public var deadline: Date?
    /// The JSON Schema of the answer, when this run's workflow does not know it: a child run's question has it.
    public var responseSchema: JSON?

    /// Makes a question by hand, such as for a source that is no engine.
    public init(
        wait: String,
        step: String?,
        questionType: String?,
        prompt: String,
        responseTypes: [String],
        payload: JSON,
        asked: Date,
        deadline: Date?,
        responseSchema: JSON? = nil
    ) {
        self.wait = wait
        self.step = step
        self.questionType = questionType
        self.prompt = prompt
        self.responseTypes = responseTypes
        self.payload = payload
        self.asked = asked
        self.deadline = deadline
        self.responseSchema = responseSchema
    }
}
