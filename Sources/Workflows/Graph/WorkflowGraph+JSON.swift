extension WorkflowGraph {
    /// The id of the node that stands for the person.
    static let personID = "external_step"

    /// The graph in the form in which servers send it, with what is ours besides in further fields.
    public var json: JSON {
        var nodes: [JSON] = steps.map { step in
            var node: [String: JSON] = [
                "id": .string(step.id), "label": .string(step.name), "node_type": "step",
                "description": step.description.map { .string($0) } ?? .null,
                "workers": .integer(step.workers), "takes": .string(step.takes.rawValue),
            ]
            if let place = step.place {
                node["file"] = .string(place.fileID)
                node["line"] = .integer(place.line)
                node["column"] = .integer(place.column)
            }
            return .object(node)
        }
        for event in events {
            let makers = edges.compactMap { edge -> JSON? in
                guard edge.target == .event(event.id), case .step(let id) = edge.source else { return nil }
                return .string(id)
            }
            nodes.append([
                "id": .string(event.id), "label": .string(event.id), "node_type": "event",
                "event_type": .string(event.id), "qualified_name": .string(event.name),
                "event_types": .array([.string(event.id)] + event.role.clientNames.map { .string($0) }),
                "event_schema": event.schema?.json ?? .null, "produced_by": .array(makers),
            ])
        }
        if edges.contains(where: { $0.source == .person || $0.target == .person }) {
            nodes.append([
                "id": .string(WorkflowGraph.personID), "label": .string(WorkflowGraph.personID), "node_type": "external",
            ])
        }
        return [
            "name": .string(name), "description": description.map { .string($0) } ?? .null, "nodes": .array(nodes),
            "edges": .array(
                edges.map { edge in
                    [
                        "source": .string(edge.source.id), "target": .string(edge.target.id), "label": .null,
                        "kind": .string(edge.kind.rawValue), "fan_out": .bool(edge.isFanOut),
                    ]
                }
            ),
        ]
    }
}

extension WorkflowGraph.End {
    /// The id of the node at this end.
    public var id: String {
        switch self {
        case .step(let id), .event(let id): id
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
        case .entry, .exit, .ordinary: []
        }
    }
}
