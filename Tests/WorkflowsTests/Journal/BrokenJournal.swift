import Foundation
import Synchronization
import Workflows

/// A journal that breaks one promise.
final class BrokenJournal: Journal {
    enum Fault: String, CaseIterable, Sendable {
        case givesNewestFirst, losesEveryThird, rewritesBytes, roundsTime, keepsLate, takesWhatOvertakes,
            takesTheSameTwice, keepsHalfOfWhatItRefuses, readsOneTooMany, ignoresLimits, mixesRuns, listsOldStatus,
            listsByName, looksThenTakes, logsAndGoesOn
    }

    let fault: Fault
    private let state = Mutex(State())

    private struct State {
        var records: [String: [JournalRecord]] = [:]
        var order: [String] = []
        var late: [JournalRecord] = []
        var isBroken = false
    }

    init(_ fault: Fault) { self.fault = fault }

    struct DiskFull: Error {}

    func breakDown() { state.withLock { $0.isBroken = true } }

    func append(_ batch: [JournalRecord]) async throws {
        if fault == .looksThenTakes {
            let next = state.withLock { $0.records[batch.first?.run ?? ""]?.count ?? 0 }
            guard batch.first?.sequence == next else { throw JournalError.notOneBatch(batch) }
            await Task.yield()
            return state.withLock { keep(batch, &$0) }
        }
        try state.withLock { state in
            if state.isBroken {
                if fault == .logsAndGoesOn { return }
                throw DiskFull()
            }
            try check(batch, &state)
            if fault == .keepsLate {
                let late = state.late
                state.late = batch
                return keep(late, &state)
            }
            keep(batch, &state)
        }
    }

    private func check(_ batch: [JournalRecord], _ state: inout State) throws {
        guard let first = batch.first else { throw JournalError.notOneBatch(batch) }
        let next = (state.records[first.run] ?? []).count + (fault == .keepsLate ? state.late.count : 0)
        if fault == .takesWhatOvertakes, first.sequence > next { return }
        if fault == .takesTheSameTwice, first.sequence < next { return }
        guard JournalRecord.areOneBatch(batch) else {
            if fault == .keepsHalfOfWhatItRefuses { keep([first], &state) }
            throw JournalError.notOneBatch(batch)
        }
        // What this one lost, it does not miss.
        if fault == .losesEveryThird { return }
        guard first.sequence == next else { throw JournalError.doesNotFollow(first, expected: next) }
    }

    private func keep(_ batch: [JournalRecord], _ state: inout State) {
        for record in batch {
            var record = record
            if fault == .losesEveryThird, record.sequence % 3 == 2 { continue }
            if fault == .rewritesBytes, let json = try? JSON(parsing: record.bytes) {
                record.bytes = Data(json.text.utf8)
            }
            if fault == .roundsTime {
                record.time = Date(timeIntervalSinceReferenceDate: record.time.timeIntervalSinceReferenceDate.rounded())
            }
            if state.records[record.run] == nil { state.order.append(record.run) }
            state.records[record.run, default: []].append(record)
        }
    }

    func records(of run: String, after sequence: Int, limit: Int) async throws -> [JournalRecord] {
        state.withLock { state in
            var records = state.records[run] ?? []
            if fault == .mixesRuns { records = state.records.filter { $0.key.hasPrefix(run) }.flatMap(\.value) }
            let first = fault == .readsOneTooMany ? sequence : sequence + 1
            records = records.filter { $0.sequence >= first }
            if fault == .givesNewestFirst { records.reverse() }
            return fault == .ignoresLimits ? records : Array(records.prefix(limit))
        }
    }

    func runs() async throws -> [JournaledRun] {
        state.withLock { state in
            (fault == .listsByName ? state.order.sorted() : state.order).compactMap { id in
                guard let records = state.records[id], let first = records.first, let last = records.last else {
                    return nil
                }
                return JournaledRun(
                    id: id,
                    workflow: first.workflow,
                    began: first.time,
                    changed: last.time,
                    recordCount: records.count,
                    status: fault == .listsOldStatus ? first.status : last.status
                )
            }
        }
    }
}
