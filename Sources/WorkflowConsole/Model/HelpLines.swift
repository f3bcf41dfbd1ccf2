import TerminalUI

/// One line of the help page.
struct HelpLine: Sendable, Equatable {
    var keys: SafeText
    var text: SafeText
    /// Whether it cannot be done now.
    var isOff = false
    /// Whether the text says why.
    var isReason = false
    var isHeading = false
}

extension Model {
    /// The help for a pane, made from the command table, with the reason why a key is off.
    func helpLines(_ page: HelpPage) -> [HelpLine] {
        // Reasons are about what lies under the help page.
        var below = self
        below.overlays.removeAll { if case .help = $0 { true } else { false } }
        below.focus = page.pane
        var lines: [HelpLine] = []
        func add(_ heading: SafeText, _ commands: [Command], byName: Bool = false) {
            let rows = commands.filter { matches($0, page.filter) }.flatMap { command in
                self.lines(for: command, keys: byName ? command.lineText ?? "" : command.keysText, in: below)
            }
            guard !rows.isEmpty else { return }
            if !lines.isEmpty { lines.append(HelpLine(keys: "", text: "")) }
            lines.append(HelpLine(keys: heading, text: "", isHeading: true))
            lines += rows
        }
        let working = CommandTable.commands(for: page.pane)
        for context in page.contexts { add(context.heading, CommandTable.all.filter { $0.context == context }) }
        add("\(page.pane.name)", working.filter { $0.context != .everyPane })
        add("Everywhere", working.filter { $0.context == .everyPane && !$0.keys.isEmpty })
        for (context, heading) in Command.Context.others where !page.contexts.contains(context) {
            add(heading, CommandTable.all.filter { $0.context == context })
        }
        add("Names for the : line", CommandTable.all.filter { $0.name != nil }, byName: true)
        return lines
    }

    /// The columns of the help page, and of the keys in it.
    var helpWidth: Int { arrangement.tier.hasFrames ? min(100, size.width) - 4 : size.width }
    var helpKeyWidth: Int { min(20, max(8, helpWidth / 4)) }

    /// A command's lines: its sentence, and below it the reason why it is off now.
    private func lines(for command: Command, keys: SafeText, in model: Model) -> [HelpLine] {
        let room = max(8, helpWidth - helpKeyWidth - 2)
        var lines = SafeText(untrusted: command.help).wrapped(to: room).map {
            HelpLine(keys: "", text: $0, isOff: false)
        }
        lines[0].keys = keys
        guard case .off(let reason) = command.availability(in: model) else { return lines }
        for index in lines.indices { lines[index].isOff = true }
        return lines
            + SafeText(untrusted: "off: \(reason)").wrapped(to: room).map {
                HelpLine(keys: "", text: $0, isOff: true, isReason: true)
            }
    }

    private func matches(_ command: Command, _ filter: String) -> Bool {
        filter.isEmpty
            || "\(command.keysText) \(command.lineText ?? "") \(command.help)".lowercased().contains(
                filter.lowercased()
            )
    }
}
