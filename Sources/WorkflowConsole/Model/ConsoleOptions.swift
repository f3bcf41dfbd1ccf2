public import FoundationEssentials
public import Workflows

/// How this console was started; does not change while it runs.
public struct ConsoleOptions: Sendable, Equatable {
    /// What the program calls itself.
    public var program: String
    /// The run the program was started for, if any.
    public var ownRun: RunID?
    /// What that run was started with.
    public var ownFields: [String: JSON]
    /// Whether the first question of the own run opens by itself when no key was pressed for two seconds.
    public var opensFirstQuestion: Bool
    /// Whether nothing may be started, answered or cancelled.
    public var isReadOnly: Bool
    /// Whether the events show what the engine says from the start.
    public var showsNotices: Bool
    /// Whether questions come without a bell, and only the result is printed after leaving.
    public var isQuiet: Bool
    /// Whether the screen moves no more than it must: clocks go on in longer steps.
    public var hasReducedMotion: Bool
    /// Whether `R` builds the package in whose folder this program was started.
    public var buildsPackage: Bool
    /// Why `R` builds nothing, as the rest of a sentence; said after each check.
    public var reasonNotToBuild: String?
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
        ownFields: [String: JSON] = [:],
        opensFirstQuestion: Bool = false,
        isReadOnly: Bool = false,
        showsNotices: Bool = false,
        isQuiet: Bool = false,
        hasReducedMotion: Bool = false,
        buildsPackage: Bool = false,
        reasonNotToBuild: String? = nil,
        utcOffset: Int = 0,
        themes: [String] = [],
        started: Date
    ) {
        self.program = program
        self.ownRun = ownRun
        self.ownFields = ownFields
        self.opensFirstQuestion = opensFirstQuestion
        self.isReadOnly = isReadOnly
        self.showsNotices = showsNotices
        self.isQuiet = isQuiet
        self.hasReducedMotion = hasReducedMotion
        self.buildsPackage = buildsPackage
        self.reasonNotToBuild = reasonNotToBuild
        self.utcOffset = utcOffset
        self.themes = themes
        self.started = started
    }
}
