import Synchronization

/// Remembers the names of each event type, because making one anew costs more than routing an event.
final class EventNames: Sendable {
    static let shared = EventNames()

    private let names = Mutex<[ObjectIdentifier: String]>([:])
    private let shortNames = Mutex<[ObjectIdentifier: String]>([:])

    func name(of type: any WorkflowEvent.Type) -> String {
        names.withLock { names in
            let key = ObjectIdentifier(type)
            if let name = names[key] { return name }
            // The same text as `String(reflecting:)`, which first asks at length whether the type describes itself.
            let name = _typeName(type, qualified: true)
            names[key] = name
            return name
        }
    }

    func shortName(of type: any WorkflowEvent.Type) -> String {
        let key = ObjectIdentifier(type)
        if let name = shortNames.withLock({ $0[key] }) { return name }
        // The name is the author's to make, so it is asked for outside the lock.
        let name = EventType.shortName(of: type.eventName)
        shortNames.withLock { $0[key] = name }
        return name
    }
}
