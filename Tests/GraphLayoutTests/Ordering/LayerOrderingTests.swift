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
            var counter = CrossingCounter()
            // What was counted before does not matter.
            counter.reset(width: 3)
            counter.add(0..<3) { $0 }
            counter.reset(width: 7)
            let sorted = links.sorted { $0.0 < $1.0 }
            for start in Set(links.map(\.0)).sorted() {
                let ends = sorted.indices.filter { sorted[$0].0 == start }
                counter.add(ends[0]..<ends[ends.count - 1] + 1) { sorted[$0].1 }
            }
            #expect(counter.count == expected)
        }
    }
}
