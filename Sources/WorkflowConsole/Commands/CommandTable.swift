import TerminalUI
import Workflows

/// Every command there is: the one source of bindings, footer, help and `:` names.
public enum CommandTable {
    /// Every command, in the order in which help lists them.
    public static let all: [Command] =
        movement + panes + finding + acts + program
        + leading + places + menus + notYet + forms + text + overlays + themes

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
    static func command(for key: Key, in context: Command.Context) -> Command? { command(for: [key], in: context) }

    /// The command that keys mean which are pressed one after the other.
    static func command(for keys: [Key], in context: Command.Context) -> Command? {
        all.first { $0.context == context && $0.keys.contains(keys) }
    }

    /// Whether a key means nothing yet: another one must follow.
    static func isBeginning(_ key: Key, in context: Command.Context) -> Bool {
        all.contains { $0.context == context && $0.keys.contains { $0.count > 1 && $0.first == key } }
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
            return all.filter { overlay.contexts.contains($0.context) && $0.rank(model) != nil && $0.isOn(model) }
                .sorted { ($0.rank(model) ?? 0) < ($1.rank(model) ?? 0) }
        }
        return all.filter { $0.works(in: model.focus) && $0.rank(model) != nil && $0.isOn(model) }
            .sorted { ($0.rank(model) ?? 0) < ($1.rank(model) ?? 0) }
    }
}

extension Overlay {
    /// Where the keys have their meaning while it lies on top, the innermost first.
    var contexts: [Command.Context] {
        switch self {
        case .help, .why, .log: [.page]
        case .start(let sheet): sheet.form.contexts
        case .prompt(let prompt): prompt.focus == .evidence ? [.evidence, .form] : prompt.form.contexts
        case .confirmation: [.confirmation]
        case .line: [.line, .text]
        case .viewMenu: [.viewMenu]
        case .copyMenu: [.copyMenu]
        case .sortMenu: [.sortMenu]
        case .palette: [.palette, .text]
        case .themes: [.themes]
        case .jump: [.jump]
        }
    }
}

extension Form {
    /// Where the keys have their meaning: in the field with the focus, then in the form.
    var contexts: [Command.Context] {
        guard fields.indices.contains(focus) else { return [.form] }
        if case .choice = fields[focus].input { return [.choice, .form] }
        return [.text, .form]
    }

    /// Whether there is anything to fill in.
    var hasFields: Bool { !fields.isEmpty }

    /// Why the field with the focus cannot be written in the editor.
    var editorFault: String? {
        guard fields.indices.contains(focus) else { return "the button is no field" }
        if fields[focus].spec.schema.isWriteOnly { return "a secret is written to no file" }
        if case .choice = fields[focus].input { return "a choice is picked, not written" }
        return nil
    }
}

extension Model {
    /// Whether the form on top has more to go to than its button.
    var hasFormStops: Bool {
        if case .prompt(let prompt)? = overlays.last, !evidenceRows(of: prompt).isEmpty { return true }
        return form?.hasFields == true
    }

    /// The form on top, if there is one.
    var form: Form? {
        switch overlays.last {
        case .start(let sheet): sheet.form
        case .prompt(let prompt): prompt.form
        default: nil
        }
    }
}
