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
        let label = hasNet ? "Type\(type)" : String("label\(index)-".prefix(Int.random(in: 0...8, using: &numbers)))
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
