import FoundationEssentials
import Synchronization

/// One run's side of its journal: the ticks that are not written yet, with everything that waits for them.
///
/// Entries come in under the run's lock and leave in the same order, as many at a time as have come in since the
/// last were taken. Its own lock is taken inside the run's.
final class RunJournal: Sendable {
    let store: any Journal
    let run: String
    private let writer: TickWriter
    private let state: Mutex<State>

    private struct State {
        var waiting: [JournalEntry] = []
        var nextSequence: Int
        /// How many entries have come in, and of how many everything is done that waited for them.
        var taken = 0
        var done = 0
        var isWriting = false
        /// The phase of the run after the last entry that is done: what may be seen from outside.
        var shownPhase: RunMachine.Phase
        /// The version of the state in the newest record.
        var stateVersion = -1
        /// Why nothing is written any more.
        var closing: (any Error)?
        var acknowledgements: [(count: Int, continuation: UnsafeContinuation<Void, any Error>)] = []
        /// Who waits until nobody writes.
        var leavers: [UnsafeContinuation<Void, Never>] = []
    }

    /// - Parameters:
    ///   - nextSequence: the number of the first record that this process writes.
    ///   - phase: where the run stands by what is written already.
    init(_ store: any Journal, run: String, plan: RunPlan, nextSequence: Int, phase: RunMachine.Phase) {
        self.store = store
        self.run = run
        writer = TickWriter(plan: plan)
        state = Mutex(State(nextSequence: nextSequence, shownPhase: phase))
    }

    var shownPhase: RunMachine.Phase { state.withLock { $0.shownPhase } }

    var isOpen: Bool { state.withLock { $0.closing == nil } }

    var stateVersion: Int { state.withLock { $0.stateVersion } }

    /// Keeps an entry; says whether somebody has to begin to write.
    func add(_ entry: JournalEntry) -> Bool {
        state.withLock { state in
            state.waiting.append(entry)
            state.taken += 1
            if let version = entry.state?.version { state.stateVersion = version }
            defer { state.isWriting = true }
            return !state.isWriting
        }
    }

    /// The next entries to write, with the number of their first record; `nil`, and nobody writes any more.
    func nextBatch() -> (entries: [JournalEntry], sequence: Int)? {
        let (batch, leavers) = state.withLock {
            state -> ((entries: [JournalEntry], sequence: Int)?, [UnsafeContinuation<Void, Never>]) in
            if state.waiting.isEmpty || state.closing != nil {
                state.isWriting = false
                defer { state.leavers = [] }
                return (nil, state.leavers)
            }
            let entries = Array(state.waiting.prefix(JournalForm.batchSize))
            state.waiting.removeFirst(entries.count)
            defer { state.nextSequence += entries.count }
            return ((entries, state.nextSequence), [])
        }
        for leaver in leavers { leaver.resume() }
        return batch
    }

    func records(_ batch: (entries: [JournalEntry], sequence: Int)) throws -> [JournalRecord] {
        try batch.entries.enumerated().map { index, entry in
            JournalRecord(
                run: run,
                workflow: writer.plan.workflow,
                sequence: batch.sequence + index,
                time: Date(timeIntervalSinceReferenceDate: entry.now.date),
                kind: entry.kind,
                status: entry.status,
                bytes: Data(try entry.json(by: writer).text.utf8)
            )
        }
    }

    /// What an entry asked for is about to be done, so the run may be seen as it was after it.
    func show(_ entry: JournalEntry) { state.withLock { $0.shownPhase = entry.shownPhase } }

    /// Everything that waited for some entries is done.
    func confirm(_ count: Int) {
        let ready = state.withLock { state in
            state.done += count
            let done = state.done
            let ready = state.acknowledgements.filter { $0.count <= done }
            state.acknowledgements.removeAll { $0.count <= done }
            return ready.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Returns when everything that has come in so far is written and done.
    ///
    /// - Throws: what keeps the journal from writing.
    func acknowledge() async throws {
        try await withUnsafeThrowingContinuation { (continuation: UnsafeContinuation<Void, any Error>) in
            let outcome = state.withLock { state -> Result<Void, any Error>? in
                if state.done == state.taken { return .success(()) }
                if let closing = state.closing { return .failure(closing) }
                state.acknowledgements.append((state.taken, continuation))
                return nil
            }
            if let outcome { continuation.resume(with: outcome) }
        }
    }

    /// Ends the writing: what is not written yet is given back, and whoever waits for it is told why.
    ///
    /// `nil` when it was ended before.
    func close(_ error: any Error, showing phase: RunMachine.Phase) -> [JournalEntry]? {
        let (dropped, disappointed) = state.withLock {
            state -> ([JournalEntry]?, [UnsafeContinuation<Void, any Error>]) in
            guard state.closing == nil else { return (nil, []) }
            state.closing = error
            state.shownPhase = phase
            defer {
                state.waiting = []
                state.acknowledgements = []
            }
            return (state.waiting, state.acknowledgements.map(\.continuation))
        }
        for continuation in disappointed { continuation.resume(throwing: error) }
        return dropped
    }

    /// Returns when nobody writes any more.
    func settle() async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            let isQuiet = state.withLock { state in
                if state.isWriting { state.leavers.append(continuation) }
                return !state.isWriting
            }
            if isQuiet { continuation.resume() }
        }
    }
}

/// A tick, or the opening of a run, on its way to the journal, with everything that is done once it is there.
struct JournalEntry: Sendable {
    var content: Content
    var now: RunInstant
    /// The run's phase after it, as it is seen and as it is listed.
    var shownPhase: RunMachine.Phase
    var status: RunStatus
    /// The state, when it has changed since the entry before.
    var state: RecordedState?
    var wasNew = false
    var isEnd = false
    var facts: [Fact] = []
    var followUp = FollowUp()
    /// Of a child: what its parent is told.
    var news = RunCore.Outbox()

    init(content: Content, now: RunInstant, of machine: RunMachine) {
        self.content = content
        self.now = now
        shownPhase = machine.shownPhase
        status = machine.phase.status
    }

    enum Content: Sendable {
        case opening(RunOpening)
        case reopening(RunSettings)
        case tick(Tick)
    }

    var kind: String {
        switch content {
        case .opening: JournalForm.opening
        case .reopening: JournalForm.reopening
        case .tick(let tick): tick.kind.rawValue
        }
    }

    func json(by writer: TickWriter) throws -> JSON {
        var fields: [String: JSON] = [:]
        switch content {
        case .opening(let opening):
            fields["version"] = .integer(JournalForm.version)
            fields["workflow"] = .string(writer.plan.workflow)
            fields["settings"] = opening.settings.json
            fields["saved"] = opening.saved
        case .reopening(let settings):
            fields["version"] = .integer(JournalForm.version)
            fields["settings"] = settings.json
        case .tick(let tick):
            fields = try writer.fields(of: tick)
            fields["at"] = now.elapsed.json
            fields["date"] = .number(now.date)
        }
        if let state { fields["state"] = try state.json() }
        return .object(fields)
    }
}

/// The state that a run's bodies share at one moment, to be encoded later.
struct RecordedState: Sendable {
    var version: Int
    var encode: @Sendable () throws -> JSON

    func json() throws -> JSON {
        do { return try encode() } catch {
            throw JournalError("The run's state cannot be kept in the journal, because it cannot be encoded: \(error)")
        }
    }
}

extension RunMachine {
    /// The phase as it is seen: what has not gone on yet is as new.
    var shownPhase: Phase { ending == nil && isNew ? .new : phase }
}

extension RunMachine.Phase {
    var status: RunStatus {
        switch self {
        case .new: .queued
        case .running: .running
        case .over(let ending): ending.status
        }
    }
}
