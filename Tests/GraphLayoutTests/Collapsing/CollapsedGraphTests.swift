import GraphLayout
import Testing

@Suite struct CollapsedGraphTests {
    private func fold(_ graph: LayoutGraph, _ kinds: Set<FoldableGroup.Kind>) -> CollapsedGraph {
        CollapsedGraph(graph, folding: graph.foldableGroups(kinds)) { group in
            LayoutGraph.Node(id: "", width: 7 + group.members.count, height: 3)
        }
    }

    @Test func `equal workers become one box with one line in and one out`() {
        let folded = fold(fan(32), [.fan])
        #expect(folded.graph.nodes.map(\.id) == ["start", "work1", "gather"])
        #expect(folded.graph.edges.map(\.label) == ["Task", "Result"])
        #expect(folded.members(of: "work1").count == 32)
        #expect(folded.box(of: "work17") == "work1")
        #expect(folded.edges[folded.graph.edges[0].id]?.count == 32)
        #expect(problems(of: layout(folded.graph), for: folded.graph).isEmpty)
    }

    @Test func `workers that differ stay apart`() {
        #expect(graph("a -A-> b; a -A-> c; a -A-> d; d -X-> e").foldableGroups([.fan]).isEmpty)
        #expect(graph("a -A-> b; a -B-> c; a -C-> d").foldableGroups([.fan]).isEmpty)
    }

    @Test func `a chain is as long as nothing joins or leaves it`() {
        let chain = graph("a --> b; b --> c; c --> d; d --> e; x --> d; e --> f; e --> g")
        #expect(chain.foldableGroups([.chain]).map(\.members) == [["a", "b", "c"]])
        let folded = fold(chain, [.chain])
        #expect(folded.graph.nodes.map(\.id) == ["a", "d", "e", "x", "f", "g"])
        #expect(folded.graph.edges.contains { $0.source == "a" && $0.target == "d" })
    }

    @Test func `a loop is all that can be reached from each other`() {
        let loops = graph("a --> b; b --> c; c --> b; c --> d; d --> d; e --> f; f --> g; g --> e")
        #expect(loops.foldableGroups([.loop]).map(\.members) == [["b", "c"], ["e", "f", "g"]])
        #expect(fold(loops, [.loop]).graph.edges.map { $0.source + $0.target } == ["ab", "bd", "dd"])
    }

    @Test func `a ring alone is a loop and no endless chain`() {
        #expect(graph("a --> b; b --> c; c --> a").foldableGroups().map(\.kind) == [.loop])
    }

    @Test func `what is folded first wins, what is unknown is left out`() {
        let whole = graph("a --> b; b --> c; c --> d")
        let groups = [
            FoldableGroup(kind: .chain, members: ["b", "c"]), FoldableGroup(kind: .chain, members: ["c", "d"]),
            FoldableGroup(kind: .chain, members: ["d", "unknown"]),
        ]
        let folded = CollapsedGraph(whole, folding: groups) { _ in .init(id: "", width: 9) }
        #expect(folded.folds.map(\.id) == ["b"])
        #expect(folded.graph.nodes.map(\.id) == ["a", "b", "d"])
    }

    @Test func `folded random graphs are drawn soundly`() {
        for seed in 0..<40 {
            let whole = workflowGraph(seed: seed, nodes: 10...40)
            let folded = fold(whole, Set(FoldableGroup.Kind.allCases))
            let drawing = layout(folded.graph)
            let found = problems(of: drawing, for: folded.graph) + textProblems(of: drawing, for: folded.graph)
            #expect(found.isEmpty, "seed \(seed): \(found.prefix(2))")
            #expect(Set(folded.edges.values.joined()).count == folded.edges.values.joined().count)
        }
    }
}
