/// Everything a console may know of a workflow, whatever its Swift types are.
public protocol AnyWorkflowRunner: AnyObject, RunnableWorkflow {
    /// Name, words and place.
    var declaration: WorkflowDeclaration { get }
    /// The event graph, in the form in which it is drawn and sent.
    var graph: WorkflowGraph { get }
    /// The start event's schema, from which the start form is made; `nil` when no start event is known.
    var startSchema: JSONSchema? { get }
    /// The stop event's schema.
    var stopSchema: JSONSchema? { get }
    /// Every event type of the graph, each once, in order of declaration; `Void` and engine notices are none.
    var events: [EventType] { get }
    /// The time limit for a run, or `nil` for none.
    var timeout: RunTimeout? { get }
    /// The schema of an event type of this workflow, by its name or short name.
    func schema(ofEvent name: String) -> JSONSchema?
    /// The problems that keep the workflow from running; the same as those of ``validate()``, without the cost of warnings.
    var errors: [WorkflowProblem] { get }
    /// Whether a run may ask a person.
    var asksPeople: Bool { get }
    /// Checks everything that can be checked before a run; always complete, also when validation is off for runs.
    func validate() -> Validation
    /// Checks as ``validate()`` does, and with `resources` also makes each resource that the workflow lists.
    ///
    /// The shared ones stay with the runner's ``ResourceManager``, so that the first run finds them made.
    func validate(resources: Bool) async -> Validation
    /// Starts a run from the fields of its start event; absent fields take their defaults.
    ///
    /// - Throws: ``WorkflowValidationError`` when the graph is not in order, ``WorkflowRuntimeError`` when the fields
    ///   do not make a start event, ``WorkflowConfigurationError`` when the timeout is zero or less.
    func start(fields: [String: JSON], options: RunOptions) throws -> any AnyWorkflowHandler
    /// Starts a run from a start event.
    ///
    /// - Throws: as ``start(fields:options:)``; ``WorkflowRuntimeError`` too when the event is of another type.
    func start(_ event: any StartEvent, options: RunOptions) throws -> any AnyWorkflowHandler
}

extension AnyWorkflowRunner {
    public var errors: [WorkflowProblem] { validate().errors }
    public var asksPeople: Bool { validate().asksPeople }
}

/// How long a run may take, and what counts.
public enum RunTimeout: Sendable, Hashable {
    /// The clock stands still while all a run does is wait for people.
    case working(Duration)
    /// Waiting for people counts too.
    case total(Duration)

    /// The limit itself, whatever counts towards it.
    public var duration: Duration {
        switch self {
        case .working(let duration), .total(let duration): duration
        }
    }
}

/// What may differ from one run of a runner to the next.
public struct RunOptions: Sendable {
    /// The run's id; without one, ten random letters and digits.
    public var id: String?
    /// Replaces the runner's timeout: `.some(nil)` for none.
    public var timeout: RunTimeout??

    /// Where the run stands still; none by default.
    public var breakpoints: [Breakpoint] = []
    /// Whether the run stands still before its first step.
    public var startsPaused = false

    /// Whether bodies run again from their top after each wait.
    package var rerunsBodies = false

    /// Makes the options of one run; what is left out stays as the runner has it.
    public init(id: String? = nil, timeout: RunTimeout?? = nil) {
        self.id = id
        self.timeout = timeout
    }
}

/// Everything a console may do with a run, whatever its workflow's Swift types are.
///
/// All members may be used from any task. ``answer(_:with:)``, ``send(_:to:)`` and ``cancel()`` return after the
/// run has taken them in.
public protocol AnyWorkflowHandler: AnyObject, Sendable {
    /// Unique among the runs of this process.
    var id: String { get }
    /// The workflow's name.
    var workflowName: String { get }
    /// Where the run stands now.
    var status: RunStatus { get }
    /// The stream from the entry after `sequence` on (`-1`: from the start), to the end of the run.
    ///
    /// Any number of readers may read at any time, during the run or after it; none costs the run anything.
    func events(after sequence: Int, includingNotices: Bool) -> RunEvents
    /// What the run is doing at this moment, as one consistent picture.
    var snapshot: RunSnapshot { get }
    /// Waits for the end of the run and gives its result as JSON.
    ///
    /// - Throws: ``WorkflowTimeoutError``, ``WorkflowCancelledError``, or the step's own error.
    var resultJSON: JSON { get async throws }
    /// Answers an open question with the fields of its response event.
    ///
    /// - Throws: ``AnswerRejected`` when the fields do not fit or the question is gone; it then stays open.
    func answer(_ wait: String, with fields: JSON) async throws
    /// Sends an event to every step that accepts it, or to one step.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when the step does not exist or does not accept it, or the run is over.
    func send(_ event: any Event, to step: String?) async throws
    /// Cancels the run; a run that is over stays as it is.
    func cancel() async throws
    /// Moves the run's time limit.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when the run has no limit or is over, or the time is not more than zero.
    func extend(by time: Duration) async throws
    /// Moves the time limit of an open question.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when it has none, or the time is not more than zero; ``AnswerRejected`` when the
    ///   question is gone.
    func extend(wait: String, by time: Duration) async throws
    /// Cancels one invocation of a step, of the run itself or of a child run (`stage#2`); the run goes on without its branch.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when no such invocation is under way.
    func cancel(invocation: Int, of child: String?) async throws
    /// Lets nothing begin any more; what runs goes on to its end, and the run's clock stands still.
    func pause() async throws
    /// Lets a run go on that stands still.
    func resume() async throws
    /// Lets one thing happen in a run that stands still; one that goes on is made to stand still first.
    func step() async throws
    /// Where the run is to stand still from now on, in place of what was said before.
    ///
    /// - Throws: ``WorkflowRuntimeError`` when there is no step or event type of a name.
    func setBreakpoints(_ breakpoints: [Breakpoint]) async throws
    /// Keeps an idle run from being taken for deadlocked, for as long as the token lives or until it is released.
    func hold() -> RunHold
}

/// Where a run stands.
public enum RunStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Behind other runs of its runner (`maximumConcurrentRuns`).
    case queued
    /// Steps run, or the run waits for somebody.
    case running
    /// A stop event ended it.
    case completed
    /// An error ended it, or it could never go on.
    case failed
    /// It reached its time limit.
    case timedOut = "timed_out"
    /// Somebody ended it before its time.
    case cancelled

    /// Whether nothing will happen to the run any more.
    public var isOver: Bool {
        switch self {
        case .queued, .running: false
        case .completed, .failed, .timedOut, .cancelled: true
        }
    }
}

/// What a run is doing at one moment.
public struct RunSnapshot: Sendable, Hashable {
    /// Where the run stood at that moment.
    public var status: RunStatus
    /// The sequence number of the newest entry of the stream, or -1.
    public var sequence: Int
    /// In order of declaration.
    public var steps: [StepActivity]
    /// Oldest first.
    public var questions: [Question]
    /// What is left of the run's time limit; `nil` when there is none.
    public var timeLeft: Duration?
    /// Whether the run's clock stands still because the run only waits for people.
    public var isClockStopped: Bool
    /// Joins that have begun to fill, in words: "report needs Judged ×5, has 2".
    public var joins: [String]
    /// Why the run stands still, in words; `nil` while it goes on.
    public var pause: String?
    /// Where it is to stand still; event types stand in it by name.
    public var breakpoints: [Breakpoint]

    /// Makes a picture by hand, such as for a source that is no engine.
    public init(
        status: RunStatus,
        sequence: Int,
        steps: [StepActivity],
        questions: [Question],
        timeLeft: Duration?,
        isClockStopped: Bool,
        joins: [String],
        pause: String? = nil,
        breakpoints: [Breakpoint] = []
    ) {
        self.status = status
        self.sequence = sequence
        self.steps = steps
        self.questions = questions
        self.timeLeft = timeLeft
        self.isClockStopped = isClockStopped
        self.joins = joins
        self.pause = pause
        self.breakpoints = breakpoints
    }

    /// What one step is doing.
    public struct StepActivity: Sendable, Hashable {
        /// The step's name.
        public var step: String
        /// How many invocations may run at the same time.
        public var workers: Int
        /// How many invocations run.
        public var running: Int
        /// How many bodies were told to stop and have not returned; each keeps its worker until it does.
        public var stopping: Int
        /// How many invocations wait for a worker.
        public var queued: Int
        /// How many bodies are suspended in a wait; they hold no worker.
        public var waiting: Int
        /// Invocations whose next attempt is not due yet.
        public var retrying: Int
        /// How many invocations have ended with a result since the run began.
        public var finished: Int
        /// How many invocations have ended with an error since the run began.
        public var failed: Int

        /// Makes the figures of one step; those left out are zero.
        public init(
            step: String,
            workers: Int,
            running: Int = 0,
            stopping: Int = 0,
            queued: Int = 0,
            waiting: Int = 0,
            retrying: Int = 0,
            finished: Int = 0,
            failed: Int = 0
        ) {
            self.step = step
            self.workers = workers
            self.running = running
            self.stopping = stopping
            self.queued = queued
            self.waiting = waiting
            self.retrying = retrying
            self.finished = finished
            self.failed = failed
        }
    }
}
