import Foundation
import Testing
import WorkflowTesting
import Workflows

@Suite struct JournalConformanceTests {
    @Test func `the journal in memory keeps every promise`() async throws {
        try await JournalConformance { MemoryJournal() }.check()
        try await JournalConformance(reopening: { $0 }) { MemoryJournal() }.check()
    }

    @Test func `a journal that fails as told keeps every promise until then`() async throws {
        try await JournalConformance { FailingJournal(MemoryJournal(), after: .max) }.check()
        let journal = FailingJournal(MemoryJournal(), after: 1)
        try await JournalConformance(breaking: { _ in }) { journal }.check(.failure)
    }

    @Test(
        arguments: [
            (BrokenJournal.Fault.givesNewestFirst, JournalConformance.Promise.order),
            (.losesEveryThird, .order),
            (.rewritesBytes, .fidelity),
            (.roundsTime, .fidelity),
            (.keepsLate, .acknowledgement),
            (.takesWhatOvertakes, .succession),
            (.takesTheSameTwice, .succession),
            (.keepsHalfOfWhatItRefuses, .wholeness),
            (.readsOneTooMany, .pages),
            (.ignoresLimits, .pages),
            (.mixesRuns, .separation),
            (.listsOldStatus, .listing),
            (.listsByName, .listing),
            (.looksThenTakes, .concurrency),
            (.logsAndGoesOn, .failure),
        ] as [(BrokenJournal.Fault, JournalConformance.Promise)]
    )
    func `a journal that breaks a promise is caught by it`(
        fault: BrokenJournal.Fault,
        promise: JournalConformance.Promise
    ) async throws {
        let conformance = JournalConformance(breaking: { ($0 as? BrokenJournal)?.breakDown() }) {
            BrokenJournal(fault)
        }
        let broken = await #expect(throws: JournalConformance.Broken.self) { try await conformance.check(promise) }
        #expect(broken?.promise == promise && broken?.message.hasSuffix(".") == true)
        await #expect(throws: JournalConformance.Broken.self) { try await conformance.check() }
    }

    @Test func `every promise has a journal that breaks it`() {
        // The list above, by its faults; a new promise or fault needs a line there.
        #expect(BrokenJournal.Fault.allCases.count == 15)
        #expect(JournalConformance.Promise.allCases.count == 10)
    }

    @Test func `a refusal says what was expected`() async throws {
        let journal = MemoryJournal()
        let record = JournalRecord(
            run: "r",
            workflow: "w",
            sequence: 2,
            time: .now,
            kind: "started",
            status: .running,
            bytes: .init()
        )
        let error = await #expect(throws: JournalError.self) { try await journal.append([record]) }
        #expect(
            error?.message
                == "Record 2 of run 'r' does not follow: the journal expects record 0. Records before it are missing."
        )
    }
}
