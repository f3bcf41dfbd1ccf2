/// A connected part of a drawing, in columns and rows from its own top left corner.
struct Part {
    var boxes: [(node: Int, box: LayoutDrawing.Box)] = []
    var wires: [LayoutDrawing.Wire] = []
    var width = 0
    var height = 0

    /// Moves everything so that the first column and row in use are 0.
    mutating func normalise() {
        var (left, top, right, bottom) = (Int.max, Int.max, Int.min, Int.min)
        func include(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
            left = min(left, x)
            top = min(top, y)
            right = max(right, x + width)
            bottom = max(bottom, y + height)
        }
        for (_, box) in boxes { include(box.x, box.y, box.width, box.height) }
        for wire in wires {
            for cell in wire.cells { include(cell.x, cell.y, 1, 1) }
            for label in wire.labels { include(label.x, label.y, label.width, 1) }
        }
        guard left < right, top < bottom else { return }
        width = right - left
        height = bottom - top
        move(x: -left, y: -top)
    }

    mutating func move(x: Int, y: Int) {
        if x == 0, y == 0 { return }
        for index in boxes.indices {
            boxes[index].box.x += x
            boxes[index].box.y += y
        }
        for wire in wires.indices {
            var cells: [LayoutDrawing.WireCell] = []
            swap(&cells, &wires[wire].cells)
            for cell in cells.indices {
                cells[cell].x += x
                cells[cell].y += y
            }
            swap(&cells, &wires[wire].cells)
            for label in wires[wire].labels.indices {
                wires[wire].labels[label].x += x
                wires[wire].labels[label].y += y
            }
        }
    }
}
