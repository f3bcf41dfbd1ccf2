public import FoundationEssentials

/// How this console was started; does not change while it runs.
public struct ConsoleOptions: Sendable, Equatable {
    /// What the program calls itself.
    public var program: String
    /// The run the program was started for, if any.
    public var ownRun: RunID?
    /// Whether the first question of the own run opens by itself when no key was pressed for two seconds.
    public var opensFirstQuestion: Bool
    /// Whether nothing may be started, answered or cancelled.
    public var isReadOnly: Bool
    /// Whether `R` builds the package this program comes from.
    public var buildsPackage: Bool
    /// Seconds east of UTC, for times of day.
    public var utcOffset: Int
    /// The ids of the themes there are, for completion.
    public var themes: [String]
    /// The time when the console was made.
    public var started: Date

    /// Makes the options of one session; those left out suit a console that is just opened.
    public init(
        program: String = "signalbox",
        ownRun: RunID? = nil,
        opensFirstQuestion: Bool = false,
        isReadOnly: Bool = false,
        buildsPackage: Bool = false,
        utcOffset: Int = 0,
        themes: [String] = [],
        started: Date
    ) {
        self.program = program
        self.ownRun = ownRun
        self.opensFirstQuestion = opensFirstQuestion
        self.isReadOnly = isReadOnly
        self.buildsPackage = buildsPackage
        self.utcOffset = utcOffset
        self.themes = themes
        self.started = started
    }
}
