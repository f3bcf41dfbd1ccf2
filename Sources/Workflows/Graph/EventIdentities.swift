/// The event types of some steps, each once, in order, with the short name by which the graph knows them.
struct EventIdentities {
    let all: [EventType]
    /// The ids of all, in their order.
    let ids: [String]
    private let numbers: [EventType: Int]
    private let isProduced: [Bool]

    init(_ steps: [StepDescription]) {
        var numbers: [EventType: Int] = Dictionary(minimumCapacity: steps.count)
        var all: [EventType] = []
        var isProduced: [Bool] = []
        all.reserveCapacity(steps.count)
        isProduced.reserveCapacity(steps.count)
        func add(_ type: EventType, isProduced produced: Bool = false) {
            if let number = numbers[type] {
                if produced { isProduced[number] = true }
                return
            }
            numbers[type] = all.count
            all.append(type)
            isProduced.append(produced)
            if let response = type.namedResponse { add(response) }
        }
        // By index, here and in the checks: a step has a dozen parts to retain, of which most passes look at one.
        for index in steps.indices {
            for type in steps[index].acceptance.types { add(type) }
            for production in steps[index].productions { add(production.type, isProduced: true) }
            for type in steps[index].options.asks { add(type, isProduced: true) }
            for type in steps[index].options.sends { add(type, isProduced: true) }
            for type in steps[index].options.awaits { add(type) }
        }
        self.all = all
        self.numbers = numbers
        self.isProduced = isProduced
        let names = all.map(\.shortName)
        var counts: [String: Int] = Dictionary(minimumCapacity: names.count)
        for name in names { counts[name, default: 0] += 1 }
        if counts.count == names.count {
            ids = names
        } else {
            // Two generic or local types can have one full name too; then the order tells them apart.
            ids = StepIdentities(zip(all, names).map { counts[$1] == 1 ? $1 : $0.name }).ids
        }
    }

    func id(of type: EventType) -> String { numbers[type].map { ids[$0] } ?? type.name }
    func isProduced(_ type: EventType) -> Bool { numbers[type].map { isProduced[$0] } ?? false }
}

extension StepDescription {
    /// Every type the step's result or body can make.
    var made: [EventType] { productions.map(\.type) + options.asks + options.sends }
}

extension EventType {
    /// The event's role in a graph.
    var role: WorkflowGraph.Role { role(roles) }

    /// The event's role in a graph, from its roles in a run.
    func role(_ roles: EventRoles) -> WorkflowGraph.Role {
        if roles.contains(.start) { return .start }
        if roles.contains(.stop) { return .stop }
        if roles.contains(.question) { return .question }
        if roles.contains(.response) { return .response }
        if type is StepFailed.Type { return .failure }
        if roles.contains(.entry) { return .entry }
        if roles.contains(.exit) { return .exit }
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
