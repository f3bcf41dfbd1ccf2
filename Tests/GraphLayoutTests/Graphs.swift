import GraphLayout

/// Graphs written as lines: `a -Label-> b` is an edge, dashed with `a .Label.> b`; a bare name declares a node, `name*` one
/// that stands beside the flow, `name 12x4` one of a size. Nodes are declared in the order they are first named, and
/// edges with the same label are of one net.
func graph(_ text: String) -> LayoutGraph {
    var graph = LayoutGraph()
    var known: Set<String> = []
    func declare(_ name: String, width: Int? = nil, height: Int = 3, isSide: Bool = false) {
        guard known.insert(name).inserted else { return }
        graph.nodes.append(.init(id: name, width: width ?? name.count + 4, height: height, isSide: isSide))
    }
    for line in text.split(whereSeparator: { $0 == "\n" || $0 == ";" }) {
        let words = line.split(separator: " ").map(String.init)
        guard let first = words.first else { continue }
        guard words.count == 3 else {
            let isSide = first.last == "*"
            let name = isSide ? String(first.dropLast()) : first
            let size = words.count == 2 ? words[1].split(separator: "x").compactMap { Int($0) } : []
            declare(name, width: size.first, height: size.last ?? 3, isSide: isSide)
            continue
        }
        let label = String(words[1].dropFirst().dropLast(2)).replacing("_", with: " ")
        declare(first)
        declare(words[2])
        graph.edges.append(
            .init(
                id: "e\(graph.edges.count)",
                source: first,
                target: words[2],
                label: label,
                kind: words[1].first == "." ? .dashed : .ordinary,
                net: label
            )
        )
    }
    return graph
}

/// Graphs that are easy to draw badly.
let hardGraphs: [(name: String, graph: LayoutGraph)] = [
    ("diamond of one type", graph("S -A-> p; p -B-> q; p -B-> r; q -C-> t; r -C-> t; t -Done-> Stop")),
    ("diamond of four types", graph("split -Left-> one; split -Right-> two; one -A-> join; two -B-> join")),
    (
        "loop and two labelled back edges",
        graph("a -A-> b; b -B-> c; c -C-> d; c -retry-> a; c -refine-> b; c -again-> c")
    ),
    ("three labelled ways out", graph("a -alpha-> b; a -beta-> c; a -gamma-> d")),
    (
        "two-cycle with labels both ways",
        graph("Start --> plan; plan -Act-> tool; tool -Observation-> plan; plan -Answer-> Stop")
    ),
    ("complete three by three", completeGraph(3)),
    ("ladder of long edges", ladder(10)),
    ("one to eight to one", fan(8)),
    ("one to three to one", fan(3)),
    ("two ways back to one", graph("a -A-> c; a -A-> d; c -one-> a; d -two-> a; c -C-> e; d -D-> e")),
    ("nested loops", graph("a -A-> b; b -B-> c; c -C-> d; d -D-> e; d -x-> c; e -y-> b; e -z-> a")),
    (
        "parallel edges",
        graph("a -One-> b; a -Two-> b; a -Three-> b; a -Four-> b; a -Five-> b; b -Back-> a")
    ),
    ("unconnected", graph("a -A-> b; ghost; polish; x -X-> y; y -Y-> x")),
    (
        "triage",
        graph(
            """
            open 16x4; split 16x4; parse 17x4; rank 17x4; you* 18x4; report 17x4; finished 12x1
            open -LogFile-> split; split -Chunk_×48-> parse; parse -Lines_×48-> rank; rank .Finding_3.> you
            you .Judgement_×2.> rank; rank -Judged_×2-> report; report -Report-> finished
            """
        )
    ),
    ("hello", graph("ask; you*; greet; ask .Name?.> you; you .Name.> greet")),
    ("hello in one row", graph("ask 5x1; you* 3x1; greet 7x1; ask .Name?.> you; you .Name.> greet")),
    (
        "one person, two steps that ask",
        graph("you*; ask -Plan-> check; ask .Q.> you; you .A.> ask; check .Q.> you; you .A.> check; check -Done-> stop")
    ),
    ("a person who leads on and is asked again", graph("you*; ask .Q.> you; you .A.> greet; greet .More.> you")),
    ("nobody takes it", graph("write; nobody 6x1; judge; write .Draft.> nobody; nobody .Score.> judge")),
    ("only loops", graph("a -x-> a; a -y-> a; a -z-> a")),
    ("loop between lanes", graph("a -A-> b; b -again-> b; b -Back-> a; b -C-> c; c -D-> b")),
    (
        "review pipeline",
        graph(
            """
            fetch -Source-> lint; fetch -Source-> test; fetch -Source-> build; lint -Report-> gather
            test -Report-> gather; build -Artifact-> publish; gather -Verdict-> propose; propose .Ask.> you
            you .Answer.> propose; propose -Approved-> publish; propose -Rejected-> fetch; publish -Done-> stop
            """
        )
    ),
]

func completeGraph(_ size: Int) -> LayoutGraph {
    var lines: [String] = []
    for one in 1...size { for other in 1...size { lines.append("a\(one) -t\(one)\(other)-> b\(other)") } }
    return graph(lines.joined(separator: ";"))
}

func ladder(_ size: Int) -> LayoutGraph {
    var lines = (1..<size).map { "n\($0 - 1) --> n\($0)" }
    lines += (3..<size).map { "n\($0 - 3) --> n\($0)" }
    return graph((lines + ["n0 --> n\(size - 1)"]).joined(separator: ";"))
}

func fan(_ size: Int) -> LayoutGraph {
    var lines = (1...size).map { "start -Task-> work\($0)" }
    lines += (1...size).map { "work\($0) -Result-> gather" }
    return graph(lines.joined(separator: ";"))
}
