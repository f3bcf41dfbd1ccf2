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

    @Test func `failures that were stopped at fold to an equal machine, and run again later`() async throws {
        let journal = MemoryJournal()
        let retry = RetryPolicy(wait: .none, stop: .afterAttempts(2))
        let work = Step<Bench>("work", options: StepOptions(workers: 2, retry: retry)) {
            (_: Bench, item: Item, context) -> Made in
            guard context.attempt > 1 else { throw Mishap() }
            return Made(n: item.n)
        }
        let runner = try Bench().runner(timeout: nil, journal: journal)
            .adding(Step("go") { (_: Bench, _: Go, _) -> [Item] in [Item(n: 1), Item(n: 2)] })
            .adding(work)
            .adding(Step("end") { (_: Bench, all: [Made], _) in End(n: all.count) })
        var options = RunOptions(id: "run")
        options.breakpoints = [.failure]
        let handler = try runner.run(Go(), options: options)
        func heldCount() -> Int? { handler.driver.core.withLock { $0.machine.debugging?.held.count } }
        while heldCount() != 2, !handler.status.isOver { await Task.yield() }
        #expect(heldCount() == 2)
        try await compare(runner, handler, in: journal)
        try await handler.step()
        #expect(heldCount() == 1 && handler.isPaused)
        try await compare(runner, handler, in: journal)
        try await handler.leave()

        // Nobody looks at the run that goes on.
        let second = try await runner.run(continuing: "run", from: journal)
        #expect(try await second.result.n == 2)
        try await compare(runner, second, in: journal)
    }

    // MARK: Going on

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
}

extension RunDriver {
    fileprivate var stateJSON: JSON? { try? bodies.stateJSON() }
}
