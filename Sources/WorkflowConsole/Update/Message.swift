public import FoundationEssentials
public import TerminalUI
public import Workflows

/// Something that happened and that the console must know: the only way in which its model changes.
///
/// Messages with a time set the model's clock; the model has no other.
public enum Message: Sendable, Equatable {
    /// A key was pressed.
    case key(Key, at: Date)
    /// Text was pasted; it is never taken for keys.
    case paste(String, at: Date)
    /// The mouse did something, at a cell of the screen.
    case mouse(MouseEvent, at: Date)
    /// The terminal has this size now; also the first message of all.
    case resized(Size)
    /// Whether the terminal's window has the focus.
    case focused(Bool, at: Date)

    /// What the source offers; sent at the start and after a new check (`isCheckedAgain`).
    case workflows([WorkflowInfo], isCheckedAgain: Bool)
    /// What the compiler said, because ``Effect/build`` asked, and the names of the files that it has looked at.
    case built([CompilerDiagnostic], BuildOutcome, compiled: Set<String> = [], at: Date)
    /// The graph files that could not be read at the last check.
    case unreadable([CompilerDiagnostic])
    /// This program has taken the place of another; sent after the first workflows.
    case restored(Restoration)
    /// A run is there, by this console's wish or by somebody else's.
    case started(RunInfo, at: Date)
    /// A run did not start; its form stays open with what is wrong.
    case couldNotStart(workflow: String, SourceRefusal)
    /// New entries of a run, in order.
    case events(RunID, [EventRecord], at: Date)
    /// A run is over.
    case ended(RunInfo, at: Date)
    /// What a run is doing, because ``Effect/look(_:)`` asked.
    case snapshot(RunID, RunSnapshot, at: Date)
    /// An answer was taken in.
    case answered(RunID, wait: String)
    /// An answer was not taken in; the question stays open unless the refusal says it is gone.
    case answerRefused(RunID, wait: String, SourceRefusal)

    /// A graph has its places, because ``Effect/layOut(_:_:keeping:)`` asked.
    case laidOut(GraphPicture)
    /// The folder entries that go on from what was typed, because ``Effect/complete(field:prefix:)`` asked.
    case completions(field: String, prefix: String, [String])
    /// The values a start form was last sent with, because ``Effect/recall(workflow:)`` asked.
    case recalled(workflow: String, [String: JSON])
    /// The editor is closed; the text a person wrote for a field, or `nil` when it was left unchanged.
    case edited(field: String, text: String?)
    /// A graph was written to a file, because ``Effect/export(_:)`` asked.
    case exported(file: String)
    /// A timer that ``Effect/schedule(_:after:)`` set has come due.
    case timer(Timer, at: Date)
    /// The themes there are, what was asked for, and the id of the one on screen; because ``Effect/listThemes`` asked.
    case themes([ThemeInfo], wish: String, shown: String)
    /// A theme is on screen for good; `isAgain` when its file was changed and read again.
    case themeTaken(String, isAgain: Bool)
    /// A file of the theme on screen has changed.
    case themeFileChanged
    /// Lines for `:log`: what anything in the process wrote.
    case log([LogLine])
    /// An effect could not be performed; the words say what, where and what to do.
    case failed(String)
    /// The process was told to end (SIGTERM, SIGHUP); the runs end with it.
    case terminated
}

/// A line of the process's log.
public struct LogLine: Sendable, Hashable {
    /// When it was written.
    public var time: Date
    /// The line, not yet safe to draw.
    public var text: String

    /// Makes a line of the log.
    public init(time: Date, text: String) {
        self.time = time
        self.text = text
    }
}

/// What a timer is for; a new one of the same kind takes the place of the old one.
public enum Timer: Sendable, Hashable {
    /// The next second on screen.
    case clock
    /// The end of the time in which an answer can be taken back.
    case answer(QuestionID)
    /// A question of the program's own run may be opened by itself now.
    case firstQuestion
}

/// An open question among all runs.
public struct QuestionID: Sendable, Hashable {
    /// The run that asks.
    public var run: RunID
    /// The question within its run: `w3`.
    public var wait: String

    /// Makes the id of one question of one run.
    public init(run: RunID, wait: String) {
        self.run = run
        self.wait = wait
    }
}
