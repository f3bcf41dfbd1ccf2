import GraphLayout
import Testing

@Suite struct BigGraphTests {
    @Test func `the big graph is what it is said to be`() {
        let graph = bigGraph()
        #expect(graph.nodes.count == 240)
        #expect(graph.edges.count == 480)
        let places = Dictionary(uniqueKeysWithValues: graph.nodes.enumerated().map { ($1.id, $0) })
        let ends = graph.edges.map { (places[$0.source] ?? -1, places[$0.target] ?? -1) }
        #expect(ends.count { $0.0 > $0.1 } == 48)
        let degrees = graph.nodes.indices.map { node in ends.count { $0.0 == node || $0.1 == node } }
        #expect(degrees.sorted().suffix(3) == [40, 40, 40])
        #expect((1..<60).allSatisfy { step in ends.contains { $0 == (step - 1, step) } })
        #expect(Set(graph.nodes.map { $0.id.prefix { $0 != "S" } }).count == 12)
        #expect(bigGraph() == graph)
    }
}
