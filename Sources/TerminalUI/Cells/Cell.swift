/// One cell of a screen; a wide character has two, the second of which shows nothing itself.
public struct Cell: Sendable, Hashable {
    /// The safe characters, empty in the second cell of a wide character.
    public let cluster: String
    /// Columns the cluster takes: 1 or 2, and 0 in the second cell of a wide character.
    public let width: Int8
    /// The look of the cell.
    public internal(set) var style: Style

    /// A cell with nothing in it and the look of the terminal.
    public static let blank = Cell(cluster: " ", width: 1, style: .plain)

    /// Only safe text and glyphs lead here, so that nothing else can be drawn.
    init(cluster: String, width: Int8, style: Style) {
        self.cluster = cluster
        self.width = width
        self.style = style
    }

    /// True in the second cell of a wide character.
    public var isContinuation: Bool { width == 0 }

    static func blank(_ style: Style) -> Cell {
        Cell(cluster: " ", width: 1, style: style)
    }

    static func continuation(_ style: Style) -> Cell {
        Cell(cluster: "", width: 0, style: style)
    }
}
