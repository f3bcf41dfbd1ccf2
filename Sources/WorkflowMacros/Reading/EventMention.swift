import SwiftSyntax

/// An event type where the source names it: in a parameter, a result, or an attribute.
struct EventMention {
    /// The one name of the type.
    var name: String
    /// Where it stands; what a problem with it points at.
    var node: Syntax
    /// Whether it stands in an array, which is a fan-out in a result and a join in a parameter.
    var isArray = false

    /// The name as people say it: without the type it is nested in.
    var shortName: String {
        let head = name.prefix { $0 != "<" }
        guard let dot = head.lastIndex(of: ".") else { return name }
        return String(name[name.index(after: dot)...])
    }
}

/// A parameter that takes events.
struct EventParameter {
    /// The events it takes; several for `Either` and outcome enums.
    var alternatives: [EventMention]
    /// Whether it joins a fan-out.
    var isCollection: Bool
    /// The type as the expansion names it.
    var type: TypeSyntax
}
