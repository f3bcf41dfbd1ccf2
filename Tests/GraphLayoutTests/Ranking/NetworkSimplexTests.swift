import Testing

@testable import GraphLayout

@Suite struct NetworkSimplexTests {
    private func cost(_ positions: [Int], _ edges: [NetworkSimplex.Edge]) -> Int {
        edges.reduce(0) { $0 + $1.weight * (positions[$1.head] - positions[$1.tail]) }
    }

    private func isFeasible(_ positions: [Int], _ edges: [NetworkSimplex.Edge]) -> Bool {
        edges.allSatisfy { positions[$0.head] - positions[$0.tail] >= $0.minimum }
    }

    /// The smallest cost of all positions below a bound, by trying them all.
    private func smallestCost(count: Int, bound: Int, edges: [NetworkSimplex.Edge]) -> Int {
        var best = Int.max
        var positions = [Int](repeating: 0, count: count)
        while true {
            if isFeasible(positions, edges) { best = min(best, cost(positions, edges)) }
            var digit = 0
            while digit < count {
                positions[digit] += 1
                if positions[digit] < bound { break }
                positions[digit] = 0
                digit += 1
            }
            if digit == count { return best }
        }
    }

    @Test func `no other positions cost less`() {
        for seed in 0..<60 {
            var numbers = SeededNumbers(seed: seed)
            var edges: [NetworkSimplex.Edge] = []
            for tail in 0..<5 {
                for head in (tail + 1)..<6 where Int.random(in: 0..<2, using: &numbers) == 0 {
                    let weight = Int.random(in: 0...4, using: &numbers)
                    edges.append(.init(tail: tail, head: head, minimum: 1, weight: weight))
                }
            }
            let positions = NetworkSimplex.positions(count: 6, edges: edges)
            #expect(isFeasible(positions, edges), "seed \(seed)")
            #expect(cost(positions, edges) == smallestCost(count: 6, bound: 6, edges: edges), "seed \(seed)")
        }
    }

    @Test func `stopped early it is still feasible`() {
        let edges: [NetworkSimplex.Edge] = [
            .init(tail: 0, head: 1, minimum: 2, weight: 1), .init(tail: 0, head: 2, minimum: 1, weight: 9),
            .init(tail: 1, head: 3, minimum: 3, weight: 1), .init(tail: 2, head: 3, minimum: 1, weight: 1),
        ]
        #expect(isFeasible(NetworkSimplex.positions(count: 4, edges: edges, exchanges: 0), edges))
    }

    @Test func `unconnected nodes need no edges`() {
        #expect(NetworkSimplex.positions(count: 3, edges: []) == [0, 0, 0])
        #expect(NetworkSimplex.positions(count: 0, edges: []).isEmpty)
    }
}
