extension LayoutDrawing {
    /// The drawing as lines of text without colours, trailing blanks removed.
    ///
    /// - Parameters:
    ///   - glyphs: the characters of lines, arrow heads and borders.
    ///   - measure: how many cells a text takes; counts characters unless told. Labels are trusted to take the width
    ///     they were given with.
    ///   - boxContent: the lines inside a box, cut and padded to fit; a box narrower or lower than 3 cells has no
    ///     border and is filled with its content.
    public func text(
        glyphs: LayoutGlyphs = .unicode,
        measure: (String) -> Int = { $0.count },
        boxContent: (Box) -> [String] = { [$0.id] }
    ) -> [String] {
        var page = TextPage(width: width, height: height)
        for wire in wires {
            for cell in wire.cells { page.put(glyphs.glyph(for: cell, of: wire), x: cell.x, y: cell.y) }
        }
        for crossing in crossings { page.put(glyphs.crossing, x: crossing.x, y: crossing.y) }
        for box in boxes { page.put(box, content: boxContent(box), glyphs: glyphs, measure: measure) }
        for label in wires.flatMap(\.labels) {
            page.put(label.text, width: label.width, x: label.x, y: label.y)
        }
        return page.lines
    }
}

/// Rows of cells; a text sits in its first cell and leaves the rest of its cells empty.
private struct TextPage {
    var rows: [[String]]

    init(width: Int, height: Int) {
        rows = Array(repeating: Array(repeating: " ", count: max(0, width)), count: max(0, height))
    }

    var lines: [String] {
        rows.map { row in
            var line = row.joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    mutating func put(_ character: Character, x: Int, y: Int) {
        guard rows.indices.contains(y), rows[y].indices.contains(x) else { return }
        rows[y][x] = String(character)
    }

    mutating func put(_ text: String, width: Int, x: Int, y: Int) {
        guard width > 0, rows.indices.contains(y), x >= 0, x + width <= rows[y].count else { return }
        rows[y][x] = text
        for column in (x + 1)..<(x + 1 + width - 1) { rows[y][column] = "" }
    }

    mutating func put(
        _ box: LayoutDrawing.Box,
        content: [String],
        glyphs: LayoutGlyphs,
        measure: (String) -> Int
    ) {
        let hasBorder = box.width >= 3 && box.height >= 3 && glyphs.border.count == 6
        let inset = hasBorder ? 1 : 0
        let room = box.width - 2 * inset
        for row in 0..<max(0, box.height - 2 * inset) {
            var line = row < content.count ? content[row] : ""
            while measure(line) > room, !line.isEmpty { line.removeLast() }
            let padding = room - measure(line)
            if padding > 0 { line += String(repeating: " ", count: padding) }
            put(line, width: room, x: box.x + inset, y: box.y + inset + row)
        }
        guard hasBorder else { return }
        let right = box.x + box.width - 1
        let bottom = box.y + box.height - 1
        for x in (box.x + 1)..<right {
            put(glyphs.border[0], x: x, y: box.y)
            put(glyphs.border[0], x: x, y: bottom)
        }
        for y in (box.y + 1)..<bottom {
            put(glyphs.border[1], x: box.x, y: y)
            put(glyphs.border[1], x: right, y: y)
        }
        put(glyphs.border[2], x: box.x, y: box.y)
        put(glyphs.border[3], x: right, y: box.y)
        put(glyphs.border[4], x: box.x, y: bottom)
        put(glyphs.border[5], x: right, y: bottom)
    }
}
