/// A type of event as a value: its names and its roles, comparable and usable as a key.
public struct EventType: Sendable, Hashable, CustomStringConvertible {
    /// The Swift type.
    public let type: any WorkflowEvent.Type

    /// Wraps a type; two wrappers are equal when their types are the same.
    public init(_ type: any WorkflowEvent.Type) { self.type = type }

    /// Module and nesting path; what is stored and sent.
    public var name: String { type.eventName }

    /// The last part of the name, as people say it: `Draft`, or `Stop<String>`.
    public var shortName: String { EventType.shortName(of: name) }

    public var description: String { shortName }

    /// The name without module and outer types; generic arguments are shortened too.
    public static func shortName(of name: String) -> String {
        var result: [Character] = []
        // Where the name that is being read began, for each bracket that is open.
        var beginnings = [0]
        for character in name {
            switch character {
            case ".":
                result.removeSubrange((beginnings.last ?? 0)...)
            case "<", "(", "[":
                result.append(character)
                beginnings.append(result.count)
            case ">", ")", "]":
                if beginnings.count > 1 { beginnings.removeLast() }
                result.append(character)
            case ",", " ", "?", ":":
                result.append(character)
                beginnings[beginnings.count - 1] = result.count
            default: result.append(character)
            }
        }
        return String(result)
    }

    /// Whether it can begin a run.
    public var isStart: Bool { type is any StartEvent.Type }
    /// Whether it ends a run.
    public var isStop: Bool { type is any StopEvent.Type }
    /// Whether it is put to a person.
    public var isQuestion: Bool { type is any InputRequiredEvent.Type }
    /// Whether it is a person's answer.
    public var isResponse: Bool { type is any HumanResponseEvent.Type }
    /// Whether it may come from outside the run.
    public var isEntry: Bool { type is any EntryEvent.Type }
    /// Whether it may leave the run.
    public var isExit: Bool { type is any ExitEvent.Type }
    /// Whether a step may take it; a stop event is the one that none may.
    public var isAcceptable: Bool { type is any Event.Type }

    public static func == (one: EventType, other: EventType) -> Bool {
        ObjectIdentifier(one.type) == ObjectIdentifier(other.type)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}
