/// Turns the runs of a wire into cells, walking them from the wire's source.
struct WireCells {
    private let canvas: WireCanvas
    private let runs: [WireCanvas.Run]
    private var joints: [[Joint]]
    /// The runs already walked, with the index of the first cell of each and the place where it was entered.
    private var walks: [Walk?]
    private var painted: [LayoutDrawing.WireCell] = []
    private var distances: [Int] = []

    /// Where a run meets another.
    private struct Joint {
        var place: Int
        var other: Int
        var otherPlace: Int
    }

    private struct Walk {
        var start: Int
        var entry: Int
        /// Whether the cell at the entry is one of this run's and not of the run before.
        var ownsEntry: Bool
    }

    init(_ canvas: WireCanvas, start: WireCanvas.Cell?) {
        self.canvas = canvas
        let runs = Self.joined(canvas.runs)
        self.runs = runs
        joints = [[Joint]](repeating: [], count: runs.count)
        walks = [Walk?](repeating: nil, count: runs.count)
        for (one, along) in runs.enumerated() where along.isAlongFlow {
            for (other, across) in runs.enumerated()
            where !across.isAlongFlow && along.from <= across.line && across.line <= along.to
                && across.from <= along.line && along.line <= across.to
            {
                joints[one].append(Joint(place: across.line, other: other, otherPlace: along.line))
                joints[other].append(Joint(place: along.line, other: one, otherPlace: across.line))
            }
        }
        if let start, let first = runs.firstIndex(where: { $0.contains(start) }) {
            walk(from: first, at: runs[first].isAlongFlow ? start.v : start.u)
        }
        for run in runs.indices where walks[run] == nil { walk(from: run, at: runs[run].from) }
        addMarks()
    }

    /// The cells, nearest to the start first.
    var cells: [LayoutDrawing.WireCell] {
        // The distances are small numbers: they are sorted by counting.
        var next = [Int](repeating: 0, count: (distances.max() ?? -1) + 2)
        for distance in distances { next[distance + 1] += 1 }
        for distance in next.indices.dropFirst() { next[distance] += next[distance - 1] }
        var sorted = painted
        for (cell, distance) in zip(painted, distances) {
            sorted[next[distance]] = cell
            next[distance] += 1
        }
        return sorted
    }

    /// The runs, with those of one line that share a cell made one.
    private static func joined(_ runs: [WireCanvas.Run]) -> [WireCanvas.Run] {
        let sorted = runs.sorted {
            ($0.isAlongFlow ? 0 : 1, $0.line, $0.from, $0.to) < ($1.isAlongFlow ? 0 : 1, $1.line, $1.from, $1.to)
        }
        var joined: [WireCanvas.Run] = []
        for run in sorted {
            if let last = joined.last, last.isAlongFlow == run.isAlongFlow, last.line == run.line, run.from <= last.to {
                joined[joined.count - 1].to = max(last.to, run.to)
            } else {
                joined.append(run)
            }
        }
        return joined
    }

    // MARK: Walking

    private mutating func walk(from first: Int, at entry: Int) {
        var queue = [(run: first, entry: entry, distance: 0, ownsEntry: true)]
        walks[first] = Walk(start: 0, entry: entry, ownsEntry: true)
        var next = 0
        while next < queue.count {
            let (run, entry, distance, ownsEntry) = queue[next]
            next += 1
            walks[run] = Walk(start: painted.count, entry: entry, ownsEntry: ownsEntry)
            paint(run, from: entry, distance: distance, ownsEntry: ownsEntry)
            for joint in joints[run] where walks[joint.other] == nil {
                walks[joint.other] = Walk(start: 0, entry: joint.otherPlace, ownsEntry: false)
                queue.append((joint.other, joint.otherPlace, distance + abs(joint.place - entry), false))
            }
        }
    }

    /// Adds the cells of a run: its entry, then those before it, then those after it.
    private mutating func paint(_ index: Int, from entry: Int, distance: Int, ownsEntry: Bool) {
        let run = runs[index]
        let (back, forth) = arms(of: run)
        func add(_ place: Int, _ painted: inout [LayoutDrawing.WireCell], _ distances: inout [Int]) {
            var arms: LayoutDrawing.Arms = []
            if place > run.from { arms.formUnion(back) }
            if place < run.to { arms.formUnion(forth) }
            // Both directions of the flow and both of a run: four cases of what is a column and what a row.
            let isVertical = run.isAlongFlow == (canvas.direction == .down)
            painted.append(
                LayoutDrawing.WireCell(x: isVertical ? run.line : place, y: isVertical ? place : run.line, arms: arms)
            )
            distances.append(distance + abs(place - entry))
        }
        if ownsEntry { add(entry, &painted, &distances) }
        for place in stride(from: entry - 1, through: run.from, by: -1) { add(place, &painted, &distances) }
        for place in stride(from: entry + 1, through: run.to, by: 1) { add(place, &painted, &distances) }
    }

    private func arms(of run: WireCanvas.Run) -> (back: LayoutDrawing.Arms, forth: LayoutDrawing.Arms) {
        run.isAlongFlow
            ? (canvas.arm(u: 0, v: -1), canvas.arm(u: 0, v: 1)) : (canvas.arm(u: -1, v: 0), canvas.arm(u: 1, v: 0))
    }

    /// The index of the cell of a run at a place; nil where the cell is another run's.
    private func index(of place: Int, in run: Int) -> Int? {
        guard let walk = walks[run] else { return nil }
        let first = walk.start + (walk.ownsEntry ? 1 : 0)
        if place == walk.entry { return walk.ownsEntry ? walk.start : nil }
        return place < walk.entry
            ? first + walk.entry - place - 1 : first + walk.entry - runs[run].from + place - walk.entry - 1
    }

    /// Adds what lies on a run: the arms of the runs it meets, those into boxes, and arrow heads.
    private mutating func addMarks() {
        for run in runs.indices {
            for joint in joints[run] {
                guard let index = index(of: joint.place, in: run) else { continue }
                let other = runs[joint.other]
                let (back, forth) = arms(of: other)
                if joint.otherPlace > other.from { painted[index].arms.formUnion(back) }
                if joint.otherPlace < other.to { painted[index].arms.formUnion(forth) }
            }
        }
        for end in canvas.ends { change(end.cell) { $0.arms.formUnion(end.arm) } }
        for head in canvas.heads { change(head.cell) { $0.arrowHead = head.direction } }
    }

    private mutating func change(_ cell: WireCanvas.Cell, _ body: (inout LayoutDrawing.WireCell) -> Void) {
        for run in runs.indices where runs[run].contains(cell) {
            guard let index = index(of: runs[run].isAlongFlow ? cell.v : cell.u, in: run) else { continue }
            body(&painted[index])
            return
        }
    }
}
