import Foundation
import Synchronization
import Testing
import WorkflowTesting

@testable import Workflows

/// What a run with a journal does, and when.
@Suite struct JournaledRunTests {
    private func kinds(of run: String, in journal: any Journal) async throws -> [String] {
        try await journal.records(of: run, after: -1, limit: 1000).map(\.kind)
    }

    @Test func `no body begins and nothing is shown before it is written`() async throws {
        let journal = MemoryJournal()
        let written = Written()
        let flow = ChainFlow(watch: { body in
            let kinds = (try? await journal.records(of: "run", after: -1, limit: 100).map(\.kind)) ?? []
            written.note(body, kinds)
        })
        let handler = try flow.runner(journal: journal).run(.init(number: 1), options: RunOptions(id: "run"))
        for await entry in handler.events {
            let count = try await kinds(of: "run", in: journal).count
            written.note(
                "\(entry.event.map { EventType(type(of: $0)).shortName } ?? "")",
                Array(repeating: "", count: count)
            )
        }
        #expect(try await handler.result == .init(number: 4, seen: ["one", "two"]))
        #expect(written["one"] == ["opened", "started"])
        #expect(written["two"] == ["opened", "started", "published", "stepFinished"])
        #expect(written["three"] == ["opened", "started", "published", "stepFinished", "stepFinished"])
        #expect((written["Progress"]?.count ?? 0) >= 3)
        #expect(written["End"]?.count == 6)
        let run = try #require(try await journal.runs().first)
        #expect(run.status == .completed && run.recordCount == 6 && run.workflow == handler.workflowName)
    }

    private final class Written: Sendable {
        private let kinds = Mutex<[String: [String]]>([:])
        func note(_ name: String, _ list: [String]) { kinds.withLock { $0[name] = list } }
        subscript(name: String) -> [String]? { kinds.withLock { $0[name] } }
    }

    @Test func `while an append is under way the run is seen as before, and what comes meanwhile is one batch`()
        async throws
    {
        let journal = GatedJournal()
        let handler = try ReviewFlow().runner(timeout: nil, journal: journal).run(.init(text: "x"))
        var read = await journal.held()
        #expect(read.first?.kind == "opened")
        #expect(handler.status == .queued && !handler.isDone)
        // Nothing else can come: no body has begun.
        for _ in 0..<3 { handler.driver.hold(1) }
        journal.letGo()
        read += await journal.held()
        #expect(read.map(\.kind) == ["opened", "started", "held", "held", "held"])
        journal.letGo()
        while read.count < 7 {
            read += await journal.held()
            journal.letGo()
        }
        #expect(read.map(\.sequence) == Array(0..<7))
        #expect(read.suffix(2).map(\.kind) == ["stepFinished", "stepFinished"])
        for await entry in handler.events where entry.event is ReviewFlow.Review { break }
        #expect(handler.status == .running)
        let cancel = Task { try await handler.cancel() }
        let last = await journal.held()
        #expect(last.map(\.kind) == ["cancelled"] && last.first?.status == .cancelled)
        #expect(handler.status == .running && !handler.isDone)
        journal.letGo()
        try await cancel.value
        #expect(handler.isDone)
        await #expect(throws: WorkflowCancelledError.self) { try await handler.result }
    }

    @Test func `an answer returns when it is written`() async throws {
        let journal = MemoryJournal()
        let handler = try ReviewFlow().runner(journal: journal).run(.init(text: "x"), options: RunOptions(id: "run"))
        for await event in handler.events(of: ReviewFlow.Review.self) {
            #expect(event.prompt == "Keep x?")
            break
        }
        try await handler.answer("w1", with: ["keep": true])
        let kinds = try await kinds(of: "run", in: journal)
        #expect(kinds.contains("eventArrived"))
        #expect(try await handler.result == .init(text: "kept"))
    }

    @Test func `a failed append ends the run, and nothing more is done`() async throws {
        let written = Written()
        let flow = ChainFlow(watch: { written.note($0, []) })
        let failing = GatedJournal()
        let handler = try flow.runner(journal: failing).run(.init(number: 1), options: RunOptions(id: "run"))
        // Everything up to the outcome of the first step is taken, and then nothing.
        while await !failing.held().contains(where: { $0.kind == "stepFinished" }) { failing.letGo() }
        failing.refuse(BrokenJournal.DiskFull())
        let error = await #expect(throws: JournalError.self) { try await handler.result }
        #expect(error?.message.contains("run(continuing: \"run\", from:)") == true)
        #expect(written["one"] != nil && written["two"] == nil)
        #expect(handler.status == .failed)
        await #expect(throws: WorkflowRuntimeError.self) { try await handler.send(ChainFlow.Second(number: 1)) }
        let kinds = try await kinds(of: "run", in: failing.inner)
        #expect(!kinds.contains("stepFinished"))
    }

    @Test func `a body that waits is told when its run's journal fails`() async throws {
        let journal = GatedJournal()
        let flow = LastingFlow()
        let handler = try flow.runner(timeout: nil, journal: journal).run()
        while true {
            let batch = await journal.held()
            journal.letGo()
            if batch.contains(where: { $0.kind == "waitOpened" }) { break }
        }
        let cancel = Task { try await handler.cancel() }
        _ = await journal.held()
        journal.refuse(BrokenJournal.DiskFull())
        await #expect(throws: JournalError.self) { try await cancel.value }
        for await _ in flow.ended.stream {}
        #expect(handler.status == .failed)
    }

    @Test func `a run whose id is in the journal already does not begin`() async throws {
        let journal = MemoryJournal()
        let runner = CountingFlow().runner(journal: journal)
        #expect(try await runner.run(options: RunOptions(id: "same")).result == 1)
        let second = try runner.run(options: RunOptions(id: "same"))
        let error = await #expect(throws: JournalError.self) { try await second.result }
        #expect(error?.message.contains("The run is there already") == true)
    }

    @Test func `a run that nobody can answer any more is left, not cancelled`() async throws {
        let journal = MemoryJournal()
        let runner = ReviewFlow().runner(timeout: nil, maximumConcurrentRuns: 1, journal: journal)
        var first: WorkflowHandler<ReviewFlow>? = try runner.run(.init(text: "x"), options: RunOptions(id: "run"))
        if let handler = first {
            for await entry in handler.events where entry.event is ReviewFlow.Review { break }
        }
        let second = try runner.run(.init(text: "y"))
        first = nil
        try await second.started
        try await second.cancel()
        let later = try await runner.run(continuing: "run", from: journal)
        try await later.answer("w1", with: ["keep": true])
        #expect(try await later.result == .init(text: "kept"))
    }

    @Test func `a run that is left goes on where it was`() async throws {
        let journal = MemoryJournal()
        let runner = ReviewFlow().runner(timeout: nil, journal: journal)
        let handler = try runner.run(.init(text: "x"), options: RunOptions(id: "run"))
        for await entry in handler.events where entry.event is ReviewFlow.Review { break }
        try await handler.leave()
        await #expect(throws: JournalError.self) { try await handler.result }
        #expect(try await journal.runs().map(\.status) == [.running])
        let later = try await runner.run(continuing: "run", from: journal)
        try await later.answer("w1", with: ["keep": false])
        #expect(try await later.result == .init(text: "dropped"))
        try await later.leave()
        await #expect(throws: JournalError.self) { try await ReviewFlow().run(.init(text: "x")).leave() }
    }

    @Test func `whoever goes on with a run ends it for the process that had it`() async throws {
        let journal = MemoryJournal()
        let runner = ReviewFlow().runner(timeout: nil, journal: journal)
        let first = try runner.run(.init(text: "x"), options: RunOptions(id: "run"))
        for await entry in first.events where entry.event is ReviewFlow.Review { break }
        let second = try await runner.run(continuing: "run", from: journal)
        try await second.started
        try await second.driver.committed()
        let error = await #expect(throws: JournalError.self) { try await first.answer("w1", with: ["keep": true]) }
        #expect(error?.message.contains("another process goes on with it") == true)
        try await second.answer("w1", with: ["keep": true])
        #expect(try await second.result == .init(text: "kept"))
    }

    @Test func `the moved deadline of a question is written, and holds in another process`() async throws {
        let (journal, clock) = (MemoryJournal(), ManualClock())
        let start = Date(timeIntervalSinceReferenceDate: 1_000)
        let step = Step<Bench>("go", options: StepOptions(awaits: [Reply.self])) { (_: Bench, _: Go, context) -> End in
            End(n: try await context.wait(for: Reply.self, id: "it", timeout: .seconds(10)).n)
        }
        func runner(at date: Date) throws -> WorkflowRunner<Bench> {
            try Bench().runner(timeout: nil, clock: clock, date: { date }, journal: journal).adding(step)
        }
        let handler = try runner(at: start).run(Go(), options: RunOptions(id: "run"))
        var probe = RunProbe(handler, includingNotices: true)
        _ = try await probe.skip(to: "the wait") { if case .questionOpened = $0 { true } else { nil } }
        try await handler.extend(wait: "it", by: .seconds(600))
        #expect(try await kinds(of: "run", in: journal).last == "waitExtended")
        try await handler.leave()
        let later = try await runner(at: start.addingTimeInterval(300)).run(continuing: "run", from: journal)
        try await later.started
        #expect(later.snapshot.questions.first?.deadline == start.addingTimeInterval(610))
        try await later.answer("it", with: Reply(n: 3))
        #expect(try await later.result.n == 3)
    }
}
