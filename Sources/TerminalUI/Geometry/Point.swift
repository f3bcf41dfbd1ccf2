/// A place on the grid of cells: column `x` from the left, row `y` from the top, both from zero.
public struct Point: Sendable, Hashable {
    /// The column, from zero at the left edge.
    public var x: Int
    /// The row, from zero at the top edge.
    public var y: Int

    /// The top left corner.
    public static let zero = Point(x: 0, y: 0)

    /// Makes the place in column `x` of row `y`.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }

    /// The place `columns` to the right and `rows` down; negative numbers go left and up.
    public func moved(columns: Int = 0, rows: Int = 0) -> Point {
        Point(x: x.clampedAdding(columns), y: y.clampedAdding(rows))
    }
}

extension Int {
    /// The sum, held at the ends of the range instead of trapping.
    func clampedAdding(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other > 0 ? .max : .min) : sum
    }
}
