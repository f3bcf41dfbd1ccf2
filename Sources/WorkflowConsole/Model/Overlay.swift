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
    case confirmation(Confirmation)
    /// The line for `:`, `/` and `&`.
    case line(InputLine)
    /// Why nothing happens, in words.
    case why(RunID)
    /// What the process wrote; the number of lines scrolled up from the newest.
    case log(scroll: Int)
    /// The choices behind `v`.
    case viewMenu

    /// Whether keys are text here, so that letters are no commands.
    var takesText: Bool {
        switch self {
        case .start, .prompt, .line: true
        case .help(let page): page.isFiltering
        default: false
        }
    }
}

/// The help page: which rows are shown and how far it is scrolled.
public struct HelpPage: Sendable, Equatable {
    /// The pane the keys are for.
    public var pane: Pane
    public var scroll = 0
    public var filter = ""
    public var isFiltering = false
}

/// A start form on screen.
public struct StartSheet: Sendable, Equatable {
    public var workflow: String
    public var form: Form
    public var opened: Date
    /// Why the last try did not start a run.
    public var refusal: String?
    /// Whether the source was asked to start and has not answered.
    public var isStarting = false
}

/// A question on screen, with its form.
public struct Prompt: Sendable, Equatable {
    public var id: QuestionID
    public var workflow: String
    /// The question as it was when the form was opened, so that it can still be read when it is gone.
    public var question: Question
    public var form: Form
    public var opened: Date
    public var focus: Focus = .form
    public var evidence = PayloadTree()
    /// Why the answer cannot be sent any more; the draft is kept.
    public var gone: String?
    /// Why the last answer was not taken.
    public var refusal: String?

    public enum Focus: Sendable, Equatable {
        case evidence, form
    }
}

/// An act that cannot be taken back, and its safe default.
public struct Confirmation: Sendable, Equatable {
    public var act: Act
    /// Whether `yes` is chosen; Enter does what is chosen, and at first that is `no`.
    public var saysYes = false

    public enum Act: Sendable, Equatable {
        case cancel(RunID)
        /// Leave although these runs are live.
        case quit([RunID])
    }
}

/// A line of text with its purpose.
public struct InputLine: Sendable, Equatable {
    public var purpose: Purpose
    public var field: TextField
    /// Words that would complete the one being typed.
    public var completions: [String] = []
    /// Why the last line was not done.
    public var complaint: String?

    public enum Purpose: Sendable, Equatable {
        case command
        case search
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
    public var fields: [String: JSON]
    public var drafts: [String: String]
    public var question: Question
    public var due: Date
    /// Whether it is on its way and can no longer be taken back.
    public var isSent = false
}

/// One line about what just happened, shown in place of the keys until the next key.
public struct Notice: Sendable, Equatable {
    public var text: String
    public var kind: Kind
    public var since: Date

    public enum Kind: Sendable, Equatable {
        case done, warning, failure
    }
}
