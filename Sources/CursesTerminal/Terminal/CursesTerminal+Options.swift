extension CursesTerminal {
    /// How the screen is to be opened.
    public struct Options: Sendable {
        /// The environment that decides about terminal type, colours and delays.
        public var environment: [String: String]
        /// What `--color` asks for.
        public var color: ColorPreference
        /// The characters that may be drawn; take it once, at the start of the program.
        public var locale: LocaleDecision
        /// Whether the mouse is used. Without, the terminal's own selection works without Shift.
        public var usesMouse: Bool
        /// Whether the terminal is asked what it can do.
        public var asksTerminal: Bool
        /// What takes standard output and standard error meanwhile, so that a crash can make them what they were.
        public var capture: OutputCapture?

        /// Options with everything on.
        public init(
            environment: [String: String],
            locale: LocaleDecision,
            color: ColorPreference = .auto,
            usesMouse: Bool = true,
            asksTerminal: Bool = true,
            capture: OutputCapture? = nil
        ) {
            self.environment = environment
            self.locale = locale
            self.color = color
            self.usesMouse = usesMouse
            self.asksTerminal = asksTerminal
            self.capture = capture
        }
    }
}
