/// A journal did not take a record, or what it holds cannot be read.
///
/// A run whose journal did not take a record ends in this process with this error. What the journal holds is whole, so
/// the run can be continued from it when the cause is gone.
public struct JournalError: WorkflowError, Hashable {
    /// What is wrong, in which run, and what to do.
    public let message: String
    /// Makes the error from a message that says what is wrong, where, and what to do.
    public init(_ message: String) { self.message = message }
}

extension JournalError {
    /// The refusal of a batch that is none: empty, of several runs, or with numbers that do not follow each other.
    public static func notOneBatch(_ batch: [JournalRecord]) -> JournalError {
        guard let first = batch.first else { return JournalError("A batch for the journal holds no record.") }
        return JournalError(
            "A batch for the journal holds records of several runs, or numbers that do not follow each other, "
                + "beginning with record \(first.sequence) of run '\(first.run)'."
        )
    }

    /// The refusal of a batch that does not follow the newest record of its run.
    public static func doesNotFollow(_ record: JournalRecord, expected: Int) -> JournalError {
        JournalError(
            "Record \(record.sequence) of run '\(record.run)' does not follow: the journal expects record \(expected). "
                + (record.sequence < expected
                    ? "The run is there already, or another process goes on with it."
                    : "Records before it are missing.")
        )
    }
}

extension JournalRecord {
    /// Whether some records may be appended together: at least one, all of one run, with consecutive numbers.
    public static func areOneBatch(_ records: [JournalRecord]) -> Bool {
        guard let first = records.first else { return false }
        return records.indices.allSatisfy {
            records[$0].run == first.run && records[$0].sequence == first.sequence + $0
        }
    }
}
