import Foundation
import Testing
import WorkflowTesting
import Workflows

@testable import ExampleWorkflows

@Suite struct ChecksFlowTests {
    @Test func `green, flaky and, in the next stage, green again`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.file(
            "checks",
            "ok: echo fine\nflaky: retry=2 test -e there || { touch there; exit 1; }\n\nnext: test -e there"
        )
        let finished = try await Self.run(["file": .string(file)], ScriptedAnswers())
        #expect(finished["checks"] == 3)
        #expect(finished["flaky"] == ["flaky"])
        #expect(finished["summary"] == "All 3 checks green, 1 of them not at once.")
    }

    @Test func `a check that stays red shows its last lines, and a skip without a reason is asked again`() async throws
    {
        let folder = try TemporaryFolder()
        let file = try folder.file("checks", "red: for n in $(seq 30); do echo $n; done; exit 3\nok: true\n")
        let handler = try ChecksFlow().anyRunner.start(fields: ["file": .string(file)], options: RunOptions())
        var asked: [StageFlow.AskAboutRed] = []
        var report: ChecksFlow.Report?
        var ways: [String] = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            if let question = entry.event as? StageFlow.AskAboutRed { asked.append(question) }
            if let event = entry.event as? ChecksFlow.Report { report = event }
            guard case .questionOpened(let question) = entry.notice else { continue }
            ways.append(question.wait)
            let reason: JSON = asked.count == 1 ? "  " : "known"
            try await handler.answer(question.wait, with: ["decision": "skip", "reason": reason])
        }
        #expect(ways == ["stage#1/w1", "stage#1/w2"])
        #expect(asked.map(\.evidence) == Array(repeating: (11...30).map(String.init), count: 2))
        #expect(asked.first?.question == "'red' is red after 1 run: exit 3. What now?")
        #expect(asked.last?.problem == "To skip a check, give a reason: it goes into the report.")
        let summary = "1 of 2 checks is not green: red (skipped: known)."
        #expect(report?.summary == summary)
        #expect(report?.table.count == 3)
        await #expect(throws: ChecksError.notGreen(summary)) { _ = try await handler.resultJSON }
    }

    @Test func `a person lets it run again until it is green`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("checks", "slow: echo >>runs; test $(wc -l <runs) = 3")
        let retry: JSON = ["decision": "retry"]
        let finished = try await Self.run(
            ["file": .string(file)],
            ScriptedAnswers().answering(StageFlow.AskAboutRed.self, with: retry)
                .answering(StageFlow.AskAboutRed.self, with: retry)
        )
        #expect(finished["flaky"] == ["slow"])
    }

    @Test func `a stop ends what runs, and what would come after does not`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("checks", "red: false\nlong: sleep 600\n\nlater: touch later\n")
        let stop = ScriptedAnswers().answering(StageFlow.AskAboutRed.self, with: ["decision": "stop"])
        let summary = "3 of 3 checks are not green: red (stopped: exit 1), long (stopped: stopped), later (not run)."
        await #expect(throws: ChecksError.notGreen(summary)) { _ = try await Self.run(["file": .string(file)], stop) }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/later"))
    }

    @Test func `a stop closes what other checks ask`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("checks", "red: exit 1\nblue: exit 2\n")
        let handler = try ChecksFlow().anyRunner.start(fields: ["file": .string(file)], options: RunOptions())
        var open: Set<String> = []
        var closed: [String: Bool] = [:]
        for await entry in handler.events(after: -1, includingNotices: true) {
            if case .questionClosed(let wait, let isAnswered) = entry.notice { closed[wait] = isAnswered }
            guard case .questionOpened(let question) = entry.notice else { continue }
            open.insert(question.wait)
            if open.count == 2 { try await handler.answer("stage#1/w2", with: ["decision": "stop"]) }
        }
        #expect(closed == ["stage#1/w1": false, "stage#1/w2": true])
        await #expect(throws: ChecksError.self) { _ = try await handler.resultJSON }
    }

    @Test func `a run that was saved at a question goes on there, and green checks are not run again`() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("checks", "ok: echo >>runs\nred: exit 4\n\nnext: test $(wc -l <runs) = 1\n")
        let first = try ChecksFlow().run(fields: ["file": .string(file)])
        var settled = 0
        for await entry in first.events(after: -1, includingNotices: true) {
            if case .eventAccepted("Checked", _, _) = entry.notice { settled += 1 }
            if case .questionOpened = entry.notice { settled += 1 }
            if settled == 2 { break }
        }
        let saved = try JSON(parsing: first.context.json().text)
        try await first.cancel()
        let second = try ChecksFlow().run(continuing: RunContext(json: saved))
        try await ScriptedAnswers()
            .answering(StageFlow.AskAboutRed.self, with: ["decision": "skip", "reason": "later"]).play(second)
        let summary = "1 of 3 checks is not green: red (skipped: later)."
        await #expect(throws: ChecksError.notGreen(summary)) { _ = try await second.result }
    }

    @Test func `a folder's checks are proposed, and only the chosen ones run`() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/.ci", withIntermediateDirectories: true)
        for name in ["one", "two"] {
            let path = try folder.file(".ci/\(name)", "#!/bin/sh\ntouch \(name)-ran\n")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        let finished = try await Self.run(
            ["folder": .string(folder.path)],
            ScriptedAnswers()
                .answering(ChecksFlow.AskWhich.self, with: ["run": "some", "names": ["three"]])
                .answering(ChecksFlow.AskWhich.self, with: ["run": "some", "names": [".ci/two"]])
        )
        #expect(finished["checks"] == 1)
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/two-ran"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/one-ran"))
    }

    @Test func `whoever chooses none has nothing run`() async throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("Makefile", "test:\n\ttouch ran\n")
        let finished = try await Self.run(
            ["folder": .string(folder.path)],
            ScriptedAnswers().answering(ChecksFlow.AskWhich.self, with: ["run": "none"])
        )
        #expect(finished["checks"] == 0)
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/ran"))
    }

    @Test(
        arguments: [
            ([:], ChecksError.nothingNamed), (["folder": "/no/such"], .noFolder("/no/such")),
            (["file": "/etc/no-such"], .missing("/etc/no-such")), (["folder": "/", "jobs": 0], .badJobs(0)),
        ] as [([String: JSON], ChecksError)]
    )
    func `what cannot be checked is named`(fields: [String: JSON], error: ChecksError) async {
        await #expect(throws: error) { _ = try await Self.run(fields, ScriptedAnswers()) }
    }

    private static func run(_ fields: [String: JSON], _ answers: ScriptedAnswers) async throws -> JSON {
        let handler = try ChecksFlow().anyRunner.start(fields: fields, options: RunOptions())
        try await answers.play(handler)
        return try await handler.resultJSON
    }
}
