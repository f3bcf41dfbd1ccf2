import TerminalUI
import Workflows

extension Painter {
    mutating func drawInspector(in rect: Rect) {
        let frame = frame(.inspector, rect, title: "Inspector")
        let inside = frame.inset(left: 1, right: 1)
        let inspection = model.inspection
        draw([Span(SafeText(untrusted: inspection.title), .title, .bold)], in: inside)
        drawTrailing(SafeText(untrusted: inspection.number), .textMuted, in: inside)
        var row = inside.height < 8 ? 1 : 2
        if inspection.isShort(rows: inside.height) {
            row = 0
        } else {
            for line in inspection.lines(width: inside.width) {
                draw([Span(line.label, .textMuted), Span(line.text)], in: inside, row: row)
                row += 1
            }
        }
        guard let payload = inspection.payload, row + 1 < inside.height else { return }
        let block = frame.inset(left: 0, top: row + 1)
        let rows = model.tree.rows(of: payload, schema: inspection.schema, width: inside.width)
        draw(rows, of: model.tree, in: block, isFocused: isFocused(.inspector))
        let bar = Rect(x: rect.x, y: block.y, width: rect.width, height: block.height)
        drawScrollbar(.inspector, count: rows.count, top: model.tree.top, rows: block.height, in: bar)
    }

    /// Draws the rows of a payload that are seen, with the selected one marked.
    mutating func draw(
        _ rows: [PayloadTree.Row],
        of tree: PayloadTree,
        in rect: Rect,
        isFocused: Bool,
        quotes: Bool = true
    ) {
        guard !rect.isEmpty else { return }
        let top = Model.top(tree.top, showing: tree.selected, of: rows.count, rows: rect.height)
        for offset in 0..<rect.height where top + offset < rows.count {
            let spans = spans(
                of: rows[top + offset],
                labelWidth: labelWidth(of: rows, around: top + offset),
                quotes: quotes
            )
            draw([Span(" ")] + spans, in: rect, row: offset)
            if isFocused, top + offset == tree.selected { select(rect, row: offset, isFocused: true) }
        }
    }

    /// Names that stand below each other are as wide as the widest of them, within reason.
    func labelWidth(of rows: [PayloadTree.Row], around index: Int) -> Int {
        let depth = rows[index].depth
        var width = SafeText(untrusted: rows[index].label, limit: 60).width
        for step in [-1, 1] {
            var place = index + step
            while rows.indices.contains(place), rows[place].depth >= depth, abs(place - index) < 60 {
                if rows[place].depth == depth {
                    width = max(width, SafeText(untrusted: rows[place].label, limit: 60).width)
                }
                place += step
            }
        }
        return min(width, 16)
    }

    func spans(of row: PayloadTree.Row, labelWidth: Int, quotes: Bool) -> [Span] {
        let indent = Span(.blanks(2 * row.depth))
        let label = SafeText(untrusted: row.label, limit: 60)
        switch row.content {
        case .branch(let isOpen, let isList, let count):
            return [
                indent, Span(isOpen ? "▾ " : "▸ ", .textMuted), Span(label.padded(to: labelWidth), .jsonKey),
                Span("  "), Span(isList ? "[\(count)]" : "{\(count)}", .jsonPunctuation),
            ]
        case .leaf(let value):
            return [indent, Span("  "), Span(label.padded(to: labelWidth), .jsonKey), Span("  ")]
                + spans(of: value, quotes: quotes)
        case .text(let text, let isOpen):
            let line: [Span] =
                isOpen
                ? [Span("\(text.utf8.count.bytesText)", .textMuted)]
                : [Span((quotes ? "\"" : "") + SafeText(untrusted: text, limit: 300), .jsonString)]
            return [
                indent, Span(isOpen ? "▾ " : "▸ ", .textMuted), Span(label.padded(to: labelWidth), .jsonKey),
                Span("  "),
            ]
                + line
        case .line(let text): return [indent, Span("│ ", .textFaint), Span(text, .jsonString)]
        case .rest(let bytes): return [indent, Span("│ ", .textFaint), Span("… \(bytes.bytesText) more", .textMuted)]
        case .more(let count): return [indent, Span("▸ ", .textMuted), Span("… \(count.grouped) more", .textMuted)]
        }
    }

    private func spans(of value: JSON, quotes: Bool) -> [Span] {
        let quote: SafeText = quotes ? "\"" : ""
        return switch value {
        case .null: [Span("none", .jsonNull)]
        case .bool(let isTrue): [Span(isTrue ? "yes" : "no", .jsonBoolean)]
        case .integer(let number): [Span(SafeText(untrusted: String(number)), .jsonNumber)]
        case .number(let number): [Span(SafeText(untrusted: JSON.short(number)), .jsonNumber)]
        case .string(let text): [Span(quote + SafeText(untrusted: text, limit: 300) + quote, .jsonString)]
        case .array: [Span("[]", .jsonPunctuation)]
        case .object: [Span("{}", .jsonPunctuation)]
        }
    }
}

extension Int {
    /// A size in bytes with the digits that matter: `312 bytes`, `9.9 MB`.
    var bytesText: String {
        switch self {
        case ..<1_000: counted("byte")
        case ..<1_000_000: "\(self / 1_000).\(self / 100 % 10) kB"
        default: "\(self / 1_000_000).\(self / 100_000 % 10) MB"
        }
    }
}
