/// Where in a long list the window stands, as a thumb on a line.
public struct Scrollbar: Sendable, Hashable {
    /// Rows there are.
    public var count: Int
    /// The first row on the screen.
    public var top: Int
    /// Rows that fit.
    public var height: Int

    /// Makes a bar for a window over a list.
    public init(count: Int, top: Int, height: Int) {
        self.count = count
        self.top = top
        self.height = height
    }

    /// The rows of the bar the thumb covers, from zero; nil where everything is visible.
    public var thumb: Range<Int>? {
        guard height > 0, count > height else { return nil }
        let (scaled, overflow) = height.multipliedReportingOverflow(by: height)
        let length = overflow ? 1 : max(1, scaled / count)
        let free = height - length
        let last = count - height
        let clamped = max(0, min(top, last))
        // Double is exact enough for a position on a screen and cannot overflow.
        let start = Int(Double(clamped) / Double(last) * Double(free) + 0.5)
        return start..<(start + length)
    }

    /// Draws the thumb over the frame in the block's last column; nothing where everything is visible.
    public func draw(in rect: Rect, on buffer: inout CellBuffer, styles: ThemeStyles, isFocused: Bool = false) {
        guard let thumb, !rect.isEmpty else { return }
        for row in thumb where row < rect.height {
            let point = Point(x: rect.maxX - 1, y: rect.minY + row)
            buffer.drawGlyph("█", at: point, style: styles[isFocused ? .borderFocus : .border])
        }
    }
}
