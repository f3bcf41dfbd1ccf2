/// One visible row of a tree: a node, how deep it lies, and whether it is folded.
public struct TreeRow<Node> {
    /// The node.
    public let node: Node
    /// The number of nodes above it.
    public let depth: Int
    /// Whether it has children.
    public let isExpandable: Bool
    /// Whether its children are shown.
    public let isExpanded: Bool
    /// The row of the node above; nil at the top.
    public let parent: Int?

    /// The visible rows of a tree from top to bottom.
    ///
    /// Children are asked for only where a node is unfolded, except that `hasChildren` is asked of every visible one.
    /// It works without recursion, so depth is no danger, and stops after `maximum` rows.
    public static func rows(
        _ roots: [Node],
        maximum: Int = .max,
        hasChildren: (Node) -> Bool,
        children: (Node) -> [Node],
        isExpanded: (Node) -> Bool
    ) -> [TreeRow] {
        var rows: [TreeRow] = []
        var stack: [(node: Node, depth: Int, parent: Int?)] = roots.reversed().map { ($0, 0, nil) }
        while let (node, depth, parent) = stack.popLast(), rows.count < maximum {
            let expandable = hasChildren(node)
            let expanded = expandable && isExpanded(node)
            if expanded {
                let row = rows.count
                stack.append(contentsOf: children(node).reversed().map { ($0, depth + 1, row) })
            }
            rows.append(
                TreeRow(node: node, depth: depth, isExpandable: expandable, isExpanded: expanded, parent: parent)
            )
        }
        return rows
    }

    /// The fold mark: `▾` unfolded, `▸` folded, a blank for a leaf.
    public var marker: Glyph { isExpandable ? (isExpanded ? "▾" : "▸") : " " }

    /// What stands before the label: two columns for each level, the fold mark and a blank.
    public var indentation: SafeText { .blanks(2 * depth) + SafeText(marker) + " " }
}

extension TreeRow: Sendable where Node: Sendable {}
