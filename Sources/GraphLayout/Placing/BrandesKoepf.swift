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
    /// Where in its layer each vertex stands.
    private let index: [Int]
    /// For each vertex the segments to the layer above, from left to right, without those that cross an inner one.
    private let above: SegmentLists
    private let below: SegmentLists

    /// Segments sorted by one of their ends.
    private struct SegmentLists {
        var segments: [Segment]
        var starts: [Int]

        subscript(vertex: Int) -> Range<Int> { starts[vertex]..<starts[vertex + 1] }
    }

    init(layers: [[Int]], separation: [Int], segments: [[Segment]]) {
        self.layers = layers
        self.separation = separation
        var index = [Int](repeating: 0, count: separation.count)
        for layer in layers { for (place, vertex) in layer.enumerated() { index[vertex] = place } }
        self.index = index
        var kept: [Segment] = []
        kept.reserveCapacity(separation.count)
        for (channel, list) in segments.enumerated() {
            Self.keep(list, above: layers[channel], below: layers[channel + 1], index: index, in: &kept)
        }
        above = Self.lists(kept, count: separation.count, of: { $0.lower }) {
            (index[$0.upper], -$0.shift) < (index[$1.upper], -$1.shift)
        }
        below = Self.lists(kept, count: separation.count, of: { $0.upper }) {
            (index[$0.lower], $0.shift) < (index[$1.lower], $1.shift)
        }
    }

    private static func lists(
        _ segments: [Segment],
        count: Int,
        of end: (Segment) -> Int,
        by areInOrder: (Segment, Segment) -> Bool
    ) -> SegmentLists {
        let places = AdjacencyLists(count: count) { add in
            for (index, segment) in segments.enumerated() { add(end(segment), index) }
        }
        var sorted = places.ends.map { segments[$0] }
        for vertex in 0..<count where places.range(of: vertex).count > 1 {
            sorted[places.range(of: vertex)].sort(by: areInOrder)
        }
        return SegmentLists(segments: sorted, starts: places.starts)
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
    private static func keep(
        _ segments: [Segment],
        above upper: [Int],
        below lower: [Int],
        index: [Int],
        in kept: inout [Segment]
    ) {
        var inner = [Int](repeating: -1, count: lower.count)
        for segment in segments where segment.isInner { inner[index[segment.lower]] = index[segment.upper] }
        // The nearest inner segments on both sides of each place of the lower layer.
        var leftBound = inner
        var last = -1
        for place in inner.indices {
            leftBound[place] = last
            last = max(last, inner[place])
        }
        var rightBound = inner
        var next = upper.count
        for place in inner.indices.reversed() {
            rightBound[place] = next
            if inner[place] >= 0 { next = min(next, inner[place]) }
        }
        for segment in segments {
            let (place, end) = (index[segment.lower], index[segment.upper])
            if end > leftBound[place], end < rightBound[place] { kept.append(segment) }
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
                let low = list.lowerBound + (list.count - 1) / 2
                let high = list.lowerBound + list.count / 2
                for isSecond in [false, true] {
                    let middle = isSecond == fromLeft ? high : low
                    let segment = fromAbove ? above.segments[middle] : below.segments[middle]
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
        // What each block stands before, and how far: a linked list a block, since most have one or two.
        var first = [Int](repeating: -1, count: separation.count)
        var links: [(block: Int, distance: Int, next: Int)] = []
        links.reserveCapacity(separation.count)
        var waiting = [Int](repeating: 0, count: separation.count)
        for layer in layers {
            var left = -1
            for right in layer {
                defer { left = right }
                guard left >= 0 else { continue }
                let distance = separation[left] + blocks.shift[left] - blocks.shift[right]
                let (one, other) = (blocks.root[left], blocks.root[right])
                let (from, to) = fromLeft ? (one, other) : (other, one)
                links.append((to, distance, first[from]))
                first[from] = links.count - 1
                waiting[to] += 1
            }
        }
        var place = [Int](repeating: Int.min, count: separation.count)
        var order = separation.indices.filter { blocks.root[$0] == $0 && waiting[$0] == 0 }
        for block in order { place[block] = 0 }
        var next = 0
        while next < order.count {
            let block = order[next]
            next += 1
            var link = first[block]
            while link >= 0 {
                let (other, distance, following) = links[link]
                place[other] = max(place[other], place[block] + distance)
                waiting[other] -= 1
                if waiting[other] == 0 { order.append(other) }
                link = following
            }
        }
        for block in order.reversed() where first[block] >= 0 {
            var room = Int.max
            var link = first[block]
            while link >= 0 {
                room = min(room, place[links[link].block] - links[link].distance)
                link = links[link].next
            }
            place[block] = max(place[block], room)
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
            // The middle two of four: what is left without the least and the greatest.
            var (sum, least, greatest) = (0, Int.max, Int.min)
            for way in four.indices {
                let place = four[way][vertex] + moves[way]
                sum += place
                least = min(least, place)
                greatest = max(greatest, place)
            }
            sum -= least + greatest
            return sum >= 0 ? sum / 2 : (sum - 1) / 2
        }
    }
}
