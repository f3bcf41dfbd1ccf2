/// The event types of some steps, each once, in order, with the short name by which the graph knows them.
struct EventIdentities {
    let all: [EventType]
    private let ids: [EventType: String]
    private let produced: Set<EventType>

    init(_ steps: [StepDescription]) {
        var seen: Set<EventType> = []
        var all: [EventType] = []
        var produced: Set<EventType> = []
        func add(_ type: EventType) {
            guard seen.insert(type).inserted else { return }
            all.append(type)
            if let response = type.namedResponse { add(response) }
        }
        for step in steps {
            for type in step.acceptance.types { add(type) }
            for type in step.made {
                produced.insert(type)
                add(type)
            }
            for type in step.options.awaits { add(type) }
        }
        self.all = all
        self.produced = produced
        let names = all.map(\.shortName)
        var counts: [String: Int] = Dictionary(minimumCapacity: names.count)
        for name in names { counts[name, default: 0] += 1 }
        // Two generic or local types can have one full name too; then the order tells them apart.
        let full = zip(all, names).map { counts[$1] == 1 ? $1 : $0.name }
        ids = Dictionary(uniqueKeysWithValues: zip(all, StepIdentities(full).ids))
    }

    func id(of type: EventType) -> String { ids[type] ?? type.name }
    func isProduced(_ type: EventType) -> Bool { produced.contains(type) }
}

extension StepDescription {
    /// Every type the step's result or body can make.
    var made: [EventType] { productions.map(\.type) + options.asks + options.sends }
}

extension EventType {
    /// The event's role in a graph.
    var role: WorkflowGraph.Role {
        if isStart { return .start }
        if isStop { return .stop }
        if isQuestion { return .question }
        if isResponse { return .response }
        if type is StepFailed.Type { return .failure }
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
