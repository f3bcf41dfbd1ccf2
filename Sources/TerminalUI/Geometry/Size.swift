/// How many columns and rows something takes; never negative.
public struct Size: Sendable, Hashable {
    /// Columns, zero or more.
    public let width: Int
    /// Rows, zero or more.
    public let height: Int

    /// No columns and no rows.
    public static let zero = Size(width: 0, height: 0)

    /// Makes a size; negative numbers count as zero.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// True where there is no cell at all.
    public var isEmpty: Bool { width == 0 || height == 0 }
}
