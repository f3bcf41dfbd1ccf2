extension LayerOrdering {
    /// The vertices of each layer in an order like that of an earlier drawing.
    ///
    /// Boxes that were drawn before keep their order, what is new stands beside what it is connected with, and lines go
    /// where they cross the fewest others. Where a new order would cross less than half as many lines it is taken
    /// instead: North, Woodhull, "Online Hierarchical Graph Drawing" (GD 2001), weigh the two in the same way.
    ///
    /// - Parameter earlier: for each node where it stood across the flow; nil for a new one.
    static func order(of graph: LayeredGraph, isSide: [Bool], earlier: [Int?]) -> [[Int]] {
        let fresh = LayerOrdering.improved(graph, isSide: isSide)
        guard earlier.contains(where: { $0 != nil }) else { return fresh.vertices }
        let kept = LayerOrdering(graph, isSide: isSide, keeping: earlier)
        return kept.crossingCount <= 2 * fresh.crossingCount + 2 ? kept.vertices : fresh.vertices
    }

    /// Where each vertex would stand if nothing but the earlier drawing counted, in 1024ths.
    static func keys(of graph: LayeredGraph, earlier: [Int?]) -> [Int] {
        var known = earlier.map { $0.map { $0 * 1024 } }
        var connected = [[Int]](repeating: [], count: known.count)
        for net in graph.nets where net.role != .loop {
            for upper in net.uppers {
                for lower in net.lowers {
                    connected[upper].append(lower)
                    connected[lower].append(upper)
                }
            }
        }
        func mean(_ nodes: [Int]) -> Int? {
            let places = nodes.compactMap { known[$0] }
            return places.isEmpty ? nil : places.reduce(0, +) / places.count
        }
        // From what is known outwards: the last round finds nothing more.
        var found = true
        while found {
            found = false
            for node in known.indices where known[node] == nil {
                guard let place = mean(connected[node]) else { continue }
                known[node] = place
                found = true
            }
        }
        return graph.vertices.map { vertex in
            switch vertex.kind {
            case .box(let node), .lane(let node): known[node] ?? 0
            case .line, .label: vertex.net.flatMap { mean(graph.nets[$0].uppers + graph.nets[$0].lowers) } ?? 0
            }
        }
    }
}
