import Testing
import Workflows

@testable import ExampleWorkflows

@Suite struct ChecksStageTests {
    private let start = ContinuousClock.now

    private var check: Check { Check(name: "unit", command: "true") }

    @Test func `a check is green, flaky when it was red before, or what a person says`() {
        var progress = CheckProgress(place: 4, check: check)
        progress.begin(at: start)
        progress.end(.exited(0), at: start + .seconds(2))
        #expect(progress.settle(nil, reason: nil).state == .green)
        progress.begin(at: start + .seconds(10))
        progress.end(.exited(0), at: start + .seconds(13))
        let flaky = progress.settle(nil, reason: nil)
        #expect(flaky.state == .flaky && flaky.elapsed == .seconds(5) && flaky.place == 4)
        let skipped = progress.settle(.skipped, reason: "known")
        #expect(skipped.state == .skipped && skipped.reason == "known")
        #expect(progress.stopped(at: start) == skipped)
    }

    @Test func `what is reported of a check when a person ends the run depends on how far it is`() {
        var progress = CheckProgress(place: 0, check: check)
        #expect(progress.stopped(at: start).state == .notRun)
        progress.begin(at: start)
        let running = progress.stopped(at: start + .seconds(3))
        #expect(running.state == .stopped && running.outcomes == [.stopped] && running.elapsed == .seconds(3))
        progress.end(.exited(1), at: start + .seconds(4))
        let red = progress.stopped(at: start + .seconds(60))
        #expect(red.state == .stopped && red.outcomes == [.exited(1)] && red.elapsed == .seconds(4))
    }

    @Test func `as many commands run at once as there are jobs, and the engine runs a red one again`() async throws {
        let folder = try TemporaryFolder()
        let line = "echo >>runs$0; test $(wc -l <runs$0) = 3"
        let checks = (1...5).map { Check(name: "\($0)", command: "set -- ; sh -c '\(line)' \($0)", retries: 2) }
        let handler = try StageFlow.runner(jobs: 2, commands: RunningCommands())
            .run(StageFlow.Plan(folder: folder.path, checks: checks, place: 7))
        var running: Set<Int> = []
        var most = 0
        var retried = 0
        for await entry in handler.events(after: -1, includingNotices: true) {
            switch entry.notice {
            case .stepStateChanged(let change)? where change.step == "run":
                if change.state == .running {
                    running.insert(change.invocation)
                } else {
                    running.remove(change.invocation)
                }
                most = max(most, running.count)
            case .retryScheduled(let notice)?:
                #expect(notice.message.hasSuffix("is red: exit 1."))
                retried += 1
            default: break
            }
        }
        #expect(most == 2)
        #expect(retried == 10)
        let done = try await handler.result
        #expect(!done.isStopped)
        #expect(done.results.map(\.place).sorted() == [7, 8, 9, 10, 11])
        #expect(done.results.allSatisfy { $0.state == .flaky && $0.outcomes.count == 3 })
    }

    @Test func `a retry that a person asks for begins the check's own retries anew`() async throws {
        let folder = try TemporaryFolder()
        let checks = [Check(name: "slow", command: "echo >>runs; test $(wc -l <runs) = 4", retries: 1)]
        let handler = try StageFlow.runner(jobs: 1, commands: RunningCommands())
            .run(StageFlow.Plan(folder: folder.path, checks: checks, place: 0))
        for await entry in handler.events(after: -1, includingNotices: true) {
            guard case .questionOpened(let question) = entry.notice else { continue }
            #expect(question.payload["runs"] == ["exit 1", "exit 1"])
            try await handler.answer(question.wait, with: ["decision": "retry"])
        }
        #expect(try await handler.result.results.map(\.outcomes.count) == [4])
    }
}
