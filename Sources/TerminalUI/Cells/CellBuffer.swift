/// A screen, or a part of one, as a value: what each cell shows.
///
/// Drawing outside does nothing. A wide character is always whole: where half of it is overwritten, the other half
/// becomes a blank.
public struct CellBuffer: Sendable, Hashable {
    /// Columns and rows.
    public let size: Size
    /// Row after row.
    private(set) var cells: [Cell]

    /// Makes a buffer of blanks. A side longer than 4096 cells is cut to that.
    public init(size: Size) {
        self.size = Size(width: min(size.width, 4096), height: min(size.height, 4096))
        cells = Array(repeating: .blank, count: self.size.width * self.size.height)
    }

    /// All cells.
    public var bounds: Rect { Rect(size: size) }

    /// The cell in column `x` of row `y`; a blank outside.
    public subscript(x: Int, y: Int) -> Cell {
        guard bounds.contains(Point(x: x, y: y)) else { return .blank }
        return cells[y * size.width + x]
    }

    /// The cell at a place; a blank outside.
    public subscript(point: Point) -> Cell {
        self[point.x, point.y]
    }

    /// What each row shows, all columns, without styles.
    public func text() -> [String] {
        (0..<size.height).map { row in
            var line = ""
            for cell in cells[(row * size.width)..<((row + 1) * size.width)] { line += cell.cluster }
            return line
        }
    }

    /// The cells of one row; none outside.
    public func row(_ y: Int) -> ArraySlice<Cell> {
        guard y >= 0, y < size.height else { return [] }
        return cells[(y * size.width)..<((y + 1) * size.width)]
    }

    /// Puts a cell of one or two columns down, and mends wide characters it cuts; the caller has checked the bounds.
    mutating func put(_ cell: Cell, x: Int, y: Int) {
        let index = y * size.width + x
        mend(index, x: x)
        cells[index] = cell
        if cell.width == 2 {
            mend(index + 1, x: x + 1)
            cells[index + 1] = .continuation(cell.style)
        }
    }

    /// Changes only the look of a cell; the caller has checked the bounds.
    mutating func setStyle(_ style: Style, x: Int, y: Int) {
        cells[y * size.width + x].style = style
    }

    /// Turns the other half of a wide character into a blank before one half is overwritten.
    private mutating func mend(_ index: Int, x: Int) {
        if cells[index].width == 0, x > 0 {
            cells[index - 1] = .blank(cells[index - 1].style)
        } else if cells[index].width == 2, x + 1 < size.width {
            cells[index + 1] = .blank(cells[index + 1].style)
        }
    }
}
