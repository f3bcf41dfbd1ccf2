import TerminalUI

/// One line of the help page.
struct HelpLine: Sendable, Equatable {
    var keys: SafeText
    var text: SafeText
    /// Why it cannot be done now; empty when it can.
    var reason: SafeText
    var isHeading = false
}

extension Model {
    /// The help for a pane, made from the command table, with the reason why a key is off.
    func helpLines(_ page: HelpPage) -> [HelpLine] {
        // Reasons are about what lies under the help page.
        var below = self
        below.overlays.removeAll()
        below.focus = page.pane
        var lines: [HelpLine] = []
        func add(_ heading: SafeText, _ commands: [Command]) {
            let rows = commands.map { line(for: $0, in: below) }.filter { matches($0, page.filter) }
            guard !rows.isEmpty else { return }
            if !lines.isEmpty { lines.append(HelpLine(keys: "", text: "", reason: "")) }
            lines.append(HelpLine(keys: heading, text: "", reason: "", isHeading: true))
            lines += rows
        }
        let working = CommandTable.commands(for: page.pane)
        add("\(page.pane.name)", working.filter { $0.context != .everyPane })
        add("Everywhere", working.filter { $0.context == .everyPane && !$0.keys.isEmpty })
        add("After v", CommandTable.all.filter { $0.context == .viewMenu })
        add("In a form", CommandTable.all.filter { $0.context == .form })
        add("On the : line", CommandTable.all.filter { $0.name != nil })
        return lines
    }

    private func line(for command: Command, in model: Model) -> HelpLine {
        var reason: SafeText = ""
        if case .off(let words) = command.availability(in: model) { reason = SafeText(untrusted: words) }
        return HelpLine(keys: command.keysText, text: SafeText(untrusted: command.help), reason: reason)
    }

    private func matches(_ line: HelpLine, _ filter: String) -> Bool {
        guard !filter.isEmpty else { return true }
        let text = "\(line.keys) \(line.text)".lowercased()
        return text.contains(filter.lowercased())
    }
}
