import TerminalUI

/// Every command there is: the one source of bindings, footer, help and `:` names.
public enum CommandTable {
    /// Every command, in the order in which help lists them.
    public static let all: [Command] = movement + panes + finding + acts + program + forms + themes

    static func command(_ id: Command.ID) -> Command? { byID[id] }

    private static let byID: [Command.ID: Command] = Dictionary(
        all.map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// The command a key means in a pane, on or off.
    static func command(for key: Key, in pane: Pane) -> Command? {
        all.first { $0.works(in: pane) && $0.keys.contains([key]) }
    }

    /// The command a key means in another context, on or off.
    static func command(for key: Key, in context: Command.Context) -> Command? {
        all.first { $0.context == context && $0.keys.contains([key]) }
    }

    /// The command with this name on the `:` line; a beginning that only one has is enough.
    static func command(named name: String) -> Command? {
        if let command = all.first(where: { $0.name == name }) { return command }
        let candidates = all.filter { $0.name?.hasPrefix(name) == true }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// The names on the `:` line, in order of the alphabet.
    public static var names: [String] { all.compactMap(\.name).sorted() }

    /// What help shows of a context: its own commands first, then those of every pane.
    static func commands(for pane: Pane) -> [Command] {
        let working = all.filter { $0.works(in: pane) }
        return working.filter { $0.context != .everyPane } + working.filter { $0.context == .everyPane }
    }

    /// The commands of the footer, the most useful first; every one of them can be done now.
    static func footer(_ model: Model) -> [Command] {
        if let overlay = model.overlays.last {
            return all.filter { $0.context == overlay.context && $0.rank(model) != nil && $0.isOn(model) }
                .sorted { ($0.rank(model) ?? 0) < ($1.rank(model) ?? 0) }
        }
        return all.filter { $0.works(in: model.focus) && $0.rank(model) != nil && $0.isOn(model) }
            .sorted { ($0.rank(model) ?? 0) < ($1.rank(model) ?? 0) }
    }
}

extension Overlay {
    /// Which commands have the keys while it lies on top.
    var context: Command.Context {
        switch self {
        case .help, .why, .log: .page
        case .start, .prompt: .form
        case .confirmation: .confirmation
        case .line: .line
        case .viewMenu: .viewMenu
        case .themes: .themes
        case .jump: .jump
        }
    }
}
