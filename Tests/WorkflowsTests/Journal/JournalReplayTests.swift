import Foundation
import Synchronization
import Testing
import WorkflowTesting

@testable import Workflows

/// What is read back from a journal.
@Suite struct JournalReplayTests {
    /// The machine of a run with a journal, and the one that its records fold to.
    private func compare<W: Workflow>(
        _ runner: WorkflowRunner<W>,
        _ handler: WorkflowHandler<W>,
        in journal: MemoryJournal,
        hasChildren: Bool = false
    ) async throws {
        var known = -1
        var replay = JournalReplay(handler.id, plan: runner.compiled.plan)
        var (machine, state): (RunMachine, JSON?) = (replay.machine, nil)
        // Until nothing comes in between: other bodies may run.
        while replay.nextSequence != known {
            try await handler.driver.committed()
            replay = try #require(
                try await JournalReplay.read(handler.id, from: journal, plan: runner.compiled.plan)
            )
            (machine, state) = (handler.driver.core.withLock { $0.machine }, handler.driver.stateJSON)
            try await handler.driver.committed()
            known = try await journal.runs().first { $0.id == handler.id }?.recordCount ?? -1
        }
        #expect(replay.machine == machine, "\(handler.workflowName)")
        #expect(replay.state == state)
        guard !hasChildren else { return }
        let (kept, live) = (
            replay.log.read(after: -1, limit: 10_000), handler.driver.log.read(after: -1, limit: 10_000)
        )
        #expect(kept.facts.map(\.fact) == live.facts.map(\.fact))
        #expect(kept.facts.map(\.date) == live.facts.map(\.date) && kept.isLast == live.isLast)
    }

    @Test func `the records of a run fold to an equal machine, at its end and at each question`() async throws {
        let journal = MemoryJournal()
        let chain = ChainFlow().runner(journal: journal)
        let chained = try chain.run(.init(number: 1))
        _ = try await chained.result
        try await compare(chain, chained, in: journal)

        let fan = FanFlow().runner(journal: journal)
        let fanned = try fan.run(.init(count: 7))
        _ = try await fanned.result
        try await compare(fan, fanned, in: journal)

        let asking = AskingFlow().runner(journal: journal)
        let asked = try asking.run(.init(name: "Ada"))
        for await entry in asked.events(after: -1, includingNotices: true) {
            guard case .questionOpened(let question)? = entry.notice else { continue }
            try await compare(asking, asked, in: journal)
            try await asked.answer(question.wait, with: AskingFlow.answer(question))
        }
        try await compare(asking, asked, in: journal)
    }

    @Test func `failures, recoveries, sequences and collected sets fold to an equal machine`() async throws {
        let journal = MemoryJournal()
        let recovering = RecoveringFlow().runner(journal: journal)
        for order in [
            RecoveringFlow.Order(way: .parts), .init(way: .wildcard), .init(way: .round, failures: 1),
        ] {
            let handler = try recovering.run(order)
            _ = try? await handler.result
            try await compare(recovering, handler, in: journal)
        }
        let stubborn = StubbornFlow().runner(journal: journal)
        let tried = try stubborn.run(.init(failures: 2))
        _ = try await tried.result
        try await compare(stubborn, tried, in: journal)

        let busy = BusyBodyFlow().runner(journal: journal)
        let collected = try busy.run()
        _ = try await collected.result
        try await compare(busy, collected, in: journal)
    }

    @Test func `waits in every way fold to an equal machine`() async throws {
        for way in [WaitingFlow.Way.twice, .parallel, .parallelWithoutIDs, .sameID, .cancelled, .undeclared] {
            let journal = MemoryJournal()
            let runner = WaitingFlow().runner(journal: journal)
            let handler = try runner.run(.init(way: way))
            for await entry in handler.events(after: -1, includingNotices: true) {
                guard case .questionOpened(let question)? = entry.notice else { continue }
                try? await handler.answer(question.wait, with: ["value": 1])
            }
            try await compare(runner, handler, in: journal)
        }
    }

    @Test func `a run with children folds to an equal machine`() async throws {
        let journal = MemoryJournal()
        let runner = StagedFlow().runner(journal: journal)
        let handler = try runner.run(.init(stages: ["a"]), options: RunOptions(id: "run"))
        try await ScriptedAnswers().answering(ReviewFlow.Review.self, with: ["keep": true]).play(handler)
        _ = try await handler.result
        try await compare(runner, handler, in: journal, hasChildren: true)
        #expect(try await journal.runs().map(\.id) == ["run", "run/stage#1"])
    }

    @Test func `a run that was held, led and moved folds to an equal machine`() async throws {
        let journal = MemoryJournal()
        let runner = ReviewFlow().runner(journal: journal)
        var options = RunOptions()
        options.startsPaused = true
        options.breakpoints = [.step("ask"), .event(ReviewFlow.Verdict.self), .failure]
        let handler = try runner.run(.init(text: "x"), options: options)
        let hold = handler.hold()
        try await handler.step()
        try await handler.extend(by: .seconds(1.5))
        try await compare(runner, handler, in: journal)
        hold.release()
        try await handler.resume()
        try await handler.cancel()
        try await compare(runner, handler, in: journal)
    }

    // MARK: Going on

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

    @Test func `a run goes on twice, and a context goes into a journal`() async throws {
        let journal = MemoryJournal()
        let plain = try AskingFlow().run(.init(name: "Ada"))
        for await entry in plain.events where entry.event is AskingFlow.Which { break }
        let context = plain.context
        try await plain.cancel()
        let runner = AskingFlow().runner(timeout: nil, journal: journal)
        var handler = try runner.run(continuing: context, options: RunOptions(id: "run"))
        var answered = 0
        while answered < 3 {
            for await entry in handler.events(after: -1, includingNotices: true) {
                guard case .questionOpened(let question)? = entry.notice,
                    handler.snapshot.questions.contains(where: { $0.wait == question.wait })
                else { continue }
                #expect(question.wait == "w\(answered + 1)")
                try await handler.answer(question.wait, with: AskingFlow.answer(question))
                answered += 1
                break
            }
            if answered == 3 { break }
            try await compare(runner, handler, in: journal)
            try await handler.leave()
            handler = try await runner.run(continuing: "run", from: journal)
        }
        #expect(try await handler.result == .init(values: [4, 5], isKept: true))
        let page = runner.compiled.plan.types.number(of: AskingFlow.Page.self)
        let deliveries = handler.driver.log.read(after: -1, limit: 1000).facts.filter {
            if case .accepted(let type, _) = $0.fact { Int(type) == page } else { false }
        }
        // The first was delivered before the context was taken, and no body that ran again has sent one twice.
        #expect(deliveries.count == 1)
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
            try await replacing("\"version\":1", with: "\"version\":2")
                == "Record 0 of run 'run' has version 2, and this library reads version 1. "
                + "Continue the run with the newer library that reads it."
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

extension RunDriver {
    fileprivate var stateJSON: JSON? { try? bodies.stateJSON() }
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
