/// A graph without duplicates and without edges that lead nowhere; nodes are indices in declaration order.
struct SoundGraph {
    struct Edge {
        var index: Int
        var source: Int
        var target: Int
    }

    var nodes: [SizedNode] = []
    var edges: [Edge] = []

    init(_ graph: LayoutGraph) {
        var indexOfNode: [String: Int] = [:]
        for node in graph.nodes where indexOfNode[node.id] == nil {
            indexOfNode[node.id] = nodes.count
            nodes.append(SizedNode(node))
        }
        var seen: Set<String> = []
        for (index, edge) in graph.edges.enumerated() {
            guard let source = indexOfNode[edge.source], let target = indexOfNode[edge.target],
                seen.insert(edge.id).inserted
            else { continue }
            edges.append(Edge(index: index, source: source, target: target))
        }
        // By their ends, so that the drawing does not depend on the order edges were collected in.
        edges.sort { one, other in
            let (first, second) = (graph.edges[one.index], graph.edges[other.index])
            return (one.source, one.target, first.net, first.label, first.id)
                < (other.source, other.target, second.net, second.label, second.id)
        }
    }

    /// For each node the nodes its edges enter, each once, in the order of the edges; loops left out.
    var successors: [[Int]] {
        var lists = [[Int]](repeating: [], count: nodes.count)
        var seen = Set<Link>()
        for edge in edges where edge.source != edge.target {
            if seen.insert(Link(source: edge.source, target: edge.target)).inserted {
                lists[edge.source].append(edge.target)
            }
        }
        return lists
    }

    /// The nodes of each connected part, parts and nodes in declaration order.
    var parts: [[Int]] {
        var parent = Array(nodes.indices)
        func root(_ node: Int) -> Int {
            var node = node
            while parent[node] != node {
                parent[node] = parent[parent[node]]
                node = parent[node]
            }
            return node
        }
        for edge in edges {
            let (one, other) = (root(edge.source), root(edge.target))
            if one != other { parent[max(one, other)] = min(one, other) }
        }
        var lists: [[Int]] = []
        var listOfRoot: [Int: Int] = [:]
        for node in nodes.indices {
            let top = root(node)
            if let list = listOfRoot[top] {
                lists[list].append(node)
            } else {
                listOfRoot[top] = lists.count
                lists.append([node])
            }
        }
        return lists
    }
}

/// An ordered pair of nodes.
struct Link: Hashable {
    var source: Int
    var target: Int
}
