/// The place of every vertex across the flow.
///
/// In small graphs the weighted sum of the sideways steps of all lines is made as small as possible by network simplex on
/// an auxiliary graph (Gansner, Koutsofios, North, Vo 1993, section 4.2), which makes long lines straight. That takes too
/// long for larger ones; there the best of five placements by Brandes and Köpf is taken. What both leave open is then
/// centred.
struct Placement {
    /// The room a vertex takes before and after its place, the place itself not counted.
    struct Extent {
        var before = 0
        var after = 0
    }

    /// A line between two vertices that wants to be straight.
    struct Pull {
        var one: Int
        var oneOffset: Int
        var other: Int
        var otherOffset: Int
        var weight: Int
        /// Whether its net connects nothing else here: such lines keep what they join together once they are straight.
        var isAlone: Bool
    }

    let graph: LayeredGraph
    let order: [[Int]]
    let extents: [Extent]
    let axes: Axes
    private let indices: [Int]

    init(graph: LayeredGraph, order: [[Int]], extents: [Extent], axes: Axes) {
        self.graph = graph
        self.order = order
        self.extents = extents
        self.axes = axes
        var indices = [Int](repeating: 0, count: graph.vertices.count)
        for layer in order { for (index, vertex) in layer.enumerated() { indices[vertex] = index } }
        self.indices = indices
    }

    /// The most vertices and pulls that are placed exactly: some milliseconds' worth.
    private static let exactLimit = 320

    /// The places; those of boxes are their first cells.
    func places() -> [Int] {
        let pulls = pulls()
        let isSmall = graph.vertices.count + pulls.count <= Self.exactLimit
        var centring = Centring(
            places: isSmall ? exactPlaces(pulls) : alignedPlaces(pulls),
            order: order,
            pulls: pulls,
            isBox: { graph.vertices[$0].isBox },
            distance: distance
        )
        centring.improve()
        return centring.places
    }

    private func exactPlaces(_ pulls: [Pull]) -> [Int] {
        var edges: [NetworkSimplex.Edge] = []
        for layer in order {
            for (left, right) in zip(layer, layer.dropFirst()) {
                edges.append(.init(tail: left, head: right, minimum: distance(left, right), weight: 0))
            }
            edges += laneTies(layer)
        }
        var count = graph.vertices.count
        for pull in pulls {
            let base = max(pull.oneOffset, pull.otherOffset)
            let weight = pull.weight
            edges.append(.init(tail: count, head: pull.one, minimum: base - pull.oneOffset, weight: weight))
            edges.append(.init(tail: count, head: pull.other, minimum: base - pull.otherOffset, weight: weight))
            count += 1
        }
        return Array(NetworkSimplex.positions(count: count, edges: edges).prefix(graph.vertices.count))
    }

    private func alignedPlaces(_ pulls: [Pull]) -> [Int] {
        var separation = [Int](repeating: 0, count: graph.vertices.count)
        for layer in order {
            for (left, right) in zip(layer, layer.dropFirst()) { separation[left] = distance(left, right) }
        }
        let segments = graph.channels.map { passages in
            passages.compactMap { passage -> BrandesKoepf.Segment? in
                // Of the branches of a fork only the middle one can be straight, of an even number none.
                guard passage.above.count == 1 || passage.below.count == 1 else { return nil }
                let many = passage.above.count * passage.below.count
                guard many % 2 == 1 else { return nil }
                let above = middle(of: passage.above)
                let below = middle(of: passage.below)
                return BrandesKoepf.Segment(
                    upper: graph.pins[above].vertex,
                    lower: graph.pins[below].vertex,
                    shift: graph.pins[above].offset - graph.pins[below].offset,
                    isInner: !graph.vertices[graph.pins[above].vertex].isBox
                        && !graph.vertices[graph.pins[below].vertex].isBox
                )
            }
        }
        let candidates = BrandesKoepf(layers: order, separation: separation, segments: segments).candidates()
        func cost(_ places: [Int]) -> Int {
            pulls.reduce(0) { sum, pull in
                sum + pull.weight * abs(places[pull.one] + pull.oneOffset - places[pull.other] - pull.otherOffset)
            }
        }
        let costs = candidates.map(cost)
        let best = candidates.indices.min { costs[$0] < costs[$1] }
        return best.map { candidates[$0] } ?? []
    }

    private func middle(of pins: Range<Int>) -> Int {
        guard pins.count > 1 else { return pins.lowerBound }
        return pins.sorted { place(of: $0) < place(of: $1) }[pins.count / 2]
    }

    /// Where in its layer the vertex of a pin stands.
    private func place(of pin: Int) -> Int { indices[graph.pins[pin].vertex] }

    /// The fewest cells from the place of a vertex to the place of the next one in its layer.
    func distance(_ left: Int, _ right: Int) -> Int {
        extents[left].after + gap(graph.vertices[left].kind, graph.vertices[right].kind) + extents[right].before + 1
    }

    private func gap(_ left: LayeredGraph.Vertex.Kind, _ right: LayeredGraph.Vertex.Kind) -> Int {
        switch (left, right) {
        case (.box, .box): axes.boxGap
        case (.box, .lane): axes.laneDepth - 1
        case (.box, _), (_, .box): axes.lineBoxGap
        case (.label, _): axes.labelGap
        default: axes.lineGap
        }
    }

    /// Keeps lanes near their boxes where nothing else matters.
    private func laneTies(_ layer: [Int]) -> [NetworkSimplex.Edge] {
        layer.compactMap { vertex in
            guard case .lane(let node) = graph.vertices[vertex].kind else { return nil }
            let box = graph.boxVertex[node]
            return .init(tail: box, head: vertex, minimum: extents[box].after + axes.laneDepth, weight: 1)
        }
    }

    private func pulls() -> [Pull] {
        var pulls: [Pull] = []
        pulls.reserveCapacity(graph.pins.count)
        for passage in graph.channels.joined() {
            for above in passage.above {
                for below in passage.below {
                    let (one, other) = (graph.pins[above], graph.pins[below])
                    let lines =
                        (graph.vertices[one.vertex].isBox ? 0 : 1) + (graph.vertices[other.vertex].isBox ? 0 : 1)
                    pulls.append(
                        Pull(
                            one: one.vertex,
                            oneOffset: one.offset,
                            other: other.vertex,
                            otherOffset: other.offset,
                            weight: Self.weight(isSingle: passage.isSingle, lines: lines),
                            isAlone: passage.isSingle
                        )
                    )
                }
            }
        }
        return pulls
    }

    /// How much it costs when a line is not straight, by how many of its ends are lines that go on.
    private static func weight(isSingle: Bool, lines: Int) -> Int {
        switch lines {
        case 0: isSingle ? 4 : 1
        case 1: isSingle ? 6 : 2
        default: isSingle ? 12 : 4
        }
    }
}
