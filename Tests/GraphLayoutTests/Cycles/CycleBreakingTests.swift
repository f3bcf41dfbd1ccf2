import Testing

@testable import GraphLayout

@Suite struct CycleBreakingTests {
    private func back(_ successors: [[Int]], side: Set<Int> = []) -> Set<Link> {
        CycleBreaking(successors: successors, isSide: successors.indices.map(side.contains)).backLinks()
    }

    @Test func `the edge that closes a cycle runs backwards`() {
        #expect(back([[1], [2], [0]]) == [Link(source: 2, target: 0)])
        #expect(back([[1, 2], [2], []]).isEmpty)
    }

    @Test func `an answer to the step that asked runs backwards`() {
        // 0 -> 1 -> 2, and 2 and 1 both ask 3, who answers.
        let links = back([[1], [2, 3], [3], [1, 2]], side: [3])
        #expect(links == [Link(source: 3, target: 1), Link(source: 3, target: 2)])
    }

    @Test func `an answer that leads on goes with the flow`() {
        #expect(back([[1], [2], [1]], side: [1]) == [Link(source: 2, target: 1)])
    }

    @Test func `a person and a step alone start with the step`() {
        #expect(back([[1], [0]], side: [0]) == [Link(source: 0, target: 1)])
    }

    @Test func `what is left has no cycle`() {
        for seed in 0..<300 {
            let sound = SoundGraph(randomGraph(seed: seed))
            let back = CycleBreaking(successors: sound.successors, isSide: sound.nodes.map(\.isSide)).backLinks()
            var lists = [[Int]](repeating: [], count: sound.nodes.count)
            for (source, targets) in sound.successors.enumerated() {
                for target in targets {
                    if back.contains(Link(source: source, target: target)) {
                        lists[target].append(source)
                    } else {
                        lists[source].append(target)
                    }
                }
            }
            var waiting = [Int](repeating: 0, count: lists.count)
            for target in lists.joined() { waiting[target] += 1 }
            var ready = lists.indices.filter { waiting[$0] == 0 }
            var seen = 0
            while let node = ready.popLast() {
                seen += 1
                for target in lists[node] {
                    waiting[target] -= 1
                    if waiting[target] == 0 { ready.append(target) }
                }
            }
            #expect(seen == lists.count, "seed \(seed)")
        }
    }
}
