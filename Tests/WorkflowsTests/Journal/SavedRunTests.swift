import FoundationEssentials
import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct SavedRunTests {
    /// Takes a run apart at its first question, through text, as if it went to another process.
    private func savedAtQuestion<W: Workflow>(_ handler: WorkflowHandler<W>) async throws -> JSON {
        var probe = RunProbe(handler, includingNotices: true)
        _ = try await probe.skip(to: "the question") {
            if case .questionOpened(let question) = $0 { question } else { nil }
        }
        let text = try handler.context.json().text
        try await handler.cancel()
        return try JSON(parsing: text)
    }

    private func wait<W: Workflow>(for handler: WorkflowHandler<W>) async throws -> String {
        var probe = RunProbe(handler, includingNotices: true)
        return try await probe.skip(to: "the question") {
            if case .questionOpened(let question) = $0 { question.wait } else { nil }
        }
    }

    @Test func `a run that waits for a person goes on from its JSON`() async throws {
        let json = try await savedAtQuestion(try ReviewFlow().run(.init(text: "x")))
        let handler = try ReviewFlow().run(continuing: RunContext(json: json))
        #expect(try await wait(for: handler) == "w1")
        #expect(handler.snapshot.questions.map(\.prompt) == ["Keep x?"])
        try await handler.answer("w1", with: ReviewFlow.Verdict(keep: true))
        #expect(try await handler.result == .init(text: "kept"))
    }

    @Test func `an answered wait stays answered, and the next one keeps its number`() async throws {
        let first = try WaitingFlow().run(.init(way: .twice))
        #expect(try await wait(for: first) == "w1")
        try await first.answer("w1", with: WaitingFlow.Number(value: 4))
        var probe = RunProbe(first, includingNotices: true)
        _ = try await probe.skip(to: "the second question") {
            if case .questionOpened(let question) = $0, question.wait == "w2" { question } else { nil }
        }
        let json = try JSON(parsing: first.context.json().text)
        let second = try WaitingFlow().run(continuing: RunContext(json: json))
        #expect(try await wait(for: second) == "w2")
        try await second.answer("w2", with: WaitingFlow.Number(value: 5))
        #expect(try await second.result == .init(values: [4, 5]))
        #expect(second.context.state.asked == 2)
        try await first.cancel()
    }

    @Test func `a retry comes when the calendar says so`() async throws {
        let clock = ManualClock()
        let start = Date(timeIntervalSinceReferenceDate: 1_000)
        let runner = RecoveringFlow().runner(timeout: nil, clock: clock, date: { start })
        let handler = try runner.run(.init(way: .retried, failures: 1))
        var probe = RunProbe(handler, includingNotices: true)
        _ = try await probe.skip(to: "the retry") { if case .retryScheduled(let retry) = $0 { retry } else { nil } }
        let json = try JSON(parsing: handler.context.json().text)
        try await handler.cancel()

        let otherClock = ManualClock()
        otherClock.advance(by: .seconds(77_000))
        let later = start.addingTimeInterval(0.25)
        let other = RecoveringFlow().runner(timeout: nil, clock: otherClock, date: { later })
        let resumed = try other.run(continuing: other.context(from: json))
        await otherClock.waitForSleepers()
        #expect(resumed.snapshot.steps.first { $0.step == "tryHard" }?.retrying == 1)
        otherClock.advance(by: .seconds(0.5))
        #expect(resumed.snapshot.steps.first { $0.step == "tryHard" }?.retrying == 1)
        otherClock.advance(by: .seconds(0.25))
        #expect(try await resumed.result == .init(words: "done", attempts: 2))
        var progress: [String?] = []
        for await event in resumed.events(of: RecoveringFlow.Progress.self) { progress.append(event.last) }
        #expect(progress == ["broken 1"])
    }

    @Test func `joins, fan-outs, buffers and queues are saved as they stand`() throws {
        var bench = MachineBench(timeout: .seconds(60), WorkerTests.oneWorker)
        bench.start()
        bench.fanOut(1, (1...4).map { Item(n: $0) })
        bench.finish(3, Made(n: 2))
        bench.now = .seconds(10)
        let saved = bench.machine.saved(at: RunInstant(elapsed: bench.now, date: 10))
        let json = try SavedRunWriter.json(of: saved, boxCount: bench.boxCount, state: .object([:]), date: 10)
        let contents = try SavedRunReader.read(JSON(parsing: json.text), plan: bench.plan)
        #expect(
            try SavedRunWriter.json(of: contents.machine, boxCount: contents.boxCount, state: .object([:]), date: 10)
                == json
        )
        var again = bench
        again.machine = contents.machine
        again.now = .seconds(100)
        #expect(again.runs(again.reduce(.resumed)) == ["work(Item1)#2", "work(Item3)#4"])
        #expect(again.turn.commands.contains(.setDeadline(.run, at: .seconds(150))))
        again.finish(2, Made(n: 1))
        again.finish(4, Made(n: 3))
        #expect(again.runs(again.finish(5, Made(n: 4))) == ["end(Made2, Made1, Made3, Made4)#6"])
    }

    @Test(arguments: [false, true])
    func `a run whose turn has not come begins when it is continued`(isCancelled: Bool) async throws {
        let runner = WaitingFlow().runner(timeout: .total(.seconds(60)), maximumConcurrentRuns: 1)
        let first = try runner.run(.init(way: .twice))
        let queued = try runner.run(.init(way: .once))
        #expect(queued.status == .queued)
        if isCancelled { try await queued.cancel() }
        let context = queued.context
        #expect(context.isRunning && context.state.asked == 0)
        let json = try JSON(parsing: context.json().text)
        #expect(json["isRunning"] == true && json["spentSeconds"] == 0)
        for saved in [context, try RunContext<WaitingFlow>(json: json)] {
            let handler = try WaitingFlow().run(continuing: saved)
            #expect(try await wait(for: handler) == "w1")
            #expect(handler.snapshot.questions.map(\.prompt) == ["One?"])
            try await handler.answer("w1", with: WaitingFlow.Number(value: 4))
            #expect(try await handler.result == .init(values: [4]))
            #expect(handler.context.state.asked == 1)
        }
        // Whoever took it for later has not begun it.
        #expect(queued.status == (isCancelled ? .cancelled : .queued))
        try await queued.cancel()
        try await first.cancel()
    }

    @Test func `a run that is over keeps its state and nothing else`() async throws {
        let handler = try CountingFlow().run()
        #expect(try await handler.result == 1)
        let json = try handler.context.json()
        #expect(json["isRunning"] == false && json["invocations"] == nil)
        let context = try RunContext<CountingFlow>(json: json)
        #expect(throws: WorkflowRuntimeError.self) { try CountingFlow().run(continuing: context) }
        #expect(try await CountingFlow().run(Start(), in: context).result == 2)
    }

    @Test func `whatever cannot be read is refused with its place`() async throws {
        let json = try await savedAtQuestion(try ReviewFlow().run(.init(text: "x")))
        func message(_ change: (inout [String: JSON]) -> Void) -> String {
            var members = json.objectValue ?? [:]
            change(&members)
            do {
                _ = try RunContext<ReviewFlow>(json: .object(members))
                return "read"
            } catch { return (error as? SavedRunError)?.message ?? "another error" }
        }
        #expect(message { _ in } == "read")
        #expect(
            message { $0["version"] = 2 }
                == "The saved run has version 2, and this library reads version 1. "
                + "Continue it with the newer library that wrote it."
        )
        #expect(message { $0["version"] = nil } == "This is not a saved run: it has no version.")
        #expect(message { $0["workflow"] = "triage" } == "The saved run is of workflow 'triage', not of 'review'.")
        #expect(message { $0["counts"] = nil } == "The saved run cannot be read: counts is missing.")
        #expect(message { $0["spentSeconds"] = "no" }.contains("spentSeconds is not a number in reach"))
        #expect(
            message {
                $0["waits"] = [["number": 1, "expected": ["Nowhere.Verdict"], "asked": 0]]
            }.contains("waits[0].expected[0] names event 'Nowhere.Verdict', which workflow 'review' does not have")
        )
        #expect(
            message { $0["steps"] = [["step": "gone"]] }.contains("steps[0].step names step 'gone'")
        )
        #expect(
            message { $0["invocations"] = [["number": 99, "step": "ask", "event": 1]] }
                .contains("invocations[0] has a number that cannot be")
        )
        #expect(
            message { $0["waits"] = [["number": 1, "expected": [], "asked": 0, "body": ["invocation": 7]]] }
                .contains("waits[0].body belongs to no invocation")
        )
        #expect(message { $0["events"] = ["1": ["type": "x"]] }.contains("events.1.type names event 'x'"))
        #expect(throws: SavedRunError.self) { try RunContext<ReviewFlow>(json: .array([])) }
    }

    @Test func `no damage to a saved run makes its reader trap`() async throws {
        let json = try await savedAtQuestion(try WaitingFlow().run(.init(way: .once)))
        let wrong: [JSON] = [.null, .integer(-1), .integer(.max), .number(.nan), "", .array([]), .object([:]), true]
        func damaged(_ json: JSON) -> [JSON] {
            switch json {
            case .object(let members):
                return members.keys.sorted().flatMap { key in
                    ([JSON.null] + damaged(members[key] ?? .null) + wrong).map { replacement in
                        var copy = members
                        copy[key] = replacement
                        return JSON.object(copy)
                    }
                }
            case .array(let elements):
                return elements.indices.flatMap { index in
                    damaged(elements[index]).map { replacement in
                        var copy = elements
                        copy[index] = replacement
                        return JSON.array(copy)
                    }
                }
            default: return wrong
            }
        }
        var count = 0
        for document in damaged(json) {
            count += 1
            _ = try? RunContext<WaitingFlow>(json: document)
        }
        #expect(count > 300)
    }
}
