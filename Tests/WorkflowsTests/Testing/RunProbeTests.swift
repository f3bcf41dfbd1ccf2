import Testing
import WorkflowTesting
import Workflows

@Suite struct RunProbeTests {
    struct Flow: Workflow {
        struct Note: Event { var n: Int }
        struct Ask: InputRequiredEvent { var prompt: String }
        struct Reply: HumanResponseEvent { var n: Int }

        static let declaration = WorkflowDeclaration(name: "probed", documentation: nil, place: nil, isClosed: true)
        static func _entry(_: Start.Type) {}
        static func _exit(_: Stop<Int>.Type) {}
        static var steps: [Step<Self>] {
            [
                Step("go") { (_: Self, _: Start, context) in
                    context.publish(Note(n: 1))
                    return Ask(prompt: "How many?")
                },
                Step("end") { (_: Self, reply: Reply, _) in Stop(reply.n) },
            ]
        }
    }

    @Test func `every entry has to be expected`() async throws {
        let handler = try Flow().run(Start())
        var probe = RunProbe(handler)
        try await probe.expect(Flow.Note.self)
        let error = await #expect(throws: RunProbe.Unexpected.self) { try await probe.expect(Stop<Int>.self) }
        #expect(error?.wanted == "Stop<Int>" && error?.found?.hasPrefix("Ask") == true)
        try await handler.cancel()
        await #expect(throws: RunProbe.Unexpected.self) { try await probe.expectNothing() }
        #expect(probe.entries.count == 3)
    }

    @Test func `a script answers by the type of the question`() async throws {
        let handler = try Flow().run(Start())
        try await ScriptedAnswers().answering(Flow.Ask.self, with: ["n": 7]).play(handler)
        #expect(try await handler.result == 7)
    }

    @Test func `a question without an answer in the script cancels the run and is named`() async throws {
        let handler = try Flow().run(Start())
        let error = await #expect(throws: ScriptedAnswers.NoAnswer.self) { try await ScriptedAnswers().play(handler) }
        #expect(error?.question.prompt == "How many?")
        #expect(handler.status == .cancelled)
    }
}
