/// The characters a drawing is painted with.
public struct LayoutGlyphs: Sendable, Hashable {
    /// Solid or dashed.
    public enum Stroke: Sendable, Hashable {
        /// Whole lines, or lines with gaps for what is not the ordinary way.
        case solid, dashed
    }

    /// Sixteen characters for solid lines, by the raw value of `LayoutDrawing.Arms`.
    public var solid: [Character]
    /// Sixteen characters for dashed lines, by the raw value of `LayoutDrawing.Arms`.
    public var dashed: [Character]
    /// Arrow heads: north, east, south, west.
    public var arrows: [Character]
    /// A wire that passes over another.
    public var crossing: Character
    /// The border of a box: horizontal, vertical, then the corners top left, top right, bottom left, bottom right.
    public var border: [Character]

    /// Makes a set of glyphs; each must be one cell wide.
    public init(
        solid: [Character],
        dashed: [Character],
        arrows: [Character],
        crossing: Character,
        border: [Character]
    ) {
        self.solid = solid
        self.dashed = dashed
        self.arrows = arrows
        self.crossing = crossing
        self.border = border
    }

    /// Box drawing characters with rounded corners; `┼` only ever means a crossing.
    public static let unicode = LayoutGlyphs(
        solid: Array(" ╵╶╰╷│╭├╴╯─┴╮┤┬┼"),
        dashed: Array(" ╵╶╰╷╎╭├╴╯╌┴╮┤┬┼"),
        arrows: Array("▴▸▾◂"),
        crossing: "┼",
        border: Array("─│╭╮╰╯")
    )

    /// ASCII; `+` joins or turns, and `)` carries one line over another.
    public static let ascii = LayoutGlyphs(
        solid: Array(" |-+||++-+-++++|"),
        dashed: Array(" :.+::++.+.++++:"),
        arrows: Array("^>v<"),
        crossing: ")",
        border: Array("-|++++")
    )

    /// The character of a line that leaves a cell by `arms`; a blank for no arms or a table that is too short.
    public func glyph(for arms: LayoutDrawing.Arms, stroke: Stroke = .solid) -> Character {
        let table = stroke == .solid ? solid : dashed
        let index = Int(arms.rawValue)
        return index < table.count ? table[index] : " "
    }

    /// The character of an arrow head that points in a direction.
    public func arrowHead(_ direction: LayoutDrawing.Direction) -> Character {
        let index =
            switch direction {
            case .north: 0
            case .east: 1
            case .south: 2
            case .west: 3
            }
        return index < arrows.count ? arrows[index] : "*"
    }

    /// The character of one cell of a wire, arrow heads included, crossings not.
    public func glyph(for cell: LayoutDrawing.WireCell, of wire: LayoutDrawing.Wire) -> Character {
        if let direction = cell.arrowHead { return arrowHead(direction) }
        return glyph(for: cell.arms, stroke: wire.isDashed ? .dashed : .solid)
    }
}
