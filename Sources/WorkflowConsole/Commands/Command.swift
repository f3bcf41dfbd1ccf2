public import TerminalUI

/// One thing a person can have done: its keys, its name on the `:` line, its words, and when it can be done.
///
/// Bindings, footer, help and the `:` line are all read from ``CommandTable``; nothing else knows a key.
public struct Command: Sendable, Identifiable {
    public let id: ID
    /// The ways to press it; each is one key or two in a row.
    public let keys: [[Key]]
    /// The word for the `:` line, if it has one.
    public let name: String?
    /// What help and footer write for the keys, where they are too many to be listed.
    let shownKeys: SafeText?
    /// What may follow the word, as help shows it: `<workflow>`.
    public let argument: String?
    /// Where its keys mean this command.
    public let context: Context
    /// One sentence for help, without its full stop.
    public let help: String
    /// The one or two words in the footer, which may depend on what is selected.
    let label: @Sendable (Model) -> String
    /// Its place in the footer of a pane, small numbers first; `nil` keeps it out.
    let rank: @Sendable (Model) -> Int?
    let availability: @Sendable (Model) -> Availability

    /// Everything that can be done.
    public enum ID: Sendable, Hashable, CaseIterable {
        /// For the program as a whole.
        case help, commandLine, palette, back, close, interrupt, suspend, redraw, log, theme, mouse, export
        /// For going from pane to pane.
        case nextPane, previousPane, goToPane, zoom, viewMenu
        /// For moving the selection, or the picture under it.
        case up, down, left, right, panLeft, panRight, panUp, panDown
        /// For longer ways, and for what is selected.
        case zoomIn, zoomOut, zoomFit, jump, jumpLeave
        /// For the ends and whole pages, and for opening and folding.
        case first, last, halfPageDown, halfPageUp, pageDown, pageUp, enter, fold
        /// For finding.
        case search, nextMatch, previousMatch, filter
        /// For where one was.
        case goBack, goForward
        /// For lists of runs.
        case mark, sort
        /// For taking something along.
        case copy, copyText, copyJSON, copyPath, copyMarkdown, copyCommand
        /// For leading a run by hand.
        case pause, step, breakpoint
        /// For what this console cannot do yet, and says so.
        case causes, difference, pastBack, pastForward, landmarkBack, landmarkForward, bookmark, toBookmark
        /// For acting on runs, questions and problems.
        case follow, answer, takeBack, why, run, cancel, extend, edit, check, restart
        /// For forms.
        case formNext, formPrevious, formTake, formSend, formEditor, formDrop, formShowJSON, formLeave, formHelp
        /// For choices in a form.
        case choiceNext, choicePrevious, choiceNumber, choiceLetter, choiceClear
        /// For what a question says.
        case evidenceDown, evidenceUp, evidencePageDown, evidencePageUp, evidenceFold
        /// For text: in fields and on the line below.
        case textLeft, textRight, textWordLeft, textWordRight, textStart, textEnd
        /// For taking text away, and bringing it back.
        case textBackspace, textDelete, textKillWord, textKillPart, textKillNext, textKillStart, textKillEnd
        /// For what was killed, and for what was changed.
        case textYank, textUndo
        /// For questions of yes and no.
        case confirmYes, confirmNo, confirmChoose, confirmTake
        /// For the line below.
        case lineComplete, lineTake, lineLeave, lineHistory, lineSearch
        /// For the palette.
        case paletteMove, paletteTake, paletteLeave
        /// For the choices behind `S`.
        case sortByStart, sortByWorkflow, sortByState, sortByTime
        /// For pages that are only read.
        case pageScroll, pageFilter, pageLeave
        /// For the choices behind `v`.
        case showNotices, showLanes, showTimeline, showEvents, showHeat, showMinimap, showResources, showTimes
        /// For the list of themes.
        case themeMove, themeTake, themeLeave
    }

    /// Where a command's keys mean it.
    public enum Context: Sendable, Hashable {
        /// In these panes, while nothing lies on top.
        case panes(Set<Pane>)
        /// In a form, whatever has the focus.
        case form
        /// On a choice in a form.
        case choice
        /// On what a question says.
        case evidence
        /// Where text is written: in a field of a form, or on the line below.
        case text
        /// In a question of yes and no.
        case confirmation
        /// On the line for `:`, `/` and `&`.
        case line
        /// On a page that is only read: help, why, log.
        case page
        /// After `v`.
        case viewMenu
        /// After `y`.
        case copyMenu
        /// After `S`.
        case sortMenu
        /// In the palette.
        case palette
        /// In the list of themes.
        case themes
        /// After `f`, while labels are typed.
        case jump

        static let everyPane = Context.panes(Set(Pane.allCases))

        /// All but those of panes, in the order in which help lists them, each with its heading.
        static let others: [(context: Context, heading: SafeText)] = [
            (.viewMenu, "After v"), (.copyMenu, "After y"), (.sortMenu, "After S"), (.palette, "In the palette"),
            (.themes, "In the list of themes"), (.jump, "After f"), (.form, "In a form"),
            (.choice, "On a choice"), (.evidence, "On what a question says"), (.text, "In text"),
            (.line, "On the line for :, / and &"), (.confirmation, "When asked yes or no"), (.page, "On a page"),
        ]

        /// What help calls it.
        var heading: SafeText { Context.others.first { $0.context == self }?.heading ?? "" }
    }

    /// Whether a command can be done now.
    public enum Availability: Sendable, Hashable {
        /// It can be done.
        case on
        /// The reason, as a sentence without its full stop.
        case off(String)
    }

    init(
        _ id: ID,
        _ keys: [String],
        shown shownKeys: SafeText? = nil,
        name: String? = nil,
        argument: String? = nil,
        in context: Context = .everyPane,
        help: String,
        label: @escaping @Sendable (Model) -> String = { _ in "" },
        rank: @escaping @Sendable (Model) -> Int? = { _ in nil },
        when availability: @escaping @Sendable (Model) -> Availability = { _ in .on }
    ) {
        self.id = id
        self.keys = keys.map { text in text.split(separator: " ").compactMap { Key(String($0)) } }
        self.shownKeys = shownKeys
        self.name = name
        self.argument = argument
        self.context = context
        self.help = help
        self.label = label
        self.rank = rank
        self.availability = availability
    }

    /// Whether it can be done now, and if not, why not.
    public func availability(in model: Model) -> Availability { availability(model) }

    /// The first way to press it, as people write it.
    public var keyText: SafeText {
        if let shownKeys { return shownKeys }
        guard let first = keys.first else { return name.map { ":\($0)" } ?? "" }
        return first.map(\.display).joined(separator: " ")
    }

    /// The word for the `:` line with what may follow it: `:extend <time>`.
    var lineText: SafeText? {
        name.map { name in SafeText(untrusted: ":\(name)\(argument.map { " \($0)" } ?? "")") }
    }

    /// Every way to press it.
    public var keysText: SafeText {
        if let shownKeys { return shownKeys }
        let all = keys.map { keys in keys.map(\.display).joined(separator: " ") }
        return all.isEmpty ? name.map { ":\($0)" } ?? "" : all.joined(separator: ", ")
    }

    func isOn(_ model: Model) -> Bool { availability(model) == .on }

    func works(in pane: Pane) -> Bool {
        if case .panes(let panes) = context { panes.contains(pane) } else { false }
    }
}
