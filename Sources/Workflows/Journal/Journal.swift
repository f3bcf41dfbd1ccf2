public import FoundationEssentials

/// Keeps what happens to runs, so that a run outlives its process.
///
/// A journal holds records by run and sequence number and looks into none of them. It has to keep these promises; the
/// engine's own promises rest on them, and `JournalConformance` of `WorkflowTesting` checks each:
///
/// * The records of a run are numbered from 0 without holes and are given back in that order, byte for byte.
/// * A batch is kept whole or not at all, and is kept for good when ``append(_:)`` returns.
/// * A batch that does not follow the newest record of its run is refused, whoever brings it.
/// * When a batch cannot be kept, ``append(_:)`` throws, and the batch is not there.
/// * Runs do not touch each other, and may be appended to at the same time.
public protocol Journal: Sendable {
    /// Whether the records are there for another process.
    ///
    /// A workflow with private or local event types does not start on a journal that is: their names differ from
    /// process to process. Unless a journal says otherwise, it is.
    var isDurable: Bool { get }

    /// Adds records to one run, and returns when they are kept for good.
    ///
    /// - Parameter batch: at least one record; all of one run, with consecutive numbers.
    /// - Throws: ``JournalError`` when the batch does not follow the run's newest record, and whatever keeps the
    ///   journal from keeping it.
    func append(_ batch: [JournalRecord]) async throws

    /// The records of a run after a sequence number (`-1`: from the start), in order; none for a run that is not there.
    ///
    /// - Parameter limit: how many at most.
    func records(of run: String, after sequence: Int, limit: Int) async throws -> [JournalRecord]

    /// All runs, in the order in which they began.
    func runs() async throws -> [JournaledRun]
}

extension Journal {
    public var isDurable: Bool { true }
}

/// One thing that happened to a run, as a journal keeps it.
public struct JournalRecord: Sendable, Hashable, Codable {
    /// The id of the run.
    public var run: String
    /// The name of the run's workflow.
    public var workflow: String
    /// Counted from 0 per run.
    public var sequence: Int
    /// When it happened, by the calendar; the order is that of the numbers.
    public var time: Date
    /// What happened, in a word: `started`, `stepFinished`.
    public var kind: String
    /// Where the run stands after it.
    public var status: RunStatus
    /// Everything about it, as one JSON document.
    public var bytes: Data

    /// Makes a record by hand, such as when it is read from a store.
    public init(
        run: String,
        workflow: String,
        sequence: Int,
        time: Date,
        kind: String,
        status: RunStatus,
        bytes: Data
    ) {
        self.run = run
        self.workflow = workflow
        self.sequence = sequence
        self.time = time
        self.kind = kind
        self.status = status
        self.bytes = bytes
    }
}

/// A run that a journal knows.
public struct JournaledRun: Sendable, Hashable, Codable {
    /// The run's id, by which it is continued.
    public var id: String
    /// The name of its workflow.
    public var workflow: String
    /// The time of its first record.
    public var began: Date
    /// The time of its newest record.
    public var changed: Date
    /// How many records it has.
    public var recordCount: Int
    /// Where it stands after its newest record; one that is not over can be continued.
    public var status: RunStatus

    /// Makes an entry of the list by hand, such as when it is read from a store.
    public init(id: String, workflow: String, began: Date, changed: Date, recordCount: Int, status: RunStatus) {
        self.id = id
        self.workflow = workflow
        self.began = began
        self.changed = changed
        self.recordCount = recordCount
        self.status = status
    }
}
