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

    @Test func `what a test leaves on the stream fails it`() async throws {
        let handler = try Flow().run(Start())
        let error = await #expect(throws: RunProbe.Unexpected.self) {
            try await RunProbe.run(handler) { probe in
                try await probe.expect(Flow.Note.self)
                try await handler.send(Flow.Reply(n: 2))
            }
        }
        #expect(error?.wanted == "the end" && error?.found?.hasPrefix("Ask") == true)
        #expect(try await handler.result == 2)
    }

    @Test func `a run that is not over when its test is fails it and is cancelled`() async throws {
        let handler = try Flow().run(Start())
        let error = await #expect(throws: RunProbe.Unexpected.self) {
            try await RunProbe.run(handler) { probe in
                try await probe.expect(Flow.Note.self)
                try await probe.expect(Flow.Ask.self)
            }
        }
        #expect(error?.description.hasPrefix("expected the end of the run, found a run that waits for Reply") == true)
        #expect(handler.status == .cancelled)
    }

    @Test func `a test that expects everything gets what it made of it`() async throws {
        let handler = try Flow().run(Start())
        let number = try await RunProbe.run(handler) { probe in
            try await probe.expect(Flow.Note.self)
            try await probe.expect(Flow.Ask.self)
            try await handler.send(Flow.Reply(n: 3))
            return try await probe.expect(Stop<Int>.self).result
        }
        #expect(number == 3)
        let error = await #expect(throws: RunProbe.Unexpected.self) {
            try await RunProbe.run(handler, includingNotices: true) { _ in }
        }
        #expect(error?.found?.contains("eventAccepted") == true)
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
