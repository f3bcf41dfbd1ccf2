/// A block of cells; its size is never negative, its origin may lie outside any screen.
public struct Rect: Sendable, Hashable {
    /// The leftmost column.
    public let x: Int
    /// The topmost row.
    public let y: Int
    /// Columns, zero or more.
    public let width: Int
    /// Rows, zero or more.
    public let height: Int

    /// The block without cells at the top left corner.
    public static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

    /// Makes a block; a negative width or height counts as zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// Makes a block from its top left corner and its size.
    public init(origin: Point, size: Size) {
        self.init(x: origin.x, y: origin.y, width: size.width, height: size.height)
    }

    /// Makes the block that starts at the top left corner of the screen.
    public init(size: Size) {
        self.init(origin: .zero, size: size)
    }

    /// The leftmost column, as `x`.
    public var minX: Int { x }
    /// The topmost row, as `y`.
    public var minY: Int { y }
    /// The first column right of the block.
    public var maxX: Int { x.clampedAdding(width) }
    /// The first row below the block.
    public var maxY: Int { y.clampedAdding(height) }
    /// The top left corner.
    public var origin: Point { Point(x: x, y: y) }
    /// Columns and rows of the block.
    public var size: Size { Size(width: width, height: height) }
    /// True where the block has no cell.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether the cell at `point` belongs to the block.
    public func contains(_ point: Point) -> Bool {
        point.x >= minX && point.x < maxX && point.y >= minY && point.y < maxY
    }

    /// The cells both blocks have; empty, at this block's origin, where they have none in common.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(minX, other.minX)
        let top = max(minY, other.minY)
        let right = min(maxX, other.maxX)
        let bottom = min(maxY, other.maxY)
        guard right > left, bottom > top else { return Rect(x: x, y: y, width: 0, height: 0) }
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// The same size at another place.
    public func moved(columns: Int = 0, rows: Int = 0) -> Rect {
        Rect(origin: origin.moved(columns: columns, rows: rows), size: size)
    }
}
