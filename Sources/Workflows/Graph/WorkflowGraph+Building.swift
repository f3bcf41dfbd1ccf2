extension WorkflowGraph {
    /// Builds the graph of a workflow from its steps, in order of declaration.
    ///
    /// - Parameter listed: what the workflow lists besides what its steps are known to ask for.
    public init(declaration: WorkflowDeclaration, steps: [StepDescription], resources listed: [any AnyResource] = []) {
        let types = EventIdentities(steps)
        func ids(_ types: [EventType], in all: EventIdentities) -> [String] { types.map { all.id(of: $0) } }
        let names = StepIdentities(steps.map(\.name))
        var edges = EdgeList()
        for (step, id) in zip(steps, names.ids) {
            for type in step.acceptance.types {
                edges.add(Edge(source: .event(types.id(of: type)), target: .step(id), kind: .ordinary))
            }
            for covered in step.options.recovery?.steps ?? [] where names.ids.contains(covered) {
                for type in step.acceptance.types {
                    edges.add(Edge(source: .step(covered), target: .event(types.id(of: type)), kind: .declared))
                }
            }
            for type in step.options.awaits {
                edges.add(Edge(source: .event(types.id(of: type)), target: .step(id), kind: .declared))
            }
            for production in step.productions {
                let event = End.event(types.id(of: production.type))
                edges.add(Edge(source: .step(id), target: event, kind: .ordinary, isFanOut: production.isFanOut))
            }
            for type in step.options.asks + step.options.sends {
                edges.add(Edge(source: .step(id), target: .event(types.id(of: type)), kind: .declared))
            }
        }
        for type in types.all where type.isQuestion && types.isProduced(type) {
            edges.add(Edge(source: .event(types.id(of: type)), target: .person, kind: .ordinary))
        }
        for type in types.all where type.isResponse {
            edges.add(Edge(source: .person, target: .event(types.id(of: type)), kind: .ordinary))
        }
        var resources = ResourceNodes()
        for (step, id) in zip(steps, names.ids) {
            for use in step.options.resources {
                let target = End.resource(resources.add(use.resource))
                edges.add(Edge(source: .step(id), target: target, kind: .ordinary, label: use.label))
            }
        }
        for resource in listed { _ = resources.add(resource) }
        for edge in resources.edges { edges.add(edge) }
        self.init(
            name: declaration.name,
            description: declaration.documentation,
            steps: zip(steps, names.ids).map { step, id in
                StepNode(
                    id: id,
                    name: step.name,
                    description: step.documentation,
                    workers: step.options.workers,
                    attempts: step.options.retry.map(\.stop.attempts) ?? 1,
                    place: step.place,
                    takes: step.acceptance.taking,
                    accepts: ids(step.acceptance.parameters, in: types),
                    skips: step.options.skips
                )
            },
            events: types.all.map { type in
                EventNode(
                    id: types.id(of: type),
                    name: type.name,
                    role: type.role,
                    schema: JSONSchema.of(type.type),
                    response: type.namedResponse.map { types.id(of: $0) }
                )
            },
            resources: resources.nodes,
            edges: edges.edges
        )
    }
}

/// Edges in order, each once.
private struct EdgeList {
    private(set) var edges: [WorkflowGraph.Edge] = []
    private var known: Set<WorkflowGraph.Edge> = []

    mutating func add(_ edge: WorkflowGraph.Edge) {
        if known.insert(edge).inserted { edges.append(edge) }
    }
}
