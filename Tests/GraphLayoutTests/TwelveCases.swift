import GraphLayout

/// Twelve graphs that are hard to draw in a terminal, and the fourth once more with a person in it. All but the last and
/// largest have drawings a person has looked at.
let twelveCases: [(name: String, graph: LayoutGraph)] = [
    ("01-diamond-of-one-type", graph("S -A-> p; p -B-> q; p -B-> r; q -C-> t; r -C-> t; t -Done-> Stop")),
    ("02-loop-and-two-ways-back", graph("a -A-> b; b -B-> c; c -C-> d; c -retry-> a; c -refine-> b; c -again-> c")),
    ("03-three-labelled-ways-out", graph("a -alpha-> b; a -beta-> c; a -gamma-> d")),
    ("04-two-cycle", graph("Start --> plan; plan -Act-> tool; tool -Observation-> plan; plan -Answer-> Stop")),
    (
        "04-person",
        graph("ask; you*; decide; ask .InputRequired.> you; you .HumanResponse.> decide; decide -Done-> Stop")
    ),
    ("05-three-by-three", completeGraph(3)),
    ("06-ladder", ladder(10)),
    ("07-fan-of-32-folded", foldedFan),
    ("08-nested-loops", graph("a -A-> b; b -B-> c; c -C-> d; d -D-> e; d -x-> c; e -y-> b; e -z-> a")),
    ("09-parallel-edges", graph("a -One-> b; a -Two-> b; a -Three-> b; a -Four-> b; a -Five-> b; b -Back-> a")),
    (
        "10-unconnected-and-invalid",
        graph(
            """
            open -Topic-> write; write -Page-> print; print -Printed-> stop; ghost; nobody 7x1
            write .Draft.> nobody; open -Scrap-> polish
            """
        )
    ),
    ("11-hostile-names", hostileNames),
    ("12-240-steps", bigGraph()),
]

/// 32 equal workers as one box.
private var foldedFan: LayoutGraph {
    let whole = fan(32)
    return CollapsedGraph(whole, folding: whole.foldableGroups([.fan])) { group in
        LayoutGraph.Node(id: "", width: "work1 x\(group.members.count)".count + 4)
    }.graph
}

/// Names of every kind of trouble. What they look like is the caller's: here they only have to be told apart and measured.
private var hostileNames: LayoutGraph {
    let names = [
        ("結果を見る", 14), ("e\u{301}tape", 9), ("👨‍👩‍👧‍👦", 6), ("🇩🇪🇫🇷", 8), (String(repeating: "long", count: 50), 204), ("", 4),
        ("a\u{202E}b", 12), ("\u{1B}[2J", 11), ("tab\tand\nnewline", 24),
    ]
    var graph = LayoutGraph(nodes: names.map { .init(id: $0.0, width: $0.1) })
    for (index, (one, other)) in zip(names, names.dropFirst()).enumerated() {
        graph.edges.append(.init(id: "e\(index)", source: one.0, target: other.0, label: "E\(index)"))
    }
    graph.edges.append(.init(id: "back", source: names[8].0, target: names[0].0, label: "BACK"))
    return graph
}
