/// A graph in which some groups of nodes are one box each, and the way back to what they stand for.
///
/// A pure value: fold, lay out ``graph``, and look up what a box or an edge of the drawing was made of.
public struct CollapsedGraph: Sendable, Hashable {
    /// A group that is folded, with the box that stands for it.
    public struct Fold: Sendable, Hashable {
        /// The `id` of the box: that of the first member, so that it keeps its place when it is opened and closed.
        public var id: String
        /// What is folded, as it was asked for.
        public var group: FoldableGroup
    }

    /// What is to be drawn.
    public private(set) var graph = LayoutGraph()
    /// The folded groups in the order they were asked for.
    public private(set) var folds: [Fold] = []
    /// For each edge of `graph` the edges of the whole graph it stands for, itself included.
    public private(set) var edges: [String: [String]] = [:]
    private var boxOfNode: [String: String] = [:]

    /// Folds groups of a graph.
    ///
    /// Edges within a group are not drawn. Edges that become equal, with the same ends, label, net and kind, become one.
    /// A group that shares a node with one before it, or has fewer than two nodes of the graph, stays open.
    ///
    /// - Parameter size: the box of a folded group, in cells; its `id` is not looked at.
    public init(_ whole: LayoutGraph, folding groups: [FoldableGroup], size: (FoldableGroup) -> LayoutGraph.Node) {
        let known = Set(whole.nodes.map(\.id))
        var boxes: [String: LayoutGraph.Node] = [:]
        for group in groups {
            let members = group.members.filter(known.contains)
            guard members.count >= 2, members.allSatisfy({ boxOfNode[$0] == nil }) else { continue }
            for member in members { boxOfNode[member] = members[0] }
            var box = size(group)
            box.id = members[0]
            boxes[members[0]] = box
            folds.append(Fold(id: members[0], group: group))
        }
        graph.nodes = whole.nodes.compactMap { node in
            guard let box = boxOfNode[node.id] else { return node }
            return box == node.id ? boxes[box] : nil
        }
        var first: [LayoutGraph.Edge: String] = [:]
        for edge in whole.edges {
            let isFolded = boxOfNode[edge.source] != nil || boxOfNode[edge.target] != nil
            var folded = edge
            folded.source = box(of: edge.source)
            folded.target = box(of: edge.target)
            if isFolded, folded.source == folded.target { continue }
            var key = folded
            key.id = isFolded ? "" : edge.id
            if let id = first[key] {
                edges[id, default: []].append(edge.id)
            } else {
                first[key] = edge.id
                edges[edge.id, default: []].append(edge.id)
                graph.edges.append(folded)
            }
        }
    }

    /// The `id` of the box that shows a node.
    public func box(of node: String) -> String { boxOfNode[node] ?? node }

    /// The `id`s of the nodes a box shows, one when it is not folded.
    public func members(of box: String) -> [String] {
        folds.first { $0.id == box }?.group.members ?? [box]
    }
}
