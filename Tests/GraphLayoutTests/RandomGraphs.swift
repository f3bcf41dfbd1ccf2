import GraphLayout

/// Numbers that are the same for the same seed: SplitMix64, by Steele, Lea and Flood (2014).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// A graph, of 2 to 14 nodes unless told, with loops, cycles, shared nets, parallel edges and edges that lead nowhere.
func randomGraph(seed: Int, nodes range: ClosedRange<Int> = 2...14) -> LayoutGraph {
    var numbers = SeededNumbers(seed: seed)
    var graph = LayoutGraph()
    let count = Int.random(in: range, using: &numbers)
    let isTidy = Bool.random(using: &numbers)
    for index in 0..<count {
        graph.nodes.append(
            .init(
                id: "n\(index)",
                width: isTidy ? 9 : Int.random(in: 1...20, using: &numbers),
                height: isTidy ? 3 : Int.random(in: 1...5, using: &numbers),
                isSide: Int.random(in: 0..<8, using: &numbers) == 0
            )
        )
    }
    for index in 0..<Int.random(in: 1...(2 * count), using: &numbers) {
        let isLoop = Int.random(in: 0..<12, using: &numbers) == 0
        let source = Int.random(in: 0..<count, using: &numbers)
        let target = isLoop ? source : Int.random(in: 0..<count, using: &numbers)
        let type = isTidy ? source % 3 : Int.random(in: 0..<count, using: &numbers)
        let hasNet = isTidy || Bool.random(using: &numbers)
        let label = hasNet ? "TYPE\(type)" : String("LABEL\(index)X".prefix(Int.random(in: 0...8, using: &numbers)))
        graph.edges.append(
            .init(
                id: "e\(index)",
                source: "n\(source)",
                target: Int.random(in: 0..<40, using: &numbers) == 0 ? "unknown" : "n\(target)",
                label: label,
                kind: Int.random(in: 0..<5, using: &numbers) == 0 ? .dashed : .ordinary,
                net: hasNet ? label : ""
            )
        )
    }
    return graph
}

/// A graph as workflows are: chains with forks, joins of one type, retries, fans, questions to a person, a few long
/// edges, sometimes a part that is not connected.
func workflowGraph(seed: Int, nodes range: ClosedRange<Int> = 2...60) -> LayoutGraph {
    var numbers = SeededNumbers(seed: seed &+ 7_000_000)
    let count = Int.random(in: range, using: &numbers)
    var graph = LayoutGraph()
    for index in 0..<count {
        let isSmall = Int.random(in: 0..<10, using: &numbers) == 0
        graph.nodes.append(
            .init(
                id: "S\(index)",
                width: isSmall ? 5 : Int.random(in: 7...18, using: &numbers),
                height: isSmall ? 1 : Int.random(in: 3...4, using: &numbers),
                isSide: index > 0 && Int.random(in: 0..<20, using: &numbers) == 0
            )
        )
    }
    func connect(_ source: Int, _ target: Int, _ label: String, dashed: Bool = false) {
        graph.edges.append(
            .init(
                id: "e\(graph.edges.count)",
                source: "S\(source)",
                target: "S\(target)",
                label: label,
                kind: dashed ? .dashed : .ordinary,
                net: label
            )
        )
    }
    var next = 1
    while next < count {
        let from = Int.random(in: max(0, next - 6)..<next, using: &numbers)
        switch Int.random(in: 0..<12, using: &numbers) {
        case 0..<5:
            connect(next - 1, next, "E\(next)")
            next += 1
        case 5, 6:
            let branches = min(Int.random(in: 2...7, using: &numbers), count - next)
            for branch in 0..<branches { connect(from, next + branch, "FORK\(from)") }
            if next + branches < count {
                for branch in 0..<branches { connect(next + branch, next + branches, "JOIN\(next)") }
            }
            next += branches
        case 7:
            connect(next - 1, from, "RETRY\(next)")
        case 8:
            connect(from, Int.random(in: 0..<count, using: &numbers), "GO\(from)")
        case 9:
            connect(from, next, "ASK", dashed: true)
            connect(next, from, "TELL", dashed: true)
            next += 1
        case 10:
            connect(from, from, "AGAIN")
        default:
            if Int.random(in: 0..<4, using: &numbers) == 0 { next += 1 }
        }
    }
    return graph
}

/// One of the graphs the drawings of which are checked: of 2 to 60 nodes, half as workflows are and half without sense.
func sampleGraph(seed: Int) -> LayoutGraph {
    if seed.isMultiple(of: 2) { return workflowGraph(seed: seed) }
    return randomGraph(seed: seed, nodes: seed % 16 == 1 ? 2...60 : 2...20)
}
