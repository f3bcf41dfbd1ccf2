/// The cells of one wire while it is drawn, in places across (`u`) and along (`v`) the flow.
struct WireCanvas {
    struct Cell: Hashable {
        var u: Int
        var v: Int
    }

    private(set) var arms: [Cell: LayoutDrawing.Arms] = [:]
    private(set) var heads: [Cell: LayoutDrawing.Direction] = [:]
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
        var cell = start
        while cell != end {
            let stepU = (end.u - cell.u).signum()
            let stepV = stepU == 0 ? (end.v - cell.v).signum() : 0
            let next = Cell(u: cell.u + stepU, v: cell.v + stepV)
            if !(startsInBox && cell == start) { arms[cell, default: []].insert(arm(u: stepU, v: stepV)) }
            if !(endsInBox && next == end) { arms[next, default: []].insert(arm(u: -stepU, v: -stepV)) }
            cell = next
        }
    }

    /// Points an arrow at a cell's neighbour.
    mutating func arrow(at cell: Cell, u: Int, v: Int) {
        heads[cell] = heading(u: u, v: v)
    }

    private func arm(u: Int, v: Int) -> LayoutDrawing.Arms { LayoutDrawing.Arms(heading(u: u, v: v)) }

    private func heading(u: Int, v: Int) -> LayoutDrawing.Direction {
        let (x, y) = direction == .down ? (u, v) : (v, u)
        if x != 0 { return x > 0 ? .east : .west }
        return y > 0 ? .south : .north
    }

    /// The cells in columns and rows, nearest to `starts` along the wire first.
    func cells(from starts: [Cell]) -> [LayoutDrawing.WireCell] {
        var seen: Set<Cell> = []
        var queue = starts.filter { arms[$0] != nil && seen.insert($0).inserted }
        if queue.isEmpty, let first = arms.keys.min(by: { ($0.v, $0.u) < ($1.v, $1.u) }) {
            seen.insert(first)
            queue = [first]
        }
        var next = 0
        while next < queue.count {
            let cell = queue[next]
            next += 1
            for (stepU, stepV) in [(0, 1), (1, 0), (-1, 0), (0, -1)] {
                let neighbour = Cell(u: cell.u + stepU, v: cell.v + stepV)
                guard arms[cell]?.contains(arm(u: stepU, v: stepV)) == true, arms[neighbour] != nil else { continue }
                if seen.insert(neighbour).inserted { queue.append(neighbour) }
            }
        }
        return queue.map { cell in
            let (x, y) = direction == .down ? (cell.u, cell.v) : (cell.v, cell.u)
            return LayoutDrawing.WireCell(x: x, y: y, arms: arms[cell] ?? [], arrowHead: heads[cell])
        }
    }
}
