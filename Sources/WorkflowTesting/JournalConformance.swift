import FoundationEssentials
public import Workflows

/// Checks whether a journal keeps what `Journal` promises. Every journal must pass.
///
/// It is a plain value for any test framework: a promise that is not kept is thrown, with a sentence that says how.
///
/// ```swift
/// try await JournalConformance { MemoryJournal() }.check()
/// ```
public struct JournalConformance: Sendable {
    /// What a journal promises.
    public enum Promise: String, Sendable, Hashable, CaseIterable {
        /// Records come back in the order of their numbers, without holes.
        case order
        /// Records come back as they were given.
        case fidelity
        /// What is appended is there when the append returns, and stays.
        case acknowledgement
        /// A batch that does not follow its run's newest record is refused.
        case succession
        /// A batch is kept whole or not at all.
        case wholeness
        /// A run can be read from any number on, in pages.
        case pages
        /// Runs do not touch each other.
        case separation
        /// All runs are listed, with where they stand.
        case listing
        /// Appends may come at the same time, and of those that contend for one place one succeeds.
        case concurrency
        /// A batch that cannot be kept is not acknowledged.
        case failure
    }

    /// A promise that a journal does not keep.
    public struct Broken: WorkflowError, Hashable {
        /// Which promise it is.
        public let promise: Promise
        /// How it showed.
        public let message: String
    }

    private let make: @Sendable () async throws -> any Journal
    let reopen: (@Sendable (any Journal) async throws -> any Journal)?
    let breaking: (@Sendable (any Journal) async throws -> Void)?

    /// - Parameters:
    ///   - reopen: opens what a journal has kept once more, as another process would; leave it out for a journal that
    ///     ends with its process.
    ///   - breaking: makes a journal unable to keep anything, such as by closing its file; without it, the promise
    ///     ``Promise/failure`` is not checked.
    ///   - make: makes an empty journal.
    public init(
        reopening reopen: (@Sendable (any Journal) async throws -> any Journal)? = nil,
        breaking: (@Sendable (any Journal) async throws -> Void)? = nil,
        _ make: @escaping @Sendable () async throws -> any Journal
    ) {
        self.reopen = reopen
        self.breaking = breaking
        self.make = make
    }

    /// Checks every promise.
    ///
    /// - Throws: ``Broken`` for the first promise that is not kept, and what the journal throws where it should not.
    public func check() async throws {
        for promise in Promise.allCases { try await check(promise) }
    }

    /// Checks one promise on a journal of its own.
    ///
    /// - Throws: as ``check()``.
    public func check(_ promise: Promise) async throws {
        let trial = Trial(promise, of: try await make(), reopen: reopen)
        switch promise {
        case .order: try await trial.checkOrder()
        case .fidelity: try await trial.checkFidelity()
        case .acknowledgement: try await trial.checkAcknowledgement()
        case .succession: try await trial.checkSuccession()
        case .wholeness: try await trial.checkWholeness()
        case .pages: try await trial.checkPages()
        case .separation: try await trial.checkSeparation()
        case .listing: try await trial.checkListing()
        case .concurrency: try await trial.checkConcurrency()
        case .failure: if let breaking { try await trial.checkFailure(breaking) }
        }
    }
}

extension JournalConformance {
    /// One journal while one promise is checked.
    struct Trial: Sendable {
        let promise: Promise
        let journal: any Journal
        let reopen: (@Sendable (any Journal) async throws -> any Journal)?

        init(
            _ promise: Promise,
            of journal: any Journal,
            reopen: (@Sendable (any Journal) async throws -> any Journal)?
        ) {
            self.promise = promise
            self.journal = journal
            self.reopen = reopen
        }

        func record(_ sequence: Int, of run: String = "run") -> JournalRecord {
            JournalRecord(
                run: run,
                workflow: "conformance",
                sequence: sequence,
                time: Date(timeIntervalSinceReferenceDate: 1000 + Double(sequence)),
                kind: sequence == 0 ? "opened" : "stepFinished",
                status: sequence == 0 ? .queued : .running,
                bytes: Data(#"{"n":\#(sequence),"run":"\#(run)"}"#.utf8)
            )
        }

        func records(_ sequences: Range<Int>, of run: String = "run") -> [JournalRecord] {
            sequences.map { record($0, of: run) }
        }

        func require(_ isKept: Bool, _ words: @autoclosure () -> String) throws {
            if !isKept { throw Broken(promise: promise, message: words()) }
        }

        /// All records of a run, by the journal itself and by one that was opened anew.
        func require(_ run: String, holds expected: [JournalRecord], _ when: String) async throws {
            try require(try await all(of: run, in: journal), are: expected, when)
            guard let reopen else { return }
            let again = try await reopen(journal)
            try require(try await all(of: run, in: again), are: expected, "\(when), after it was opened anew")
        }

        func all(of run: String, in journal: any Journal) async throws -> [JournalRecord] {
            try await journal.records(of: run, after: -1, limit: 10_000)
        }

        func require(_ found: [JournalRecord], are expected: [JournalRecord], _ when: String) throws {
            try require(
                found.map(\.sequence) == expected.map(\.sequence),
                "The journal gives records \(found.map(\.sequence)) \(when), and should give "
                    + "\(expected.map(\.sequence))."
            )
            for (one, other) in zip(found, expected) {
                var one = one
                let isSameTime =
                    abs(one.time.timeIntervalSinceReferenceDate - other.time.timeIntervalSinceReferenceDate) < 0.001
                one.time = other.time
                try require(
                    one == other && isSameTime,
                    "Record \(other.sequence) of run '\(other.run)' does not come back as it was given \(when)."
                )
            }
        }

        /// A batch that must not be taken.
        func requireRefusal(of batch: [JournalRecord], _ what: String) async throws {
            do { try await journal.append(batch) } catch { return }
            throw Broken(promise: promise, message: "The journal takes \(what), and should refuse it.")
        }
    }
}
