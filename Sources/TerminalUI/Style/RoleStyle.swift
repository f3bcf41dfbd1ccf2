/// The look a theme gives to one role, before it is fitted to a terminal.
public struct RoleStyle: Sendable, Hashable {
    /// A look for terminals with sixteen colours, where the derived one would not do.
    public struct Sixteen: Sendable, Hashable {
        /// One of the named colours or the terminal's own; anything else is fitted.
        public var foreground: Color?
        /// One of the named colours or the terminal's own; anything else is fitted.
        public var background: Color?
        /// Attributes instead of those of the role; nil keeps the role's.
        public var attributes: Attributes?

        /// Makes a look for sixteen colours.
        public init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes? = nil) {
            self.foreground = foreground
            self.background = background
            self.attributes = attributes
        }
    }

    /// The colour of the characters; nil takes what lies below.
    public var foreground: Color?
    /// The colour behind them; nil takes what lies below.
    public var background: Color?
    /// What else makes them stand out.
    public var attributes: Attributes
    /// The look with sixteen colours; nil derives one.
    public var ansi: Sixteen?
    /// The attributes without colours; nil keeps `attributes`, reversed where the role has a ground of its own.
    public var mono: Attributes?
    /// The kind of line the role is drawn with, for borders and edges.
    public var line: BorderStyle?

    /// Makes the look of a role.
    public init(
        foreground: Color? = nil,
        background: Color? = nil,
        attributes: Attributes = [],
        ansi: Sixteen? = nil,
        mono: Attributes? = nil,
        line: BorderStyle? = nil
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
        self.ansi = ansi
        self.mono = mono
        self.line = line
    }
}
