extension WorkflowGraph {
    /// Builds the graph of a workflow from its steps, in order of declaration.
    public init(declaration: WorkflowDeclaration, steps: [StepDescription]) {
        let types = EventIdentities(steps)
        var seen: [String: Int] = [:]
        var stepNodes: [StepNode] = []
        var edges: [Edge] = []
        var known: Set<Edge> = []
        func add(_ edge: Edge) {
            if known.insert(edge).inserted { edges.append(edge) }
        }
        for step in steps {
            let count = seen[step.name, default: 0] + 1
            seen[step.name] = count
            let id = count == 1 ? step.name : "\(step.name)#\(count)"
            stepNodes.append(
                StepNode(
                    id: id,
                    name: step.name,
                    description: step.documentation,
                    workers: step.options.workers,
                    place: step.place,
                    takes: step.acceptance.taking
                )
            )
            for type in step.acceptance.types {
                add(Edge(source: .event(types.id(of: type)), target: .step(id), kind: .ordinary))
            }
            for type in step.options.awaits {
                add(Edge(source: .event(types.id(of: type)), target: .step(id), kind: .declared))
            }
            for production in step.productions {
                add(
                    Edge(
                        source: .step(id),
                        target: .event(types.id(of: production.type)),
                        kind: .ordinary,
                        isFanOut: production.isFanOut
                    )
                )
            }
            for type in step.options.asks + step.options.sends {
                add(Edge(source: .step(id), target: .event(types.id(of: type)), kind: .declared))
            }
        }
        for type in types.all where type.isQuestion && types.isProduced(type) {
            add(Edge(source: .event(types.id(of: type)), target: .person, kind: .ordinary))
        }
        for type in types.all where type.isResponse {
            add(Edge(source: .person, target: .event(types.id(of: type)), kind: .ordinary))
        }
        self.init(
            name: declaration.name,
            description: declaration.documentation,
            steps: stepNodes,
            events: types.all.map { type in
                EventNode(id: types.id(of: type), name: type.name, role: type.role, schema: JSONSchema.of(type.type))
            },
            edges: edges
        )
    }
}

/// The event types of some steps, each once, in order, with the short name by which the graph knows them.
struct EventIdentities {
    let all: [EventType]
    private let ids: [EventType: String]
    private let produced: Set<EventType>

    init(_ steps: [StepDescription]) {
        var seen: Set<EventType> = []
        var all: [EventType] = []
        var produced: Set<EventType> = []
        for step in steps {
            produced.formUnion(step.made)
            for type in step.acceptance.types + step.made + step.options.awaits where seen.insert(type).inserted {
                all.append(type)
            }
        }
        let names = Dictionary(grouping: all, by: \.shortName)
        self.all = all
        self.produced = produced
        ids = Dictionary(
            uniqueKeysWithValues: all.map { type in
                (type, names[type.shortName]?.count == 1 ? type.shortName : type.name)
            }
        )
    }

    func id(of type: EventType) -> String { ids[type] ?? type.name }
    func isProduced(_ type: EventType) -> Bool { produced.contains(type) }
}

extension EventType {
    /// The event's role in a graph.
    var role: WorkflowGraph.Role {
        if isStart { return .start }
        if isStop { return .stop }
        if isQuestion { return .question }
        if isResponse { return .response }
        if isEntry { return .entry }
        if isExit { return .exit }
        return .ordinary
    }
}

extension Acceptance {
    var taking: WorkflowGraph.Taking {
        switch self {
        case .one: .one
        case .set: .set
        case .collection: .collection
        }
    }
}
