import Synchronization
import Testing
import WorkflowTesting

@testable import Workflows

/// Child runs of a run with a journal, whose own records stand beside their parent's.
@Suite(.timeLimit(.minutes(1))) struct JournaledChildrenTests {
    /// A staged run up to its end, with one child that was answered.
    private func finished() async throws -> MemoryJournal {
        let journal = MemoryJournal()
        let handler = try StagedFlow().runner(journal: journal).run(
            .init(stages: ["a"]),
            options: RunOptions(id: "run")
        )
        try await ScriptedAnswers().answering(ReviewFlow.Review.self, with: ["keep": true]).play(handler)
        #expect(try await handler.result == .init(texts: ["kept"]))
        return journal
    }

    /// The number of the parent's record that says that its child was opened.
    private func opening(in journal: MemoryJournal) async throws -> Int {
        let records = try await journal.records(of: "run", after: -1, limit: 100)
        return try #require(records.first { $0.kind == "child" }).sequence
    }

    @Test func `a child that had not begun when its process ended begins with its event`() async throws {
        let before = try await finished()
        let kept = try await before.copy(["run": try await opening(in: before) + 1, "run/stage#1": 1])
        let handler = try await StagedFlow().run(continuing: "run", from: kept)
        try await ScriptedAnswers().answering(ReviewFlow.Review.self, with: ["keep": true]).play(handler)
        #expect(try await handler.result == .init(texts: ["kept"]))
        let kinds = try await kept.records(of: "run/stage#1", after: -1, limit: 100).map(\.kind)
        #expect(kinds.prefix(3) == ["opened", "reopened", "started"])
        // And once more, from all that is written now.
        let again = try await StagedFlow().run(continuing: "run", from: kept)
        #expect(try await again.result == .init(texts: ["kept"]))
    }

    @Test func `a child that was over before its parent learnt of it is not run again`() async throws {
        let before = try await finished()
        let child = try await before.records(of: "run/stage#1", after: -1, limit: 100)
        let kept = try await before.copy(["run": try await opening(in: before) + 1, "run/stage#1": child.count])
        let handler = try await StagedFlow().run(continuing: "run", from: kept)
        #expect(try await handler.result == .init(texts: ["kept"]))
        var endings: [RunStatus] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            if case .childEnded(let notice)? = entry.notice { endings.append(notice.status) }
        }
        #expect(endings == [.completed])
        #expect(try await kept.records(of: "run/stage#1", after: -1, limit: 100) == child)
    }

    @Test func `a child that its body had stopped begins anew when the body runs again`() async throws {
        let journal = MemoryJournal()
        func runner(_ diary: Diary) throws -> WorkflowRunner<Bench> {
            let step = Step<Bench>("go", options: StepOptions(awaits: [Reply.self])) {
                (_: Bench, _: Go, context) -> End in
                await withTaskGroup(of: Void.self) { group in
                    group.addTask {
                        _ = try? await context.run(PatientFlow(diary: diary), .init(name: "a", does: .works))
                    }
                    await diary.reads("a begins")
                    group.cancelAll()
                }
                return End(n: try await context.wait(for: Reply.self).n)
            }
            return try Bench().runner(timeout: nil, journal: journal).adding(step)
        }
        let first = try runner(Diary()).run(Go(), options: RunOptions(id: "run"))
        var probe = RunProbe(first, includingNotices: true)
        _ = try await probe.skip(to: "the wait") { if case .questionOpened = $0 { true } else { nil } }
        try await first.leave()
        #expect(try await journal.runs().map(\.status) == [.running, .cancelled])

        let diary = Diary()
        let second = try await runner(diary).run(continuing: "run", from: journal)
        try await second.started
        try await second.send(Reply(n: 7))
        #expect(try await second.result.n == 7)
        #expect(await diary.read == ["a begins"])
        let name = try #require(try await journal.runs().last?.id)
        let kinds = try await journal.records(of: name, after: -1, limit: 100).map(\.kind)
        #expect(kinds.filter { $0 == "opened" || $0 == "started" } == ["opened", "started", "opened", "started"])
        let plan = CompiledWorkflow<PatientFlow>.shared.plan
        let replay = try #require(try await JournalReplay.read(name, from: journal, plan: plan))
        #expect(replay.isCancelled)
    }

    @Test func `a failure that is looked at in a child stops the same runs when it is read back`() async throws {
        let journal = MemoryJournal()
        var options = RunOptions(id: "run")
        options.breakpoints = [.failure, .step("job/nowhere"), .eventNamed("job/Ask")]
        let runner = FamilyFlow(diary: Diary()).runner(timeout: nil, journal: journal)
        let handler = try runner.run(.init(jobs: [.init(name: "a", does: .fails)]), options: options)
        while !handler.isPaused { await Task.yield() }
        #expect(handler.snapshot.pause?.hasPrefix("in job#1: step 'begin' failed (invocation 1)") == true)
        try await handler.driver.committed()
        let (read, live) = (
            try #require(try await JournalReplay.read("run", from: journal, plan: runner.compiled.plan)),
            handler.driver.core.withLock { $0.machine }
        )
        #expect(read.machine == live)
        #expect(read.machine.isPaused && read.machine.debugging?.given == options.breakpoints)
        try await handler.resume()
        while handler.snapshot.pause?.hasPrefix("step 'work' failed") != true { await Task.yield() }
        try await handler.leave()

        // Nobody looks at the run that goes on, and the child has failed already, of which the words are left.
        let later = try await runner.run(continuing: "run", from: journal)
        #expect(try await later.result == .init(texts: ["RecordedError"]))
    }

    @Test func `what a child's journal does not take ends the run around it too`() async throws {
        let journal = GatedJournal()
        let handler = try StagedFlow().runner(timeout: nil, journal: journal).run(
            .init(stages: ["a"]),
            options: RunOptions(id: "run")
        )
        while await journal.held().first?.run != "run/stage#1" { journal.letGo() }
        journal.refuse(BrokenJournal.DiskFull())
        await #expect(throws: JournalError.self) { try await handler.result }
        #expect(try await journal.inner.runs().map(\.id) == ["run"])
        let later = try await StagedFlow().run(continuing: "run", from: journal.inner)
        try await ScriptedAnswers().answering(ReviewFlow.Review.self, with: ["keep": true]).play(later)
        #expect(try await later.result == .init(texts: ["kept"]))
    }
}

extension MemoryJournal {
    /// The first records of some runs, as a process leaves them that is killed.
    fileprivate func copy(_ counts: KeyValuePairs<String, Int>) async throws -> MemoryJournal {
        let copy = MemoryJournal()
        for (run, count) in counts { try await copy.append(try await records(of: run, after: -1, limit: count)) }
        return copy
    }
}
