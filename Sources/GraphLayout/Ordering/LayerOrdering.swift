/// The order of the vertices within their layers that crosses few lines.
///
/// Weighted medians and transposition, swept down and up, the best order kept: Gansner, Koutsofios, North, Vo,
/// "A Technique for Drawing Directed Graphs" (1993), section 3. What moves is a block: a box with the lanes beside it,
/// or a single line. Ties keep the order of declaration.
struct LayerOrdering {
    private let graph: LayeredGraph
    private let isSide: [Bool]
    private var layers: [[Block]]
    /// The place of each vertex in its layer, lanes included.
    private var place: [Int]
    private let neighboursAbove: [[Int]]
    private let neighboursBelow: [[Int]]
    private let links: [[(above: Int, below: Int)]]

    private struct Block {
        var vertices: [Int]
        var isSide: Bool
    }

    /// The vertices of each layer in order.
    static func order(of graph: LayeredGraph, isSide: [Bool], sweeps: Int = 24) -> [[Int]] {
        var ordering = LayerOrdering(graph, isSide: isSide)
        ordering.improve(sweeps: sweeps)
        return ordering.layers.map { $0.flatMap(\.vertices) }
    }

    private init(_ graph: LayeredGraph, isSide: [Bool]) {
        self.graph = graph
        self.isSide = isSide
        var above = [[Int]](repeating: [], count: graph.vertices.count)
        var below = above
        links = graph.channels.map { passages in
            passages.flatMap { passage in
                passage.above.flatMap { upper in
                    passage.below.map { lower in (graph.pins[upper].vertex, graph.pins[lower].vertex) }
                }
            }
        }
        for link in links.joined() {
            below[link.above].append(link.below)
            above[link.below].append(link.above)
        }
        neighboursAbove = above
        neighboursBelow = below
        place = [Int](repeating: 0, count: graph.vertices.count)
        layers = [[Block]](repeating: [], count: graph.layerKinds.count)
        fill()
        for layer in layers.indices { number(layer) }
    }

    // MARK: The first order

    /// Takes the vertices as a walk along the lines meets them, from the boxes in declaration order, those lines first
    /// that go with the flow.
    private mutating func fill() {
        var lanesOfNode: [Int: [Int]] = [:]
        for (vertex, value) in graph.vertices.enumerated() {
            if case .lane(let node) = value.kind { lanesOfNode[node, default: []].append(vertex) }
        }
        var seen = [Bool](repeating: false, count: graph.vertices.count)
        func take(_ start: Int, _ ordering: inout LayerOrdering) {
            var stack = [start]
            while let vertex = stack.popLast() {
                guard !seen[vertex] else { continue }
                seen[vertex] = true
                let value = ordering.graph.vertices[vertex]
                var next = ordering.neighboursBelow[vertex]
                switch value.kind {
                case .box(let node):
                    let lanes = ordering.sortedLanes(lanesOfNode[node] ?? [])
                    for lane in lanes { seen[lane] = true }
                    ordering.layers[value.layer].append(
                        Block(vertices: [vertex] + lanes, isSide: ordering.isSide[node])
                    )
                    next += lanes.flatMap { ordering.neighboursBelow[$0] }
                case .line, .label:
                    ordering.layers[value.layer].append(Block(vertices: [vertex], isSide: false))
                case .lane:
                    continue
                }
                stack += next.reversed()
            }
        }
        let byRank = graph.boxVertex.indices.sorted {
            (graph.vertices[graph.boxVertex[$0]].layer, $0) < (graph.vertices[graph.boxVertex[$1]].layer, $1)
        }
        for node in byRank { take(graph.boxVertex[node], &self) }
        for vertex in graph.vertices.indices where !seen[vertex] { take(vertex, &self) }
    }

    /// Lanes from the box outwards: the shortest is the innermost.
    private func sortedLanes(_ lanes: [Int]) -> [Int] {
        func span(_ vertex: Int) -> Int {
            guard let net = graph.vertices[vertex].net, let lane = graph.lanes[net] else { return 0 }
            return graph.vertices[lane.lower].layer - graph.vertices[lane.upper].layer
        }
        return lanes.sorted { (span($0), $0) < (span($1), $1) }
    }

    private mutating func number(_ layer: Int) {
        var next = 0
        for block in layers[layer] {
            for vertex in block.vertices {
                place[vertex] = next
                next += 1
            }
        }
    }

    // MARK: Sweeps

    private mutating func improve(sweeps: Int) {
        var best = layers
        var fewest = cost()
        moveSidesOut()
        for sweep in 0...max(0, sweeps) {
            if sweep > 0 {
                let down = sweep.isMultiple(of: 2)
                let order = down ? Array(layers.indices.dropFirst()) : Array(layers.indices.dropLast().reversed())
                // Ties are turned round in every other pair of sweeps; what they hide is found that way.
                let flips = sweep / 2 % 2 == 1
                for layer in order { sortByMedian(layer, down: down, flips: flips) }
                transpose(flips: flips)
            }
            let cost = cost()
            if cost < fewest {
                fewest = cost
                best = layers
            }
            if fewest == (0, 0) { break }
        }
        layers = best
        for layer in layers.indices { number(layer) }
    }

    /// Crossings, then how far the nodes that stand beside the flow are from the end of their layers.
    private func cost() -> (Int, Int) {
        var inside = 0
        for layer in layers {
            for (index, block) in layer.enumerated() where block.isSide {
                inside += layer[index...].count { !$0.isSide }
            }
        }
        return (crossings(), inside)
    }

    private mutating func sortByMedian(_ layer: Int, down: Bool, flips: Bool) {
        let medians = layers[layer].map { block -> Int? in
            median(block.vertices.flatMap { down ? neighboursAbove[$0] : neighboursBelow[$0] })
        }
        // Blocks nothing pulls at keep their places; the others are sorted around them.
        let movable = layers[layer].indices.filter { medians[$0] != nil }
        let sorted = movable.sorted {
            (medians[$0] ?? 0, flips ? -$0 : $0) < (medians[$1] ?? 0, flips ? -$1 : $1)
        }
        let old = layers[layer]
        for (slot, block) in zip(movable, sorted) { layers[layer][slot] = old[block] }
        number(layer)
    }

    /// The weighted median of the places of some vertices, in 1024ths.
    private func median(_ vertices: [Int]) -> Int? {
        guard !vertices.isEmpty else { return nil }
        let places = vertices.map { place[$0] }.sorted()
        let middle = places.count / 2
        if places.count % 2 == 1 { return places[middle] * 1024 }
        if places.count == 2 { return (places[0] + places[1]) * 512 }
        let left = places[middle - 1] - places[0]
        let right = places[places.count - 1] - places[middle]
        guard left + right > 0 else { return places[middle] * 1024 }
        return (places[middle - 1] * right + places[middle] * left) * 1024 / (left + right)
    }

    private mutating func transpose(flips: Bool) {
        for _ in 0..<8 {
            var improved = false
            for layer in layers.indices {
                for index in layers[layer].indices.dropLast() {
                    let (one, other) = (layers[layer][index], layers[layer][index + 1])
                    let count = crossings(one, other)
                    if count.swapped < count.now || flips && count.swapped == count.now {
                        layers[layer].swapAt(index, index + 1)
                        number(layer)
                        improved = improved || count.swapped < count.now
                    }
                }
            }
            if !improved { return }
        }
    }

    private mutating func moveSidesOut() {
        for layer in layers.indices where layers[layer].contains(where: \.isSide) {
            layers[layer] = layers[layer].filter { !$0.isSide } + layers[layer].filter(\.isSide)
            number(layer)
        }
    }

    // MARK: Counting

    /// How many lines of two neighbouring blocks cross as they are and how many would if they changed places.
    private func crossings(_ left: Block, _ right: Block) -> (now: Int, swapped: Int) {
        var count = (now: 0, swapped: 0)
        for neighbours in [neighboursAbove, neighboursBelow] {
            for one in left.vertices {
                for other in right.vertices {
                    for oneEnd in neighbours[one] {
                        for otherEnd in neighbours[other] {
                            if place[oneEnd] > place[otherEnd] { count.now += 1 }
                            if place[oneEnd] < place[otherEnd] { count.swapped += 1 }
                        }
                    }
                }
            }
        }
        return count
    }

    private func crossings() -> Int {
        links.reduce(0) { $0 + Self.crossings($1.map { (place[$0.above], place[$0.below]) }) }
    }

    /// How many of the straight links between two layers cross, counted in an accumulator tree: Barth, Jünger, Mutzel,
    /// "Simple and Efficient Bilayer Cross Counting" (2002).
    static func crossings(_ links: [(Int, Int)]) -> Int {
        guard let last = links.map(\.1).max() else { return 0 }
        var tree = [Int](repeating: 0, count: last + 2)
        var count = 0
        for (seen, link) in links.sorted(by: { $0 < $1 }).enumerated() {
            // Of the links before this one, those that do not end further left or at the same place cross it.
            var notRight = 0
            var index = link.1 + 1
            while index > 0 {
                notRight += tree[index]
                index -= index & -index
            }
            count += seen - notRight
            index = link.1 + 1
            while index < tree.count {
                tree[index] += 1
                index += index & -index
            }
        }
        return count
    }
}
