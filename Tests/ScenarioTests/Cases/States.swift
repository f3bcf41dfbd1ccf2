import Workflows

private struct Typed: Workflow {
    struct State: WorkflowState, Equatable {
        var count = 0
        var name = "n"
    }
    static let declaration = WorkflowDeclaration(name: "typed", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<JSON>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, _: Start, context) in
                context.edit { $0.count += 5 }
                context.edit { $0.name = "new" }
                return Ending(try JSON(encoding: context.state))
            }
        ]
    }
}

private struct Dynamic: Workflow {
    typealias State = DynamicState
    private struct Undo: Error {}

    static let declaration = WorkflowDeclaration(name: "dynamic", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Ending.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, _: Start, context) in
                var out: [String: JSON] = [:]
                try context.set(1, at: "a")
                try context.set("v", at: "deep.er.key")
                try context.set([["n": 1], ["n": 2]] as JSON, at: "rows")
                out["get"] = .array(try ["a", "deep.er.key", "rows.1.n"].map { try context.value(at: $0) })
                out["default"] = .string(try context.value(at: "nope", default: "d"))
                out["missing"] = complaint { _ = try context.value(at: "nope.x") }
                // The reference names its type of such a state here.
                let whole = try context.value(at: "") == .object(context.state.fields)
                out["empty_path_get_is_the_state"] = whole ? "DictState" : .null
                out["empty_path_set"] = complaint { try context.set(1, at: "") }
                try context.set(10, at: "rows.0.n")
                out["write_inside_edit"] = context.edit { state in
                    state.fields["b"] = .integer((state.fields["a"]?.integerValue ?? 0) + 1)
                    return complaint { try context.set(1, at: "z") }
                }
                try? context.edit { state in
                    state.fields["b"] = 999
                    throw Undo()
                }
                out["b_after_failed_edit"] = try context.value(at: "b")
                out["all"] = .object(context.state.fields)
                context.edit { $0 = DynamicState() }
                out["after_clear"] = .object(context.state.fields)
                return Ending(.object(out))
            }
        ]
    }

    private static func complaint(_ body: () throws -> Void) -> JSON {
        do {
            try body()
            return .null
        } catch { return Trace.error(error) }
    }
}

extension Scenario {
    /// State that steps share, and that one run leaves to the next.
    static let states: [Scenario] = [
        Scenario(
            "s15_state_store",
            "dynamic",
            .same(words: [
                "Path 'nope.x' not found in state": [
                    "error": "FieldPathError", "message": "There is nothing at 'nope.x'.",
                ],
                "Path cannot be empty": [
                    "error": "FieldPathError", "message": "The path is empty; name the field to set.",
                ],
                "writer called inside edit_state: mutate the yielded state instead": [
                    "error": "WorkflowRuntimeError",
                    "message": """
                    Step 'go' changed the state inside `edit`. Change the value that the closure is given instead.
                    """,
                ],
            ])
        ) { try await Dynamic().run().result },
        Scenario(
            "s15_state_store",
            "typed",
            .different(
                .noMeaningInSwift,
                design: "3: a run's state is of the workflow's own type, so that a value of another does not compile",
                ours: [["count": 5, "name": "new"]]
            )
        ) { [try await Typed().run().result] },
        Scenario(
            "s15_state_store",
            "two_state_types",
            .absent(
                .noMeaningInSwift,
                design: "3: a workflow has one State",
                instead: "a second type of state does not compile."
            )
        ),
        Scenario(
            "s15_state_store",
            "state_without_defaults",
            .absent(
                .noMeaningInSwift,
                design: "3: a State has defaults for all its fields",
                instead: "a state without `init()` does not conform to WorkflowState."
            )
        ),
        Scenario("s15_state_store", "seeded_before_run", .same()) {
            try await counter().run(Start(), state: Board(count: 10)).result
        },
        Scenario("s15_state_store", "same_context_again", .same()) { try await counted(12).result },
        Scenario("s15_state_store", "read_after_run", .same()) { .integer(try await counted(12).context.state.count) },
        Scenario("s15_state_store", "new_context", .same()) { try await counter().run().result },
        Scenario("s15_state_store", "without_state", .same()) {
            // No state is `null` here, because `{}` is the state of a workflow that has none.
            let state = try await counted(12).context.json(includingState: false)["state"]
            return state == .null ? [:] : state ?? .null
        },
        Scenario("s15_state_store", "from_dict", .same()) {
            let runner = try counter()
            let saved = try await counted(12).context.json()
            return try await runner.run(Start(), in: runner.context(from: saved)).result
        },
    ]

    private static func counter() throws -> WorkflowRunner<Flow> {
        try Flow.with(
            Step("go") { (_: Flow, _: Start, context) in
                context.edit { $0.count += 1 }
                return Ending(.integer(context.state.count))
            }
        )
    }

    /// So many runs, each with the state that the one before left.
    private static func counted(_ runs: Int) async throws -> WorkflowHandler<Flow> {
        let runner = try counter()
        var handler = try runner.run()
        for _ in 1..<runs {
            _ = try await handler.result
            handler = try runner.run(Start(), in: handler.context)
        }
        _ = try await handler.result
        return handler
    }
}
