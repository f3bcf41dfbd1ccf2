import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct ContextTests {
    @Test func `bodies send, publish, collect and share state`() async throws {
        let handler = try BusyBodyFlow().run(Start())
        var probe = RunProbe(handler)
        #expect(try await probe.expect(BusyBodyFlow.Progress.self).n == 1)
        #expect(try await handler.result == "[2, 4, 10, 30] 2 lines 1")
        #expect(handler.context.state.seen == 2)
    }

    /// Tries what a body may not do, and ends with the error's words.
    struct TryingFlow: Workflow {
        struct Known: Event {}
        struct Undeclared: Event {}
        struct Begin: StartEvent { var case_: Int }

        static let declaration = WorkflowDeclaration(name: "trying", documentation: nil, place: nil, isClosed: true)
        static func _entry(_: Begin.Type) {}
        static func _exit(_: Stop<String>.Type) {}
        static var steps: [Step<Self>] {
            [
                Step("go", options: StepOptions(sends: [Known.self])) { (_: Self, begin: Begin, context) in
                    do {
                        switch begin.case_ {
                        case 0: try context.send(Known(), to: "nowhere")
                        case 1: try context.send(Known(), to: "go")
                        case 2: try context.send(Undeclared())
                        default: try context.send(Known(), to: "known")
                        }
                        return Stop("sent")
                    } catch let error as WorkflowRuntimeError {
                        return Stop(error.message)
                    }
                },
                Step("known") { (_: Self, _: Known, _) in },
            ]
        }
    }

    @Test(arguments: [
        (0, "Step nowhere does not exist"),
        (1, "Step go does not accept event of type Known"),
        (2, "Step 'go' sends Undeclared without declaring it. Add `sends: Undeclared.self` to its @Step."),
        (3, "sent"),
    ])
    func `a wrong send throws where it is called`(number: Int, words: String) async throws {
        #expect(try await TryingFlow().runner(validation: .off).run(.init(case_: number)).result == words)
    }

    @Test func `nothing goes to a join by name`() async throws {
        let handler = try JoiningFlow().run(Start())
        let error = await #expect(throws: WorkflowRuntimeError.self) {
            try await handler.send(JoiningFlow.Piece(), to: "join")
        }
        #expect(error?.message.hasPrefix("Piece was sent to step 'join', which collects") == true || handler.isDone)
        _ = try? await handler.cancel()
    }

    struct JoiningFlow: Workflow {
        struct Piece: Event {}
        static let declaration = WorkflowDeclaration(name: "joining", documentation: nil, place: nil, isClosed: true)
        static func _entry(_: Start.Type) {}
        static func _exit(_: Stop<Int>.Type) {}
        static var steps: [Step<Self>] {
            [
                Step("split") { (_: Self, _: Start, _) in [Piece(), Piece()] },
                Step("join") { (_: Self, pieces: [Piece], _) in Stop(pieces.count) },
            ]
        }
    }

    @Test func `a joined fan-out runs whole`() async throws {
        #expect(try await JoiningFlow().run(Start()).result == 2)
    }
}
