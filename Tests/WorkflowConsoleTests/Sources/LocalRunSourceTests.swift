import FoundationEssentials
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct LocalRunSourceTests {
    let source = LocalRunSource([AskingFlow().runner(timeout: .seconds(60))], now: { Moment.start })
    let fields: [String: JSON] = ["from": 3, "token": "hunter2"]

    /// Reads a run until it asks, or to its end.
    func records(of run: RunID, until isEnough: (EventRecord) -> Bool = { _ in false }) async -> [EventRecord] {
        var all: [EventRecord] = []
        for await batch in source.events(of: run, after: -1) {
            all += batch
            if batch.contains(where: isEnough) { break }
        }
        return all
    }

    func isQuestion(_ record: EventRecord) -> Bool {
        if case .questionOpened? = record.notice { true } else { false }
    }

    @Test func `a workflow is known with its words, schemas and limit`() {
        let info = source.workflows.first
        #expect(info?.name == "asking" && info?.summary == "Asks a number, and doubles it")
        #expect(info?.timeout == "1 min" && info?.asksPeople == true && info?.canRun == true)
        #expect(info?.schemas["Many"]?.fieldNames == ["count"])
        #expect(info?.startSchema?.fieldNames == ["from", "token"])
    }

    @Test func `a run is answered and gives its result`() async throws {
        let run = try await source.start("asking", fields: fields)
        let records = await records(of: run.id, until: isQuestion)
        #expect(records.contains { $0.type == "HowMany" && $0.step == "ask" && $0.types == ["InputRequiredEvent"] })
        let wait = try #require(await source.snapshot(of: run.id)?.questions.first?.wait)
        try await source.answer(run.id, wait: wait, fields: ["count": 21])
        let outcome = await source.outcome(of: run.id)
        #expect(outcome?.status == .completed && outcome?.result == 42 && outcome?.ended == Moment.start)
        #expect(source.runs.map(\.status) == [.completed] && source.liveRuns.isEmpty)
    }

    @Test func `secrets are masked in every record`() async throws {
        let run = try await source.start("asking", fields: fields)
        let records = await records(of: run.id, until: isQuestion)
        for record in records {
            #expect(!record.value.text.contains("hunter2"))
            if case .questionOpened(let question)? = record.notice {
                #expect(!question.payload.text.contains("hunter2"))
            }
        }
        #expect(records.contains { $0.value["token"] == "•••" })
        try await source.cancel(run.id)
    }

    @Test func `an answer that does not fit leaves the question open`() async throws {
        let run = try await source.start("asking", fields: fields)
        _ = await records(of: run.id, until: isQuestion)
        let refusal = await #expect(throws: SourceRefusal.self) {
            try await source.answer(run.id, wait: "w1", fields: ["count": "many"])
        }
        #expect(refusal?.isGone == false)
        let other = await #expect(throws: SourceRefusal.self) {
            try await source.answer(run.id, wait: "w99", fields: [:])
        }
        #expect(other?.isGone == true)
        #expect(await source.cancelAll().map(\.id) == [run.id])
        #expect(await source.outcome(of: run.id)?.status == .cancelled)
    }

    @Test func `a run is paused, led step by step, and stopped at breakpoints by name`() async throws {
        var options = RunOptions()
        options.startsPaused = true
        let run = try source.start("asking", fields: fields, options: options)
        #expect(await source.snapshot(of: run.id)?.pause == "somebody asked")
        try await source.setBreakpoints([.eventNamed("Many"), .failure], of: run.id)
        #expect(await source.snapshot(of: run.id)?.breakpoints == [.eventNamed("Many"), .failure])
        await #expect(throws: SourceRefusal("Step nowhere does not exist, so no breakpoint can stand before it.")) {
            try await source.setBreakpoints([.step("nowhere")], of: run.id)
        }
        await #expect(throws: SourceRefusal.self) {
            try await source.setBreakpoints([.eventNamed("Nothing")], of: run.id)
        }
        try await source.step(run.id)
        _ = await records(of: run.id, until: isQuestion)
        #expect(await source.snapshot(of: run.id)?.pause == "somebody asked")
        try await source.resume(run.id)
        #expect(await source.snapshot(of: run.id)?.pause == nil)
        try await source.answer(run.id, wait: "w1", fields: ["count": 21])
        _ = await records(of: run.id) {
            if case .paused(let reason)? = $0.notice { reason.contains("Many") } else { false }
        }
        try await source.pause(run.id)
        #expect(await source.snapshot(of: run.id)?.pause == "before 'double' takes Many (invocation 2)")
        try await source.step(run.id)
        #expect(await source.outcome(of: run.id)?.result == 42)
    }

    @Test func `a question without a time limit has none to move`() async throws {
        let run = try await source.start("asking", fields: fields)
        _ = await records(of: run.id, until: isQuestion)
        await #expect(throws: SourceRefusal("The question w1 has no time limit to move.")) {
            try await source.extend(run.id, wait: "w1", by: .seconds(60))
        }
        await #expect(throws: SourceRefusal.self) { try await source.extend(run.id, wait: "w9", by: .seconds(60)) }
        try await source.cancel(run.id)
    }

    @Test func `one invocation is cancelled, and one that is over is refused`() async throws {
        var options = RunOptions()
        options.startsPaused = true
        let run = try source.start("asking", fields: fields, options: options)
        await #expect(throws: SourceRefusal("There is no child run other#1 under way.")) {
            try await source.cancel(run.id, invocation: 1, of: "other#1")
        }
        try await source.cancel(run.id, invocation: 1, of: nil)
        func isCancelled(_ record: EventRecord) -> Bool {
            if case .stepStateChanged(let change)? = record.notice { change.state == .cancelled } else { false }
        }
        #expect(await records(of: run.id, until: isCancelled).first(where: isCancelled)?.step == "ask")
        let refusal = await #expect(throws: SourceRefusal.self) {
            try await source.cancel(run.id, invocation: 1, of: nil)
        }
        #expect(refusal?.reason.contains("not under way") == true)
        try await source.cancel(run.id)
    }

    @Test func `a run that fails names step and reason`() async throws {
        let run = try await source.start("asking", fields: ["from": -1, "token": "x"])
        let outcome = await source.outcome(of: run.id)
        #expect(outcome?.status == .failed)
        #expect(outcome?.failure?.step == "ask" && outcome?.failure?.message.contains("below zero") == true)
    }

    @Test func `what cannot be done is refused in words`() async throws {
        await #expect(throws: SourceRefusal("There is no workflow 'nothing' here.")) {
            try await source.start("nothing", fields: [:])
        }
        await #expect(throws: SourceRefusal.self) { try await source.start("asking", fields: ["from": "three"]) }
        await #expect(throws: SourceRefusal.self) { try await source.cancel("nobody") }
        #expect(await source.outcome(of: "nobody") == nil)
        #expect(await source.snapshot(of: "nobody") == nil)
        for await _ in source.events(of: "nobody", after: -1) { Issue.record("nobody has events") }
        #expect(await source.revalidate().map(\.name) == ["asking"])
    }

    /// The whole way: keys, effects, a real run, its events, the answer, the result on the screen.
    @Test(arguments: [("w1", "double"), ("asking#1/w1", "double")])
    func `a real run is started, watched and answered by keys alone`(wait: String, step: String) async throws {
        let isChild = wait.contains("/")
        let source = isChild ? LocalRunSource([AskingChildFlow().runner()], now: { Moment.start }) : source
        var console = Console(120, 40, workflows: source.workflows)
        var started: RunInfo?
        for case .start(let workflow, let fields) in console.press("r \"5\" Tab \"hunter2\" Ctrl-X Enter") {
            started = try await source.start(workflow, fields: fields)
        }
        let run = try #require(started)
        console.send(.started(run, at: console.now))
        for await batch in source.events(of: run.id, after: -1) {
            console.send(.events(run.id, batch, at: console.now))
            if !console.model.inbox.isEmpty { break }
        }
        console.press("a")
        #expect(console.text.contains("How many, from 5 on?"))
        #expect(!console.text.contains("hunter2"))
        console.press("\"21\" Ctrl-X Enter")
        console.wait(3)
        let id = QuestionID(run: run.id, wait: try #require(console.model.held.keys.first?.wait))
        #expect(id.wait == wait)
        for case .answer(let question, let fields) in console.send(.timer(.answer(id), at: console.now)) {
            try await source.answer(question.run, wait: question.wait, fields: fields)
            console.send(.answered(question.run, wait: question.wait))
        }
        let after = console.model.run?.log.last ?? -1
        for await batch in source.events(of: run.id, after: after) {
            console.send(.events(run.id, batch, at: console.now))
        }
        let outcome = try #require(await source.outcome(of: run.id))
        console.send(.ended(outcome, at: console.now))
        #expect(console.text.contains("✓ completed"))
        #expect(console.model.notice?.text.hasSuffix(": 42") == true)
        #expect(console.model.run?.state(of: step) == .done)
    }
}
