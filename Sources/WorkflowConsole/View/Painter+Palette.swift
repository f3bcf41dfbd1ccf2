import TerminalUI

extension Painter {
    /// All commands that fit what was typed, each with its key.
    mutating func drawPalette(_ palette: Palette) {
        let entries = model.entries(of: palette)
        let inside = drawSheet(title: "Palette", width: 96, height: min(24, arrangement.body.height))
        guard inside.height > 0 else { return }
        let (line, list) = inside.removing(top: 1)
        draw([Span("› ", .key, .bold)], in: line)
        cursor = palette.field.draw(in: line.removing(left: 2).rest, on: &cells, styles: styles, isFocused: true)
        guard !entries.isEmpty else {
            draw("nothing fits", .textMuted, in: list)
            return
        }
        let top = Model.top(0, showing: palette.selected, of: entries.count, rows: list.height)
        for row in 0..<list.height where top + row < entries.count {
            let entry = entries[top + row]
            let keys = entry.keys.truncated(to: max(4, list.width / 4))
            let room = list.inset(right: keys.width + 2)
            var words = SafeText(untrusted: entry.words, limit: 200)
            var spans: [Span] = []
            if let fault = entry.fault {
                // Why it cannot be done is worth more than the end of the sentence.
                let reason: SafeText = "   off: \(SafeText(untrusted: fault, limit: 100))"
                words = words.truncated(to: max(12, room.width - 1 - reason.width))
                spans = [Span(reason, .levelWarning)]
            }
            draw([Span(" "), Span(words, entry.fault == nil ? .text : .textFaint)] + spans, in: room, row: row)
            drawTrailing(keys + " ", entry.fault == nil ? .key : .textFaint, in: list, row: row)
            if top + row == palette.selected { select(list, row: row, isFocused: true) }
        }
    }
}
