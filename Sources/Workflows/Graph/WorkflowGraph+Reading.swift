extension WorkflowGraph {
    /// Reads a graph from its JSON form, ours or that of the Python server.
    ///
    /// Nodes of kinds that are not known here, and edges to them, are left out.
    ///
    /// - Throws: a ``FieldError`` with the way to what is no graph.
    public init(json: JSON) throws {
        guard let nodes = json["nodes"]?.arrayValue else { throw GraphReader.missing("nodes", "a list of nodes", json) }
        guard let edges = json["edges"]?.arrayValue else { throw GraphReader.missing("edges", "a list of edges", json) }
        var reader = GraphReader()
        for (index, node) in nodes.enumerated() { try reader.read(node, "nodes.\(index)") }
        for (index, edge) in edges.enumerated() { try reader.read(edge: edge, "edges.\(index)") }
        self.init(
            name: json["name"]?.stringValue ?? "graph",
            description: json["description"]?.stringValue,
            steps: reader.steps.map(reader.finished),
            events: reader.events,
            resources: reader.resources,
            edges: reader.edges,
            knowsJoins: json["knows_joins"]?.boolValue ?? false
        )
    }
}

/// Collects nodes and edges; an edge can only be told once both its nodes are known.
private struct GraphReader {
    var steps: [WorkflowGraph.StepNode] = []
    var events: [WorkflowGraph.EventNode] = []
    var resources: [WorkflowGraph.ResourceNode] = []
    var edges: [WorkflowGraph.Edge] = []
    private var ends: [String: WorkflowGraph.End] = [:]
    private var others: Set<String> = []

    static func missing(_ name: String, _ what: String, _ json: JSON) -> FieldError {
        guard let value = json[name] else { return FieldError(path: name, reason: "is missing: a graph has \(what)") }
        return FieldError(path: name, reason: "must be \(what), not \(value.kindWords)")
    }

    mutating func read(_ node: JSON, _ path: String) throws {
        guard let id = node["id"]?.stringValue else { throw FieldError(path: "\(path).id", reason: "must be text") }
        guard ends[id] == nil, !others.contains(id) else {
            throw FieldError(path: "\(path).id", reason: "'\(id)' is the id of another node")
        }
        switch node["node_type"]?.stringValue {
        case "step":
            ends[id] = .step(id)
            steps.append(step(node, id))
        case "event":
            ends[id] = .event(id)
            events.append(event(node, id))
        case "external": ends[id] = .person
        case "resource", "resource_config":
            ends[id] = .resource(id)
            resources.append(WorkflowGraph.ResourceNode(json: node, id: id))
        default: others.insert(id)
        }
    }

    private func step(_ node: JSON, _ id: String) -> WorkflowGraph.StepNode {
        var place: SourcePlace?
        if let file = node["file"]?.stringValue, let line = node["line"]?.integerValue {
            place = SourcePlace(fileID: file, line: line, column: node["column"]?.integerValue ?? 1)
        }
        return WorkflowGraph.StepNode(
            id: id,
            name: node["label"]?.stringValue ?? id,
            description: node["description"]?.stringValue,
            workers: node["workers"]?.integerValue ?? 4,
            attempts: node["attempts"]?.integerValue,
            place: place,
            takes: node["takes"]?.stringValue.flatMap(WorkflowGraph.Taking.init) ?? .one,
            accepts: texts(node["accepts"]),
            skips: Set(texts(node["skips"]).compactMap(GraphCheck.init))
        )
    }

    private func event(_ node: JSON, _ id: String) -> WorkflowGraph.EventNode {
        WorkflowGraph.EventNode(
            id: id,
            name: node["qualified_name"]?.stringValue ?? node["event_type"]?.stringValue ?? id,
            role: node["role"]?.stringValue.flatMap(WorkflowGraph.Role.init)
                ?? WorkflowGraph.Role(
                    clientNames: texts(node["event_types"]) + texts(.array([node["event_type"] ?? .null]))
                ),
            schema: node["event_schema"].flatMap { $0 == .null ? nil : JSONSchema(json: $0) },
            response: node["response"]?.stringValue
        )
    }

    mutating func read(edge: JSON, _ path: String) throws {
        guard let source = try end(edge, "source", path), let target = try end(edge, "target", path) else { return }
        edges.append(
            WorkflowGraph.Edge(
                source: source,
                target: target,
                kind: edge["kind"]?.stringValue.flatMap(WorkflowGraph.Kind.init) ?? .ordinary,
                isFanOut: edge["fan_out"]?.boolValue ?? false,
                label: edge["label"]?.stringValue
            )
        )
    }

    /// The node at one end; `nil` for one of a kind that is left out.
    private func end(_ edge: JSON, _ name: String, _ path: String) throws -> WorkflowGraph.End? {
        guard let id = edge[name]?.stringValue else {
            throw FieldError(path: "\(path).\(name)", reason: "must be text")
        }
        if let end = ends[id] { return end }
        guard others.contains(id) else {
            throw FieldError(path: "\(path).\(name)", reason: "'\(id)' is no node of the graph")
        }
        return nil
    }

    /// The step with what its edges tell: the node itself knows the order of its parameters, and how often an event is one.
    func finished(_ step: WorkflowGraph.StepNode) -> WorkflowGraph.StepNode {
        var arriving: [String] = []
        for edge in edges where edge.target == .step(step.id) && edge.kind == .ordinary {
            if case .event(let id) = edge.source, !arriving.contains(id) { arriving.append(id) }
        }
        var step = step
        // What is drawn is what is checked: an event whose way was taken out of a file no longer comes here.
        step.accepts = step.accepts.filter { arriving.contains($0) }
        step.accepts += arriving.filter { !step.accepts.contains($0) }
        return step
    }

    private func texts(_ list: JSON?) -> [String] { list?.arrayValue?.compactMap(\.stringValue) ?? [] }
}
