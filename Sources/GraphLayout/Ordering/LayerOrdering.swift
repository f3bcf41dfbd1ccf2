/// The order of the vertices within their layers that crosses few lines.
///
/// Weighted medians and transposition, swept down and up, the best order kept: Gansner, Koutsofios, North, Vo,
/// "A Technique for Drawing Directed Graphs" (1993), section 3. What moves is a block: a box with the lanes beside it,
/// or a single line. Ties keep the order of declaration.
struct LayerOrdering {
    private let graph: LayeredGraph
    private let isSide: [Bool]
    private var layers: [[Block]]
    private var blockVertices: [Int] = []
    /// The place of each vertex in its layer, lanes included.
    private var place: [Int]
    private let neighboursAbove: Neighbours
    private let neighboursBelow: Neighbours
    /// The crossings of the lines between each layer and the next; nil where they were not counted since the last change.
    private var crossingsBelow: [Int?]
    /// Whether no exchange of neighbours makes a layer better.
    private var isSettled: [Bool]
    private let hasSides: Bool
    /// Vertices that do not change places with each other.
    private var isKept: [Bool]

    /// A run of `blockVertices`: a box with its lanes, or a line.
    private struct Block {
        var first: Int
        var count: Int
        var isSide: Bool
    }

    /// Sorted places, one list after the other.
    private struct PlaceLists {
        private var places: [Int] = []
        private var starts = [0]

        mutating func add(_ neighbours: Neighbours, of vertices: ArraySlice<Int>, _ place: [Int]) {
            let start = places.count
            for vertex in vertices { for end in neighbours[vertex] { places.append(place[end]) } }
            starts.append(places.count)
            if places.count - start > 16 {
                places[start...].sort()
                return
            }
            for index in places.indices.dropFirst(start + 1) {
                var slot = index
                while slot > start, places[slot - 1] > places[slot] {
                    places.swapAt(slot - 1, slot)
                    slot -= 1
                }
            }
        }

        /// The weighted median of a list, in 1024ths.
        func median(of list: Int) -> Int? {
            let (start, end) = (starts[list], starts[list + 1])
            let count = end - start
            guard count > 0 else { return nil }
            let middle = start + count / 2
            if count % 2 == 1 { return places[middle] * 1024 }
            if count == 2 { return (places[start] + places[start + 1]) * 512 }
            let left = places[middle - 1] - places[start]
            let right = places[end - 1] - places[middle]
            guard left + right > 0 else { return places[middle] * 1024 }
            return (places[middle - 1] * right + places[middle] * left) * 1024 / (left + right)
        }

        /// How many lines that end at the places of one list cross those that end at the other's, while their other ends
        /// lie left of the others' and if they lay right of them.
        func crossings(_ one: Int, _ other: Int) -> (now: Int, swapped: Int) {
            let (left, right) = (starts[one]..<starts[one + 1], starts[other]..<starts[other + 1])
            guard !left.isEmpty, !right.isEmpty else { return (0, 0) }
            if places[left.upperBound - 1] < places[right.lowerBound] { return (0, left.count * right.count) }
            if places[left.lowerBound] > places[right.upperBound - 1] { return (left.count * right.count, 0) }
            var (now, swapped, smaller, notGreater) = (0, 0, right.lowerBound, right.lowerBound)
            for index in left {
                let place = places[index]
                while smaller < right.upperBound, places[smaller] < place { smaller += 1 }
                while notGreater < right.upperBound, places[notGreater] <= place { notGreater += 1 }
                now += smaller - right.lowerBound
                swapped += right.upperBound - notGreater
            }
            return (now, swapped)
        }
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
                (keys[blockVertices[one.element.first]], one.offset)
                    < (keys[blockVertices[other.element.first]], other.offset)
            }
            layers[layer] = sorted.map(\.element)
            number(layer)
        }
        for (node, place) in earlier.enumerated() where place != nil { isKept[graph.boxVertex[node]] = true }
        for flips in [false, true, false] { transpose(flips: flips) }
    }

    /// The vertices of each layer in order.
    var vertices: [[Int]] { layers.map { layer in layer.flatMap { vertices(of: $0) } } }

    /// How many lines cross.
    var crossingCount: Int {
        var counted = self
        return counted.crossings()
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
        isKept = [Bool](repeating: false, count: graph.vertices.count)
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
                    ordering.add([vertex] + lanes, to: value.layer, isSide: ordering.isSide[node])
                    next += lanes.flatMap { ordering.neighboursBelow[$0] }
                case .line, .label:
                    ordering.add([vertex], to: value.layer, isSide: false)
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

    private mutating func add(_ vertices: [Int], to layer: Int, isSide: Bool) {
        layers[layer].append(Block(first: blockVertices.count, count: vertices.count, isSide: isSide))
        blockVertices += vertices
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
            for vertex in vertices(of: block) {
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
        let isLarge = graph.pins.count > 2_000
        for sweep in 0...max(0, isLarge ? min(sweeps, 8) : sweeps) where fruitless < (isLarge ? 3 : 8) {
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
        let lists = places(of: down ? neighboursAbove : neighboursBelow, layer)
        let medians = layers[layer].indices.map { lists.median(of: $0) }
        // Blocks nothing pulls at keep their places; the others are sorted around them.
        let movable = layers[layer].indices.filter { medians[$0] != nil }
        let sorted = movable.sorted {
            (medians[$0] ?? 0, flips ? -$0 : $0) < (medians[$1] ?? 0, flips ? -$1 : $1)
        }
        let old = layers[layer]
        for (slot, block) in zip(movable, sorted) { layers[layer][slot] = old[block] }
        number(layer)
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
        let above = places(of: neighboursAbove, layer)
        let below = places(of: neighboursBelow, layer)
        var lists = Array(layers[layer].indices)
        var improved = false
        var moved = false
        for index in layers[layer].indices.dropLast() {
            let up = above.crossings(lists[index], lists[index + 1])
            let down = below.crossings(lists[index], lists[index + 1])
            let (now, swapped) = (up.now + down.now, up.swapped + down.swapped)
            let blocks = (layers[layer][index], layers[layer][index + 1])
            guard swapped < now || flips && swapped == now,
                !(isKept[blockVertices[blocks.0.first]] && isKept[blockVertices[blocks.1.first]])
            else { continue }
            layers[layer].swapAt(index, index + 1)
            lists.swapAt(index, index + 1)
            moved = true
            improved = improved || swapped < now
        }
        if moved {
            number(layer)
            isSettled[layer] = !improved
        }
        return improved
    }

    private func vertices(of block: Block) -> ArraySlice<Int> {
        blockVertices[block.first..<block.first + block.count]
    }

    /// For each block of a layer the places of its neighbours.
    private func places(of neighbours: Neighbours, _ layer: Int) -> PlaceLists {
        var lists = PlaceLists()
        for block in layers[layer] { lists.add(neighbours, of: vertices(of: block), place) }
        return lists
    }

    private mutating func moveSidesOut() {
        for layer in layers.indices where layers[layer].contains(where: \.isSide) {
            layers[layer] = layers[layer].filter { !$0.isSide } + layers[layer].filter(\.isSide)
            number(layer)
        }
    }

    // MARK: Counting

    private mutating func crossings() -> Int {
        for layer in crossingsBelow.indices where crossingsBelow[layer] == nil {
            var links: [(Int, Int)] = []
            for block in layers[layer] {
                for vertex in vertices(of: block) {
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
