extension WorkflowGraph {
    /// The id of the node that stands for the person.
    static let personID = "external_step"

    /// The graph in the form in which servers send it, with what is ours besides in further fields.
    ///
    /// Places name the module and the file, never a path of the machine it was built on.
    public var json: JSON {
        var nodes =
            steps.map(\.json) + events.map { $0.json(producedBy: makers(of: $0.id)) }
            + resources.map(\.json)
        if edges.contains(where: { $0.source == .person || $0.target == .person }) {
            nodes.append(["id": .string(WorkflowGraph.personID), "label": "person", "node_type": "external"])
        }
        return [
            "name": .string(name), "description": .text(description), "nodes": .array(nodes),
            "edges": .array(edges.map(\.json)), "knows_joins": .bool(knowsJoins),
        ]
    }

    private func makers(of event: String) -> [String] {
        var makers: [String] = []
        for edge in edges where edge.target == .event(event) {
            if case .step(let id) = edge.source, !makers.contains(id) { makers.append(id) }
        }
        return makers
    }
}

extension WorkflowGraph.StepNode {
    fileprivate var json: JSON {
        var node: [String: JSON] = [
            "id": .string(id), "label": .string(name), "node_type": "step", "description": .text(description),
            "workers": .integer(workers), "attempts": attempts.map { .integer($0) } ?? .null,
            "takes": .string(takes.rawValue),
            "accepts": .array(accepts.map { .string($0) }),
            "skips": .array(skips.map(\.rawValue).sorted().map { .string($0) }),
        ]
        if let place {
            node["file"] = .string(place.fileID)
            node["line"] = .integer(place.line)
            node["column"] = .integer(place.column)
        }
        return .object(node)
    }
}

extension WorkflowGraph.EventNode {
    fileprivate func json(producedBy makers: [String]) -> JSON {
        [
            "id": .string(id), "label": .string(id), "node_type": "event", "event_type": .string(id),
            "qualified_name": .string(name), "role": .string(role.rawValue), "response": .text(response),
            "event_types": .array(([id] + role.clientNames.filter { $0 != id }).map { .string($0) }),
            "event_schema": schema?.json ?? .null, "produced_by": .array(makers.map { .string($0) }),
        ]
    }
}

extension WorkflowGraph.Edge {
    fileprivate var json: JSON {
        [
            "source": .string(source.id), "target": .string(target.id), "label": .text(label),
            "kind": .string(kind.rawValue), "fan_out": .bool(isFanOut),
        ]
    }
}

extension JSON {
    /// A text, or nothing.
    static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
}

extension WorkflowGraph.End {
    /// The id of the node at this end.
    public var id: String {
        switch self {
        case .step(let id), .event(let id), .resource(let id): id
        case .person: WorkflowGraph.personID
        }
    }
}

extension WorkflowGraph.Role {
    /// The classes by which clients know events of this role.
    var clientNames: [String] {
        switch self {
        case .start: ["StartEvent"]
        case .stop: ["StopEvent"]
        case .question: ["InputRequiredEvent"]
        case .response: ["HumanResponseEvent"]
        case .failure: ["StepFailedEvent"]
        case .entry, .exit, .ordinary: []
        }
    }

    /// The role of an event of which clients know the classes.
    init(clientNames names: [String]) {
        let named = [WorkflowGraph.Role.start, .stop, .question, .response, .failure]
            .first { role in role.clientNames.contains { names.contains($0) } }
        self = named ?? .ordinary
    }
}
