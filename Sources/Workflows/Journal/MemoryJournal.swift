import Synchronization

/// A journal that lives in memory and ends with the process; for tests, and for runs that change their handler.
///
/// It never really suspends.
public final class MemoryJournal: Journal {
    private let state = Mutex(State())

    private struct State {
        var records: [String: [JournalRecord]] = [:]
        /// Ids in the order in which the runs began.
        var order: [String] = []
    }

    /// Makes an empty journal.
    public init() {}

    public var isDurable: Bool { false }

    public func append(_ batch: [JournalRecord]) async throws {
        guard JournalRecord.areOneBatch(batch), let first = batch.first else { throw JournalError.notOneBatch(batch) }
        try state.withLock { state in
            let count = state.records[first.run]?.count ?? 0
            guard first.sequence == count else { throw JournalError.doesNotFollow(first, expected: count) }
            if count == 0 { state.order.append(first.run) }
            state.records[first.run, default: []].append(contentsOf: batch)
        }
    }

    public func records(of run: String, after sequence: Int, limit: Int) async throws -> [JournalRecord] {
        state.withLock { state in
            let records = state.records[run] ?? []
            return Array(records.dropFirst(max(0, sequence + 1)).prefix(max(0, limit)))
        }
    }

    public func runs() async throws -> [JournaledRun] {
        state.withLock { state in
            state.order.compactMap { id in
                guard let records = state.records[id], let first = records.first, let last = records.last else {
                    return nil
                }
                return JournaledRun(
                    id: id,
                    workflow: first.workflow,
                    began: first.time,
                    changed: last.time,
                    recordCount: records.count,
                    status: last.status
                )
            }
        }
    }
}
