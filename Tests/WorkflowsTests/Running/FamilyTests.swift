import Synchronization
import Testing
import WorkflowTesting

@testable import Workflows

@Suite(.timeLimit(.minutes(1))) struct FamilyTests {
    let clock = ManualClock()
    let diary = Diary()

    private func run(
        _ jobs: FamilyFlow.Job...,
        timeout: RunTimeout? = .seconds(60),
        options: RunOptions = RunOptions()
    ) throws -> WorkflowHandler<FamilyFlow> {
        try FamilyFlow(diary: diary).runner(timeout: timeout, clock: clock).run(.init(jobs: jobs), options: options)
    }

    private func questions(_ count: Int, of handler: WorkflowHandler<FamilyFlow>) async throws -> [Question] {
        var probe = RunProbe(handler, includingNotices: true)
        var all: [Question] = []
        while all.count < count {
            all.append(
                try await probe.skip(to: "a question") {
                    if case .questionOpened(let question) = $0 { question } else { nil }
                }
            )
        }
        return all
    }

    private func invocation(of child: String, in handler: WorkflowHandler<FamilyFlow>) async throws -> Int {
        var probe = RunProbe(handler, includingNotices: true)
        return try await probe.skip(to: child) {
            if case .childStarted(child, let invocation) = $0 { invocation } else { nil }
        }
    }

    private func child(_ name: String, of handler: WorkflowHandler<some Workflow>) async throws -> RunDriver {
        while true {
            if let child = try? handler.driver.child(named: name) { return child }
            await Task.yield()
        }
    }

    /// Waits until a run has stopped at so many failures; false when it ends first.
    private func stops(_ driver: RunDriver, atFailures count: Int) async -> Bool {
        while driver.status == .running {
            if driver.core.withLock({ $0.machine.debugging?.held.count }) == count { return true }
            await Task.yield()
        }
        return false
    }

    // MARK: Limits and cancels

    @Test func `the parent's time limit stops the child's body`() async throws {
        let handler = try run(.init(name: "a", does: .works), timeout: .seconds(5))
        await diary.reads("a begins")
        clock.advance(by: .seconds(5))
        await #expect(throws: WorkflowTimeoutError.self) { try await handler.result }
        await diary.reads("a is told to stop")
    }

    @Test func `a step's time limit stops the body of its child`() async throws {
        let handler = try run(.init(name: "a", does: .works))
        await diary.reads("a begins")
        clock.advance(by: .seconds(10))
        #expect(try await handler.result == .init(texts: ["StepTimeoutError"]))
        await diary.reads("a is told to stop")
    }

    @Test func `a step's time limit stands still while its child waits for a person`() async throws {
        let handler = try run(.init(name: "a"))
        let question = try await questions(1, of: handler)[0]
        while !handler.snapshot.isClockStopped { await Task.yield() }
        clock.advance(by: .seconds(3_600))
        try await handler.answer(question.wait, with: ["word": "yes"])
        #expect(try await handler.result == .init(texts: ["a yes"]))
    }

    @Test func `cancelling one invocation stops its child's body and no other`() async throws {
        let handler = try run(.init(name: "a", does: .works), .init(name: "b"))
        await diary.reads("a begins")
        let waiting = try await questions(1, of: handler)[0]
        let other = waiting.wait == "job#2/w1" ? "job#1" : "job#2"
        try await handler.cancel(invocation: try await invocation(of: other, in: handler))
        await diary.reads("a is told to stop")
        try await handler.answer(waiting.wait, with: ["word": "yes"])
        #expect(try await handler.result == .init(texts: ["b yes"]))
    }

    // MARK: Side by side

    @Test func `children run side by side, and each is answered by its own name`() async throws {
        let handler = try run(.init(name: "a"), .init(name: "b"), .init(name: "c"))
        let questions = try await questions(3, of: handler)
        #expect(Set(questions.map(\.wait)) == ["job#1/w1", "job#2/w1", "job#3/w1"])
        for question in questions.reversed() {
            try await handler.answer(question.wait, with: ["word": .string("for \(question.prompt)")])
        }
        #expect(try await handler.result == .init(texts: ["a for a", "b for b", "c for c"]))
    }

    @Test func `a child that fails in a fan-out is recovered, and the join still closes`() async throws {
        let handler = try run(.init(name: "a", does: .fails), .init(name: "b"))
        let question = try await questions(1, of: handler)[0]
        try await handler.answer(question.wait, with: ["word": "yes"])
        #expect(try await handler.result == .init(texts: ["Broken", "b yes"]))
    }

    // MARK: Step by step

    @Test func `a pause reaches children, and so does going on`() async throws {
        let handler = try run(.init(name: "a"))
        let question = try await questions(1, of: handler)[0]
        try await handler.pause()
        let child = try await child("job#1", of: handler)
        #expect(child.core.withLock { $0.machine.isPaused })
        try await handler.answer(question.wait, with: ["word": "yes"])
        #expect(child.core.withLock { $0.machine.runningSteps.isEmpty && $0.machine.isRunning })
        try await handler.resume()
        #expect(try await handler.result == .init(texts: ["a yes"]))
        var notices: [String] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            switch entry.notice {
            case .paused?, .continued?:
                notices.append("\(entry.notice?.typeName ?? "") \(entry.origin?.childPath ?? [])")
            default: break
            }
        }
        #expect(notices == ["RunPaused []", "RunContinued []"])
    }

    @Test func `a single step is a child's when its parent has none`() async throws {
        var options = RunOptions()
        options.startsPaused = true
        let handler = try run(.init(name: "a"), options: options)
        try await handler.step()
        while handler.snapshot.steps[1].queued == 0 { await Task.yield() }
        try await handler.step()
        let child = try await child("job#1", of: handler)
        #expect(child.core.withLock { $0.machine.isPaused && $0.machine.invocations[1]?.phase == .queued })
        try await handler.step()
        await diary.reads("a begins")
        try await handler.resume()
        let question = try await questions(1, of: handler)[0]
        try await handler.answer(question.wait, with: ["word": "yes"])
        #expect(try await handler.result == .init(texts: ["a yes"]))
    }

    @Test func `a child that comes to a breakpoint stops the whole run`() async throws {
        var options = RunOptions()
        options.breakpoints = [.step("job/begin")]
        let handler = try run(.init(name: "a"), options: options)
        var iterator = handler.events(after: -1, includingNotices: true).makeAsyncIterator()
        var stop: RunEvent?
        while stop == nil, let entry = await iterator.next() { if case .paused? = entry.notice { stop = entry } }
        #expect(stop?.origin?.childPath == ["job#1"])
        #expect(stop?.notice == .paused(reason: "before step 'begin' (invocation 1)"))
        while !handler.isPaused { await Task.yield() }
        #expect(handler.snapshot.pause == "in job#1: before step 'begin' (invocation 1)")
        #expect(handler.snapshot.breakpoints == [.step("job/begin")])
        try await handler.resume()
        let question = try await questions(1, of: handler)[0]
        try await handler.setBreakpoints([.step("job#7/begin")])
        try await handler.answer(question.wait, with: ["word": "yes"])
        #expect(try await handler.result == .init(texts: ["a yes"]))
    }

    @Test func `a breakpoint on failures holds for children too`() async throws {
        var options = RunOptions()
        options.breakpoints = [.failure]
        let handler = try run(.init(name: "a", does: .fails), options: options)
        while !handler.isPaused { await Task.yield() }
        #expect(handler.snapshot.pause?.hasPrefix("in job#1: step 'begin' failed (invocation 1)") == true)
        try await handler.resume()
        while handler.snapshot.pause?.hasPrefix("step 'work' failed") != true { await Task.yield() }
        try await handler.resume()
        #expect(try await handler.result == .init(texts: ["Broken"]))
    }

    @Test func `a step's time limit stands still while its child stands at a failure`() async throws {
        var options = RunOptions()
        options.breakpoints = [.failure]
        let handler = try run(.init(name: "a", does: .fails), options: options)
        while !handler.isPaused { await Task.yield() }
        #expect(handler.driver.core.withLock { $0.machine.invocations.values.allSatisfy { $0.due == nil } })
        clock.advance(by: .seconds(3_600))
        try await handler.resume()
        while handler.snapshot.pause?.hasPrefix("step 'work' failed") != true { await Task.yield() }
        try await handler.resume()
        #expect(try await handler.result == .init(texts: ["Broken"]))
    }

    @Test func `children beside each other are all stopped at when they fail, and so are their steps`() async throws {
        let gates = [Gate(), Gate()]
        let work = Step<Bench>("work", options: StepOptions(workers: 2)) { (_: Bench, item: Item, context) -> Made in
            _ = try await context.run(BreakingFlow(gates: gates), .init(n: item.n), named: "job")
            return Made(n: item.n)
        }
        let runner = try Bench().runner(timeout: nil)
            .adding(Step("go") { (_: Bench, _: Go, _) -> [Item] in [Item(n: 0), Item(n: 1)] })
            .adding(work)
            .adding(Step("end") { (_: Bench, all: [Made], _) in End(n: all.count) })
        var options = RunOptions()
        options.breakpoints = [.failure]
        let handler = try runner.run(Go(), options: options)
        for gate in gates { await gate.waitForArrival() }
        let children = [try await child("job#1", of: handler), try await child("job#2", of: handler)]
        gates[0].open()
        for child in children {
            while !child.core.withLock({ $0.machine.isPaused }) { await Task.yield() }
        }
        gates[1].open()
        for child in children { #expect(await stops(child, atFailures: 1)) }
        try await handler.resume()
        #expect(await stops(handler.driver, atFailures: 2))
        try await handler.resume()
        await #expect(throws: Mishap.self) { _ = try await handler.result }
    }

    // MARK: Saving

    @Test func `a child that cannot be encoded is an error when its parent is saved`() async throws {
        let handler = try run(.init(name: "a", does: .resistsSaving))
        _ = try await questions(1, of: handler)
        let context = handler.context
        let error = #expect(throws: SavedRunError.self) { try context.json() }
        #expect(error?.message.contains("Begin cannot be encoded") == true)
        #expect(throws: SavedRunError.self) {
            try FamilyFlow(diary: diary).runner(clock: clock).run(continuing: context)
        }
        try await handler.cancel()
    }

    @Test func `a child that ends while its parent is saved is saved with its ending`() async throws {
        let handler = try run(.init(name: "a"))
        let question = try await questions(1, of: handler)[0]
        _ = try await child("job#1", of: handler)
        var image = handler.driver.core.withLock { $0.image(at: handler.driver.now) }
        #expect(image.machine.children[1]?.ending == nil)
        try await handler.answer(question.wait, with: ["word": "yes"])
        _ = try await handler.result
        #expect(image.saveChildren().isEmpty)
        #expect(image.machine.children[1]?.ending == ChildEnding(status: .completed, result: ["text": "a yes"]))
    }

    @Test func `a child that had failed does not begin anew when its parent goes on`() async throws {
        let diary = diary
        let step = Step<Bench>("go", options: StepOptions(awaits: [Reply.self])) { (_: Bench, _: Go, context) -> End in
            do {
                let begin = PatientFlow.Begin(name: "a", does: .fails)
                _ = try await context.run(PatientFlow(diary: diary), begin)
            } catch {
                diary.add("caught \(type(of: error)): \((error as? RecordedError)?.errorType ?? "")")
            }
            return End(n: try await context.wait(for: Reply.self).n)
        }
        let runner = try Bench().adding(step)
        let first = try runner.run(Go())
        var probe = RunProbe(first, includingNotices: true)
        _ = try await probe.skip(to: "the wait") { if case .questionOpened = $0 { true } else { nil } }
        let json = try JSON(parsing: first.context.json().text)
        try await first.cancel()
        let second = try runner.run(continuing: runner.context(from: json))
        await diary.reads("caught RecordedError: Broken")
        try await second.send(Reply(n: 7))
        #expect(try await second.result.n == 7)
        #expect(await diary.read == ["a begins", "caught Broken: ", "caught RecordedError: Broken"])
    }
}

/// Fails as soon as one of its gates is opened.
private struct BreakingFlow: Workflow {
    struct Begin: StartEvent { var n: Int }

    var gates: [Gate]

    static let declaration = WorkflowDeclaration(name: "breaking", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Done.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("break") { (flow: Self, begin: Begin, _) -> Done in
                await flow.gates[begin.n].passing()
                throw Mishap()
            }
        ]
    }
}
