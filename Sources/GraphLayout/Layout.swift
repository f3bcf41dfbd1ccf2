/// Places the boxes of a graph and routes its edges.
///
/// Any graph is accepted: sizes out of range are clamped, duplicates and edges without ends are left out. The same graph
/// and options give the same drawing, always. Safe to call from any thread; in wide and in tangled graphs the time grows
/// with the square of the number of edges and more, so draw large graphs off the thread that answers keys.
///
/// - Parameter previous: the drawing that is on the screen. Boxes it shares with the new one keep their direction and
///   their order, and new ones stand beside what they are connected with, unless that crosses many more lines.
public func layout(
    _ graph: LayoutGraph,
    options: LayoutOptions = LayoutOptions(),
    keeping previous: LayoutDrawing? = nil
) -> LayoutDrawing {
    let layered = LayeredLayout(graph, keeping: previous)
    let fixed = options.direction ?? layered.keptDirection
    let directions = fixed.map { [$0] } ?? [.right, .down]
    let candidates =
        directions.map { Candidate(direction: $0, room: nil) }
        + directions.compactMap { direction in
            options.room(along: direction).map { Candidate(direction: direction, room: $0) }
        }
    return layered.isLarge ? layered.estimated(candidates, options) : layered.tried(candidates, options)
}

/// A way to draw a graph.
private struct Candidate {
    var direction: LayoutDirection
    /// How long the bands may be; nil when the flow is not cut.
    var room: Int?

    /// Whether to take it in the place of another: reading on in the next band is only worth it for much more room.
    func isBetter(_ excess: Int, than other: Int) -> Bool { room == nil ? excess < other : 2 * excess < other }
}

extension LayeredLayout {
    /// The best of some drawings, the first that fits.
    fileprivate func tried(_ candidates: [Candidate], _ options: LayoutOptions) -> LayoutDrawing {
        var best: (drawing: LayoutDrawing, excess: Int)?
        for candidate in candidates {
            let drawing = drawing(candidate, options)
            let excess = options.excess(width: drawing.width, height: drawing.height)
            if best.map({ candidate.isBetter(excess, than: $0.excess) }) ?? true { best = (drawing, excess) }
            if excess == 0 { break }
        }
        return best?.drawing ?? LayoutDrawing()
    }

    /// The drawing that looks best before it is drawn: each takes long.
    fileprivate func estimated(_ candidates: [Candidate], _ options: LayoutOptions) -> LayoutDrawing {
        var best: (candidate: Candidate, excess: Int)?
        for candidate in candidates {
            let axes = Axes(direction: candidate.direction, options: options)
            let size = candidate.room.map { estimate(axes: axes, room: $0) } ?? estimate(axes: axes)
            let excess = options.excess(width: size.width, height: size.height)
            if best.map({ candidate.isBetter(excess, than: $0.excess) }) ?? true { best = (candidate, excess) }
        }
        return best.map { drawing($0.candidate, options) } ?? LayoutDrawing()
    }

    private func drawing(_ candidate: Candidate, _ options: LayoutOptions) -> LayoutDrawing {
        let axes = Axes(direction: candidate.direction, options: options)
        let parts = candidate.room.map { self.parts(axes: axes, room: $0) } ?? self.parts(axes: axes)
        return LayoutDrawing(parts: parts, candidate.direction, options)
    }
}

extension LayoutOptions {
    /// How long a band may be, when the flow may be cut.
    fileprivate func room(along direction: LayoutDirection) -> Int? {
        wraps ? (direction == .right ? maximumWidth : maximumHeight).map { max(1, $0) } : nil
    }

    /// How many columns and rows a drawing of some size has too many.
    fileprivate func excess(width: Int, height: Int) -> Int {
        max(0, width - max(0, maximumWidth ?? width)) + max(0, height - max(0, maximumHeight ?? height))
    }
}

extension LayoutDrawing {
    /// Puts parts side by side when the flow goes down, as far as the width allows, and one below the other otherwise.
    fileprivate init(parts: [Part], _ direction: LayoutDirection, _ options: LayoutOptions) {
        self.init(direction: direction)
        let room = direction == .right ? 0 : max(0, options.maximumWidth ?? .max)
        var (x, y, shelf) = (0, 0, 0)
        var placed: [(node: Int, box: Box)] = []
        for part in parts {
            if x > 0, part.width > room - x {
                x = 0
                y += shelf + 1
                shelf = 0
            }
            var part = part
            part.move(x: x, y: y)
            placed += part.boxes
            wires += part.wires
            width = max(width, x + part.width)
            height = max(height, y + part.height)
            shelf = max(shelf, part.height)
            x += part.width + 4
        }
        boxes = placed.sorted { $0.node < $1.node }.map(\.box)
        wires = wires.filter { !$0.isBack } + wires.filter(\.isBack)
        crossings = Self.crossings(of: wires)
    }

    private static func crossings(of wires: [Wire]) -> [Crossing] {
        let cellCount = wires.reduce(0) { $0 + $1.cells.count }
        var first = CellTable(minimumCapacity: cellCount)
        var crossings: [Crossing] = []
        for (index, wire) in wires.enumerated() {
            for cell in wire.cells {
                let (other, isNew) = first.insert(index, x: cell.x, y: cell.y)
                guard !isNew else { continue }
                let (horizontal, vertical) = cell.arms == .horizontal ? (index, other) : (other, index)
                crossings.append(
                    Crossing(
                        x: cell.x,
                        y: cell.y,
                        horizontal: wires[horizontal].id,
                        vertical: wires[vertical].id
                    )
                )
            }
        }
        return crossings.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    }
}
