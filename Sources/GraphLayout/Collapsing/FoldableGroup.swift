/// Nodes that a drawing can show as one box.
public struct FoldableGroup: Sendable, Hashable {
    /// What makes the nodes belong together.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Three steps or more, each leading to the next only and reached from the one before only.
        case chain
        /// Steps each of which can be reached from every other.
        case loop
        /// Three steps or more that the same edges lead to and that lead on by the same edges, as equal workers do.
        case fan
    }

    /// What the members have in common.
    public var kind: Kind
    /// The `id`s of the nodes in declaration order.
    public var members: [String]

    /// A group of any nodes, as a caller may want to fold those of one module.
    public init(kind: Kind, members: [String]) {
        self.kind = kind
        self.members = members
    }
}

extension LayoutGraph {
    /// Everything in the graph that could be folded, in the order of the first members; groups can share members.
    ///
    /// Nodes that stand beside the flow and single nodes with a loop of their own are left alone. Loops are the strongly
    /// connected components: Tarjan, "Depth-First Search and Linear Graph Algorithms" (1972). Takes time in proportion to
    /// nodes and edges, and a factor for sorting.
    public func foldableGroups(_ kinds: Set<FoldableGroup.Kind> = Set(FoldableGroup.Kind.allCases)) -> [FoldableGroup] {
        let sound = SoundGraph(self)
        var groups: [(kind: FoldableGroup.Kind, nodes: [Int])] = []
        if kinds.contains(.chain) { groups += sound.chains().map { (.chain, $0) } }
        if kinds.contains(.loop) { groups += sound.loops().map { (.loop, $0) } }
        if kinds.contains(.fan) { groups += sound.fans(of: self).map { (.fan, $0) } }
        return groups.enumerated()
            .sorted { ($0.element.nodes[0], $0.offset) < ($1.element.nodes[0], $1.offset) }
            .map { FoldableGroup(kind: $0.element.kind, members: $0.element.nodes.map { sound.nodes[$0].id }) }
    }
}

extension SoundGraph {
    private var predecessors: [[Int]] {
        var lists = [[Int]](repeating: [], count: nodes.count)
        for (source, targets) in successors.enumerated() {
            for target in targets { lists[target].append(source) }
        }
        return lists
    }

    /// The longest runs of nodes of which each leads to the next only; nodes in declaration order.
    fileprivate func chains() -> [[Int]] {
        let (after, before) = (successors, predecessors)
        func next(_ node: Int) -> Int? {
            guard after[node].count == 1, let next = after[node].first, before[next].count == 1 else { return nil }
            return nodes[next].isSide || nodes[node].isSide ? nil : next
        }
        var hasPrevious = [Bool](repeating: false, count: nodes.count)
        for node in nodes.indices { if let next = next(node) { hasPrevious[next] = true } }
        return nodes.indices.filter { !hasPrevious[$0] }.compactMap { start in
            var chain = [start]
            while let next = next(chain[chain.count - 1]), next != start { chain.append(next) }
            return chain.count >= 3 ? chain.sorted() : nil
        }
    }

    /// The strongly connected components of two nodes and more, those beside the flow left out.
    fileprivate func loops() -> [[Int]] {
        let after = successors.map { list in list.filter { !nodes[$0].isSide } }
        var number = [Int](repeating: -1, count: nodes.count)
        var lowest = number
        var isOpen = [Bool](repeating: false, count: nodes.count)
        var open: [Int] = []
        var count = 0
        var loops: [[Int]] = []
        for start in nodes.indices where number[start] < 0 && !nodes[start].isSide {
            var path: [(node: Int, next: Int)] = [(start, 0)]
            while let top = path.last {
                let node = top.node
                if number[node] < 0 {
                    (number[node], lowest[node], isOpen[node]) = (count, count, true)
                    count += 1
                    open.append(node)
                }
                if top.next < after[node].count {
                    path[path.count - 1].next += 1
                    let target = after[node][top.next]
                    if number[target] < 0 {
                        path.append((target, 0))
                    } else if isOpen[target] {
                        lowest[node] = min(lowest[node], number[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == number[node], let first = open.lastIndex(of: node) else { continue }
                let members = open[first...]
                for member in members { isOpen[member] = false }
                if members.count >= 2 { loops.append(members.sorted()) }
                open.removeSubrange(first...)
            }
        }
        return loops
    }

    /// Three nodes or more that equal edges lead to and from.
    fileprivate func fans(of graph: LayoutGraph) -> [[Int]] {
        struct Way: Hashable {
            var isIn: Bool
            var node: Int
            var label: String
            var net: String
            var kind: LayoutGraph.Edge.Kind
        }
        var ways = [Set<Way>](repeating: [], count: nodes.count)
        for edge in edges {
            let declared = graph.edges[edge.index]
            let (label, net, kind) = (declared.label, declared.net, declared.kind)
            ways[edge.source].insert(Way(isIn: false, node: edge.target, label: label, net: net, kind: kind))
            ways[edge.target].insert(Way(isIn: true, node: edge.source, label: label, net: net, kind: kind))
        }
        var fans: [Set<Way>: [Int]] = [:]
        for node in nodes.indices where !nodes[node].isSide && ways[node].contains(where: \.isIn) {
            fans[ways[node], default: []].append(node)
        }
        return fans.values.filter { $0.count >= 3 }.sorted { $0[0] < $1[0] }
    }
}
