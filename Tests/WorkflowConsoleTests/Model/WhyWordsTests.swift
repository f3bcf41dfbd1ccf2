import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct WhyWordsTests {
    private func model(_ records: SampleRun, stopping: Int) -> RunModel {
        var model = RunModel(records.info)
        for record in records.records { model.take(record) }
        model.snapshot = RunSnapshot(
            status: .running,
            sequence: records.records.count,
            steps: [.init(step: "check", workers: 2, stopping: stopping)],
            questions: [],
            timeLeft: nil,
            isClockStopped: false,
            joins: []
        )
        return model
    }

    @Test func `a body that was cancelled and goes on is named`() {
        var run = SampleRun(workflow: "checks")
        run.state("check", .running, call: 1)
        run.state("check", .cancelled, call: 1)
        run.state("check", .preparing, call: 2)
        func words(stopping: Int) -> WhyWords {
            WhyWords(model(run, stopping: stopping), workflow: SampleWorkflows.checks, at: Moment.start)
        }
        #expect(words(stopping: 1).headline == "7f3k2 waits for check, cancelled and still at work.")
        let line = words(stopping: 2).lines.first { $0.label == "check" }
        #expect(line?.text == "2 of 2 cancelled and still at work, all workers busy, 1 queued")
        #expect(words(stopping: 0).lines.first { $0.label == "check" }?.text == "1 queued")
    }
}
