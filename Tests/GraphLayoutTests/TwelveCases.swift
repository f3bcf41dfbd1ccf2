import GraphLayout

/// A graph that is hard to draw in a terminal.
struct HardCase {
    var name: String
    var graph: LayoutGraph
    /// What the boxes show when it is not their `id`, in Unicode and in ASCII.
    var contents: [String: (unicode: String, ascii: String)] = [:]

    func content(of box: LayoutDrawing.Box, isASCII: Bool) -> String {
        guard let content = contents[box.id] else { return " " + box.id }
        return " " + (isASCII ? content.ascii : content.unicode)
    }
}

/// How many cells a character of the cases takes: two for ideographs and emoji.
func cells(_ character: Character) -> Int { (character.unicodeScalars.first?.value ?? 0) >= 0x2E80 ? 2 : 1 }

/// Twelve graphs that are hard to draw in a terminal; the fourth once more with a person in it, the seventh folded and
/// not, the last also with its modules folded and its chain alone. All but the largest have drawings a person has
/// looked at.
let twelveCases: [HardCase] = [
    HardCase(
        name: "01-diamond-of-one-type",
        graph: graph("S -A-> p; p -B-> q; p -B-> r; q -C-> t; r -C-> t; t -Done-> Stop")
    ),
    HardCase(
        name: "02-loop-and-two-ways-back",
        graph: graph("a -A-> b; b -B-> c; c -C-> d; c -retry-> a; c -refine-> b; c -again-> c")
    ),
    HardCase(name: "03-three-labelled-ways-out", graph: graph("a -alpha-> b; a -beta-> c; a -gamma-> d")),
    HardCase(
        name: "04-two-cycle",
        graph: graph("Start --> plan; plan -Act-> tool; tool -Observation-> plan; plan -Answer-> Stop")
    ),
    HardCase(
        name: "04-person",
        graph: graph("ask; you*; decide; ask .InputRequired.> you; you .HumanResponse.> decide; decide -Done-> Stop")
    ),
    HardCase(name: "05-three-by-three", graph: completeGraph(3)),
    HardCase(name: "06-ladder", graph: ladder(10)),
    HardCase(
        name: "07-fan-of-32-folded",
        graph: foldedFan.graph,
        contents: ["work1": (unicode: "worker ×32", ascii: "worker x32")]
    ),
    HardCase(name: "07-fan-of-32-open", graph: fan(32)),
    HardCase(
        name: "08-nested-loops",
        graph: graph("a -A-> b; b -B-> c; c -C-> d; d -D-> e; d -x-> c; e -y-> b; e -z-> a")
    ),
    HardCase(
        name: "09-parallel-edges",
        graph: graph("a -One-> b; a -Two-> b; a -Three-> b; a -Four-> b; a -Five-> b; b -Back-> a")
    ),
    HardCase(
        name: "10-unconnected-and-invalid",
        graph: graph(
            """
            open -Topic-> write; write -Page-> print; print -Printed-> stop; ghost; nobody 9x1
            write .Draft.> nobody; open -Scrap-> polish
            """
        ),
        contents: ["nobody": (unicode: "⊣ nobody", ascii: "] nobody")]
    ),
    hostileNames,
    HardCase(name: "12-240-steps", graph: bigGraph()),
    HardCase(name: "12-modules-folded", graph: foldedModules),
    HardCase(name: "12-chain-alone", graph: chainOfBigGraph),
]

/// 32 equal workers as one box, which `members(of:)` opens again.
var foldedFan: CollapsedGraph {
    let whole = fan(32)
    return CollapsedGraph(whole, folding: whole.foldableGroups([.fan])) { group in
        LayoutGraph.Node(id: "", width: "worker x\(group.members.count)".count + 4)
    }
}

/// Names of every kind of trouble, as a console shows them: measured, and with signs in the place of what would do harm.
private var hostileNames: HardCase {
    let long = String(repeating: "long", count: 50)
    let shown = [
        (unicode: "結果を見る", ascii: "??????????"), (unicode: "e\u{301}tape", ascii: "etape"),
        (unicode: "👨+👩+👧+👦", ascii: "??+??+??+??"), (unicode: "⟨DE⟩⟨FR⟩", ascii: "<DE><FR>"),
        (unicode: long, ascii: long), (unicode: "", ascii: ""), (unicode: "a⟨U+202E⟩b", ascii: "a<U+202E>b"),
        (unicode: "␛[2J", ascii: "\\e[2J"), (unicode: "tab␉and␊newline", ascii: "tab\\tand\\nnewline"),
    ]
    var hostile = HardCase(name: "11-hostile-names", graph: LayoutGraph())
    for (index, texts) in shown.enumerated() {
        let width = [texts.unicode, texts.ascii].map { $0.reduce(0) { $0 + cells($1) } }.max() ?? 0
        hostile.graph.nodes.append(.init(id: "n\(index)", width: width + 4))
        hostile.contents["n\(index)"] = texts
        if index > 0 {
            hostile.graph.edges.append(
                .init(id: "e\(index)", source: "n\(index - 1)", target: "n\(index)", label: "E\(index)")
            )
        }
    }
    hostile.graph.edges.append(.init(id: "back", source: "n8", target: "n0", label: "BACK"))
    return hostile
}

/// The modules of the big graph, each a box, and one line for all that goes from one to another.
private var foldedModules: LayoutGraph {
    let whole = bigGraph()
    let modules = (0..<12).map { module in
        FoldableGroup(kind: .chain, members: (0..<20).map { "M\(module)S\($0)" })
    }
    var folded = CollapsedGraph(whole, folding: modules) { _ in LayoutGraph.Node(id: "", width: 8) }.graph
    for index in folded.edges.indices {
        (folded.edges[index].label, folded.edges[index].labelWidth, folded.edges[index].net) = ("", 0, "")
    }
    return folded
}

/// The chain of 60 steps through the first modules of the big graph.
private var chainOfBigGraph: LayoutGraph {
    var chain = bigGraph()
    let steps = Set(chain.nodes.prefix(60).map(\.id))
    chain.nodes.removeLast(180)
    chain.edges = Array(chain.edges.filter { steps.contains($0.source) && steps.contains($0.target) }.prefix(59))
    return chain
}
