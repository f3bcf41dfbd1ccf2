/// The rank of every node of a connected graph: edges lead from lower to higher ranks and are short altogether.
struct Ranking {
    let nodeCount: Int
    let nets: [Net]

    /// One rank a node, smallest 0.
    func ranks() -> [Int] {
        var weights: [Link: Int] = [:]
        var links: [Link] = []
        for net in nets where net.role != .loop {
            for upper in net.uppers {
                for lower in net.lowers {
                    let link = Link(source: upper, target: lower)
                    if weights[link] == nil { links.append(link) }
                    // Long edges that go with the flow disturb more than loops do.
                    weights[link, default: 0] += net.role == .forward ? 3 : 1
                }
            }
        }
        let edges = links.map { link in
            NetworkSimplex.Edge(
                tail: link.source,
                head: link.target,
                minimum: 1,
                weight: weights[link] ?? 1
            )
        }
        return NetworkSimplex.positions(count: nodeCount, edges: edges)
    }
}
