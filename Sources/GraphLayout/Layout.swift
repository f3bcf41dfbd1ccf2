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
    func drawing(_ direction: LayoutDirection) -> LayoutDrawing {
        LayoutDrawing(parts: layered.parts(axes: Axes(direction: direction, options: options)), direction, options)
    }
    if let direction = options.direction { return drawing(direction) }
    if let kept = layered.keptDirection { return drawing(kept) }
    if layered.isLarge {
        func excess(_ direction: LayoutDirection) -> Int {
            let size = layered.estimate(axes: Axes(direction: direction, options: options))
            return options.excess(width: size.width, height: size.height)
        }
        return drawing(excess(.down) < excess(.right) ? .down : .right)
    }
    let right = drawing(.right)
    let excess = options.excess(width: right.width, height: right.height)
    if excess == 0 { return right }
    let down = drawing(.down)
    return options.excess(width: down.width, height: down.height) < excess ? down : right
}

extension LayoutOptions {
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
