/// How characters stand out besides their colour.
public struct Attributes: OptionSet, Sendable, Hashable {
    /// One bit for each attribute.
    public let rawValue: UInt8

    /// Takes the bits as they are.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Heavier, on some terminals also brighter.
    public static let bold = Attributes(rawValue: 1 << 0)
    /// Fainter; some terminals ignore it.
    public static let dim = Attributes(rawValue: 1 << 1)
    /// Slanted; some terminals show it as reverse.
    public static let italic = Attributes(rawValue: 1 << 2)
    /// With a line below.
    public static let underline = Attributes(rawValue: 1 << 3)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 1 << 4)
    /// With a line through.
    public static let strikethrough = Attributes(rawValue: 1 << 5)

    /// The names used in theme files, in order of their bits.
    public static let names: [(name: String, attribute: Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
        ("strikethrough", .strikethrough),
    ]
}

/// The look of a cell; a colour that is nil is that of what lies below.
public struct Style: Sendable, Hashable {
    /// The colour of the characters.
    public var foreground: Color?
    /// The colour behind them.
    public var background: Color?
    /// What else makes them stand out.
    public var attributes: Attributes

    /// Colours of what lies below, no attributes.
    public static let plain = Style()

    /// Makes a look; what is left out comes from below.
    public init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// This look on top of another: own colours win, attributes add up.
    public func layered(over below: Style) -> Style {
        Style(
            foreground: foreground ?? below.foreground,
            background: background ?? below.background,
            attributes: attributes.union(below.attributes)
        )
    }

    /// The same look with further attributes.
    public func adding(_ attributes: Attributes) -> Style {
        Style(foreground: foreground, background: background, attributes: self.attributes.union(attributes))
    }
}
