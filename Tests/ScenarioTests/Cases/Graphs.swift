extension Scenario {
    /// The graph as clients get it.
    static let graphs: [Scenario] = [
        Scenario("s17_graph", "graph", .waiting("steps that recover from errors, and resources in the graph")),
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
        Scenario("s17_graph", "events", .waiting("steps that recover from errors")),
    ]
}
