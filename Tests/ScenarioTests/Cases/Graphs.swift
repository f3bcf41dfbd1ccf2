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
        Scenario("s17_graph", "graph", .same(besides: recovery)) {
            try GraphForm(recorded: Recording.cases.get()["s17 graph"] ?? .null).form(of: smallFlow)
        },
        Scenario("s17_graph", "steps_only_edges", .same(besides: recovery)) {
            let ways = smallFlow.ways.filter { $0.target != "rescue" }.map { [$0.source, $0.target, $0.event] }
            return .array(ways.sorted { $0[0] < $1[0] }.map { .array($0.map { .string($0) }) })
        },
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
            let runner = try smallSteps.reduce(Flow().runner()) { try $0.adding($1) }
            return .array(runner.events.map { Trace.reference($0.shortName) }.sorted().map { .string($0) })
        },
    ]

    private static let recovery = "the way from a step that fails to its handler is part of the graph"

    /// The workflow of the recording.
    private static let smallSteps: [Step<Flow>] = [
        Step("start", documentation: "Split the work.") { (_: Flow, _: Start, _) in [Query(text: "")] },
        Step("look") { (_: Flow, _: Query, _) in Ask(prompt: "?") }.using(database, as: "db"),
        Step("finish") { (_: Flow, _: Answer, _) in Ending(.null) },
        Step("rescue", options: StepOptions(recovery: Recovery(of: ["look"]))) { (_: Flow, _: StepFailed, _) in
            Ending(.null)
        },
    ]

    private static let database = Resource("get_db") { () -> [String: JSON] in [:] }

    private static let smallFlow = WorkflowGraph(
        declaration: WorkflowDeclaration(name: "Flow", documentation: "A small flow.", place: nil, isClosed: false),
        steps: smallSteps.map(\.stepDescription)
    )
}

/// Puts a graph of ours into the form of a recorded one.
///
/// Events have the reference's names, nodes and edges its order, and fields that only we have are gone. Taken over from
/// the recording is what each language has its own of: the fields' schemas, the digest and the place of a resource, its
/// prose, and the word for whoever answers. The way from a failing step to its handler, which we draw, is left out.
private struct GraphForm {
    let recorded: JSON

    func form(of graph: WorkflowGraph) throws -> JSON {
        var graph = graph
        graph.edges.removeAll { $0.kind == .declared && $0.target == .event("StepFailed") }
        let json = graph.json
        var ids: [String: String] = [:]
        for node in json["nodes"]?.arrayValue ?? [] {
            guard let id = node["id"]?.stringValue else { continue }
            let isResource = node["node_type"]?.stringValue == "resource"
            ids[id] = isResource ? "resource_<12 hex>" : Trace.reference(id)
        }
        let nodes = (json["nodes"]?.arrayValue ?? []).map { form(ofNode: $0, ids) }
        let edges = (json["edges"]?.arrayValue ?? []).map { edge -> JSON in
            func end(_ name: String) -> JSON { .string(edge[name]?.stringValue.flatMap { ids[$0] } ?? "") }
            return ["source": end("source"), "target": end("target"), "label": edge["label"] ?? .null]
        }
        return [
            "name": json["name"] ?? .null, "description": json["description"] ?? .null,
            "nodes": inOrder(nodes, "nodes"), "edges": inOrder(edges, "edges"),
        ]
    }

    private func form(ofNode node: JSON, _ ids: [String: String]) -> JSON {
        let id = ids[node["id"]?.stringValue ?? ""] ?? ""
        let model = recorded["nodes"]?.arrayValue?.first { $0["id"]?.stringValue == id }?.objectValue ?? [:]
        var fields = (node.objectValue ?? [:]).filter { model[$0.key] != nil }
        fields["id"] = .string(id)
        switch node["node_type"]?.stringValue {
        case "event":
            fields["label"] = .string(id)
            fields["event_type"] = .string(id)
            let classes = [id] + (node["event_types"]?.arrayValue ?? []).dropFirst().compactMap(\.stringValue)
            var seen: Set<String> = []
            fields["event_types"] = .array(classes.filter { seen.insert($0).inserted }.map { .string($0) })
            if fields["event_schema"] != .null { fields["event_schema"] = model["event_schema"] }
        case "external": fields["label"] = model["label"]
        case "resource":
            if fields["type_name"] == "Dictionary<String, JSON>" { fields["type_name"] = "dict" }
            fields["label"] = fields["type_name"]
            for name in ["source_file", "source_line"] where fields[name] != .null { fields[name] = model[name] }
            fields["description"] = model["description"]
        default: break
        }
        return .object(fields)
    }

    /// The same elements in the order of the recording; those that it does not have stand at the end.
    private func inOrder(_ elements: [JSON], _ name: String) -> JSON {
        let order = recorded[name]?.arrayValue ?? []
        func key(_ element: JSON) -> JSON? {
            element["id"] ?? .array(["source", "target"].map { element[$0] ?? .null })
        }
        let known = order.compactMap { model in elements.first { key($0) == key(model) } }
        return .array(known + elements.filter { element in !order.contains { key($0) == key(element) } })
    }
}
