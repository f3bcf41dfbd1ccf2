/// Integer positions of nodes on a line that keep every edge at least as long as it must be and make the weighted sum
/// of the lengths as small as possible.
///
/// The method of Gansner, Koutsofios, North, Vo, "A Technique for Drawing Directed Graphs" (1993), sections 2.3 and 2.4:
/// a spanning tree of edges of exactly their smallest length is improved by exchanging edges of negative cut value. Used
/// for ranks and, on an auxiliary graph, for places within ranks. The result is feasible even when stopped early.
struct NetworkSimplex {
    struct Edge {
        var tail: Int
        var head: Int
        var minimum: Int
        var weight: Int
    }

    private var edges: [Edge]
    private let count: Int
    private(set) var position: [Int]
    private var incident: [[Int]]
    private var isTree: [Bool]
    private var treeEdges: [[Int]]
    private var cut: [Int]
    private var parentEdge: [Int]
    private var low: [Int]
    private var limit: [Int]

    /// The edges must not form a cycle.
    init(count: Int, edges: [Edge]) {
        self.count = count
        self.edges = edges
        position = []
        incident = []
        isTree = []
        treeEdges = []
        cut = []
        parentEdge = [Int](repeating: -1, count: count)
        low = [Int](repeating: 0, count: count)
        limit = [Int](repeating: 0, count: count)
    }

    /// The positions, smallest 0.
    static func positions(count: Int, edges: [Edge], exchanges: Int = 4_000) -> [Int] {
        guard count > 0 else { return [] }
        var simplex = NetworkSimplex(count: count, edges: edges)
        simplex.placeGreedily()
        simplex.connect()
        simplex.index()
        simplex.growTightTree()
        simplex.numberTree(from: 0, parent: -1, start: 1)
        simplex.calculateCuts()
        simplex.improve(exchanges: exchanges)
        let least = simplex.position.min() ?? 0
        return simplex.position.map { $0 - least }
    }

    // MARK: A first feasible solution

    private mutating func placeGreedily() {
        position = [Int](repeating: 0, count: count)
        var waiting = [Int](repeating: 0, count: count)
        var leaving = [[Int]](repeating: [], count: count)
        for (index, edge) in edges.enumerated() {
            waiting[edge.head] += 1
            leaving[edge.tail].append(index)
        }
        var ready = (0..<count).filter { waiting[$0] == 0 }
        var next = 0
        while next < ready.count {
            let node = ready[next]
            next += 1
            for index in leaving[node] {
                let edge = edges[index]
                position[edge.head] = max(position[edge.head], position[node] + edge.minimum)
                waiting[edge.head] -= 1
                if waiting[edge.head] == 0 { ready.append(edge.head) }
            }
        }
    }

    /// Ties unconnected parts together with edges that cost nothing.
    private mutating func connect() {
        var group = Array(0..<count)
        func root(_ node: Int, _ group: inout [Int]) -> Int {
            var node = node
            while group[node] != node {
                group[node] = group[group[node]]
                node = group[node]
            }
            return node
        }
        for edge in edges {
            let (one, other) = (root(edge.tail, &group), root(edge.head, &group))
            if one != other { group[max(one, other)] = min(one, other) }
        }
        for node in 1..<max(count, 1) where root(node, &group) == node {
            edges.append(Edge(tail: 0, head: node, minimum: position[node] - position[0], weight: 0))
            group[node] = 0
        }
    }

    private mutating func index() {
        incident = [[Int]](repeating: [], count: count)
        for (index, edge) in edges.enumerated() {
            incident[edge.tail].append(index)
            incident[edge.head].append(index)
        }
        isTree = [Bool](repeating: false, count: edges.count)
        treeEdges = [[Int]](repeating: [], count: count)
        cut = [Int](repeating: 0, count: edges.count)
    }

    private func slack(_ index: Int) -> Int {
        let edge = edges[index]
        return position[edge.head] - position[edge.tail] - edge.minimum
    }

    private mutating func growTightTree() {
        var inTree = [Bool](repeating: false, count: count)
        var members: [Int] = []
        func reach(_ start: Int, _ simplex: inout NetworkSimplex) {
            var stack = [start]
            inTree[start] = true
            members.append(start)
            while let node = stack.popLast() {
                for index in simplex.incident[node] {
                    let edge = simplex.edges[index]
                    let other = edge.tail == node ? edge.head : edge.tail
                    guard !inTree[other], simplex.slack(index) == 0 else { continue }
                    inTree[other] = true
                    members.append(other)
                    simplex.isTree[index] = true
                    simplex.treeEdges[edge.tail].append(index)
                    simplex.treeEdges[edge.head].append(index)
                    stack.append(other)
                }
            }
        }
        reach(0, &self)
        while members.count < count {
            var best = -1
            var least = Int.max
            for (index, edge) in edges.enumerated() where inTree[edge.tail] != inTree[edge.head] {
                let slack = slack(index)
                if slack < least { (best, least) = (index, slack) }
            }
            guard best >= 0 else { return }
            let shift = inTree[edges[best].head] ? -least : least
            for node in members { position[node] += shift }
            let edge = edges[best]
            isTree[best] = true
            treeEdges[edge.tail].append(best)
            treeEdges[edge.head].append(best)
            reach(inTree[edge.tail] ? edge.head : edge.tail, &self)
        }
    }

    // MARK: The tree

    /// Numbers the subtree of `root` in postorder from `start`: a node is below another when its number lies between the
    /// other's `low` and `limit`.
    private mutating func numberTree(from root: Int, parent: Int, start: Int) {
        var number = start
        var stack: [(node: Int, next: Int)] = [(root, 0)]
        parentEdge[root] = parent
        low[root] = number
        while let top = stack.last {
            guard top.next < treeEdges[top.node].count else {
                limit[top.node] = number
                number += 1
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].next += 1
            let index = treeEdges[top.node][top.next]
            guard index != parentEdge[top.node] else { continue }
            let edge = edges[index]
            let child = edge.tail == top.node ? edge.head : edge.tail
            parentEdge[child] = index
            low[child] = number
            stack.append((child, 0))
        }
    }

    private func isBelow(_ node: Int, _ top: Int) -> Bool {
        low[top] <= limit[node] && limit[node] <= limit[top]
    }

    /// The end of a tree edge that is farther from the root.
    private func child(of index: Int) -> Int {
        let edge = edges[index]
        return parentEdge[edge.tail] == index ? edge.tail : edge.head
    }

    private mutating func calculateCuts() {
        let order = (0..<count).sorted { limit[$0] < limit[$1] }
        for node in order where parentEdge[node] >= 0 {
            let index = parentEdge[node]
            let edge = edges[index]
            // From the leaves up: the cut of an edge follows from the cuts of the tree edges below it.
            let direction = edge.tail == node ? 1 : -1
            var value = edge.weight
            for other in incident[node] where other != index {
                let candidate = edges[other]
                let leaves = candidate.tail == node
                let sign = (leaves ? 1 : -1) * direction
                value += sign * candidate.weight
                if isTree[other] { value -= sign * cut[other] }
            }
            cut[index] = value
        }
    }

    // MARK: Exchanging edges

    private mutating func improve(exchanges: Int) {
        var from = 0
        for _ in 0..<max(0, exchanges) {
            var leaving = -1
            for step in 0..<edges.count {
                let index = (from + step) % edges.count
                if isTree[index], cut[index] < 0 {
                    leaving = index
                    break
                }
            }
            guard leaving >= 0, let entering = entering(for: leaving) else { return }
            from = leaving + 1
            exchange(leaving, entering)
        }
    }

    private func entering(for leaving: Int) -> Int? {
        let below = child(of: leaving)
        let tailIsBelow = edges[leaving].tail == below
        var best: Int?
        var least = Int.max
        for (index, edge) in edges.enumerated() where !isTree[index] {
            let tail = isBelow(edge.tail, below)
            let head = isBelow(edge.head, below)
            guard tail != head, head == tailIsBelow else { continue }
            let slack = slack(index)
            if slack < least { (best, least) = (index, slack) }
        }
        return best
    }

    private mutating func exchange(_ leaving: Int, _ entering: Int) {
        let below = child(of: leaving)
        let gap = slack(entering)
        if gap > 0 {
            let shift = isBelow(edges[entering].head, below) ? -gap : gap
            for node in 0..<count where isBelow(node, below) { position[node] += shift }
        }
        let value = cut[leaving]
        let (tail, head) = (edges[entering].tail, edges[entering].head)
        let meeting = updateCuts(from: tail, to: head, value: value, climbsFromTail: true)
        _ = updateCuts(from: head, to: tail, value: value, climbsFromTail: false)
        cut[entering] = -value
        cut[leaving] = 0
        isTree[leaving] = false
        isTree[entering] = true
        treeEdges[edges[leaving].tail].removeAll { $0 == leaving }
        treeEdges[edges[leaving].head].removeAll { $0 == leaving }
        treeEdges[tail].append(entering)
        treeEdges[head].append(entering)
        numberTree(from: meeting, parent: parentEdge[meeting], start: low[meeting])
    }

    /// Adjusts the cuts on the way up from one end of the entering edge; returns where the ways from both ends meet.
    private mutating func updateCuts(from start: Int, to end: Int, value: Int, climbsFromTail: Bool) -> Int {
        var node = start
        while !isBelow(end, node) {
            let index = parentEdge[node]
            let nodeIsTail = edges[index].tail == node
            cut[index] += nodeIsTail == climbsFromTail ? value : -value
            node = nodeIsTail ? edges[index].head : edges[index].tail
        }
        return node
    }
}
