import Workflows

extension Diagram {
    /// The same graph with a box for every resource, and who asks for it.
    func showingResources(of graph: WorkflowGraph) -> Diagram {
        var result = self
        let boxes = Dictionary(
            graph.resources.map { ($0.id, GraphNodeID.resource($0.id, words: $0.words)) },
            uniquingKeysWith: { first, _ in first }
        )
        result.nodes += graph.resources.compactMap { boxes[$0.id] }
        for edge in graph.edges {
            guard case .resource(let id) = edge.target, let target = boxes[id] else { continue }
            let source: GraphNodeID? =
                switch edge.source {
                case .step(let name): .step(name)
                case .resource(let id): boxes[id]
                case .event, .person: nil
                }
            guard let source else { continue }
            let link = Link(
                event: "",
                source: source,
                target: target,
                isDashed: true,
                isGhost: false,
                resourceLabel: edge.label ?? ""
            )
            if !result.links.contains(link) { result.links.append(link) }
        }
        return result
    }
}
