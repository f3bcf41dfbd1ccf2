/// What a terminal can show and tell.
public struct TerminalCapabilities: Sendable, Hashable {
    /// How many colours it shows.
    public var colorDepth: ColorDepth
    /// Whether it shows more than ASCII; otherwise frames are drawn by `CellBuffer.ascii()`.
    public var unicode: Bool
    /// Whether frames may be drawn between marks so that nobody sees them half done (mode 2026).
    public var synchronizedOutput: Bool
    /// Whether it reports keys unambiguously (kitty's protocol), so that a lone ESC is always the key.
    public var disambiguatedKeys: Bool
    /// Whether it reports the mouse.
    public var mouse: Bool
    /// Whether its ground is light, where it has said so.
    public var hasLightBackground: Bool?

    /// Makes a description; by default a plain terminal with Unicode and sixteen colours.
    public init(
        colorDepth: ColorDepth = .sixteen,
        unicode: Bool = true,
        synchronizedOutput: Bool = false,
        disambiguatedKeys: Bool = false,
        mouse: Bool = false,
        hasLightBackground: Bool? = nil
    ) {
        self.colorDepth = colorDepth
        self.unicode = unicode
        self.synchronizedOutput = synchronizedOutput
        self.disambiguatedKeys = disambiguatedKeys
        self.mouse = mouse
        self.hasLightBackground = hasLightBackground
    }
}
