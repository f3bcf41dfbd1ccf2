/// The cells of one wire while it is drawn, in places across (`u`) and along (`v`) the flow.
///
/// Lines are kept as straight runs and become cells at the end: a long line costs no more to draw than a short one.
struct WireCanvas {
    struct Cell: Hashable {
        var u: Int
        var v: Int
    }

    /// A straight stretch of cells. Runs of one line that share a cell are one.
    struct Run {
        var isAlongFlow: Bool
        /// The place across the flow of a run along it, and the other way round.
        var line: Int
        var from: Int
        var to: Int

        func contains(_ cell: Cell) -> Bool {
            let (line, place) = isAlongFlow ? (cell.u, cell.v) : (cell.v, cell.u)
            return line == self.line && from <= place && place <= to
        }
    }

    private(set) var runs: [Run] = []
    private(set) var heads: [(cell: Cell, direction: LayoutDrawing.Direction)] = []
    /// Arms that lead into boxes.
    private(set) var ends: [(cell: Cell, arm: LayoutDrawing.Arms)] = []
    let direction: LayoutDirection

    init(direction: LayoutDirection) {
        self.direction = direction
    }

    /// A straight line between two cells, both included. An end that lies in a box is not drawn itself but gets an arm.
    mutating func line(
        from start: Cell,
        to end: Cell,
        startsInBox: Bool = false,
        endsInBox: Bool = false
    ) {
        let stepU = (end.u - start.u).signum()
        let stepV = stepU == 0 ? (end.v - start.v).signum() : 0
        guard stepU != 0 || stepV != 0 else { return }
        var (first, last) = (start, end)
        if startsInBox {
            first = Cell(u: start.u + stepU, v: start.v + stepV)
            ends.append((first, arm(u: -stepU, v: -stepV)))
        }
        if endsInBox {
            last = Cell(u: end.u - stepU, v: end.v - stepV)
            ends.append((last, arm(u: stepU, v: stepV)))
        }
        let isAlongFlow = stepV != 0
        let (one, other) = isAlongFlow ? (first.v, last.v) : (first.u, last.u)
        let line = isAlongFlow ? first.u : first.v
        let (from, to) = (min(one, other), max(one, other))
        // A line that goes straight on through many layers comes piece by piece.
        if let run = runs.last, run.isAlongFlow == isAlongFlow, run.line == line, from <= run.to, run.from <= to {
            runs[runs.count - 1].from = min(run.from, from)
            runs[runs.count - 1].to = max(run.to, to)
        } else {
            runs.append(Run(isAlongFlow: isAlongFlow, line: line, from: from, to: to))
        }
    }

    /// Moves everything that was drawn.
    mutating func move(u: Int, v: Int) {
        for index in runs.indices {
            let (line, place) = runs[index].isAlongFlow ? (u, v) : (v, u)
            runs[index].line += line
            runs[index].from += place
            runs[index].to += place
        }
        for index in heads.indices { heads[index].cell = Cell(u: heads[index].cell.u + u, v: heads[index].cell.v + v) }
        for index in ends.indices { ends[index].cell = Cell(u: ends[index].cell.u + u, v: ends[index].cell.v + v) }
    }

    /// Adds what was drawn on another canvas.
    mutating func add(_ other: WireCanvas) {
        runs += other.runs
        heads += other.heads
        ends += other.ends
    }

    /// Points an arrow at a cell's neighbour.
    mutating func arrow(at cell: Cell, u: Int, v: Int) {
        heads.append((cell, heading(u: u, v: v)))
    }

    func arm(u: Int, v: Int) -> LayoutDrawing.Arms { LayoutDrawing.Arms(heading(u: u, v: v)) }

    private func heading(u: Int, v: Int) -> LayoutDrawing.Direction {
        let (x, y) = direction == .down ? (u, v) : (v, u)
        if x != 0 { return x > 0 ? .east : .west }
        return y > 0 ? .south : .north
    }

    /// The cells in columns and rows, nearest to the first of `starts` along the wire first.
    func cells(from starts: [Cell]) -> [LayoutDrawing.WireCell] {
        WireCells(self, start: starts.first).cells
    }
}
