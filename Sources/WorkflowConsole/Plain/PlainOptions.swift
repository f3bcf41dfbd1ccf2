/// How a plain dialogue is led; does not change while it goes on.
public struct PlainOptions: Sendable, Hashable {
    /// Whether the program is there for one run only and ends with it.
    public var isForOneRun: Bool
    /// Whether anybody may be asked.
    public var mayAsk: Bool
    /// Whether nothing may be started, answered or cancelled.
    public var isReadOnly: Bool
    /// Whether a line that comes while nothing is asked is kept for the next question.
    ///
    /// So is input from a pipe, which comes before its questions and holds answers only.
    public var keepsLinesForQuestions: Bool
    /// How much of the stream is printed by itself at first.
    public var eventLines: PlainDialogue.EventLines
    /// Whether what the person knows anyway is left unsaid: that a run started, that an answer was sent.
    public var isQuiet: Bool

    /// Makes the options; those left out suit a person at a terminal.
    public init(
        isForOneRun: Bool = false,
        mayAsk: Bool = true,
        isReadOnly: Bool = false,
        keepsLinesForQuestions: Bool = false,
        eventLines: PlainDialogue.EventLines = .some,
        isQuiet: Bool = false
    ) {
        self.isForOneRun = isForOneRun
        self.mayAsk = mayAsk
        self.isReadOnly = isReadOnly
        self.keepsLinesForQuestions = keepsLinesForQuestions
        self.eventLines = eventLines
        self.isQuiet = isQuiet
    }
}
