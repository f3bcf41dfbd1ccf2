/// Places across the flow in which most lines are straight, in nearly linear time.
///
/// Brandes, Köpf, "Fast and Simple Horizontal Coordinate Assignment" (GD 2001): every vertex is aligned with the middle
/// one of its neighbours in the layer before, in four ways (from above or from below, the left or the right neighbour
/// first); vertices aligned with each other are a block that moves as one. Vertices have sizes and lines end beside their
/// middles as in Rüegg, Schulze, Carstens, von Hanxleden, "Size- and Port-Aware Horizontal Node Coordinate Assignment"
/// (GD 2015). Blocks are packed along the longest path of a graph of blocks, which has none of the faults of the classes
/// of the first paper (Brandes, Walter, Zink, "Erratum", 2020).
struct BrandesKoepf {
    /// A line from one layer to the next that wants to be straight.
    struct Segment {
        var upper: Int
        var lower: Int
        /// What the place of the lower vertex less that of the upper one is when the line is straight.
        var shift: Int
        /// Whether both ends are lines that only pass, which should be straight before all others.
        var isInner: Bool
    }

    private let layers: [[Int]]
    /// For each vertex the fewest cells to the next one of its layer.
    private let separation: [Int]
    private let index: [Int]
    /// For each vertex the segments to the layer above, from left to right, without those that cross an inner one.
    private var above: [[Segment]]
    private var below: [[Segment]]

    init(layers: [[Int]], separation: [Int], segments: [[Segment]]) {
        self.layers = layers
        self.separation = separation
        var index = [Int](repeating: 0, count: separation.count)
        for layer in layers { for (place, vertex) in layer.enumerated() { index[vertex] = place } }
        self.index = index
        above = [[Segment]](repeating: [], count: separation.count)
        below = above
        for (channel, list) in segments.enumerated() { add(list, above: layers[channel], below: layers[channel + 1]) }
        for vertex in above.indices {
            above[vertex].sort { (index[$0.upper], -$0.shift) < (index[$1.upper], -$1.shift) }
            below[vertex].sort { (index[$0.lower], $0.shift) < (index[$1.lower], $1.shift) }
        }
    }

    /// Five ways to place the vertices: the four of the paper, and the mean of the middle two of them.
    func candidates() -> [[Int]] {
        var candidates: [[Int]] = []
        for fromAbove in [true, false] {
            for fromLeft in [true, false] {
                candidates.append(compact(blocks(fromAbove: fromAbove, fromLeft: fromLeft), fromLeft: fromLeft))
            }
        }
        candidates.append(balanced(candidates))
        return candidates
    }

    /// Keeps the segments that do not cross an inner one.
    private mutating func add(_ segments: [Segment], above upper: [Int], below lower: [Int]) {
        var innerOf: [Int: Int] = [:]
        for segment in segments where segment.isInner { innerOf[segment.lower] = index[segment.upper] }
        // The nearest inner segments on both sides of each place of the lower layer.
        var last = -1
        let leftBound = lower.map { vertex -> Int in
            let bound = last
            if let inner = innerOf[vertex] { last = max(last, inner) }
            return bound
        }
        var next = upper.count
        let rightBound = Array(
            lower.reversed().map { vertex -> Int in
                let bound = next
                if let inner = innerOf[vertex] { next = min(next, inner) }
                return bound
            }
            .reversed()
        )
        for segment in segments {
            let (place, end) = (index[segment.lower], index[segment.upper])
            guard end > leftBound[place], end < rightBound[place] else { continue }
            above[segment.lower].append(segment)
            below[segment.upper].append(segment)
        }
    }

    // MARK: Blocks

    private struct Blocks {
        var root: [Int]
        /// The place of each vertex less that of the root of its block.
        var shift: [Int]
    }

    private func blocks(fromAbove: Bool, fromLeft: Bool) -> Blocks {
        var blocks = Blocks(root: Array(separation.indices), shift: [Int](repeating: 0, count: separation.count))
        for layer in fromAbove ? Array(layers.dropFirst()) : Array(layers.dropLast().reversed()) {
            var reached = fromLeft ? -1 : Int.max
            for place in layer.indices {
                let vertex = layer[fromLeft ? place : layer.count - 1 - place]
                let list = fromAbove ? above[vertex] : below[vertex]
                guard !list.isEmpty else { continue }
                let (low, high) = ((list.count - 1) / 2, list.count / 2)
                for middle in fromLeft ? [low, high] : [high, low] {
                    let segment = list[middle]
                    let neighbour = fromAbove ? segment.upper : segment.lower
                    guard fromLeft ? index[neighbour] > reached : index[neighbour] < reached else { continue }
                    reached = index[neighbour]
                    blocks.root[vertex] = blocks.root[neighbour]
                    blocks.shift[vertex] = blocks.shift[neighbour] + (fromAbove ? segment.shift : -segment.shift)
                    break
                }
            }
        }
        return blocks
    }

    /// Packs the blocks towards one side, then those with room towards what they stand before.
    private func compact(_ blocks: Blocks, fromLeft: Bool) -> [Int] {
        var following = [[(block: Int, distance: Int)]](repeating: [], count: separation.count)
        var waiting = [Int](repeating: 0, count: separation.count)
        for layer in layers {
            for (left, right) in zip(layer, layer.dropFirst()) {
                let distance = separation[left] + blocks.shift[left] - blocks.shift[right]
                let (one, other) = (blocks.root[left], blocks.root[right])
                following[fromLeft ? one : other].append((fromLeft ? other : one, distance))
                waiting[fromLeft ? other : one] += 1
            }
        }
        var place = [Int](repeating: Int.min, count: separation.count)
        var order = separation.indices.filter { blocks.root[$0] == $0 && waiting[$0] == 0 }
        for block in order { place[block] = 0 }
        var next = 0
        while next < order.count {
            let block = order[next]
            next += 1
            for (other, distance) in following[block] {
                place[other] = max(place[other], place[block] + distance)
                waiting[other] -= 1
                if waiting[other] == 0 { order.append(other) }
            }
        }
        for block in order.reversed() {
            let room = following[block].map { place[$0.block] - $0.distance }.min()
            if let room { place[block] = max(place[block], room) }
        }
        return separation.indices.map { vertex in
            let block = place[blocks.root[vertex]]
            return (fromLeft ? block : -block) + blocks.shift[vertex]
        }
    }

    private func balanced(_ four: [[Int]]) -> [Int] {
        let bounds = four.map { (least: $0.min() ?? 0, greatest: $0.max() ?? 0) }
        let narrowest = bounds.indices.min { one, other in
            bounds[one].greatest - bounds[one].least < bounds[other].greatest - bounds[other].least
        }
        guard let narrowest else { return [] }
        let moves = bounds.indices.map { way in
            way % 2 == 0
                ? bounds[narrowest].least - bounds[way].least : bounds[narrowest].greatest - bounds[way].greatest
        }
        return separation.indices.map { vertex in
            let places = four.indices.map { four[$0][vertex] + moves[$0] }.sorted()
            let sum = places[1] + places[2]
            return sum >= 0 ? sum / 2 : (sum - 1) / 2
        }
    }
}
