public import TerminalUI
import Workflows

/// The palette: what was typed, and the selected line.
public struct Palette: Sendable, Equatable {
    /// What is looked for.
    public var field = TextField()
    /// The selected line, from 0.
    public var selected = 0

    /// One line of it.
    struct Entry: Sendable, Equatable {
        var act: Act
        /// What it does, in a sentence.
        var words: String
        var keys: SafeText
        /// Why it cannot be done now.
        var fault: String?
    }

    enum Act: Sendable, Equatable {
        case command(Command.ID)
        case pane(Pane)
        case run(String)
    }

    /// Moving about needs no palette.
    static let leftOut: Set<Command.ID> = [
        .palette, .goToPane, .up, .down, .left, .right, .panLeft, .panRight, .panUp, .panDown, .first, .last,
        .halfPageDown, .halfPageUp, .pageDown, .pageUp, .back, .interrupt,
    ]
}

extension Model {
    /// The lines that fit what was typed, the best first.
    func entries(of palette: Palette) -> [Palette.Entry] {
        let commands = CommandTable.commands(for: focus) + CommandTable.all.filter { $0.context == .viewMenu }
        var below = self
        below.overlays.removeAll()
        var entries = commands.filter { !Palette.leftOut.contains($0.id) }.map { command in
            var fault: String?
            if case .off(let reason) = command.availability(in: below) { fault = reason }
            let keys = command.context == .viewMenu ? "v " + command.keysText : command.keysText
            return Palette.Entry(act: .command(command.id), words: command.paletteWords, keys: keys, fault: fault)
        }
        entries += Pane.allCases.map { pane in
            let keys = SafeText(untrusted: String(pane.rawValue))
            return Palette.Entry(act: .pane(pane), words: "Go to \(pane.name)", keys: keys)
        }
        if !options.isReadOnly {
            entries += workflows.filter { $0.canRun && !$0.isFromFile }.map { workflow in
                let keys = SafeText(untrusted: ":run \(workflow.name)")
                return Palette.Entry(act: .run(workflow.name), words: "Run \(workflow.name)", keys: keys)
            }
        }
        let typed = palette.field.text.trimmingSpaces
        guard !typed.isEmpty else { return entries }
        let scored = entries.enumerated().compactMap { index, entry in
            FuzzyMatch.score(typed, in: entry.words).map { (entry: entry, score: $0, index: index) }
        }
        return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.entry)
    }
}

extension Command {
    /// Its word on the `:` line and its sentence.
    fileprivate var paletteWords: String { name.map { "\($0): \(help)" } ?? help }
}

/// Finds letters that stand in a text in their order, not beside each other.
enum FuzzyMatch {
    /// How well they fit, more is better; `nil` when a letter is missing.
    static func score(_ letters: String, in text: String) -> Int? {
        let wanted = Array(letters.lowercased().filter { $0 != " " })
        let text = Array(text.lowercased())
        guard !wanted.isEmpty, wanted.count <= text.count else { return wanted.isEmpty ? 0 : nil }
        var best: Int?
        for start in text.indices where text[start] == wanted[0] {
            if let score = score(wanted, in: text, from: start), score > best ?? .min { best = score }
        }
        return best
    }

    /// The score of the nearest letters from a place on.
    private static func score(_ wanted: [Character], in text: [Character], from start: Int) -> Int? {
        var score = 0
        var place = start
        var last = start - 1
        for letter in wanted {
            guard let found = text[place...].firstIndex(of: letter) else { return nil }
            if found == last + 1, found > start { score += 8 }
            // The beginning of a word is what people type.
            if found == 0 || !(text[found - 1].isLetter || text[found - 1].isNumber) { score += 6 }
            score -= min(4, found - last - 1)
            last = found
            place = found + 1
        }
        return score - min(10, start / 4)
    }
}
