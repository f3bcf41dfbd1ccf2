import Synchronization

/// Remembers the reflected name of each event type, because making it anew costs more than routing an event.
final class EventNames: Sendable {
    static let shared = EventNames()

    private let names = Mutex<[ObjectIdentifier: String]>([:])

    func name(of type: any WorkflowEvent.Type) -> String {
        names.withLock { names in
            let key = ObjectIdentifier(type)
            if let name = names[key] { return name }
            let name = String(reflecting: type)
            names[key] = name
            return name
        }
    }
}
