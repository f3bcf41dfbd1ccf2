import FoundationEssentials
import TerminalUI

extension Model {
    /// Gives a key to what lies on top, else to the command it is bound to in the focused pane.
    mutating func press(_ key: Key) -> [Effect] {
        notice = nil
        // These two mean the same everywhere, also in fields.
        if key == .control("z") { return [.suspend] }
        if key == .control("l") { return [.redraw] }
        if key == .control("s") {
            say("Ctrl-S does nothing here; nothing was sent", .warning)
            return []
        }
        if CommandTable.command(.interrupt)?.keys.contains([key]) == true {
            if let last = lastInterrupt, now.timeIntervalSince(last) <= Model.interruptTime {
                return [.quit(lines: farewell(cancelling: liveRuns.map(\.id)))]
            }
            lastInterrupt = now
        }
        guard let overlay = overlays.last else { return pressInPane(key) }
        if CommandTable.command(.formHelp)?.keys.contains([key]) == true, overlay.contexts != [.page] {
            // A form's own keys are what one looks for there; those of its fields come after them.
            let contexts = overlay.contexts.filter { $0 == .form } + overlay.contexts.filter { $0 != .form }
            overlays.append(.help(HelpPage(pane: focus, contexts: contexts)))
            return []
        }
        switch overlay {
        case .start(let sheet): return press(key, in: sheet)
        case .prompt(let prompt): return press(key, in: prompt)
        case .line(let line): return press(key, in: line)
        case .confirmation(let confirmation): return press(key, in: confirmation)
        case .help(let page): return press(key, in: page)
        case .why: return pressOnPage(key)
        case .log(let scroll): return press(key, inLogAt: scroll)
        case .viewMenu, .copyMenu, .sortMenu: return press(key, inMenu: overlay)
        case .palette(let palette): return press(key, in: palette)
        case .themes(let picker): return press(key, in: picker)
        case .jump(let jump): return press(key, in: jump)
        }
    }

    private mutating func pressInPane(_ key: Key) -> [Effect] {
        guard let command = CommandTable.command(for: key, in: focus) else {
            sayUnbound(key)
            return []
        }
        let before = self
        let effects: [Effect]
        if command.id == .goToPane, let digit = key.typed?.wholeNumberValue, let pane = Pane(rawValue: digit) {
            effects = go(to: pane)
        } else {
            effects = perform(command)
        }
        if [.graph, .problems].contains(before.focus), effects.isEmpty, self == before {
            if command.id == .goToPane {
                say("\(key.display): this is the pane already")
            } else if CommandTable.movement.contains(where: { $0.id == command.id }) {
                say("\(key.display): nothing farther that way")
            }
        }
        return effects
    }

    /// A key of the table that this pane has no use for says so; the tails of split arrow keys stay silent.
    private mutating func sayUnbound(_ key: Key) {
        if let letter = key.typed {
            if "[]OABCDZTi!;@#".contains(letter) { return }
        } else if key.modifiers.contains(.control) || key.modifiers.contains(.alt) {
            return
        }
        say("\(key.display) does nothing in \(focus.name.lowercased()); ? shows what does", .warning)
    }

    /// Does a command when it can be done, else says why it cannot.
    mutating func perform(_ command: Command, argument: String = "") -> [Effect] {
        if case .off(let reason) = command.availability(in: self) {
            let key = command.keyText.description
            say(key.isEmpty ? reason : "\(key): \(reason)", .warning)
            return []
        }
        return perform(command.id, argument: argument)
    }

    /// Text from the clipboard goes where text goes, else nowhere; it is never taken for keys.
    mutating func paste(_ text: String) -> [Effect] {
        switch overlays.last {
        case .prompt(let prompt) where prompt.focus == .evidence:
            say("Pasted text was left out: what the question says takes none; Tab goes to a field", .warning)
        case .start, .prompt: changeForm { $0.paste(text) }
        case .palette(var palette):
            if palette.field.insert(text) == .changed { palette.selected = 0 }
            overlays[overlays.count - 1] = .palette(palette)
        case .line(var line):
            _ = line.field.insert(text)
            overlays[overlays.count - 1] = .line(line)
        default: say("Pasted text was left out: nothing here takes text", .warning)
        }
        return []
    }

    private mutating func press(_ key: Key, in confirmation: Confirmation) -> [Effect] {
        guard let command = CommandTable.command(for: key, in: .confirmation) else { return [] }
        var confirmation = confirmation
        var isDone: Bool
        switch command.id {
        case .confirmYes: (confirmation.saysYes, isDone) = (true, true)
        case .confirmNo: (confirmation.saysYes, isDone) = (false, true)
        case .confirmTake: isDone = true
        default:
            confirmation.saysYes.toggle()
            isDone = false
        }
        guard isDone else {
            overlays[overlays.count - 1] = .confirmation(confirmation)
            return []
        }
        overlays.removeLast()
        guard confirmation.saysYes else { return [] }
        switch confirmation.act {
        case .cancel(let run):
            say("Cancelling \(run)")
            return [.cancel(run)]
        case .cancelAll(let runs):
            say("Cancelling \(runs.count.counted("run"))")
            marks.removeAll { runs.contains($0) }
            return runs.map { .cancel($0) }
        case .cancelCall(let run, let number, let step):
            say("Cancelling call \(number) of \(step)")
            return [.cancelCall(run, number: number)]
        case .quit:
            return [.quit(lines: farewell(cancelling: liveRuns.map(\.id)))]
        }
    }

    /// The second key after one that offers choices; any other leaves them.
    private mutating func press(_ key: Key, inMenu menu: Overlay) -> [Effect] {
        overlays.removeLast()
        guard let command = menu.contexts.lazy.compactMap({ CommandTable.command(for: key, in: $0) }).first else {
            return []
        }
        return perform(command)
    }

    /// A page that is only read closes with its own keys.
    private mutating func pressOnPage(_ key: Key) -> [Effect] {
        if CommandTable.command(for: key, in: .page)?.id == .pageLeave { overlays.removeLast() }
        return []
    }

    private mutating func press(_ key: Key, inLogAt scroll: Int) -> [Effect] {
        guard let lines = scrollStep(key) else { return pressOnPage(key) }
        // Scrolled up from the newest line.
        let room = max(1, arrangement.body.height - 2)
        overlays[overlays.count - 1] = .log(scroll: min(max(0, scroll.stepped(by: -lines)), max(0, log.count - room)))
        return []
    }

    private mutating func press(_ key: Key, in page: HelpPage) -> [Effect] {
        var page = page
        if page.isFiltering {
            switch key {
            case Key(.escape): (page.isFiltering, page.filter) = (false, "")
            case Key(.enter), Key(.down): page.isFiltering = false
            case Key(.backspace): page.filter = String(page.filter.dropLast())
            case .control("u"): page.filter = ""
            case .control("c"): page.isFiltering = false
            default:
                if let character = key.typed, page.filter.count < 60 { page.filter.append(character) }
            }
            page.scroll = 0
            overlays[overlays.count - 1] = .help(page)
            return []
        }
        if key == .character("/") {
            page.isFiltering = true
        } else if let lines = scrollStep(key) {
            let room = max(1, arrangement.body.height - 4)
            page.scroll = min(max(0, page.scroll.stepped(by: lines)), max(0, helpLines(page).count - room))
        } else if key == Key(.escape), !page.filter.isEmpty {
            page.filter = ""
        } else {
            return pressOnPage(key)
        }
        overlays[overlays.count - 1] = .help(page)
        return []
    }

    /// How far a key scrolls a page, in lines; `nil` when it does not.
    func scrollStep(_ key: Key) -> Int? {
        let page = max(1, arrangement.body.height - 4)
        return switch key {
        case .character("j"), Key(.down): 1
        case .character("k"), Key(.up): -1
        case .control("d"): max(1, page / 2)
        case .control("u"): -max(1, page / 2)
        case Key(.pageDown), .control("f"): page
        case Key(.pageUp): -page
        case .character("g"), Key(.home): -1_000_000
        case .character("G"), Key(.end): 1_000_000
        default: nil
        }
    }
}

extension Int {
    /// The sum, held at the ends of the range.
    func stepped(by other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}
