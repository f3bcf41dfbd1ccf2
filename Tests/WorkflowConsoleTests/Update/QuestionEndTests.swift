import FoundationEssentials
import TerminalTesting
import TerminalUI
import Testing
import WorkflowConsole
import Workflows

/// A form whose question has gone says truly why, from what the engine itself says.
@Suite struct QuestionEndTests {
    let source = LocalRunSource([AskingFlow().runner(timeout: .seconds(60))])
    let fields: [String: JSON] = ["from": 3, "token": "x"]

    /// A console with the form of a real run's question open, and the reader of what comes after it.
    func asked(
        _ options: RunOptions = RunOptions()
    ) async throws -> (console: Console, run: RunInfo, rest: EventBatches.Iterator) {
        var console = Console(120, 40, workflows: source.workflows)
        let run = try source.start("asking", fields: fields, options: options)
        console.now = run.started
        console.send(.started(run, at: console.now))
        let reader = source.events(of: run.id, after: -1).makeAsyncIterator()
        while console.model.inbox.isEmpty, let batch = await reader.next() {
            console.send(.events(run.id, batch, at: console.now))
        }
        console.press("1 g a")
        try #require(console.text.contains("How many, from 3 on?"))
        return (console, run, reader)
    }

    /// Feeds the rest of the run's stream, as the program does, and its end when asked to.
    func feed(_ console: inout Console, _ run: RunInfo, _ reader: EventBatches.Iterator) async {
        while let batch = await reader.next() { console.send(.events(run.id, batch, at: console.now)) }
    }

    @Test func `a cancelled run is named as the reason`() async throws {
        var (console, run, reader) = try await asked()
        console.press("4 2")
        try await source.cancel(run.id)
        await feed(&console, run, reader)
        #expect(console.text.contains("✗ This question is gone: its run is over: cancelled. The draft is kept."))
        let ended = try #require(await source.outcome(of: run.id))
        console.send(.ended(ended, at: console.now))
        #expect(console.text.contains("gone: its run is over: cancelled"))
        console.press("Ctrl-X Enter")
        #expect(console.model.notice?.text.contains("its run is over: cancelled") == true)
    }

    @Test func `so is a run whose time was up`() async throws {
        var (console, run, reader) = try await asked(RunOptions(timeout: .total(.milliseconds(300))))
        await feed(&console, run, reader)
        #expect(console.text.contains("✗ This question is gone: its run is over: timed out."))
    }

    @Test func `an answer that somebody else gave is named as such`() async throws {
        var (console, run, reader) = try await asked()
        let wait = try #require(console.model.inbox.first?.id.wait)
        try await source.answer(run.id, wait: wait, fields: ["count": 2])
        await feed(&console, run, reader)
        #expect(console.text.contains("✗ This question is gone: it has been answered."))
    }

    @Test func `an answer held while the run is cancelled is not sent, and says why`() async throws {
        var (console, run, reader) = try await asked()
        console.press("4 Ctrl-X Enter")
        try #require(console.model.held.count == 1)
        try await source.cancel(run.id)
        await feed(&console, run, reader)
        #expect(
            console.model.notice?.text == "The answer was not sent: its run is over: cancelled; the draft is kept"
        )
    }

    @Test(arguments: [(60.0, "nobody answered in time"), (1.0, "the run has given it up")])
    func `a question that went while the run goes on says whether its time was up`(seconds: Double, words: String) {
        var run = SampleRun()
        _ = run.ask("w1", "Is 203.0.113.9 an attack?", deadline: run.time.addingTimeInterval(60))
        var console = Console()
        console.look(at: run, seconds: 1)
        console.press("a")
        run.wait(seconds)
        run.note(.questionClosed(wait: "w1", isAnswered: false))
        run.state("rank", .failed, call: 1)
        console.send(.events(run.id, run.records, at: run.time))
        #expect(console.text.contains("✗ This question is gone: \(words)."))
        // That the run then fails is another matter.
        run.note(.failed(step: "rank", errorType: "E", message: "no", attempts: 1))
        console.send(.events(run.id, run.records, at: run.time))
        #expect(console.text.contains("✗ This question is gone: \(words)."))
    }

    @Test(arguments: [(40, 8), (20, 5), (120, 8)])
    func `it is said on small screens too, also while the evidence is read`(size: (Int, Int)) {
        var console = Console(size.0, size.1)
        var run = SampleRun()
        _ = run.ask("w1", "Is it?")
        console.look(at: run, seconds: 1)
        console.press("a Shift-Tab")
        run.note(.questionClosed(wait: "w1", isAnswered: true))
        console.send(.events(run.id, run.records, at: run.time))
        #expect(console.text.contains("✗ gone: it has"))
    }
}
