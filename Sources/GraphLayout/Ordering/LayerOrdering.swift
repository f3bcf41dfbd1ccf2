/// The order of the vertices within their layers that crosses few lines.
///
/// Weighted medians and transposition, swept down and up, the best order kept: Gansner, Koutsofios, North, Vo,
/// "A Technique for Drawing Directed Graphs" (1993), section 3. What moves is a block: a box with the lanes beside it,
/// or a single line. Ties keep the order of declaration.
struct LayerOrdering {
    let graph: LayeredGraph
    private let isSide: [Bool]
    /// The blocks of each layer in order.
    var layers: [[Int]]
    /// The vertices of the blocks, a box before its lanes, and where those of each block begin.
    private var blockVertices: [Int] = []
    private var blockStarts = [0]
    /// Whether the box of a block stands beside the flow.
    private(set) var isSideBlock: [Bool] = []
    /// The place of each vertex in its layer, lanes included.
    private(set) var place: [Int]
    private let neighboursOfVerticesBelow: AdjacencyLists
    /// The vertices that each block is connected with.
    private(set) var neighboursAbove: AdjacencyLists
    private(set) var neighboursBelow: AdjacencyLists
    /// The crossings of the lines between each layer and the next; nil where they were not counted since the last change.
    private var crossingsBelow: [Int?]
    private var counter = CrossingCounter()
    /// Whether no exchange of neighbours makes a layer better.
    var isSettled: [Bool]
    let hasSides: Bool
    /// Blocks that do not change places with each other.
    private(set) var isKept: [Bool] = []
    /// The places of the neighbours of the blocks of one layer; room that is used again.
    var above = PlaceLists()
    var below = PlaceLists()

    /// The best order found for a graph.
    static func improved(_ graph: LayeredGraph, isSide: [Bool], sweeps: Int = 24) -> LayerOrdering {
        var ordering = LayerOrdering(graph, isSide: isSide)
        ordering.improve(sweeps: sweeps)
        return ordering
    }

    /// An order like that of an earlier drawing.
    ///
    /// - Parameter earlier: for each node where it stood across the flow; nil for a new one.
    init(_ graph: LayeredGraph, isSide: [Bool], keeping earlier: [Int?]) {
        self.init(graph, isSide: isSide)
        let keys = Self.keys(of: graph, earlier: earlier)
        for layer in layers.indices {
            let sorted = layers[layer].enumerated().sorted { one, other in
                (keys[firstVertex(of: one.element)], one.offset) < (keys[firstVertex(of: other.element)], other.offset)
            }
            layers[layer] = sorted.map(\.element)
            number(layer)
        }
        for block in isKept.indices {
            if case .box(let node) = graph.vertices[firstVertex(of: block)].kind {
                isKept[block] = earlier[node] != nil
            }
        }
        for flips in [false, true, false] { transpose(flips: flips) }
    }

    /// The vertices of each layer in order.
    var vertices: [[Int]] { layers.map { layer in layer.flatMap { blockVertices[range(of: $0)] } } }

    /// How many lines cross.
    var crossingCount: Int {
        var counted = self
        return counted.crossings()
    }

    private init(_ graph: LayeredGraph, isSide: [Bool]) {
        self.graph = graph
        self.isSide = isSide
        let vertexCount = graph.vertices.count
        neighboursOfVerticesBelow = AdjacencyLists(count: vertexCount) { add in
            graph.forEachLink { upper, lower in add(upper, lower) }
        }
        hasSides = isSide.contains(true)
        crossingsBelow = [Int?](repeating: nil, count: graph.channels.count)
        isSettled = [Bool](repeating: false, count: graph.layerKinds.count)
        place = [Int](repeating: 0, count: vertexCount)
        layers = [[Int]](repeating: [], count: graph.layerKinds.count)
        neighboursAbove = neighboursOfVerticesBelow
        neighboursBelow = neighboursOfVerticesBelow
        fill()
        isKept = [Bool](repeating: false, count: isSideBlock.count)
        var blockOfVertex = place
        for block in isSideBlock.indices {
            for index in range(of: block) { blockOfVertex[blockVertices[index]] = block }
        }
        neighboursAbove = AdjacencyLists(count: isSideBlock.count) { add in
            graph.forEachLink { upper, lower in add(blockOfVertex[lower], upper) }
        }
        neighboursBelow = AdjacencyLists(count: isSideBlock.count) { add in
            graph.forEachLink { upper, lower in add(blockOfVertex[upper], lower) }
        }
        for layer in layers.indices { number(layer) }
    }

    private func range(of block: Int) -> Range<Int> { blockStarts[block]..<blockStarts[block + 1] }

    private func firstVertex(of block: Int) -> Int { blockVertices[blockStarts[block]] }

    // MARK: The first order

    /// Takes the vertices as a walk along the lines meets them, from the boxes in declaration order, those lines first
    /// that go with the flow.
    private mutating func fill() {
        var lanesOfNode: [Int: [Int]] = [:]
        for (vertex, value) in graph.vertices.enumerated() {
            if case .lane(let node) = value.kind { lanesOfNode[node, default: []].append(vertex) }
        }
        let byRank = graph.boxVertex.indices.sorted {
            (graph.vertices[graph.boxVertex[$0]].layer, $0) < (graph.vertices[graph.boxVertex[$1]].layer, $1)
        }
        var seen = [Bool](repeating: false, count: graph.vertices.count)
        var stack: [Int] = []
        for start in byRank.map({ graph.boxVertex[$0] }) + Array(graph.vertices.indices) {
            stack.append(start)
            while let vertex = stack.popLast() {
                guard !seen[vertex] else { continue }
                seen[vertex] = true
                let value = graph.vertices[vertex]
                switch value.kind {
                case .box(let node):
                    let lanes = sortedLanes(lanesOfNode[node] ?? [])
                    for lane in lanes { seen[lane] = true }
                    add(vertex, lanes: lanes, to: value.layer, isSide: isSide[node])
                    for lane in lanes.reversed() { stack += neighboursOfVerticesBelow[lane].reversed() }
                case .line, .label:
                    add(vertex, lanes: [], to: value.layer, isSide: false)
                case .lane:
                    continue
                }
                stack += neighboursOfVerticesBelow[vertex].reversed()
            }
        }
    }

    private mutating func add(_ vertex: Int, lanes: [Int], to layer: Int, isSide: Bool) {
        layers[layer].append(isSideBlock.count)
        isSideBlock.append(isSide)
        blockVertices.append(vertex)
        blockVertices += lanes
        blockStarts.append(blockVertices.count)
    }

    /// Lanes from the box outwards: the shortest is the innermost.
    private func sortedLanes(_ lanes: [Int]) -> [Int] {
        func span(_ vertex: Int) -> Int {
            guard let net = graph.vertices[vertex].net, let lane = graph.lanes[net] else { return 0 }
            return graph.vertices[lane.lower].layer - graph.vertices[lane.upper].layer
        }
        return lanes.sorted { (span($0), $0) < (span($1), $1) }
    }

    /// Gives the vertices of a layer their places in the order of its blocks.
    mutating func number(_ layer: Int) {
        var next = 0
        var changes = false
        for block in layers[layer] {
            for index in range(of: block) {
                let vertex = blockVertices[index]
                if place[vertex] != next {
                    place[vertex] = next
                    changes = true
                }
                next += 1
            }
        }
        guard changes else { return }
        isSettled[layer] = false
        if layer > 0 { crossingsBelow[layer - 1] = nil }
        if layer < crossingsBelow.count { crossingsBelow[layer] = nil }
    }

    // MARK: Counting

    mutating func crossings() -> Int {
        var sum = 0
        for layer in crossingsBelow.indices {
            if let known = crossingsBelow[layer] {
                sum += known
                continue
            }
            counter.reset(width: layers[layer + 1].reduce(0) { $0 + range(of: $1).count })
            for block in layers[layer] {
                for index in range(of: block) {
                    let ends = neighboursOfVerticesBelow.range(of: blockVertices[index])
                    counter.add(ends) { place[neighboursOfVerticesBelow.ends[$0]] }
                }
            }
            crossingsBelow[layer] = counter.count
            sum += counter.count
        }
        return sum
    }
}
