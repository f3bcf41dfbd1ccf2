/// What a piece of the screen means; themes give looks to roles, views name nothing but roles.
///
/// Names are dotted. A role a theme lacks takes the look of the name without its last part, and so on up.
public struct Role: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The dotted name, as in theme files.
    public let rawValue: String

    /// Takes any dotted name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes any dotted name.
    public init(_ name: String) {
        self.rawValue = name
    }

    /// Takes any dotted name.
    public init(stringLiteral value: String) {
        self.rawValue = value
    }

    /// The role whose look this one takes where it has none: the name without its last part.
    public var parent: Role? {
        guard let dot = rawValue.lastIndex(of: ".") else { return nil }
        return Role(String(rawValue[..<dot]))
    }

    /// Whether the role colours an area, so that one bare colour in a theme file is its background.
    public var isArea: Bool {
        rawValue == "bg" || rawValue.hasPrefix("bg.")
    }
}
