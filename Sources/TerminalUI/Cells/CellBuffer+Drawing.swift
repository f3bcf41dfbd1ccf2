extension CellBuffer {
    /// Replaces every cell of the block by a blank, or another glyph, of exactly this look.
    public mutating func fill(_ rect: Rect, style: Style, glyph: Glyph = " ") {
        let area = rect.intersection(bounds)
        let cell = Cell(cluster: glyph.string, width: 1, style: style)
        for y in area.minY..<area.maxY {
            for x in area.minX..<area.maxX { put(cell, x: x, y: y) }
        }
    }

    /// Draws text on what is there: colours the style leaves open stay those of the cells.
    ///
    /// What lies outside `clip` (by default everything) is not drawn; a wide character at the edge becomes a blank.
    /// - Parameter tokenStyle: The look of tokens; by default that of the text in reverse video.
    /// - Returns: The columns the text took, from `point` on, clipped at the right.
    @discardableResult
    public mutating func draw(
        _ text: SafeText,
        at point: Point,
        style: Style = .plain,
        tokenStyle: Style? = nil,
        in clip: Rect? = nil
    ) -> Int {
        let area = clip.map { $0.intersection(bounds) } ?? bounds
        guard point.y >= area.minY, point.y < area.maxY, point.x < area.maxX else { return 0 }
        let tokenStyle = tokenStyle ?? style.adding(.reverse)
        var x = point.x
        for cluster in ClusterSequence(text) {
            if x >= area.maxX { break }
            if cluster.isToken {
                for scalar in cluster.text.unicodeScalars {
                    place(String(scalar), width: 1, x: x, y: point.y, style: tokenStyle, area: area)
                    x = x.clampedAdding(1)
                }
            } else {
                place(cluster.text, width: cluster.width, x: x, y: point.y, style: style, area: area)
                x = x.clampedAdding(cluster.width)
            }
        }
        return min(x, area.maxX) - point.x
    }

    /// Draws text cut with an ellipsis to the width of the block's first row, or of `row` in it.
    @discardableResult
    public mutating func draw(
        _ text: SafeText,
        in rect: Rect,
        row: Int = 0,
        style: Style = .plain,
        tokenStyle: Style? = nil,
        alignment: Alignment = .leading
    ) -> Int {
        guard row >= 0, row < rect.height else { return 0 }
        let fitted = text.truncated(to: rect.width)
        let free = rect.width - fitted.width
        let shift =
            switch alignment {
            case .leading: 0
            case .center: free / 2
            case .trailing: free
            }
        let point = rect.origin.moved(columns: shift, rows: row)
        return draw(fitted, at: point, style: style, tokenStyle: tokenStyle, in: rect)
    }

    /// Draws one glyph on what is there.
    public mutating func drawGlyph(_ glyph: Glyph, at point: Point, style: Style = .plain, in clip: Rect? = nil) {
        let area = clip.map { $0.intersection(bounds) } ?? bounds
        guard area.contains(point) else { return }
        place(glyph.string, width: 1, x: point.x, y: point.y, style: style, area: area)
    }

    /// Lays a look over what is there: own colours win, attributes add up.
    public mutating func restyle(_ rect: Rect, _ style: Style) {
        restyle(rect) { style.layered(over: $0) }
    }

    /// Changes the look of each cell; both halves of a wide character at the edge change.
    public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
        let area = rect.intersection(bounds)
        for y in area.minY..<area.maxY {
            for x in area.minX..<area.maxX {
                setStyle(change(self[x, y].style), x: x, y: y)
            }
            guard !area.isEmpty else { continue }
            if self[area.minX, y].width == 0, area.minX > 0 {
                setStyle(self[area.minX, y].style, x: area.minX - 1, y: y)
            }
            if self[area.maxX - 1, y].width == 2 {
                setStyle(self[area.maxX - 1, y].style, x: area.maxX, y: y)
            }
        }
    }

    /// Copies another buffer so that its top left corner stands at `point`; what does not fit is left out.
    public mutating func draw(_ other: CellBuffer, at point: Point, in clip: Rect? = nil) {
        let area = clip.map { $0.intersection(bounds) } ?? bounds
        for row in 0..<other.size.height {
            let y = point.y.clampedAdding(row)
            guard y >= area.minY, y < area.maxY else { continue }
            for (column, cell) in other.row(row).enumerated() where cell.width > 0 {
                let x = point.x.clampedAdding(column)
                if x >= area.maxX { break }
                place(cell.cluster, width: Int(cell.width), x: x, y: y, style: cell.style, area: area, replaces: true)
            }
        }
    }

    /// The same screen in printable ASCII, cell by cell: lines become `-`, `|` and `+`, states their ASCII sign.
    public func ascii() -> CellBuffer {
        var result = CellBuffer(size: size)
        for y in 0..<size.height {
            for x in 0..<size.width {
                let cell = self[x, y]
                let scalar = cell.width == 0 ? "?" : Transliteration.cell(cell.cluster)
                result.put(Cell(cluster: String(scalar), width: 1, style: cell.style), x: x, y: y)
            }
        }
        return result
    }

    private mutating func place(
        _ cluster: String,
        width: Int,
        x: Int,
        y: Int,
        style: Style,
        area: Rect,
        replaces: Bool = false
    ) {
        func look(_ x: Int) -> Style { replaces ? style : style.layered(over: self[x, y].style) }
        if x >= area.minX, x.clampedAdding(width) <= area.maxX {
            put(Cell(cluster: cluster, width: Int8(width), style: look(x)), x: x, y: y)
            return
        }
        // Only half of a wide character lies inside: that half is a blank.
        for half in 0..<width {
            let column = x.clampedAdding(half)
            if column >= area.minX, column < area.maxX { put(.blank(look(column)), x: column, y: y) }
        }
    }
}
