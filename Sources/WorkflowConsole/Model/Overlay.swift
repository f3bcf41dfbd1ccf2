public import FoundationEssentials
public import TerminalUI
public import Workflows

/// What lies on top of the panes and has the keys.
public enum Overlay: Sendable, Equatable {
    /// The keys of the focused pane, with the reasons why some are off.
    case help(HelpPage)
    /// The form that starts a run.
    case start(StartSheet)
    /// The form that answers a question.
    case prompt(Prompt)
    /// A question of yes and no.
    case confirmation(Confirmation)
    /// The line for `:`, `/` and `&`.
    case line(InputLine)
    /// Why nothing happens, in words.
    case why(RunID)
    /// What the process wrote; the number of lines scrolled up from the newest.
    case log(scroll: Int)
    /// The choices behind `v`.
    case viewMenu
    /// The choices behind `y`.
    case copyMenu
    /// The choices behind `S`.
    case sortMenu
    /// All commands, found by a few letters.
    case palette(Palette)
    /// The list of themes.
    case themes(ThemePicker)
    /// Labels on what can be gone to, after `f`.
    case jump(Jump)

    /// Whether keys are text here, so that letters are no commands.
    var takesText: Bool {
        switch self {
        case .start, .prompt, .line, .palette: true
        case .help(let page): page.isFiltering
        default: false
        }
    }
}

/// The help page: which rows are shown and how far it is scrolled.
public struct HelpPage: Sendable, Equatable {
    /// The pane the keys are for.
    public var pane: Pane
    /// What lay on top when help was asked for: its keys come first.
    var contexts: [Command.Context] = []
    /// Rows scrolled down from the first.
    public var scroll = 0
    /// What the rows must contain.
    public var filter = ""
    /// Whether keys go into the filter.
    public var isFiltering = false
}

/// A start form on screen.
public struct StartSheet: Sendable, Equatable {
    /// The name of the workflow to be started.
    public var workflow: String
    /// The fields of its start event.
    public var form: Form
    /// When it was opened; for a moment after that no key sends.
    public var opened: Date
    /// Why the last try did not start a run.
    public var refusal: String?
    /// Whether the source was asked to start and has not answered.
    public var isStarting = false
}

/// A question on screen, with its form.
public struct Prompt: Sendable, Equatable {
    /// The question that is answered.
    public var id: QuestionID
    /// The name of the workflow that asks.
    public var workflow: String
    /// The question as it was when the form was opened, so that it can still be read when it is gone.
    public var question: Question
    /// The fields of the answer.
    public var form: Form
    /// When it was opened; for a moment after that no key sends.
    public var opened: Date
    /// Which part has the keys.
    public var focus: Focus = .form
    /// What is unfolded of the question's fields.
    public var evidence = PayloadTree()
    /// Why the answer cannot be sent any more; the draft is kept.
    public var gone: QuestionEnd?
    /// Why the last answer was not taken.
    public var refusal: String?

    /// The two parts of a question on screen.
    public enum Focus: Sendable, Equatable {
        /// What the question says, or what is answered.
        case evidence, form
    }
}

/// An act that cannot be taken back, and its safe default.
public struct Confirmation: Sendable, Equatable {
    /// What `yes` does.
    public var act: Act
    /// Whether `yes` is chosen; Enter does what is chosen, and at first that is `no`.
    public var saysYes = false

    /// The acts that are asked about first.
    public enum Act: Sendable, Equatable {
        /// Cancel a run.
        case cancel(RunID)
        /// Cancel several runs.
        case cancelAll([RunID])
        /// Cancel one call of a step.
        case cancelCall(RunID, number: Int, step: String)
        /// Leave although these runs are live.
        case quit([RunID])
    }
}

/// A line of text with its purpose.
public struct InputLine: Sendable, Equatable {
    /// What the text will be taken for.
    public var purpose: Purpose
    /// The text with its cursor.
    public var field: TextField
    /// Words that would complete the one being typed.
    public var completions: [String] = []
    /// Why the last line was not done.
    public var complaint: String?
    /// What Ctrl-R looks for, and the line of the history that it found last.
    var recall: Recall?

    struct Recall: Sendable, Equatable {
        var text: String
        var index: Int
    }

    /// What a line is for.
    public enum Purpose: Sendable, Equatable {
        /// A command, after `:`.
        case command
        /// Words to be found, after `/`.
        case search
        /// Words that the rows of a pane must contain, after `&`.
        case filter(Pane)

        /// The sign before the text.
        var sign: String {
            switch self {
            case .command: ":"
            case .search: "/"
            case .filter: "&"
            }
        }
    }
}

/// An answer that is not sent yet and can be taken back.
public struct HeldAnswer: Sendable, Equatable {
    /// The answer as it will be sent.
    public var fields: [String: JSON]
    /// The same as it was typed, for when it is taken back.
    public var drafts: [String: String]
    /// The question it answers.
    public var question: Question
    /// When it is sent.
    public var due: Date
    /// Whether it is on its way and can no longer be taken back.
    public var isSent = false
}

/// One line about what just happened, shown in place of the keys until the next key.
public struct Notice: Sendable, Equatable {
    /// The line, not yet safe to draw.
    public var text: String
    /// How it is meant.
    public var kind: Kind
    /// When it appeared.
    public var since: Date
    /// Where the whole of it can be read.
    public var more: String?

    /// How a notice is meant.
    public enum Kind: Sendable, Equatable {
        /// Something was done, was done with a doubt, or was not done.
        case done, warning, failure
    }
}
