/// A type of event as a value: its names and its roles, comparable and usable as a key.
public struct EventType: Sendable, Hashable, CustomStringConvertible {
    /// The Swift type.
    public let type: any WorkflowEvent.Type

    public init(_ type: any WorkflowEvent.Type) { self.type = type }

    /// Module and nesting path; what is stored and sent.
    public var name: String { type.eventName }

    /// The last part of the name, as people say it: `Draft`, or `Stop<String>`.
    public var shortName: String { EventType.shortName(of: name) }

    public var description: String { shortName }

    /// The name without module and outer types; generic arguments are shortened too.
    public static func shortName(of name: String) -> String {
        var result = ""
        var part = ""
        for character in name {
            switch character {
            case ".": part = ""
            case "<", ">", ",", " ", "(", ")", "[", "]", "?", ":":
                result += part
                result.append(character)
                part = ""
            default: part.append(character)
            }
        }
        return result + part
    }

    public var isStart: Bool { type is any StartEvent.Type }
    public var isStop: Bool { type is any StopEvent.Type }
    public var isQuestion: Bool { type is any InputRequiredEvent.Type }
    public var isResponse: Bool { type is any HumanResponseEvent.Type }
    public var isEntry: Bool { type is any EntryEvent.Type }
    public var isExit: Bool { type is any ExitEvent.Type }
    public var isAcceptable: Bool { type is any Event.Type }

    public static func == (one: EventType, other: EventType) -> Bool {
        ObjectIdentifier(one.type) == ObjectIdentifier(other.type)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}
