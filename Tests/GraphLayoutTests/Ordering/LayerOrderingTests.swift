import Testing

@testable import GraphLayout

@Suite struct LayerOrderingTests {
    @Test func `crossings are counted as comparing every pair would`() {
        var numbers = SeededNumbers(seed: 7)
        for _ in 0..<100 {
            let links = (0..<Int.random(in: 0...20, using: &numbers)).map { _ in
                (Int.random(in: 0...6, using: &numbers), Int.random(in: 0...6, using: &numbers))
            }
            var expected = 0
            for (index, one) in links.enumerated() {
                for other in links[(index + 1)...] where (one.0 - other.0) * (one.1 - other.1) < 0 { expected += 1 }
            }
            #expect(LayerOrdering.crossings(links) == expected)
        }
    }
}
