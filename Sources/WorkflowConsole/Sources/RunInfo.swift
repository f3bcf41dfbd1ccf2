public import FoundationEssentials
public import Workflows

/// Where a run stands, as lists show it.
public struct RunInfo: Sendable, Hashable {
    /// Unique among the runs of a console.
    public var id: RunID
    /// The workflow's name.
    public var workflow: String
    /// Whether it runs, or how it ended.
    public var status: RunStatus
    /// When it began, by the wall clock.
    public var started: Date
    /// When it was over.
    public var ended: Date?
    /// What it came to, when it completed; write-only fields are masked.
    public var result: JSON?
    /// Why it did not complete, when it did not.
    public var failure: Failure?

    /// Makes what is known of one run.
    public init(
        id: RunID,
        workflow: String,
        status: RunStatus,
        started: Date,
        ended: Date? = nil,
        result: JSON? = nil,
        failure: Failure? = nil
    ) {
        self.id = id
        self.workflow = workflow
        self.status = status
        self.started = started
        self.ended = ended
        self.result = result
        self.failure = failure
    }

    /// Why a run ended without a result.
    public struct Failure: Sendable, Hashable {
        /// The error's type.
        public var type: String
        /// The error's words.
        public var message: String
        /// The step it came from, if one did.
        public var step: String?
        /// How often it was tried.
        public var attempts: Int

        /// Makes the reason of a run's end.
        public init(type: String, message: String, step: String? = nil, attempts: Int = 1) {
            self.type = type
            self.message = message
            self.step = step
            self.attempts = attempts
        }
    }
}
