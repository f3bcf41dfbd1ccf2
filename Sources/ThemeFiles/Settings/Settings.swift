/// What a person wants of the console in every session; `nil` leaves it to the program.
public struct Settings: Sendable, Hashable {
    /// The theme to begin with, in the words that `--theme` takes.
    public var theme: String?
    /// When to use colour.
    public var color: ColorUse?
    /// Whether the console takes the mouse.
    public var usesMouse: Bool?
    /// Whether only ASCII is drawn.
    public var isASCII: Bool?
    /// Whether the screen moves no more than it must.
    public var hasReducedMotion: Bool?

    /// Settings that leave everything to the program.
    public init() {}

    /// When to use colour.
    public enum ColorUse: String, Sendable, Hashable, CaseIterable {
        /// Where the terminal shows it, everywhere, or nowhere.
        case auto, always, never
    }
}

/// What a settings file says, and what is wrong with it; what is right counts all the same.
public struct SettingsResult: Sendable, Hashable {
    /// What could be understood.
    public var settings: Settings
    /// What is wrong, in the order of the file; the file as a whole, when it could not be read.
    public var findings: [ThemeFinding]

    /// Makes a result.
    public init(_ settings: Settings = Settings(), findings: [ThemeFinding] = []) {
        self.settings = settings
        self.findings = findings
    }
}
