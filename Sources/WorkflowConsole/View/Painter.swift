import GraphLayout
import TerminalUI

/// What the views draw with: the cells, the looks, and the model they show.
struct Painter {
    var cells: CellBuffer
    var cursor: Point?
    let model: Model
    let styles: ThemeStyles
    let arrangement: Arrangement
    /// Whether the screen takes more than ASCII; what is painted for one that does not is turned into ASCII at the end.
    let isUnicode: Bool

    init(model: Model, size: Size, styles: ThemeStyles, isUnicode: Bool = true) {
        cells = CellBuffer(size: size)
        self.model = model
        self.styles = styles
        self.isUnicode = isUnicode
        arrangement = Arrangement(model, size: size)
    }

    /// A painter for cells beside the screen, of the same looks.
    init(beside other: Painter, size: Size) {
        cells = CellBuffer(size: size)
        model = other.model
        styles = other.styles
        isUnicode = other.isUnicode
        arrangement = other.arrangement
    }

    /// The characters of lines on graphs; in ASCII they are others than lines anywhere else become.
    var wireGlyphs: LayoutGlyphs { isUnicode ? .unicode : .ascii }

    /// A piece of a line with one meaning.
    struct Span {
        var text: SafeText
        var role: Role
        var attributes: Attributes

        init(_ text: SafeText, _ role: Role = .text, _ attributes: Attributes = []) {
            self.text = text
            self.role = role
            self.attributes = attributes
        }
    }

    /// Draws spans one after the other in a row of a block; what does not fit ends in an ellipsis.
    @discardableResult
    mutating func draw(_ spans: [Span], in rect: Rect, row: Int = 0, ground: Role? = nil) -> Int {
        guard row >= 0, row < rect.height else { return 0 }
        var x = 0
        for span in spans where !span.text.isEmpty {
            let room = rect.width - x
            guard room > 0 else { break }
            let look = ground.map { styles[span.role, on: $0] } ?? styles[span.role]
            let text = span.text.truncated(to: room)
            x += cells.draw(
                text,
                at: rect.origin.moved(columns: x, rows: row),
                style: look.adding(span.attributes),
                tokenStyle: styles[.token],
                in: rect
            )
        }
        return x
    }

    /// Spans without their first columns, for a list that was moved to the left.
    func moved(_ spans: [Span], of pane: Pane) -> [Span] {
        guard var hidden = model.columns[pane] else { return spans }
        return [Span(" ")]
            + spans.map { span in
                var span = span
                let width = span.text.width
                span.text = span.text.dropFirst(columns: hidden)
                hidden = max(0, hidden - width)
                return span
            }
    }

    @discardableResult
    mutating func draw(_ text: SafeText, _ role: Role = .text, in rect: Rect, row: Int = 0) -> Int {
        draw([Span(text, role)], in: rect, row: row)
    }

    mutating func drawTrailing(_ text: SafeText, _ role: Role, in rect: Rect, row: Int = 0) {
        cells.draw(text, in: rect, row: row, style: styles[role], tokenStyle: styles[.token], alignment: .trailing)
    }

    /// Text over several rows; gives how many it took.
    @discardableResult
    mutating func drawWrapped(_ text: SafeText, _ role: Role = .text, in rect: Rect, row: Int = 0) -> Int {
        guard row < rect.height, rect.width > 0 else { return 0 }
        let lines = text.wrapped(to: rect.width)
        let room = rect.height - row
        for (index, line) in lines.prefix(room).enumerated() {
            let isCut = index == room - 1 && lines.count > room
            draw(isCut ? (line.prefix(columns: rect.width - 1) + "…") : line, role, in: rect, row: row + index)
        }
        return min(lines.count, room)
    }

    /// Marks a row of a list as the selected one.
    mutating func select(_ rect: Rect, row: Int, height: Int = 1, isFocused: Bool) {
        let block = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: min(height, rect.height - row))
        guard !block.isEmpty else { return }
        cells.restyle(block, styles[isFocused ? .selection : .selectionInactive])
        for y in 0..<block.height {
            cells.draw(
                "▌",
                at: block.origin.moved(rows: y),
                style: styles[isFocused ? .borderFocus : .border],
                in: block
            )
        }
    }

    // MARK: Panes

    /// Draws a pane's frame and gives what is inside; heavy where the keys go.
    mutating func frame(_ pane: Pane, _ rect: Rect, title: SafeText, badge: SafeText = "") -> Rect {
        guard arrangement.tier.hasFrames else { return rect }
        let isFocused = pane == model.focus && model.overlays.isEmpty
        let inside = box(rect, title: title, isFocused: isFocused)
        if !badge.isEmpty, rect.width > title.width + badge.width + 10 {
            let text: SafeText = " \(badge) "
            let point = Point(x: rect.maxX - 2 - text.width, y: rect.minY)
            cells.draw(text, at: point, style: styles[isFocused ? .title : .textMuted], in: rect)
        }
        return inside
    }

    mutating func box(_ rect: Rect, title: SafeText, isFocused: Bool, role: Role? = nil) -> Rect {
        let role = role ?? (isFocused ? .borderFocus : .border)
        let border = styles.line(role, default: isFocused ? .heavy : .rounded)
        return cells.box(
            rect,
            isFocused ? .heavy : border,
            style: styles[role],
            title: title,
            titleStyle: styles[isFocused ? .title : .textMuted]
        )
    }

    /// Where the window of the focused pane's list stands, on its frame.
    mutating func drawScrollbar(_ pane: Pane, count: Int, top: Int, rows: Int, in rect: Rect) {
        guard arrangement.tier.hasFrames, isFocused(pane), count > rows, rows > 0, !rect.isEmpty else { return }
        // An item may take several rows; the thumb is measured in rows of the frame.
        let height = rows * max(1, rect.height / rows)
        let scale = max(1, height / rows)
        Scrollbar(count: count * scale, top: top * scale, height: min(height, rect.height))
            .draw(in: rect, on: &cells, styles: styles, isFocused: true)
    }

    /// Clears a block for something that lies on top.
    mutating func clear(_ rect: Rect) { cells.fill(rect, style: styles[.backgroundOverlay]) }

    func isFocused(_ pane: Pane) -> Bool { model.focus == pane && model.overlays.isEmpty }
}
