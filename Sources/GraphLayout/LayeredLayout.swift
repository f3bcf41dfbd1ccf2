/// The phases of a layered drawing, one after the other: Sugiyama, Tagawa, Toda, "Methods for Visual Understanding of
/// Hierarchical System Structures" (1981), with the choices named at each phase.
struct LayeredLayout {
    let declared: LayoutGraph
    let sound: SoundGraph
    let connected: [Connected]
    /// For each node the box it had in an earlier drawing.
    private let earlier: [LayoutDrawing.Box?]
    private let earlierDirection: LayoutDirection?

    init(_ graph: LayoutGraph, keeping previous: LayoutDrawing? = nil) {
        declared = graph
        sound = SoundGraph(graph)
        let breaking = CycleBreaking(successors: sound.successors, isSide: sound.nodes.map(\.isSide))
        connected = Self.parts(of: sound, nets: sound.nets(of: graph, back: breaking.backLinks()))
        let boxes = Dictionary((previous?.boxes ?? []).map { ($0.id, $0) }) { one, _ in one }
        earlier = sound.nodes.map { boxes[$0.id] }
        earlierDirection = previous?.direction
    }

    /// The direction of the earlier drawing when at least half of the nodes were on it.
    var keptDirection: LayoutDirection? {
        2 * earlier.count { $0 != nil } >= max(1, earlier.count) ? earlierDirection : nil
    }

    /// Whether drawing takes so long that the direction is better estimated than tried out.
    var isLarge: Bool { sound.nodes.count + connected.reduce(0) { $0 + $1.nets.count } > 200 }

    /// A connected part: its nodes in indices of the whole, everything else in indices of the part.
    struct Connected {
        var nodes: [Int]
        var nets: [Net] = []
        var ranks: [Int] = []
    }

    private static func parts(of sound: SoundGraph, nets: [Net]) -> [Connected] {
        var parts = sound.parts.map { Connected(nodes: $0) }
        var partOfNode = [Int](repeating: 0, count: sound.nodes.count)
        var local = partOfNode
        for (part, connected) in parts.enumerated() {
            for (index, node) in connected.nodes.enumerated() {
                partOfNode[node] = part
                local[node] = index
            }
        }
        for net in nets {
            var net = net
            let part = partOfNode[net.sources[0]]
            net.sources = net.sources.map { local[$0] }
            net.targets = net.targets.map { local[$0] }
            parts[part].nets.append(net)
        }
        for index in parts.indices {
            parts[index].ranks = Ranking(nodeCount: parts[index].nodes.count, nets: parts[index].nets).ranks()
        }
        return parts
    }

    /// Every connected part, drawn alone.
    func parts(axes: Axes) -> [Part] {
        connected.map { draw($0, axes: axes) }
    }

    /// About how large the largest part will be: boxes and the gaps between them, lines not counted.
    func estimate(axes: Axes) -> (width: Int, height: Int) {
        var size = (cross: 0, main: 0)
        for part in connected {
            var rows = [(cross: Int, main: Int)](repeating: (0, 0), count: (part.ranks.max() ?? 0) + 1)
            for (rank, node) in zip(part.ranks, part.nodes) {
                rows[rank].cross += axes.cross(of: sound.nodes[node]) + axes.boxGap
                rows[rank].main = max(rows[rank].main, axes.main(of: sound.nodes[node]) + axes.rankGap + 2)
            }
            size.cross = max(size.cross, rows.map(\.cross).max() ?? 0)
            size.main = max(size.main, rows.reduce(0) { $0 + $1.main })
        }
        return axes.isDown ? (size.cross, size.main) : (size.main, size.cross)
    }

    /// - Parameter cuts: the ranks after which the part is cut into bands.
    func draw(_ part: Connected, axes: Axes, cuts: Set<Int> = []) -> Part {
        let nodes = part.nodes.map { sound.nodes[$0] }
        let plan = SidePlan(nodes: nodes, nets: part.nets, ranks: part.ranks, cuts: cuts, axes: axes)
        let graph = LayeredGraph(nets: part.nets, ranks: part.ranks, usesLanes: plan.usesLanes, cuts: cuts)
        let earlierPlaces = part.nodes.map { node -> Int? in
            guard earlierDirection == axes.direction, let box = earlier[node] else { return nil }
            return axes.isDown ? 2 * box.x + box.width : 2 * box.y + box.height
        }
        let order = LayerOrdering.order(of: graph, isSide: nodes.map(\.isSide), earlier: earlierPlaces)
        let bands = cuts.isEmpty ? [Band(graph: graph, order: order)] : graph.bands(order: order)
        let painters = bands.map { band in
            painter(band, nodes: band.nodes.map { nodes[$0] }, sides: band.nodes.map { plan.sides[$0] }, axes: axes)
        }
        var sketches = zip(bands, painters).map { band, painter in
            painter.sketch(indices: band.nodes.map { part.nodes[$0] })
        }
        if sketches.count > 1 {
            let ports = zip(bands, painters).map { band, painter in
                (entries: band.entries.mapValues(painter.cell), exits: band.exits.mapValues(painter.cell))
            }
            sketches = [Gutters(axes: axes).join(sketches, ports: ports)]
        }
        return sketches[0].part(declared: declared, nets: part.nets, names: nodes.map(\.id), axes: axes)
    }

    /// The last phases: everything gets its place.
    private func painter(_ band: Band, nodes: [SizedNode], sides: [SidePlan.Side], axes: Axes) -> PartPainter {
        var graph = band.graph
        let (order, nets) = (band.order, graph.nets)
        let pinPlan = PinPlan(graph: graph, order: order, nodes: nodes, axes: axes)
        graph.pins = pinPlan.pins

        let loopExtents = sides.map { loopExtent($0, nets: nets, axes: axes) }
        let extents = graph.vertices.map { vertex -> Placement.Extent in
            switch vertex.kind {
            case .box(let node):
                return .init(after: pinPlan.crossSizes[node] - 1 + loopExtents[node].cross)
            case .label:
                guard let net = vertex.net else { return .init() }
                return axes.isDown
                    ? .init(after: 1 + nets[net].widestLabel) : .init(before: nets[net].labels.count)
            case .line, .lane:
                return .init()
            }
        }
        let placement = Placement(graph: graph, order: order, extents: extents, axes: axes)
        let straightening = PinStraightening(
            placement: placement,
            places: placement.places(),
            crossSizes: pinPlan.crossSizes
        )
        let columns = straightening.places
        graph.pins = straightening.pins
        let routers = graph.channels.map { passages in
            ChannelRouter(
                passages.map { passage -> ChannelRouter.Demand in
                    func column(_ pin: Int) -> Int { columns[graph.pins[pin].vertex] + graph.pins[pin].offset }
                    if passage.isSingle, column(passage.above.lowerBound) == column(passage.below.lowerBound) {
                        return .init(straight: column(passage.above.lowerBound))
                    }
                    return .init(above: passage.above.map(column), below: passage.below.map(column))
                },
                turnGap: axes.turnGap
            )
        }
        /// Whether something in a layer could be taken for the end of a line that turns in one of the columns.
        func covers(_ layer: Int, _ turns: [Int]) -> Bool {
            turns.contains { column in
                order[layer].contains { vertex in
                    switch graph.vertices[vertex].kind {
                    case .box: (columns[vertex]...columns[vertex] + extents[vertex].after).contains(column)
                    case .lane: columns[vertex] == column
                    case .line, .label: false
                    }
                }
            }
        }
        let channels = routers.enumerated().map { layer, router in
            Levels.Channel(
                trackCount: router.trackCount,
                keepsOffAbove: covers(layer, router.turnsOnFirst),
                keepsOffBelow: covers(layer + 1, router.turnsOnLast)
            )
        }
        let levels = Levels(
            graph: graph,
            thicknesses: thicknesses(of: graph, order: order, loopExtents: loopExtents, axes: axes),
            channels: channels,
            axes: axes
        )
        return PartPainter(
            declared: declared,
            nodes: nodes,
            graph: graph,
            sides: sides,
            crossSizes: pinPlan.crossSizes,
            places: columns,
            routes: routers.map(\.routes),
            levels: levels,
            axes: axes
        )
    }

    /// How far a loop and its labels reach beyond the box across the flow, and from the start of the box along it.
    private func loopExtent(_ side: SidePlan.Side, nets: [Net], axes: Axes) -> (cross: Int, main: Int) {
        guard let loop = side.loop else { return (0, side.mainSize) }
        let width = nets[loop.net].widestLabel
        if axes.isDown { return (axes.laneDepth + (width > 0 ? width + 1 : 0), side.mainSize) }
        let labelEnd = width > 0 ? loop.leaves + 2 + width : 0
        return (max(axes.laneDepth, nets[loop.net].labels.count), max(side.mainSize, labelEnd))
    }

    private func thicknesses(
        of graph: LayeredGraph,
        order: [[Int]],
        loopExtents: [(cross: Int, main: Int)],
        axes: Axes
    ) -> [Int] {
        order.map { layer in
            layer.map { vertex -> Int in
                switch graph.vertices[vertex].kind {
                case .box(let node):
                    return loopExtents[node].main
                case .label:
                    guard let net = graph.vertices[vertex].net else { return 1 }
                    return axes.isDown ? graph.nets[net].labels.count : graph.nets[net].widestLabel + 1
                case .line, .lane:
                    return 1
                }
            }.max() ?? 0
        }
    }
}
