import Synchronization

/// Gives every event type of a workflow a small number, so that routing compares integers.
///
/// Types of the graph get theirs when the table is made; a type that first turns up while a run is on is added
/// under a lock. A number never changes.
final class EventTypeTable: Sendable {
    /// The types of the graph, in order of declaration.
    let known: [EventType]
    private let numbers: [ObjectIdentifier: Int]
    /// The names of the known types as notices spell them.
    private let names: [String]
    /// The roles of the known types.
    private let roles: [EventRoles]
    private let extras = Mutex(Extras())

    private struct Extras {
        var types: [EventType] = []
        var numbers: [ObjectIdentifier: Int] = [:]
    }

    init(_ types: [EventType]) {
        var numbers: [ObjectIdentifier: Int] = [:]
        var known: [EventType] = []
        for type in types where numbers[ObjectIdentifier(type.type)] == nil {
            numbers[ObjectIdentifier(type.type)] = known.count
            known.append(type)
        }
        var counts: [String: Int] = [:]
        for type in known { counts[type.shortName, default: 0] += 1 }
        self.known = known
        self.numbers = numbers
        roles = known.map(\.roles)
        names = known.map { counts[$0.shortName] == 1 ? $0.shortName : $0.name }
    }

    /// The number of a type; one that was never seen gets the next free number.
    func number(of type: any WorkflowEvent.Type) -> Int {
        let key = ObjectIdentifier(type)
        if let number = numbers[key] { return number }
        return extras.withLock { extras in
            if let number = extras.numbers[key] { return number }
            let number = known.count + extras.types.count
            extras.types.append(EventType(type))
            extras.numbers[key] = number
            return number
        }
    }

    /// The number of a type of the graph by its full name, or by its short name when only one has it.
    func number(named name: String) -> Int? {
        if let number = known.firstIndex(where: { $0.name == name }) { return number }
        let short = known.indices.filter { known[$0].shortName == name }
        return short.count == 1 ? short[0] : nil
    }

    /// The type with a number that this table gave.
    func type(_ number: Int) -> EventType {
        if number < known.count { return known[number] }
        return extras.withLock { $0.types[number - known.count] }
    }

    /// Every type that has a number so far, in order of the numbers.
    var all: [EventType] { known + extras.withLock { $0.types } }

    /// What an event of the type may do.
    func roles(_ number: Int) -> EventRoles {
        number < roles.count ? roles[number] : type(number).roles
    }

    /// The short name, or the full one when two types of the graph share the short one.
    func name(_ number: Int) -> String {
        number < names.count ? names[number] : type(number).shortName
    }
}
