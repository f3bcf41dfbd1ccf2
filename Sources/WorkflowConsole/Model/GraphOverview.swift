import GraphLayout
import TerminalUI

/// A whole drawing in a corner of its room: eight points of a braille letter in every cell.
struct GraphOverview: Sendable, Equatable {
    /// Cells, the frame around them not counted.
    let size: Size
    /// The points of boxes and of ways, row by row, as the braille letters number them.
    private var points: [UInt8]
    private let drawing: Size

    /// Makes the overview for a room; `nil` where it would take too much of it.
    init?(_ drawing: LayoutDrawing, room: Size) {
        guard room.width >= 40, room.height >= 10, drawing.width > 0, drawing.height > 0 else { return nil }
        size = Size(width: min(28, room.width / 3) - 2, height: min(9, room.height / 2) - 2)
        self.drawing = Size(width: drawing.width, height: drawing.height)
        points = Array(repeating: 0, count: size.width * size.height)
        for wire in drawing.wires { for cell in wire.cells { set(cell.x, cell.y) } }
        for box in drawing.boxes {
            for y in box.y..<(box.y + box.height) { for x in box.x..<(box.x + box.width) { set(x, y) } }
        }
    }

    private mutating func set(_ x: Int, _ y: Int) {
        let column = min(size.width * 2 - 1, max(0, x * size.width * 2 / drawing.width))
        let row = min(size.height * 4 - 1, max(0, y * size.height * 4 / drawing.height))
        let masks: [UInt8] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
        points[row / 4 * size.width + column / 2] |= masks[column % 2 * 4 + row % 4]
    }

    /// The letter in a cell; `nil` for an empty one.
    func letter(_ x: Int, _ y: Int) -> Character? {
        let value = points[y * size.width + x]
        guard value != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(value)) else { return nil }
        return Character(scalar)
    }

    /// The cells that stand for a part of the drawing, at least one.
    func cells(of rect: Rect) -> Rect {
        func column(_ x: Int) -> Int { min(size.width - 1, max(0, x * size.width / drawing.width)) }
        func row(_ y: Int) -> Int { min(size.height - 1, max(0, y * size.height / drawing.height)) }
        let (left, top) = (column(rect.minX), row(rect.minY))
        return Rect(
            x: left,
            y: top,
            width: column(rect.maxX - 1) - left + 1,
            height: row(rect.maxY - 1) - top + 1
        )
    }
}
