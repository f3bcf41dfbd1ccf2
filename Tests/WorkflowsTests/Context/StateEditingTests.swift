import Synchronization
import Testing

@testable import Workflows

@Suite struct StateEditingTests {
    @Test func `an edit commits when its change returns and is thrown away when it throws`() throws {
        let state = RunState(1)
        state.edit { value in
            value = 2
            #expect(state.value == 1)
        } whenNested: {
            Issue.record("not nested")
        }
        #expect(state.value == 2)
        #expect(throws: Mishap.self) {
            try state.edit { value in
                value = 3
                throw Mishap()
            } whenNested: {
            }
        }
        #expect(state.value == 2)
    }

    @Test func `edits of several tasks follow one another, and readers see whole ones`() async {
        let state = RunState([0, 0])
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<500 {
                        state.edit { pair in
                            pair[0] += 1
                            pair[1] += 1
                        } whenNested: {
                        }
                        let seen = state.value
                        #expect(seen[0] == seen[1])
                    }
                }
            }
        }
        #expect(state.value == [2000, 2000])
    }

    @Test func `an edit within an edit is refused and the step fails`() async throws {
        let handler = try EditingFlow().run(EditingFlow.Begin(way: "edit in edit"))
        let error = await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
        #expect(
            error?.message
                == "Step 'go' changed the state inside `edit`. Change the value that the closure is given instead."
        )
        #expect(handler.context.state == DynamicState())
    }

    @Test func `a set within an edit is an error at once`() async throws {
        let handler = try EditingFlow().run(EditingFlow.Begin(way: "set in edit"))
        await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
        #expect(handler.context.state == DynamicState())
    }

    @Test func `bodies read and write by path`() async throws {
        let handler = try EditingFlow().run(EditingFlow.Begin(way: "paths"))
        #expect(try await handler.result == #"{"count":1,"seen":{"words":["a","b"]}} 1 [b] none"#)
    }

    @Test func `a context may begin the next run with its state, and that changes nothing in the first`() async throws {
        let runner = EditingFlow().runner()
        let first = try runner.run(EditingFlow.Begin(way: "paths"))
        _ = try await first.result
        let second = try runner.run(EditingFlow.Begin(way: "paths"), in: first.context)
        _ = try await second.result
        #expect(try second.context.state.value(at: "count") == 2)
        #expect(try first.context.state.value(at: "count") == 1)
    }
}

/// Edits its state in the way that its start event names.
struct EditingFlow: Workflow {
    struct Begin: StartEvent { var way: String }
    typealias State = DynamicState

    static let declaration = WorkflowDeclaration(name: "editing", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, begin: Begin, context) in
                switch begin.way {
                case "edit in edit":
                    context.edit { state in
                        state.fields["outer"] = 1
                        context.edit { $0.fields["inner"] = 1 }
                    }
                case "set in edit":
                    try context.edit { state in
                        state.fields["outer"] = 1
                        try context.set(1, at: "inner")
                    }
                default:
                    try context.set(try context.value(at: "count", default: 0) + 1, at: "count")
                    try context.edit { try $0.set(["a", "b"], at: "seen.words") }
                }
                let count = try context.value(at: "count", as: Int.self)
                let word = try context.value(at: "seen.words.1").stringValue ?? ""
                let missing = try context.value(at: "seen.nothing", default: "none")
                return Stop("\(try context.value(at: "").text) \(count) [\(word)] \(missing)")
            }
        ]
    }
}
