import ExampleWorkflows
import Testing
import WorkflowTesting
import Workflows

struct BundledWorkflowsTests {
    static let runners = BundledWorkflows.all.map(\.anyRunner)

    @Test func `each has a name of its own and a sentence`() {
        let names = Self.runners.map(\.declaration.name)
        #expect(names == ["hello", "triage", "release", "checks", "broken", "broken-start", "broken-stop"])
        #expect(Self.runners.allSatisfy { !$0.declaration.summary.isEmpty })
    }

    @Test(arguments: ["hello", "triage", "release", "checks"])
    func `what is there to be run has no problem`(name: String) throws {
        let runner = try #require(Self.runners.first { $0.declaration.name == name })
        #expect(runner.validate().problems.isEmpty)
        #expect(runner.validate().asksPeople)
    }

    @Test(arguments: [("broken-start", "start.missing"), ("broken-stop", "stop.missing")])
    func `what excludes each other stands alone`(name: String, code: String) throws {
        let runner = try #require(Self.runners.first { $0.declaration.name == name })
        #expect(runner.validate().errors.map(\.code.rawValue) == [code])
    }

    @Test func `broken has every code but those that stand alone, each problem at a line of its file`() async throws {
        let runner = try #require(Self.runners.first { $0.declaration.name == "broken" })
        let problems = await runner.validate(resources: true).problems
        let alone: Set<WorkflowProblem.Code> = [.startMissing, .stopMissing]
        #expect(Set(problems.map(\.code)) == Set(WorkflowProblem.Code.allCases).subtracting(alone))
        #expect(Set(problems.map(\.code)).subtracting(runner.validate().problems.map(\.code)) == [.resourceConfig])
        #expect(problems.allSatisfy { $0.place?.fileID == "ExampleWorkflows/Broken.swift" })
        let declared = runner.declaration.place?.line ?? 0
        #expect(problems.allSatisfy { ($0.place?.line ?? 0) >= declared })
    }

    @Test(arguments: runners.map(\.declaration.name))
    func `errors are known without warnings, and are the same`(name: String) throws {
        // Made anew, and asked for errors first.
        let runner = try #require(BundledWorkflows.all.map(\.anyRunner).first { $0.declaration.name == name })
        let (errors, asksPeople) = (runner.errors, runner.asksPeople)
        #expect(errors == runner.validate().errors)
        #expect(asksPeople == runner.validate().asksPeople)
    }

    @Test(arguments: [(true, "HELLO, ADA!"), (false, "Hello, Ada.")])
    func `hello greets as it is asked to`(loudly: Bool, greeting: String) async throws {
        let handler = try Hello().anyRunner.start(fields: [:], options: RunOptions())
        for await entry in handler.events(after: -1, includingNotices: true) {
            guard case .questionOpened(let question) = entry.notice else { continue }
            #expect(question.prompt == "What is your name?")
            try await handler.answer(question.wait, with: ["name": "Ada", "loudly": .bool(loudly)])
        }
        #expect(try await handler.resultJSON == .string(greeting))
    }
}
