/// A type of event as a value: its names and its roles, comparable and usable as a key.
public struct EventType: Sendable, Hashable, CustomStringConvertible {
    /// The Swift type.
    public let type: any WorkflowEvent.Type

    /// Wraps a type; two wrappers are equal when their types are the same.
    public init(_ type: any WorkflowEvent.Type) { self.type = type }

    /// Module and nesting path; what is stored and sent.
    public var name: String { type.eventName }

    /// The last part of the name, as people say it: `Draft`, or `Stop<String>`.
    public var shortName: String { EventNames.shared.shortName(of: type) }

    public var description: String { shortName }

    /// The name without module and outer types; generic arguments are shortened too.
    public static func shortName(of name: String) -> String {
        // Only ASCII characters mean anything here, and none of them is part of a longer one.
        var result: [UInt8] = []
        result.reserveCapacity(name.utf8.count)
        // Where the name that is being read began, for each bracket that is open.
        var beginnings = [0]
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "."):
                result.removeSubrange((beginnings.last ?? 0)...)
            case UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["):
                result.append(byte)
                beginnings.append(result.count)
            case UInt8(ascii: ">"), UInt8(ascii: ")"), UInt8(ascii: "]"):
                if beginnings.count > 1 { beginnings.removeLast() }
                result.append(byte)
            case UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "?"), UInt8(ascii: ":"):
                result.append(byte)
                beginnings[beginnings.count - 1] = result.count
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What events of the type may do.
    public var roles: EventRoles { type.eventRoles }

    /// Whether it can begin a run.
    public var isStart: Bool { roles.contains(.start) }
    /// Whether it ends a run.
    public var isStop: Bool { roles.contains(.stop) }
    /// Whether it is put to a person.
    public var isQuestion: Bool { roles.contains(.question) }
    /// Whether it is a person's answer.
    public var isResponse: Bool { roles.contains(.response) }
    /// Whether it may come from outside the run.
    public var isEntry: Bool { roles.contains(.entry) }
    /// Whether it may leave the run.
    public var isExit: Bool { roles.contains(.exit) }
    /// Whether a step may take it; a stop event is the one that none may.
    public var isAcceptable: Bool { type is any Event.Type }

    public static func == (one: EventType, other: EventType) -> Bool {
        ObjectIdentifier(one.type) == ObjectIdentifier(other.type)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}

extension EventType {
    var isPrivate: Bool { EventType.isPrivate(name) }

    /// Whether a type's name holds an address, which differs from process to process.
    static func isPrivate(_ name: String) -> Bool {
        // Looking for one byte first spares almost every name the dearer search.
        let mayHold =
            name.utf8.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "(")) }
            ?? name.utf8.contains(UInt8(ascii: "("))
        return mayHold && name.contains("(unknown context at ")
    }
}
