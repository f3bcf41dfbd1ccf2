/// Which rows of a list are on the screen, and which one is selected.
///
/// It holds two numbers and no rows: the owner says at each call how many rows there are and how many fit. The
/// selection always stays inside the window, with `margin` rows before and after it where there are any.
public struct ListWindow: Sendable, Hashable {
    /// The selected row, from zero; zero in an empty list.
    public private(set) var selection: Int
    /// The first row on the screen.
    public private(set) var top: Int
    /// Rows that stay visible around the selection.
    public var margin: Int

    /// Makes a window that stands at the start.
    public init(selection: Int = 0, margin: Int = 1) {
        self.selection = max(0, selection)
        self.top = 0
        self.margin = max(0, margin)
    }

    /// The rows on the screen.
    public func visible(count: Int, height: Int) -> Range<Int> {
        let (count, height) = (max(0, count), max(0, height))
        let first = max(0, min(top, max(0, count - height)))
        return first..<min(max(first, count), first + min(height, count - first))
    }

    /// Selects a row, or the nearest one there is.
    public mutating func select(_ row: Int, count: Int, height: Int) {
        selection = row
        fit(count: count, height: height)
    }

    /// Moves the selection down, or up for a negative number, and stops at the ends.
    public mutating func move(by rows: Int, count: Int, height: Int) {
        select(selection.clampedAdding(rows), count: count, height: height)
    }

    /// Moves window and selection by pages; half a page is 0.5.
    public mutating func page(by pages: Double, count: Int, height: Int) {
        let wanted = abs(pages) * Double(max(1, height))
        let rows = wanted.isFinite ? max(1, Int(min(wanted, 1_000_000_000))) : 1_000_000_000
        let step = pages < 0 ? -rows : rows
        top = top.clampedAdding(step)
        move(by: step, count: count, height: height)
    }

    /// Moves the window alone; the selection follows only as far as it must to stay visible.
    public mutating func scroll(by rows: Int, count: Int, height: Int) {
        let (count, height) = (max(0, count), max(0, height))
        top = max(0, min(top.clampedAdding(rows), max(0, count - height)))
        let range = visible(count: count, height: height)
        let inset = margin(for: height)
        let first = range.lowerBound == 0 ? 0 : range.lowerBound + inset
        let last = range.upperBound == count ? count - 1 : range.upperBound - 1 - inset
        selection = max(0, min(max(selection, first), max(first, last)))
        fit(count: count, height: height)
    }

    /// Follows the selected row to its new index after rows before it came or went, so that it stays where it is on
    /// the screen.
    public mutating func anchor(selection row: Int, count: Int, height: Int) {
        top = top.clampedAdding(row.clampedAdding(-selection))
        select(row, count: count, height: height)
    }

    /// Brings selection and window back into a list that has another length or height.
    public mutating func fit(count: Int, height: Int) {
        let (count, height) = (max(0, count), max(0, height))
        selection = max(0, min(selection, count - 1))
        top = max(0, min(top, count))
        let inset = margin(for: height)
        if selection - inset < top { top = selection - inset }
        if selection + inset >= top + height { top = selection + inset - max(1, height) + 1 }
        top = max(0, min(top, max(0, count - height)))
    }

    private func margin(for height: Int) -> Int { min(margin, max(0, (height - 1) / 2)) }
}
