import Synchronization
public import Workflows

/// A journal that stops taking records after so many appends, as one whose disk is full or whose process was killed.
///
/// What it took before is in the journal behind it, from which the run can be continued.
public final class FailingJournal: Journal {
    private let journal: any Journal
    private let limit: Int
    private let keepsNext: Bool
    private let count = Mutex(0)

    /// - Parameters:
    ///   - journal: what keeps the records.
    ///   - appends: how many appends succeed.
    ///   - keepingNext: whether the first append that fails is kept all the same, as when a process is killed between
    ///     the commit and the acknowledgement.
    public init(_ journal: any Journal, after appends: Int, keepingNext: Bool = false) {
        self.journal = journal
        limit = appends
        keepsNext = keepingNext
    }

    /// Whether an append has failed.
    public var hasFailed: Bool { count.withLock { $0 > limit } }

    public var isDurable: Bool { journal.isDurable }

    public func append(_ batch: [JournalRecord]) async throws {
        let number = count.withLock { count in
            count += 1
            return count
        }
        if number <= limit || (keepsNext && number == limit + 1) { try await journal.append(batch) }
        if number > limit { throw Failure(appends: limit) }
    }

    public func records(of run: String, after sequence: Int, limit: Int) async throws -> [JournalRecord] {
        try await journal.records(of: run, after: sequence, limit: limit)
    }

    public func runs() async throws -> [JournaledRun] { try await journal.runs() }

    /// What an append throws that is made to fail.
    public struct Failure: Error, Hashable, CustomStringConvertible {
        /// How many appends had succeeded before.
        public let appends: Int

        public var description: String { "The journal was made to fail after \(appends) appends." }
    }
}
