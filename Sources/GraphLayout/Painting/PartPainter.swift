/// Draws one connected part, or a band of it, once every vertex, pin and track has its place.
struct PartPainter {
    let declared: LayoutGraph
    let nodes: [SizedNode]
    let graph: LayeredGraph
    let sides: [SidePlan.Side]
    let crossSizes: [Int]
    let places: [Int]
    let routes: [[ChannelRouter.Route]]
    let levels: Levels
    let axes: Axes

    /// - Parameter indices: the index of each node in the whole graph.
    func sketch(indices: [Int]) -> Sketch {
        var sketch = Sketch(netCount: graph.nets.count, direction: axes.direction)
        for node in nodes.indices {
            let (u, v) = corner(of: node)
            sketch.boxes.append(
                Sketch.Box(
                    node: indices[node],
                    id: nodes[node].id,
                    u: u,
                    v: v,
                    cross: crossSizes[node],
                    main: sides[node].mainSize
                )
            )
        }
        for (layer, passages) in graph.channels.enumerated() {
            for (passage, route) in zip(passages, routes[layer]) {
                let net = passage.net
                draw(passage, route, after: layer, on: &sketch.canvases[net], starts: &sketch.starts[net])
            }
        }
        for (net, lane) in graph.lanes { drawLane(net, lane, on: &sketch.canvases[net], starts: &sketch.starts[net]) }
        for (node, side) in sides.enumerated() {
            guard let loop = side.loop else { continue }
            draw(loop, at: node, on: &sketch.canvases[loop.net], starts: &sketch.starts[loop.net])
        }
        sketch.labels = labels()
        return sketch
    }

    /// The first cell of a vertex.
    func cell(of vertex: Int) -> WireCanvas.Cell {
        WireCanvas.Cell(u: places[vertex], v: levels.layerStarts[graph.vertices[vertex].layer])
    }

    private func corner(of node: Int) -> (u: Int, v: Int) {
        let vertex = graph.boxVertex[node]
        return (places[vertex], levels.layerStarts[graph.vertices[vertex].layer])
    }

    // MARK: Lines

    private func draw(
        _ passage: LayeredGraph.Passage,
        _ route: ChannelRouter.Route,
        after layer: Int,
        on canvas: inout WireCanvas,
        starts: inout [WireCanvas.Cell]
    ) {
        func v(_ track: Int) -> Int { levels.track(track, after: layer) }
        for piece in route.pieces {
            canvas.line(from: .init(u: piece.from, v: v(piece.track)), to: .init(u: piece.to, v: v(piece.track)))
        }
        if route.straight != nil {
            let (upper, lower) = (
                end(of: passage.above.lowerBound, isAbove: true), end(of: passage.below.lowerBound, isAbove: false)
            )
            canvas.line(from: upper.cell, to: lower.cell, startsInBox: upper.isBox, endsInBox: lower.isBox)
            mark(upper, isAbove: true, passage, on: &canvas, starts: &starts)
            mark(lower, isAbove: false, passage, on: &canvas, starts: &starts)
            return
        }
        let above = passage.above.map { end(of: $0, isAbove: true) }
        let below = passage.below.map { end(of: $0, isAbove: false) }
        for stretch in route.stretches {
            let (column, upper, lower) = (
                stretch.column,
                above.first { $0.cell.u == stretch.column }, below.first { $0.cell.u == stretch.column }
            )
            let from = stretch.from.map(v) ?? upper?.cell.v
            let to = stretch.to.map(v) ?? lower?.cell.v
            guard let from, let to else { continue }
            canvas.line(
                from: .init(u: column, v: from),
                to: .init(u: column, v: to),
                startsInBox: stretch.from == nil && upper?.isBox == true,
                endsInBox: stretch.to == nil && lower?.isBox == true
            )
        }
        for end in above { mark(end, isAbove: true, passage, on: &canvas, starts: &starts) }
        for end in below { mark(end, isAbove: false, passage, on: &canvas, starts: &starts) }
    }

    /// Where a line ends at a box, the arrow head or the start.
    private func mark(
        _ end: End,
        isAbove: Bool,
        _ passage: LayeredGraph.Passage,
        on canvas: inout WireCanvas,
        starts: inout [WireCanvas.Cell]
    ) {
        guard end.isBox else { return }
        let cell = WireCanvas.Cell(u: end.cell.u, v: end.cell.v + (isAbove ? 1 : -1))
        if isAbove == (graph.nets[passage.net].role == .forward) {
            starts.append(cell)
        } else {
            canvas.arrow(at: cell, u: 0, v: isAbove ? -1 : 1)
        }
    }

    private struct End {
        var cell: WireCanvas.Cell
        var isBox: Bool
    }

    /// The cell a pin's stretch reaches: the border of its box, or where the line of its vertex begins.
    private func end(of pin: Int, isAbove: Bool) -> End {
        let (vertex, offset) = (graph.pins[pin].vertex, graph.pins[pin].offset)
        let start = levels.layerStarts[graph.vertices[vertex].layer]
        let u = places[vertex] + offset
        switch graph.vertices[vertex].kind {
        case .box(let node):
            return End(cell: .init(u: u, v: isAbove ? start + sides[node].mainSize - 1 : start), isBox: true)
        case .lane(let node):
            return End(cell: .init(u: u, v: start + (sides[node].slots[graph.pins[pin].net] ?? 0)), isBox: false)
        case .line, .label:
            return End(cell: .init(u: u, v: start), isBox: false)
        }
    }

    private func drawLane(
        _ net: Int,
        _ lane: (upper: Int, lower: Int),
        on canvas: inout WireCanvas,
        starts: inout [WireCanvas.Cell]
    ) {
        for vertex in [lane.upper, lane.lower] {
            guard case .lane(let node) = graph.vertices[vertex].kind else { continue }
            let (u, start) = corner(of: node)
            let border = WireCanvas.Cell(u: u + crossSizes[node] - 1, v: start + (sides[node].slots[net] ?? 0))
            canvas.line(from: border, to: .init(u: places[vertex], v: border.v), startsInBox: true)
            let first = WireCanvas.Cell(u: border.u + 1, v: border.v)
            if vertex == lane.upper { canvas.arrow(at: first, u: -1, v: 0) } else { starts.append(first) }
        }
    }

    private func draw(
        _ loop: SidePlan.Loop,
        at node: Int,
        on canvas: inout WireCanvas,
        starts: inout [WireCanvas.Cell]
    ) {
        let (u, start) = corner(of: node)
        let border = u + crossSizes[node] - 1
        let outer = border + axes.laneDepth
        let (leaves, returns) = (start + loop.leaves, start + loop.returns)
        canvas.line(from: .init(u: border, v: leaves), to: .init(u: outer, v: leaves), startsInBox: true)
        canvas.line(from: .init(u: outer, v: leaves), to: .init(u: outer, v: returns))
        canvas.line(from: .init(u: outer, v: returns), to: .init(u: border, v: returns), endsInBox: true)
        canvas.arrow(at: .init(u: border + 1, v: returns), u: -1, v: 0)
        starts.append(.init(u: border + 1, v: leaves))
    }

    // MARK: Labels

    private func labels() -> [[LayoutDrawing.Label]] {
        var labels = [[LayoutDrawing.Label]](repeating: [], count: graph.nets.count)
        for (vertex, value) in graph.vertices.enumerated() {
            guard case .label = value.kind, let net = value.net else { continue }
            let start = levels.layerStarts[value.layer]
            let count = graph.nets[net].labels.count
            labels[net] = stack(
                net,
                x: axes.isDown ? places[vertex] + 2 : start + 1,
                y: axes.isDown ? start : places[vertex] - count
            )
        }
        for (node, side) in sides.enumerated() {
            guard let loop = side.loop else { continue }
            let (u, start) = corner(of: node)
            let border = u + crossSizes[node] - 1
            labels[loop.net] = stack(
                loop.net,
                x: axes.isDown ? border + axes.laneDepth + 2 : start + loop.leaves + 2,
                y: axes.isDown ? start + loop.leaves : border + 1
            )
        }
        return labels
    }

    private func stack(_ net: Int, x: Int, y: Int) -> [LayoutDrawing.Label] {
        graph.nets[net].labels.enumerated().map { row, label in
            LayoutDrawing.Label(
                text: label.text,
                x: x,
                y: y + row,
                width: label.width,
                edges: label.edges.map { declared.edges[$0].id }
            )
        }
    }
}
