/// Places the boxes of a graph and routes its edges.
///
/// Any graph is accepted: sizes out of range are clamped, duplicates and edges without ends are left out. The same graph
/// and options give the same drawing, always. Safe to call from any thread; in wide and in tangled graphs the time grows
/// with the square of the number of edges and more, so draw large graphs off the thread that answers keys.
public func layout(_ graph: LayoutGraph, options: LayoutOptions = LayoutOptions()) -> LayoutDrawing {
    let layered = LayeredLayout(graph)
    func drawing(_ direction: LayoutDirection) -> LayoutDrawing {
        LayoutDrawing(parts: layered.parts(axes: Axes(direction: direction, options: options)), direction, options)
    }
    if let direction = options.direction { return drawing(direction) }
    let right = drawing(.right)
    if right.overflow(options) == 0 { return right }
    let down = drawing(.down)
    return down.overflow(options) < right.overflow(options) ? down : right
}

extension LayoutDrawing {
    /// How many columns and rows the drawing has too many.
    fileprivate func overflow(_ options: LayoutOptions) -> Int {
        max(0, width - max(0, options.maximumWidth ?? width))
            + max(0, height - max(0, options.maximumHeight ?? height))
    }

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
