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

extension Scenario {
    /// State that steps share, and that one run leaves to the next.
    static let states: [Scenario] = [
        Scenario("s15_state_store", "dynamic", .waiting("state by path")),
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
        Scenario("s15_state_store", "seeded_before_run", .waiting("a state given before the first run")),
        Scenario("s15_state_store", "same_context_again", .same()) { try await counted(12).result },
        Scenario("s15_state_store", "read_after_run", .same()) { .integer(try await counted(12).context.state.count) },
        Scenario("s15_state_store", "new_context", .same()) { try await counter().run().result },
        Scenario("s15_state_store", "without_state", .waiting("a context saved without its state")),
        Scenario("s15_state_store", "from_dict", .waiting("a context saved as JSON and read again")),
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
