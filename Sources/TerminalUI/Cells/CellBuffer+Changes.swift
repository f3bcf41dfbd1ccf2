/// Cells next to each other in one row that a terminal has to draw anew.
public struct CellRun: Sendable, Hashable {
    /// The row.
    public let row: Int
    /// The column of the first cell.
    public let column: Int
    /// The cells from there on; never half of a wide character.
    public let cells: [Cell]
}

extension CellBuffer {
    /// What has to be drawn to turn the screen `old` into this one; everything where `old` is nil or of another size.
    ///
    /// Runs come from top to bottom and left to right. Cells drawn from first to last, in this order, give this screen,
    /// whatever a terminal does to the other half of a wide character it overwrites.
    public func changes(from old: CellBuffer?) -> [CellRun] {
        let old = old?.size == size ? old : nil
        var runs: [CellRun] = []
        for y in 0..<size.height {
            let base = y * size.width
            var x = 0
            while x < size.width {
                guard differs(base + x, from: old) else {
                    x += 1
                    continue
                }
                var start = x
                if cells[base + start].width == 0, start > 0 { start -= 1 }
                var end = x + 1
                while end < size.width, needsDrawing(base + end, from: old) { end += 1 }
                runs.append(CellRun(row: y, column: start, cells: Array(cells[(base + start)..<(base + end)])))
                x = end
            }
        }
        return runs
    }

    private func differs(_ index: Int, from old: CellBuffer?) -> Bool {
        guard let old else { return true }
        return cells[index] != old.cells[index]
    }

    /// A run goes on over second halves, here or on the old screen, where a terminal may have left a blank.
    private func needsDrawing(_ index: Int, from old: CellBuffer?) -> Bool {
        differs(index, from: old) || cells[index].width == 0 || old?.cells[index].width == 0
    }
}

extension CellBuffer {
    /// Draws a run of another buffer's changes as a terminal does; what lies outside is left out.
    public mutating func apply(_ run: CellRun) {
        guard run.row >= 0, run.row < size.height else { return }
        for (offset, cell) in run.cells.enumerated() where cell.width > 0 {
            let x = run.column.clampedAdding(offset)
            guard x >= 0, x.clampedAdding(Int(cell.width)) <= size.width else { continue }
            put(cell, x: x, y: run.row)
        }
    }
}
