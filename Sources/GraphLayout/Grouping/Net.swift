/// A node with a size that is safe to calculate with.
struct SizedNode {
    var id: String
    var width: Int
    var height: Int
    var isSide: Bool

    init(_ node: LayoutGraph.Node) {
        id = node.id
        width = min(max(node.width, 1), 1024)
        height = min(max(node.height, 1), 1024)
        isSide = node.isSide
    }
}

/// What becomes one wire: a set of edges that is drawn connected. Nodes and edges are indices.
struct Net {
    enum Role {
        case forward, back, loop
    }

    struct Label {
        var text: String
        var width: Int
        var edges: [Int]
    }

    var role: Role
    var sources: [Int]
    var targets: [Int]
    var edges: [Int]
    var labels: [Label]
    var kind: LayoutGraph.Edge.Kind

    /// The nodes of the lower rank, whichever way the net runs.
    var uppers: [Int] { role == .back ? targets : sources }
    /// The nodes of the higher rank, whichever way the net runs.
    var lowers: [Int] { role == .back ? sources : targets }
    var widestLabel: Int { labels.map(\.width).max() ?? 0 }
}
