import GraphLayout

/// Everything that is wrong with a drawing of a graph, read from the drawing itself.
func problems(of drawing: LayoutDrawing, for graph: LayoutGraph) -> [String] {
    var check = DrawingCheck(graph: graph, drawing: drawing)
    check.boxes()
    check.edges()
    for wire in drawing.wires { check.cells(of: wire) }
    check.sharedCells()
    check.labels()
    return check.problems
}

struct Point: Hashable {
    var x: Int
    var y: Int

    func next(_ direction: LayoutDrawing.Direction) -> Point {
        switch direction {
        case .north: Point(x: x, y: y - 1)
        case .east: Point(x: x + 1, y: y)
        case .south: Point(x: x, y: y + 1)
        case .west: Point(x: x - 1, y: y)
        }
    }
}

extension LayoutDrawing.Direction {
    var opposite: Self {
        switch self {
        case .north: .south
        case .east: .west
        case .south: .north
        case .west: .east
        }
    }
}

private struct DrawingCheck {
    let graph: LayoutGraph
    let drawing: LayoutDrawing
    let boxAt: [Point: LayoutDrawing.Box]
    var problems: [String] = []

    init(graph: LayoutGraph, drawing: LayoutDrawing) {
        self.graph = graph
        self.drawing = drawing
        var boxAt: [Point: LayoutDrawing.Box] = [:]
        for box in drawing.boxes {
            for y in box.y..<(box.y + box.height) {
                for x in box.x..<(box.x + box.width) { boxAt[Point(x: x, y: y)] = box }
            }
        }
        self.boxAt = boxAt
    }

    mutating func require(_ holds: Bool, _ problem: String) {
        if !holds { problems.append(problem) }
    }

    /// The edges that can be drawn: known ends, the first of each id.
    var drawable: [LayoutGraph.Edge] {
        let nodes = Set(graph.nodes.map(\.id))
        var seen: Set<String> = []
        return graph.edges.filter {
            nodes.contains($0.source) && nodes.contains($0.target) && seen.insert($0.id).inserted
        }
    }

    mutating func boxes() {
        var seen: Set<String> = []
        let nodes = graph.nodes.filter { seen.insert($0.id).inserted }
        require(drawing.boxes.map(\.id) == nodes.map(\.id), "boxes \(drawing.boxes.map(\.id))")
        for (box, node) in zip(drawing.boxes, nodes) {
            require(box.width >= node.width && box.height >= node.height, "\(box) is too small")
            require(
                box.x >= 0 && box.y >= 0 && box.x + box.width <= drawing.width && box.y + box.height <= drawing.height,
                "\(box) is outside"
            )
            for other in drawing.boxes where other.id != box.id {
                let apart =
                    other.x >= box.x + box.width || box.x >= other.x + other.width
                    || other.y >= box.y + box.height || box.y >= other.y + other.height
                require(apart, "\(box.id) overlaps \(other.id)")
            }
        }
    }

    mutating func edges() {
        for edge in drawable {
            let wires = drawing.wires.filter { $0.edges.contains(edge.id) }
            require(wires.count == 1, "\(edge.id) is on \(wires.count) wires")
            guard let wire = wires.first else { continue }
            require(wire.sources.contains(edge.source) && wire.targets.contains(edge.target), "ends of \(edge.id)")
            let named = wire.labels.filter { $0.edges.contains(edge.id) }
            if edge.labelWidth > 0 {
                require(named.map(\.text) == [edge.label], "\(edge.id) is labelled \(named.map(\.text))")
            } else {
                require(named.isEmpty, "\(edge.id) has no label but is labelled")
            }
        }
        require(drawing.wires.flatMap(\.edges).count == drawable.count, "edges drawn that are not there")
        require(Set(drawing.wires.map(\.id)).count == drawing.wires.count, "two wires of one id")
    }

    mutating func cells(of wire: LayoutDrawing.Wire) {
        var cells: [Point: LayoutDrawing.WireCell] = [:]
        for cell in wire.cells {
            require(cells.updateValue(cell, forKey: Point(x: cell.x, y: cell.y)) == nil, "\(wire.id): cell twice")
        }
        var starts: [String: [Point]] = [:]
        var heads: [String: [Point]] = [:]
        for (point, cell) in cells {
            require(boxAt[point] == nil, "\(wire.id) is in a box at \(point)")
            require(
                (0..<drawing.width).contains(point.x) && (0..<drawing.height).contains(point.y),
                "\(wire.id) is outside"
            )
            let ways = LayoutDrawing.Direction.allCases.filter { cell.arms.contains(.init($0)) }
            require((2...3).contains(ways.count), "\(wire.id): \(ways.count) arms at \(point)")
            for way in ways {
                let next = point.next(way)
                if let other = cells[next] {
                    require(other.arms.contains(.init(way.opposite)), "\(wire.id) is broken at \(point)")
                } else if let box = boxAt[next] {
                    if cell.arrowHead == way {
                        heads[box.id, default: []].append(point)
                    } else {
                        starts[box.id, default: []].append(point)
                    }
                } else {
                    require(false, "\(wire.id) ends in nothing at \(point)")
                }
            }
            if let head = cell.arrowHead {
                require(ways.contains(head) && ways.count == 2, "\(wire.id): arrow in a bend")
                require(cell.arms.contains(.init(head.opposite)), "\(wire.id): arrow off its line")
                require(boxAt[point.next(head)] != nil, "\(wire.id): arrow into nothing")
            }
        }
        require(
            Set(starts.keys) == Set(wire.sources) && starts.values.allSatisfy { $0.count == 1 },
            "\(wire.id) leaves \(starts)"
        )
        require(
            Set(heads.keys) == Set(wire.targets) && heads.values.allSatisfy { $0.count == 1 },
            "\(wire.id) enters \(heads)"
        )
        for (source, points) in starts {
            var seen = Set(points)
            var queue = points
            while let point = queue.popLast() {
                for way in LayoutDrawing.Direction.allCases where cells[point]?.arms.contains(.init(way)) == true {
                    let next = point.next(way)
                    if cells[next] != nil, seen.insert(next).inserted { queue.append(next) }
                }
            }
            for (target, head) in heads {
                require(head.allSatisfy(seen.contains), "\(wire.id): no way from \(source) to \(target)")
            }
            require(seen.count == cells.count, "\(wire.id) is in pieces")
        }
    }

    mutating func sharedCells() {
        var users: [Point: [(wire: String, arms: LayoutDrawing.Arms)]] = [:]
        for wire in drawing.wires {
            for cell in wire.cells { users[Point(x: cell.x, y: cell.y), default: []].append((wire.id, cell.arms)) }
        }
        let shared = users.filter { $0.value.count > 1 }
        require(shared.count == drawing.crossings.count, "\(shared.count) shared cells")
        for crossing in drawing.crossings {
            let here = shared[Point(x: crossing.x, y: crossing.y)] ?? []
            require(here.count == 2, "\(here.count) wires at \(crossing)")
            require(here.contains { $0.wire == crossing.horizontal && $0.arms == .horizontal }, "\(crossing): \(here)")
            require(here.contains { $0.wire == crossing.vertical && $0.arms == .vertical }, "\(crossing): \(here)")
        }
    }

    mutating func labels() {
        let lines = Set(drawing.wires.flatMap(\.cells).map { Point(x: $0.x, y: $0.y) })
        var taken: Set<Point> = []
        for label in drawing.wires.flatMap(\.labels) {
            require(label.y >= 0 && label.y < drawing.height, "\(label) is outside")
            require(label.x >= 0 && label.x + label.width <= drawing.width, "\(label) is outside")
            for x in label.x..<(label.x + label.width) {
                let point = Point(x: x, y: label.y)
                require(boxAt[point] == nil, "\(label) is on a box")
                require(!lines.contains(point), "\(label) is on a line")
                require(taken.insert(point).inserted, "\(label) is on a label")
            }
        }
    }
}
