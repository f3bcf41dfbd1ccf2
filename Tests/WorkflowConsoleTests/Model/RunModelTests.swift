import FoundationEssentials
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct RunModelTests {
    @Test func `a run keeps its newest 20 000 entries and says what is gone`() {
        var model = RunModel(SampleRun().info)
        for sequence in 0..<50_000 {
            model.take(
                EventRecord(sequence: sequence, time: Moment.start, run: "7f3k2", type: "Tick", qualifiedName: "A.Tick")
            )
        }
        #expect(model.log.records.count <= RecordLog.limit)
        #expect(model.log.last == 49_999 && model.log.total == 50_000)
        let gap = model.log.gap
        #expect(gap?.lowerBound == 0)
        #expect(gap?.upperBound == model.log.first)
        #expect(model.log.records[0].notice == .gap(from: 0, to: gap?.upperBound ?? -1))
        #expect(model.events.shown.count == model.log.records.count)
        #expect(model.events.selected == 49_999)
    }

    @Test func `a place in the events stays when older ones go`() {
        var model = RunModel(SampleRun().info)
        func tick(_ sequence: Int) -> EventRecord {
            EventRecord(sequence: sequence, time: Moment.start, run: "7f3k2", type: "Tick", qualifiedName: "A.Tick")
        }
        for sequence in 0..<19_000 { model.take(tick(sequence)) }
        model.events.select(index: 18_000)
        model.events.anchor(rows: 20)
        let top = model.events.top
        for sequence in 19_000..<30_000 { model.take(tick(sequence)) }
        #expect(model.events.selected == 18_000 && model.events.top == top)
        #expect(model.events.newCount == 11_000)
        for sequence in 30_000..<60_000 { model.take(tick(sequence)) }
        #expect(model.events.selected == model.log.first)
    }

    @Test func `steps count what they do`() {
        var run = SampleRun()
        run.state("parse", .preparing, call: 1)
        run.state("parse", .running, call: 2)
        run.wait(0.5)
        run.state("parse", .finished, call: 2, gives: ["Lines"])
        run.state("parse", .running, call: 1)
        var model = RunModel(run.info)
        for record in run.records { model.take(record) }
        let tally = model.steps["parse"]
        #expect(tally?.running == 1 && tally?.queued == 0 && tally?.finished == 1)
        #expect(tally?.figure == "0.5 s")
        #expect(model.state(of: "parse") == .running)
        #expect(model.state(of: "rank") == .idle)
        #expect(model.activity == "parse")
    }

    @Test func `a step's time is the time it works, and waiting for an answer stands apart`() {
        var run = SampleRun()
        run.state("judge", .running, call: 1)
        run.wait(0.2)
        run.state("judge", .waiting, call: 1)
        run.wait(8)
        run.state("judge", .preparing, call: 1)
        run.wait(0.5)
        var model = RunModel(run.info)
        for record in run.records { model.take(record) }
        #expect(model.steps["judge"]?.waited(at: run.time) == 8.5)
        #expect(model.steps["judge"]?.liveInvocations.first?.worked(at: run.time).secondsText == "0.2 s")
        run.state("judge", .running, call: 1)
        run.wait(0.3)
        run.state("judge", .finished, call: 1)
        for record in run.records { model.take(record) }
        #expect(model.steps["judge"]?.figure == "0.5 s")
        #expect(model.steps["judge"]?.waited(at: run.time) == 8.5)
    }

    @Test func `an answer to a body that waits counts on its edge, once`() {
        var run = SampleRun()
        _ = run.ask("w1", "One?")
        _ = run.ask("w2", "Two?")
        _ = run.ask("w3", "Three?")
        // A body that waited: the stream says no more than that the question is closed.
        run.note(.questionClosed(wait: "w1", isAnswered: true))
        run.state("rank", .running, call: 7)
        // The same by an event sent to the run: it is accepted first.
        run.note(.eventAccepted(type: "Judgement", steps: ["rank"], isFromOutside: true))
        run.note(.questionClosed(wait: "w2", isAnswered: true))
        run.state("rank", .finished, call: 7)
        var model = RunModel(run.info)
        for record in run.records { model.take(record) }
        #expect(model.counts["Judgement"] == 2)
        // A returned question: its answer is handed on as every event is.
        run.note(.questionClosed(wait: "w3", isAnswered: true))
        run.note(.eventAccepted(type: "Judgement", steps: ["rank"], isFromOutside: false))
        run.state("rank", .running, call: 8)
        for record in run.records { model.take(record) }
        #expect(model.counts["Judgement"] == 3)
    }

    @Test func `an answer that is the last thing in a run counts too`() {
        var run = SampleRun()
        _ = run.ask("w1", "One?")
        run.note(.questionClosed(wait: "w1", isAnswered: true))
        var model = RunModel(run.info)
        for record in run.records { model.take(record) }
        model.end(run.info)
        #expect(model.counts["Judgement"] == 1)
    }

    @Test func `a step that failed while the run goes on is tried again`() {
        var run = SampleRun()
        run.state("parse", .running, call: 1)
        run.state("parse", .failed, call: 1)
        var model = RunModel(run.info)
        for record in run.records { model.take(record) }
        #expect(model.state(of: "parse") == .retrying)
        var info = run.info
        info.status = .failed
        info.ended = Moment.after(3)
        model.end(info)
        #expect(model.state(of: "parse") == .failed)
    }

    @Test func `what still ran when the run ended was cancelled`() {
        var run = SampleRun()
        run.state("parse", .running, call: 1)
        run.state("open", .waiting, call: 2)
        run.state("rank", .preparing, call: 3)
        var model = RunModel(run.info)
        for record in run.records { model.take(record) }
        #expect(model.state(of: "open") == .asks && model.state(of: "rank") == .queued)
        var info = run.info
        info.status = .cancelled
        info.ended = Moment.after(3)
        model.end(info)
        #expect(["parse", "open", "rank"].allSatisfy { model.state(of: $0) == .cancelled })
        #expect(model.allInvocations.count == 3 && model.allInvocations.allSatisfy { $0.endedAt == Moment.after(3) })
    }

    @Test func `an event is said to come from the step that made it`() {
        let run = SampleRun.asking()
        var model = RunModel(run.info)
        for record in run.records { model.take(record) }
        let chunk = model.log.records.first { $0.headline == "Chunk" }
        #expect(chunk?.step == "split")
        #expect(model.counts["Chunk"] == 12 && model.counts["Finding"] == 1 && model.counts["LogFile"] == 1)
    }

    @Test(arguments: [
        (0.004, "0.00 s"), (0.07, "0.07 s"), (0.096, "0.1 s"), (0.55, "0.6 s"), (9.99, "9 s"), (59.0, "59 s"),
        (200.0, "3:20"),
        (-1.0, "0 s"), (.infinity, "0 s"), (.nan, "0 s"),
    ])
    func `short spans in words`(seconds: Double, text: String) { #expect(seconds.secondsText == text) }

    @Test func `clocks, counts and times of day`() {
        #expect(3_723.0.clockText == "1:02:03" && 18.0.clockText == "0:18" && 41.0.runClockText == "00:41")
        #expect(1_842.grouped == "1 842" && 999.compact == "999" && 1_800.compact == "1.8k" && 42_000.compact == "42k")
        #expect(Duration.seconds(600).words == "10 min" && Duration.milliseconds(1500).words == "1.5 s")
        #expect(Duration.seconds(7200).words == "2 h" && Duration.seconds(45).words == "45 s")
        #expect(TimeOfDay(Moment.after(0.207), offset: 7_200).exact == "14:00:00.207")
        #expect(TimeOfDay(Date(timeIntervalSince1970: -1), offset: 0).seconds == "23:59:59")
        #expect(TimeOfDay(Date(timeIntervalSince1970: .infinity), offset: 0).seconds == "00:00:00")
        #expect(utcOffsetText(0) == "UTC" && utcOffsetText(-12_600) == "UTC-3:30" && utcOffsetText(7_200) == "UTC+2")
        #expect(1.counted("step") == "1 step" && 312.bytesText == "312 bytes" && 10_485_760.bytesText == "10.4 MB")
    }
}
