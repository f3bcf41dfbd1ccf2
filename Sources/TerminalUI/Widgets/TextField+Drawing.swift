extension TextField {
    /// Draws the field so that the cursor is visible, and says where it is.
    ///
    /// One line scrolls sideways; several lines are not wrapped and scroll both ways. `<` and `>` at the edges tell
    /// that there is more. An empty field without the keys shows the placeholder.
    /// - Returns: The place of the cursor, or nil where the field has not the keys or no room.
    @discardableResult
    public func draw(
        in rect: Rect,
        on buffer: inout CellBuffer,
        styles: ThemeStyles,
        isFocused: Bool = true,
        placeholder: SafeText = ""
    ) -> Point? {
        guard !rect.isEmpty else { return nil }
        let style = styles[isFocused ? .promptFieldFocus : .promptField]
        buffer.fill(rect, style: style.layered(over: buffer[rect.origin].style))
        if isEmpty, !placeholder.isEmpty { buffer.draw(placeholder, in: rect, style: styles[.promptHint]) }
        let layout = Layout(self, width: rect.width, height: rect.height)
        for (row, line) in layout.lines.enumerated() {
            let point = rect.origin.moved(rows: row)
            buffer.draw(line.text, at: point, style: style, tokenStyle: styles[.token], in: rect)
            let hint = styles[.promptHint]
            if line.isCutBefore { buffer.drawGlyph("<", at: point, style: hint, in: rect) }
            guard line.isCutAfter else { continue }
            buffer.drawGlyph(">", at: point.moved(columns: rect.width - 1), style: hint, in: rect)
        }
        return isFocused ? rect.origin.moved(columns: layout.cursor.x, rows: layout.cursor.y) : nil
    }

    /// What the character shows in a field.
    func shown(_ character: Character) -> SafeText {
        isMasked ? "•" : SafeText(untrusted: String(character))
    }

    /// The visible part of each visible line, and the cursor in it.
    struct Layout {
        struct Line: Hashable {
            var text: SafeText
            var isCutBefore: Bool
            var isCutAfter: Bool
        }

        private(set) var lines: [Line] = []
        private(set) var cursor = Point.zero

        init(_ field: TextField, width: Int, height: Int) {
            let characters = field.characters
            let row = field.lines == .one ? 0 : characters[..<field.cursor].count { $0 == "\n" }
            let top = max(0, row - height + 1)
            let column = Self.cursorColumn(field)
            // A scrolled line keeps one column right of the cursor, for the sign that there is more.
            let shift = column < width ? 0 : column - max(0, width - 2)
            cursor = Point(x: min(column - shift, width - 1), y: row - top)
            var index = 0
            var number = 0
            while index <= characters.count, lines.count < height {
                let end = field.lines == .one ? characters.count : Self.lineEnd(characters, from: index)
                if number >= top { lines.append(Self.line(field, index..<end, shift: shift, width: width)) }
                number += 1
                index = end + 1
            }
        }

        private static func lineEnd(_ characters: [Character], from index: Int) -> Int {
            characters[index...].firstIndex(of: "\n") ?? characters.count
        }

        private static func cursorColumn(_ field: TextField) -> Int {
            let start =
                field.lines == .one ? 0 : field.characters[..<field.cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            return field.characters[start..<field.cursor].reduce(0) { $0 + field.shown($1).width }
        }

        private static func line(_ field: TextField, _ range: Range<Int>, shift: Int, width: Int) -> Line {
            var text = SafeText()
            var column = 0
            var isCutAfter = false
            for character in field.characters[range] {
                let shown = field.shown(character)
                if column + shown.width > shift { text.append(shown.dropFirst(columns: shift - column)) }
                column += shown.width
                if column > shift + width {
                    isCutAfter = true
                    break
                }
            }
            return Line(text: text, isCutBefore: shift > 0 && column > 0, isCutAfter: isCutAfter)
        }
    }
}
