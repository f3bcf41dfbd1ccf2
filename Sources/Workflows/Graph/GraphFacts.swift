/// What the checks of an event graph know: names, roles and ways.
///
/// It is made from the steps of a workflow, or from a graph that was read from a file. Types are only there to read schemas
/// from, when a rule asks for one.
struct GraphFacts: Sendable, Hashable {
    /// The workflow's name.
    var workflow: String
    /// The workflow's declaration.
    var place: SourcePlace?
    /// In order of declaration.
    var steps: [Step]
    /// Each once, in order of first mention.
    var events: [Event]
    /// Whether it is known which steps join and fan out; graphs of other systems do not tell.
    var knowsJoins = true

    /// A step by names.
    struct Step: Sendable, Hashable {
        /// Unique among the steps; the second of a name gets `#2`.
        var id: String
        var name: String
        var place: SourcePlace?
        var takes = WorkflowGraph.Taking.one
        /// The events of the step's parameters; of a set, one for each parameter.
        var accepts: [String]
        /// What its result can be.
        var produces: [Product] = []
        /// What its body asks and sends.
        var emits: [String] = []
        /// What its body waits for.
        var awaits: [String] = []
        var workers = 4
        var skips: Set<GraphCheck> = []
        /// For whose failures it stands in.
        var recovery: Recovery?
        /// How many events of a fan-out release it, if it says so; graphs that were read from a file do not tell.
        var take: Int?

        /// Everything its result or body can make.
        var made: [String] { produces.map(\.event) + emits }
    }

    /// One event that a step's result can be.
    struct Product: Sendable, Hashable {
        var event: String
        var isFanOut = false
    }

    /// An event type by names.
    struct Event: Sendable, Hashable {
        /// Its short name, or its full name when two types share the short one.
        var id: String
        /// Module and nesting path.
        var name: String
        var role: WorkflowGraph.Role
        /// Whether it may come from outside.
        var isEntry: Bool
        /// Whether it may leave a run.
        var isExit: Bool
        /// The answer that a question names.
        var response: String?
        /// The schema where it is known as such, as in a graph that was read from a file.
        private var ownSchema: JSONSchema?
        /// The type to read the schema from, because reading it is dear and few rules look at it.
        private var type: EventType?

        init(
            id: String,
            name: String? = nil,
            role: WorkflowGraph.Role = .ordinary,
            isEntry: Bool? = nil,
            isExit: Bool? = nil,
            response: String? = nil,
            schema: JSONSchema? = nil,
            type: EventType? = nil
        ) {
            self.id = id
            self.name = name ?? id
            self.role = role
            self.isEntry = isEntry ?? [.start, .response, .entry, .failure].contains(role)
            self.isExit = isExit ?? [.stop, .question, .exit].contains(role)
            self.response = response
            ownSchema = schema
            self.type = type
        }

        var schema: JSONSchema? { ownSchema ?? type.map { JSONSchema.of($0.type) } }

        var isStart: Bool { role == .start }
        var isStop: Bool { role == .stop }
        var isQuestion: Bool { role == .question }
        var isResponse: Bool { role == .response }
    }
}

extension GraphFacts {
    /// The facts of a workflow's steps.
    init(declaration: WorkflowDeclaration, steps: [StepDescription]) {
        let identities = EventIdentities(steps)
        func ids(_ types: [EventType]) -> [String] { types.map { identities.id(of: $0) } }
        let names = StepIdentities(steps.map(\.name))
        var known: [Step] = []
        known.reserveCapacity(steps.count)
        for index in steps.indices {
            known.append(
                Step(
                    id: names.ids[index],
                    name: steps[index].name,
                    place: steps[index].place,
                    takes: steps[index].acceptance.taking,
                    accepts: ids(steps[index].acceptance.parameters),
                    produces: steps[index].productions.map {
                        Product(event: identities.id(of: $0.type), isFanOut: $0.isFanOut)
                    },
                    emits: ids(steps[index].options.asks) + ids(steps[index].options.sends),
                    awaits: ids(steps[index].options.awaits),
                    workers: steps[index].options.workers,
                    skips: steps[index].options.skips,
                    recovery: steps[index].options.recovery,
                    take: steps[index].options.take
                )
            )
        }
        self.init(
            workflow: declaration.name,
            place: declaration.place,
            steps: known,
            events: zip(identities.all, identities.ids).map { type, id in
                let roles = type.roles
                let role = type.role(roles)
                return Event(
                    id: id,
                    name: type.name,
                    role: role,
                    isEntry: roles.contains(.entry),
                    isExit: roles.contains(.exit),
                    response: type.namedResponse.map { identities.id(of: $0) },
                    // What only goes from step to step is not looked into.
                    type: role == .ordinary ? nil : type
                )
            }
        )
    }

    /// The facts of a graph that was drawn up elsewhere.
    init(_ graph: WorkflowGraph) {
        var steps = graph.steps.map { node in
            Step(
                id: node.id,
                name: node.name,
                place: node.place,
                takes: node.takes,
                accepts: node.accepts,
                workers: node.workers,
                skips: node.skips
            )
        }
        let index = Dictionary(steps.indices.map { (steps[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        for edge in graph.edges {
            switch (edge.source, edge.target) {
            case (.step(let step), .event(let event)):
                guard let step = index[step] else { continue }
                if edge.kind == .declared {
                    steps[step].emits.append(event)
                } else {
                    steps[step].produces.append(Product(event: event, isFanOut: edge.isFanOut))
                }
            case (.event(let event), .step(let step)):
                guard let step = index[step] else { continue }
                if edge.kind == .declared {
                    steps[step].awaits.append(event)
                } else if !steps[step].accepts.contains(event) {
                    steps[step].accepts.append(event)
                }
            default: break
            }
        }
        self.init(
            workflow: graph.name,
            place: nil,
            steps: steps,
            events: graph.events.map {
                Event(id: $0.id, name: $0.name, role: $0.role, response: $0.response, schema: $0.schema)
            },
            knowsJoins: graph.knowsJoins
        )
    }
}

/// The ids of steps: their names, and `#2`, `#3` behind those that were there before.
struct StepIdentities {
    let ids: [String]

    init(_ names: [String]) {
        var counts: [String: Int] = Dictionary(minimumCapacity: names.count)
        ids = names.map { name in
            counts[name, default: 0] += 1
            let count = counts[name, default: 1]
            return count == 1 ? name : "\(name)#\(count)"
        }
    }
}

extension Acceptance {
    /// The type of each parameter of a set, and each type once of everything else.
    var parameters: [EventType] { if case .set(let types) = self { types } else { types } }
}

extension EventType {
    /// The answer that a question names.
    var namedResponse: EventType? { type.namedResponse.map { EventType($0) } }
}
