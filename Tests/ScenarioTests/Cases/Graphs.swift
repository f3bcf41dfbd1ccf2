import Workflows

private struct Query: Event {
    var text: String
    var top = 3
}
private struct Ask: InputRequiredEvent { var prompt: String }
private struct Answer: HumanResponseEvent { var text: String }

extension Scenario {
    /// The graph as clients get it.
    static let graphs: [Scenario] = [
        Scenario("s17_graph", "graph", .waiting("resources in the graph")),
        Scenario("s17_graph", "steps_only_edges", .waiting("a graph of steps alone")),
        Scenario(
            "s17_graph",
            "workflow_name",
            .absent(
                .noMeaningInSwift,
                design: "3: a workflow's name is what people type",
                instead: "`Flow` is `flow`, wherever its type is declared."
            )
        ),
        Scenario("s17_graph", "events", .same()) {
            let runner = try Flow.with(
                Step("start") { (_: Flow, _: Start, _) in [Query(text: "")] },
                Step("look") { (_: Flow, _: Query, _) in Ask(prompt: "?") },
                Step("finish") { (_: Flow, _: Answer, _) in Ending(.null) },
                Step("rescue", options: StepOptions(recovery: Recovery(of: ["look"]))) { (_: Flow, _: StepFailed, _) in
                    Ending(.null)
                }
            )
            return .array(runner.events.map { Trace.reference($0.shortName) }.sorted().map { .string($0) })
        },
    ]
}
