import GraphLayout

/// A program nobody draws by hand: 240 steps in 12 modules of 20, 480 edges of which a tenth runs back, three hubs of
/// 40 edges each, and a chain of 60 steps through the first three modules.
func bigGraph(seed: Int = 1) -> LayoutGraph {
    var numbers = SeededNumbers(seed: seed)
    var graph = LayoutGraph()
    for index in 0..<240 {
        graph.nodes.append(.init(id: "M\(index / 20)S\(index % 20)", width: 11, height: 3))
    }
    let hubs = [70, 130, 190]
    var taken: Set<[Int]> = []
    var degree = [Int](repeating: 0, count: 240)
    func connect(_ source: Int, _ target: Int) {
        guard source != target, !taken.contains([target, source]), taken.insert([source, target]).inserted else {
            return
        }
        degree[source] += 1
        degree[target] += 1
        graph.edges.append(
            .init(
                id: "e\(graph.edges.count)",
                source: graph.nodes[source].id,
                target: graph.nodes[target].id,
                label: "E\(source)",
                net: source % 3 == 0 ? "E\(source)" : ""
            )
        )
    }
    for step in 1..<60 { connect(step - 1, step) }
    for module in 3..<12 {
        connect(module * 20 - 1, module * 20)
        for step in 1..<20 {
            connect(module * 20 + Int.random(in: max(0, step - 4)..<step, using: &numbers), module * 20 + step)
        }
    }
    for hub in hubs {
        while degree[hub] < 40 {
            let other = Int.random(in: 60..<240, using: &numbers)
            if !hubs.contains(other) { connect(min(hub, other), max(hub, other)) }
        }
    }
    var back = 0
    while graph.edges.count < 480 {
        let one = Int.random(in: 0..<240, using: &numbers)
        let other = min(239, one + Int.random(in: 1...12, using: &numbers))
        if hubs.contains(one) || hubs.contains(other) { continue }
        let edges = graph.edges.count
        if back < 48 { connect(other, one) } else { connect(one, other) }
        back += graph.edges.count - edges
    }
    return graph
}
