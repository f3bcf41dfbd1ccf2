/// The kind of line a frame or an edge is drawn with.
public enum BorderStyle: String, Sendable, Hashable, CaseIterable {
    /// Thin lines, square corners.
    case light
    /// Thin lines, round corners.
    case rounded
    /// Thick lines.
    case heavy
    /// Two lines.
    case double
    /// Only `-`, `|` and `+`.
    case ascii
    /// Thin broken lines, round corners.
    case dashed

    /// The horizontal line.
    public var horizontal: Glyph { glyphs.horizontal }
    /// The vertical line.
    public var vertical: Glyph { glyphs.vertical }
    /// The top left corner.
    public var topLeft: Glyph { glyphs.topLeft }
    /// The top right corner.
    public var topRight: Glyph { glyphs.topRight }
    /// The bottom left corner.
    public var bottomLeft: Glyph { glyphs.bottomLeft }
    /// The bottom right corner.
    public var bottomRight: Glyph { glyphs.bottomRight }

    private struct Glyphs {
        let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: Glyph
    }

    private static func glyphs(_ h: Glyph, _ v: Glyph, _ tl: Glyph, _ tr: Glyph, _ bl: Glyph, _ br: Glyph) -> Glyphs {
        Glyphs(horizontal: h, vertical: v, topLeft: tl, topRight: tr, bottomLeft: bl, bottomRight: br)
    }

    private var glyphs: Glyphs {
        switch self {
        case .light: Self.glyphs("─", "│", "┌", "┐", "└", "┘")
        case .rounded: Self.glyphs("─", "│", "╭", "╮", "╰", "╯")
        case .heavy: Self.glyphs("━", "┃", "┏", "┓", "┗", "┛")
        case .double: Self.glyphs("═", "║", "╔", "╗", "╚", "╝")
        case .ascii: Self.glyphs("-", "|", "+", "+", "+", "+")
        case .dashed: Self.glyphs("╌", "╎", "╭", "╮", "╰", "╯")
        }
    }
}

extension CellBuffer {
    /// Draws a frame along the inner edge of the block, with a title in its top line.
    ///
    /// A block of one row or column is a line; the inside is not touched. The title has a blank on both sides and is
    /// cut so that both corners stay.
    /// - Returns: The block inside the frame.
    @discardableResult
    public mutating func box(
        _ rect: Rect,
        _ border: BorderStyle = .rounded,
        style: Style = .plain,
        title: SafeText? = nil,
        titleStyle: Style? = nil
    ) -> Rect {
        guard !rect.isEmpty else { return rect }
        let right = rect.maxX - 1
        let bottom = rect.maxY - 1
        let shown = rect.intersection(bounds)
        for x in shown.minX..<shown.maxX {
            drawGlyph(border.horizontal, at: Point(x: x, y: rect.minY), style: style)
            if rect.height > 1 { drawGlyph(border.horizontal, at: Point(x: x, y: bottom), style: style) }
        }
        if rect.height > 1 {
            for y in shown.minY..<shown.maxY {
                drawGlyph(border.vertical, at: Point(x: rect.minX, y: y), style: style)
                if rect.width > 1 { drawGlyph(border.vertical, at: Point(x: right, y: y), style: style) }
            }
        }
        if rect.width > 1, rect.height > 1 {
            drawGlyph(border.topLeft, at: rect.origin, style: style)
            drawGlyph(border.topRight, at: Point(x: right, y: rect.minY), style: style)
            drawGlyph(border.bottomLeft, at: Point(x: rect.minX, y: bottom), style: style)
            drawGlyph(border.bottomRight, at: Point(x: right, y: bottom), style: style)
        }
        if let title, !title.isEmpty, rect.width > 6 {
            let text = " " + title.truncated(to: rect.width - 6) + " "
            draw(text, at: rect.origin.moved(columns: 2), style: titleStyle ?? style)
        }
        return rect.inset(by: 1)
    }
}
