/// A graph in layers: ranks of boxes and, between two ranks, a layer of labels where there are any. A net passes every
/// layer between its ends through a vertex of its own, so that its line has a place there.
struct LayeredGraph {
    struct Vertex {
        enum Kind: Hashable {
            /// A box, by the index of its node.
            case box(Int)
            /// A line that passes the layer.
            case line
            /// A line with its labels beside it.
            case label
            /// A line beside the box of a node, tied to the box's side: the end of a net against the flow.
            case lane(Int)
        }

        var kind: Kind
        var layer: Int
        /// The net of a vertex that is no box.
        var net: Int?

        var isBox: Bool {
            if case .box = kind { true } else { false }
        }
    }

    /// Where a net leaves or enters a vertex, towards the channel above or below the vertex's layer.
    struct Pin {
        var vertex: Int
        var net: Int
        /// The distance from the vertex's place; 0 but for boxes.
        var offset = 0
    }

    /// The pins of one net on both sides of a channel; every pin above is connected to every pin below.
    struct Passage {
        var net: Int
        /// Indices into `pins`.
        var above: Range<Int>
        var below: Range<Int>

        var isSingle: Bool { above.count == 1 && below.count == 1 }
    }

    enum LayerKind {
        case boxes(rank: Int)
        case labels
        /// Where the layers are cut apart: only lines that pass.
        case cut
    }

    var nets: [Net]
    var vertices: [Vertex] = []
    var pins: [Pin] = []
    /// What connects layer `i` with layer `i + 1`.
    var channels: [[Passage]] = []
    var layerKinds: [LayerKind] = []
    /// The vertex of each node.
    var boxVertex: [Int] = []
    /// For each net against the flow that uses lanes: the vertices beside its target and its source.
    var lanes: [Int: (upper: Int, lower: Int)] = [:]

    /// - Parameters:
    ///   - ranks: the rank of every node.
    ///   - usesLanes: for each net whether it ends at the sides of its boxes instead of above and below them.
    ///   - cuts: the ranks after which the layers are cut apart.
    init(nets: [Net], ranks: [Int], usesLanes: [Bool], cuts: Set<Int> = []) {
        self.nets = nets
        let rankCount = (ranks.max() ?? -1) + 1
        var labelGaps: Set<Int> = []
        let gaps = nets.map { Self.labelGap(of: $0, ranks: ranks, cuts: cuts) }
        for (net, gap) in zip(nets, gaps) where net.role != .loop && !net.labels.isEmpty { labelGaps.insert(gap) }

        var layerOfRank: [Int] = []
        var layerOfGap: [Int: Int] = [:]
        for rank in 0..<rankCount {
            layerOfRank.append(layerKinds.count)
            layerKinds.append(.boxes(rank: rank))
            if labelGaps.contains(rank) {
                layerOfGap[rank] = layerKinds.count
                layerKinds.append(.labels)
            }
            if cuts.contains(rank) { layerKinds.append(.cut) }
        }
        channels = [[Passage]](repeating: [], count: max(0, layerKinds.count - 1))
        boxVertex = ranks.indices.map { node in
            vertices.append(Vertex(kind: .box(node), layer: layerOfRank[ranks[node]], net: nil))
            return vertices.count - 1
        }
        for (index, net) in nets.enumerated() where net.role != .loop {
            let labelLayer = net.labels.isEmpty ? nil : layerOfGap[gaps[index]]
            add(net, index: index, labelLayer: labelLayer, usesLanes: usesLanes[index])
        }
    }

    /// A graph of finished parts.
    init(nets: [Net], layerKinds: [LayerKind]) {
        self.nets = nets
        self.layerKinds = layerKinds
        channels = [[Passage]](repeating: [], count: max(0, layerKinds.count - 1))
    }

    /// The rank above the gap that holds the labels of a net: where all its lines are one, and in a band with one of its
    /// ends.
    private static func labelGap(of net: Net, ranks: [Int], cuts: Set<Int>) -> Int {
        switch net.role {
        case .forward: return net.sources.map { ranks[$0] }.max() ?? 0
        case .back:
            let gap = (net.sources.map { ranks[$0] }.min() ?? 1) - 1
            return cuts.contains(gap) ? net.targets.map { ranks[$0] }.max() ?? gap : gap
        case .loop: return 0
        }
    }

    private mutating func add(_ net: Net, index: Int, labelLayer: Int?, usesLanes: Bool) {
        var uppers = net.uppers.map { boxVertex[$0] }
        var lowers = net.lowers.map { boxVertex[$0] }
        if usesLanes, let upper = net.uppers.first, let lower = net.lowers.first {
            let lane = (upper: vertices.count, lower: vertices.count + 1)
            vertices.append(Vertex(kind: .lane(upper), layer: vertices[uppers[0]].layer, net: index))
            vertices.append(Vertex(kind: .lane(lower), layer: vertices[lowers[0]].layer, net: index))
            uppers = [lane.upper]
            lowers = [lane.lower]
            lanes[index] = lane
        }
        let first = uppers.map { vertices[$0].layer }.min() ?? 0
        let last = lowers.map { vertices[$0].layer }.max() ?? 0
        var previous: Int?
        for layer in first..<max(first, last) {
            let start = pins.count
            for vertex in uppers where vertices[vertex].layer == layer { pins.append(Pin(vertex: vertex, net: index)) }
            if let previous { pins.append(Pin(vertex: previous, net: index)) }
            let middle = pins.count
            for vertex in lowers where vertices[vertex].layer == layer + 1 {
                pins.append(Pin(vertex: vertex, net: index))
            }
            previous = nil
            if layer + 1 < last {
                vertices.append(
                    Vertex(kind: layer + 1 == labelLayer ? .label : .line, layer: layer + 1, net: index)
                )
                previous = vertices.count - 1
                pins.append(Pin(vertex: vertices.count - 1, net: index))
            }
            channels[layer].append(Passage(net: index, above: start..<middle, below: middle..<pins.count))
        }
    }

    /// Calls `body` with both ends of every line from one layer to the next.
    func forEachLink(_ body: (_ upper: Int, _ lower: Int) -> Void) {
        for passages in channels {
            for passage in passages {
                for upper in passage.above {
                    for lower in passage.below { body(pins[upper].vertex, pins[lower].vertex) }
                }
            }
        }
    }
}
