import Foundation
import Testing
import WorkflowTesting

@testable import Workflows

/// Runs that go on from their journals, and journals that nobody can go on from.
@Suite struct JournalContinuationTests {
    @Test func `a run that is over is given as it ended, with its stream`() async throws {
        let journal = MemoryJournal()
        let runner = ChainFlow().runner(journal: journal)
        let first = try runner.run(.init(number: 1), options: RunOptions(id: "run"))
        _ = try await first.result
        let again = try await runner.run(continuing: "run", from: journal)
        #expect(try await again.result == first.result)
        #expect(again.isDone && again.stopEvent == first.stopEvent && again.id == "run")
        var words: [[String]] = [[], []]
        for await entry in first.events(after: -1, includingNotices: true) { words[0].append("\(entry)") }
        for await entry in again.events(after: -1, includingNotices: true) { words[1].append("\(entry)") }
        #expect(words[0] == words[1] && !words[0].isEmpty)
        #expect(try await journal.runs().first?.recordCount == 6)
    }

    @Test func `a retry that is due in another process comes when the calendar says so`() async throws {
        let (journal, first) = (MemoryJournal(), ManualClock())
        let start = Date(timeIntervalSinceReferenceDate: 1_000)
        func runner(_ clock: ManualClock, at date: Date) -> WorkflowRunner<RecoveringFlow> {
            RecoveringFlow().runner(timeout: nil, clock: clock, date: { date }, journal: journal)
        }
        first.advance(by: .seconds(77))
        let handler = try runner(first, at: start).run(
            .init(way: .retried, failures: 1),
            options: RunOptions(id: "run")
        )
        var probe = RunProbe(handler, includingNotices: true)
        _ = try await probe.skip(to: "the retry") {
            if case .retryScheduled = $0 { true } else { nil }
        }
        try await handler.leave()
        // The pause is a second, of which three quarters pass while nobody runs it.
        let second = ManualClock()
        let later = try await runner(second, at: start.addingTimeInterval(0.75)).run(continuing: "run", from: journal)
        await second.waitForSleepers()
        second.advance(by: .milliseconds(249))
        #expect(later.snapshot.steps.contains { $0.retrying == 1 })
        second.advance(by: .milliseconds(1))
        #expect(try await later.result == .init(words: "done", attempts: 2))
    }

    @Test func `what was published under a name that nobody knows comes back by that name`() async throws {
        let journal = MemoryJournal()
        let runner = ChainFlow().runner(journal: journal)
        let handler = try runner.run(.init(number: 1), options: RunOptions(id: "run"))
        _ = try await handler.result
        let changed = try await journal.changed("run") { record in
            guard record.kind == "published" else { return }
            record.bytes = record.text.replacing("ChainFlow.Progress", with: "ChainFlow.Gone").data
        }
        let again = try await runner.run(continuing: "run", from: changed)
        let events = again.events(of: RecordedEvent.self)
        for await event in events {
            #expect(event.name.hasSuffix("ChainFlow.Gone") && event.fields == ["words": "one"])
        }
        #expect(try await again.result == handler.result)
    }

    // MARK: What cannot be read

    @Test func `what cannot be read is refused with its place`() async throws {
        let journal = MemoryJournal()
        let runner = ReviewFlow().runner(timeout: nil, journal: journal)
        let handler = try runner.run(.init(text: "x"), options: RunOptions(id: "run"))
        for await entry in handler.events where entry.event is ReviewFlow.Review { break }
        try await handler.leave()

        func message(_ change: @Sendable (inout JournalRecord) -> Void) async throws -> String {
            let changed = try await journal.changed("run", change)
            do {
                _ = try await runner.run(continuing: "run", from: changed)
                return "read"
            } catch { return (error as? JournalError)?.message ?? "another error: \(error)" }
        }
        func replacing(_ old: String, with new: String) async throws -> String {
            try await message { record in record.bytes = record.text.replacing(old, with: new).data }
        }
        #expect(try await message { _ in } == "read")
        #expect(
            try await replacing("\"version\":2", with: "\"version\":3")
                == "Record 0 of run 'run' has version 3, and this library reads version 2. "
                + "Continue the run with the newer library that reads it."
        )
        #expect(
            try await replacing("\"version\":2", with: "\"version\":1")
                == "Record 0 of run 'run' has version 1, and this library reads version 2. "
                + "Continue the run with the older library that reads it."
        )
        #expect(
            try await replacing("\"workflow\":\"review\"", with: "\"workflow\":\"triage\"")
                == "Run 'run' is of workflow 'triage', not of 'review'."
        )
        #expect(
            try await replacing("ReviewFlow.Draft", with: "ReviewFlow.Gone").contains(
                "event.type names event 'WorkflowsTests.ReviewFlow.Gone', which workflow 'review' does not have"
            )
        )
        #expect(
            try await message { if $0.kind == "stepFinished" { $0.kind = "stepDreamt" } }
                .contains("Record 2 of run 'run' cannot be read: it is of kind 'stepDreamt'")
        )
        #expect(
            try await message { if $0.sequence == 1 { $0.bytes = Data("{".utf8) } }
                == "Record 1 of run 'run' cannot be read: it is not JSON."
        )
        #expect(
            try await message { if $0.sequence == 1 { $0.sequence = 7 } }
                .hasPrefix("The journal of run 'run' cannot be read: record 1 is missing")
        )
        #expect(
            try await replacing("\"invocation\":", with: "\"vocation\":").contains("invocation is missing")
        )
        await #expect(throws: JournalError("The journal has no run 'nobody'.")) {
            try await runner.run(continuing: "nobody", from: journal)
        }
    }

    @Test func `a step that the workflow no longer has is named`() async throws {
        let reader = TickReader(
            RunPlan(declaration: ReviewFlow.declaration, steps: ReviewFlow.steps.map(\.stepDescription))
        )
        var copy = reader
        let json: JSON = ["invocation": 1, "sends": [["event": ["number": 1, "type": "Gone", "value": [:]]]]]
        #expect(throws: SavedRunError.self) { try copy.tick("stepFinished", SavedValue(json)) }
        copy = reader
        let held: JSON = ["request": "breakpoints", "breakpoints": [["step": "gone"]]]
        let error = #expect(throws: SavedRunError.self) { try copy.tick("debugged", SavedValue(held)) }
        #expect(error?.message.contains("breakpoints[0].step names step 'gone'") == true)
    }
}

extension MemoryJournal {
    /// A copy of one run with its records changed.
    fileprivate func changed(
        _ run: String,
        _ change: (inout JournalRecord) -> Void
    ) async throws -> some Journal {
        var records = try await records(of: run, after: -1, limit: 1000)
        for index in records.indices { change(&records[index]) }
        return FixedJournal(list: records)
    }
}

/// Gives what it was made with, and takes what follows.
private struct FixedJournal: Journal {
    var list: [JournalRecord]
    var isDurable: Bool { false }
    func append(_ batch: [JournalRecord]) async throws {}
    func records(of run: String, after sequence: Int, limit: Int) async throws -> [JournalRecord] {
        list.first?.run == run ? Array(list.dropFirst(sequence + 1).prefix(limit)) : []
    }
    func runs() async throws -> [JournaledRun] { [] }
}

extension JournalRecord {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
    fileprivate var data: Data { Data(utf8) }
}
