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
        case help, commandLine, back, close, interrupt, suspend, redraw, log, theme, mouse
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
        /// For acting on runs, questions and problems.
        case follow, answer, takeBack, why, run, cancel, extend, edit, check, restart
        /// For forms.
        case formNext, formPrevious, formSend, formEditor, formDrop, formLeave, formHelp, formUnfold
        /// For questions of yes and no.
        case confirmYes, confirmNo, confirmChoose, confirmTake
        /// For the line below.
        case lineComplete, lineTake, lineLeave, lineHistory
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
        /// In a form.
        case form
        /// In a question of yes and no.
        case confirmation
        /// On the line for `:`, `/` and `&`.
        case line
        /// On a page that is only read: help, why, log.
        case page
        /// After `v`.
        case viewMenu
        /// In the list of themes.
        case themes
        /// After `f`, while labels are typed.
        case jump

        static let everyPane = Context.panes(Set(Pane.allCases))
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
        guard let first = keys.first else { return name.map { ":\($0)" } ?? "" }
        return first.map(\.display).joined(separator: " ")
    }

    /// Every way to press it.
    public var keysText: SafeText {
        let all = keys.map { keys in keys.map(\.display).joined(separator: " ") }
        return all.isEmpty ? name.map { ":\($0)" } ?? "" : all.joined(separator: ", ")
    }

    func isOn(_ model: Model) -> Bool { availability(model) == .on }

    func works(in pane: Pane) -> Bool {
        if case .panes(let panes) = context { panes.contains(pane) } else { false }
    }
}
