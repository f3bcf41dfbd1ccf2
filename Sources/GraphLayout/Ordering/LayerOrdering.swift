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
    private let neighboursAbove: Neighbours
    private let neighboursBelow: Neighbours
    /// The crossings of the lines between each layer and the next; nil where they were not counted since the last change.
    private var crossingsBelow: [Int?]
    /// Whether no exchange of neighbours makes a layer better.
    private var isSettled: [Bool]
    private let hasSides: Bool

    private struct Block {
        var vertices: [Int]
        var isSide: Bool
    }

    /// Lists of vertices, one for each vertex, in one array.
    private struct Neighbours {
        private let starts: [Int]
        private let ends: [Int]

        init(_ lists: [[Int]]) {
            var starts = [0]
            for list in lists { starts.append(starts[starts.count - 1] + list.count) }
            self.starts = starts
            ends = Array(lists.joined())
        }

        subscript(vertex: Int) -> ArraySlice<Int> { ends[starts[vertex]..<starts[vertex + 1]] }
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
        for passage in graph.channels.joined() {
            for upper in passage.above {
                for lower in passage.below {
                    below[graph.pins[upper].vertex].append(graph.pins[lower].vertex)
                    above[graph.pins[lower].vertex].append(graph.pins[upper].vertex)
                }
            }
        }
        hasSides = isSide.contains(true)
        crossingsBelow = [Int?](repeating: nil, count: graph.channels.count)
        isSettled = [Bool](repeating: false, count: graph.layerKinds.count)
        neighboursAbove = Neighbours(above)
        neighboursBelow = Neighbours(below)
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
                var next = Array(ordering.neighboursBelow[vertex])
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
        var changes = false
        for block in layers[layer] {
            for vertex in block.vertices {
                changes = changes || place[vertex] != next
                place[vertex] = next
                next += 1
            }
        }
        guard changes else { return }
        isSettled[layer] = false
        if layer > 0 { crossingsBelow[layer - 1] = nil }
        if layer < crossingsBelow.count { crossingsBelow[layer] = nil }
    }

    // MARK: Sweeps

    private mutating func improve(sweeps: Int) {
        var best = layers
        var fewest = cost()
        moveSidesOut()
        var fruitless = 0
        // In large graphs most is won early, and a sweep costs as much as drawing the whole.
        let patience = graph.pins.count > 2_000 ? 3 : 8
        for sweep in 0...max(0, sweeps) where fruitless < patience {
            fruitless += 1
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
                fruitless = 0
            }
            if fewest == (0, 0) { break }
        }
        layers = best
        for layer in layers.indices { number(layer) }
    }

    /// Crossings, then how far the nodes that stand beside the flow are from the end of their layers.
    private mutating func cost() -> (Int, Int) {
        var inside = 0
        for layer in layers where hasSides {
            for (index, block) in layer.enumerated() where block.isSide {
                inside += layer[index...].count { !$0.isSide }
            }
        }
        return (crossings(), inside)
    }

    private mutating func sortByMedian(_ layer: Int, down: Bool, flips: Bool) {
        let neighbours = down ? neighboursAbove : neighboursBelow
        var places: [Int] = []
        let medians = layers[layer].map { block -> Int? in
            collect(neighbours, block, into: &places)
            return Self.median(places)
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

    /// The weighted median of some places in order, in 1024ths.
    private static func median(_ places: [Int]) -> Int? {
        guard !places.isEmpty else { return nil }
        let middle = places.count / 2
        if places.count % 2 == 1 { return places[middle] * 1024 }
        if places.count == 2 { return (places[0] + places[1]) * 512 }
        let left = places[middle - 1] - places[0]
        let right = places[places.count - 1] - places[middle]
        guard left + right > 0 else { return places[middle] * 1024 }
        return (places[middle - 1] * right + places[middle] * left) * 1024 / (left + right)
    }

    /// Puts the places of the neighbours of a block into `places`, in order.
    private func collect(_ neighbours: Neighbours, _ block: Block, into places: inout [Int]) {
        places.removeAll(keepingCapacity: true)
        for vertex in block.vertices { for end in neighbours[vertex] { places.append(place[end]) } }
        if places.count > 1 { places.sort() }
    }

    private mutating func transpose(flips: Bool) {
        for layer in layers.indices { isSettled[layer] = false }
        for _ in 0..<(graph.pins.count > 2_000 ? 3 : 8) {
            var improved = false
            for layer in layers.indices where !isSettled[layer] {
                isSettled[layer] = true
                guard transpose(layer, flips: flips) else { continue }
                improved = true
                if layer > 0 { isSettled[layer - 1] = false }
                if layer + 1 < layers.count { isSettled[layer + 1] = false }
            }
            if !improved { return }
        }
    }

    /// Exchanges neighbours of one layer where that crosses fewer lines; whether it did.
    private mutating func transpose(_ layer: Int, flips: Bool) -> Bool {
        guard layers[layer].count > 1 else { return false }
        // The places of the neighbours do not change while only this layer is reordered.
        var above = layers[layer].map { places(of: neighboursAbove, $0) }
        var below = layers[layer].map { places(of: neighboursBelow, $0) }
        var improved = false
        var moved = false
        for index in layers[layer].indices.dropLast() {
            let up = Self.crossings(above[index], above[index + 1])
            let down = Self.crossings(below[index], below[index + 1])
            let (now, swapped) = (up.now + down.now, up.swapped + down.swapped)
            guard swapped < now || flips && swapped == now else { continue }
            layers[layer].swapAt(index, index + 1)
            above.swapAt(index, index + 1)
            below.swapAt(index, index + 1)
            moved = true
            improved = improved || swapped < now
        }
        if moved {
            number(layer)
            isSettled[layer] = !improved
        }
        return improved
    }

    private func places(of neighbours: Neighbours, _ block: Block) -> [Int] {
        var places: [Int] = []
        collect(neighbours, block, into: &places)
        return places
    }

    private mutating func moveSidesOut() {
        for layer in layers.indices where layers[layer].contains(where: \.isSide) {
            layers[layer] = layers[layer].filter { !$0.isSide } + layers[layer].filter(\.isSide)
            number(layer)
        }
    }

    // MARK: Counting

    /// How many lines that end at some places cross those that end at others, while their other ends lie left of the
    /// others' and if they lay right of them. The places are in order.
    private static func crossings(_ left: [Int], _ right: [Int]) -> (now: Int, swapped: Int) {
        guard let first = left.first, let last = left.last, let least = right.first, let greatest = right.last else {
            return (0, 0)
        }
        if last < least { return (0, left.count * right.count) }
        if first > greatest { return (left.count * right.count, 0) }
        var (now, swapped, smaller, notGreater) = (0, 0, 0, 0)
        for place in left {
            while smaller < right.count, right[smaller] < place { smaller += 1 }
            while notGreater < right.count, right[notGreater] <= place { notGreater += 1 }
            now += smaller
            swapped += right.count - notGreater
        }
        return (now, swapped)
    }

    private mutating func crossings() -> Int {
        for layer in crossingsBelow.indices where crossingsBelow[layer] == nil {
            var links: [(Int, Int)] = []
            for block in layers[layer] {
                for vertex in block.vertices {
                    for end in neighboursBelow[vertex] { links.append((place[vertex], place[end])) }
                }
            }
            crossingsBelow[layer] = Self.crossings(links)
        }
        return crossingsBelow.reduce(0) { $0 + ($1 ?? 0) }
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
