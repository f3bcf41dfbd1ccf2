import GraphLayout
import Testing

/// Drawings a person has looked at: what they look like is the point.
@Suite struct DrawingTests {
    private func text(_ graph: LayoutGraph, _ direction: LayoutDirection, glyphs: LayoutGlyphs = .unicode) -> String {
        layout(graph, options: LayoutOptions(direction: direction))
            .text(glyphs: glyphs, boxContent: { [" " + $0.id] })
            .joined(separator: "\n")
    }

    private func hard(_ name: String) -> LayoutGraph {
        hardGraphs.first { $0.name == name }?.graph ?? LayoutGraph()
    }

    @Test func `a question to a person is one straight line`() {
        #expect(
            text(hard("hello"), .right) == """
                ╭─────╮ Name? ╭─────╮ Name ╭───────╮
                │ ask │╌╌╌╌╌╌▸│ you │╌╌╌╌╌▸│ greet │
                ╰─────╯       ╰─────╯      ╰───────╯
                """
        )
    }

    @Test func `a fork is centred over its branches and joined again`() {
        #expect(
            text(graph("p -B-> q; p -B-> r; q -C-> t; r -C-> t"), .down) == """
                    ╭───╮
                    │ p │
                    ╰───╯
                      │ B
                  ╭───┴────╮
                  ▾        ▾
                ╭───╮    ╭───╮
                │ q │    │ r │
                ╰───╯    ╰───╯
                  ╰───┬────╯
                      │ C
                      ▾
                    ╭───╮
                    │ t │
                    ╰───╯
                """
        )
    }

    @Test func `a step that asks has straight lines to what follows and to the person`() {
        let review = graph(
            """
            rank 17x4; you* 18x4; report 17x4; rank .Finding_3.> you; you .Judgement_×2.> rank
            rank -Judged_×2-> report
            """
        )
        #expect(
            text(review, .down) == """
                           ╭───────────────╮
                           │ rank          │◂╌╌╌╌╌╌╌╌╌╌╌╌╮
                           │               │             ╎
                           ╰───────────────╯             ╎
                            │ Judged ×2  ╎ Finding 3     ╎ Judgement ×2
                            ▾            ▾               ╎
                ╭───────────────╮    ╭────────────────╮  ╎
                │ report        │    │ you            │╌╌╯
                │               │    │                │
                ╰───────────────╯    ╰────────────────╯
                """
        )
    }

    @Test func `loops nest at the side, the shortest inside`() {
        #expect(
            text(hard("nested loops"), .right) == """
                ╭───╮ A ╭───╮ B ╭───╮ C ╭───╮ D ╭───╮
                │ a │──▸│ b │──▸│ c │──▸│ d │──▸│ e │
                ╰───╯   ╰───╯   ╰───╯   ╰───╯   ╰───╯
                  ▴       ▴       ▴   x   ╎      ╎ ╎
                  ╎       ╎       ╰╌╌╌╌╌╌╌╯      ╎ ╎
                  ╎       ╎                   y  ╎ ╎
                  ╎       ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯ ╎
                  ╎                           z    ╎
                  ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯
                """
        )
    }

    @Test func `ASCII needs nothing but ASCII`() {
        #expect(
            text(graph("a -A-> b; b -Back-> a; b -x-> b"), .down, glyphs: .ascii) == """
                +---+
                | a |<......+
                +---+       :
                  | A       : Back
                  v         :
                +---+       :
                | b |.......+
                |   |..+ x
                |   |<.+
                +---+
                """
        )
        for (name, graph) in hardGraphs where !name.contains("triage") {
            let isPlain = text(graph, .right, glyphs: .ascii).allSatisfy(\.isASCII)
            #expect(isPlain, "\(name)")
        }
    }

    @Test func `a person stands beside the flow`() {
        let drawing = layout(hard("triage"), options: LayoutOptions(direction: .down))
        let places = Dictionary(uniqueKeysWithValues: drawing.boxes.map { ($0.id, $0) })
        #expect((places["you"]?.x ?? 0) > (places["report"]?.x ?? .max))
        #expect(drawing.crossings.isEmpty)
    }

    @Test func `lines that can avoid each other do`() {
        for name in ["two-cycle with labels both ways", "nested loops", "one to eight to one", "diamond of four types"]
        {
            for direction in LayoutDirection.allCases {
                let drawing = layout(hard(name), options: LayoutOptions(direction: direction))
                #expect(drawing.crossings.isEmpty, "\(name) \(direction)")
            }
        }
    }

    @Test func `edges of one net share a trunk and their arrival`() {
        let drawing = layout(hard("one to eight to one"))
        let ends = drawing.wires.map { [$0.sources.count, $0.targets.count] }
        #expect(ends == [[1, 8], [8, 1]])
        #expect(drawing.wires.flatMap(\.labels).map(\.text) == ["Task", "Result"])
    }

    @Test func `wide characters keep the columns behind them in place`() {
        var graph = graph("a -x-> b")
        graph.edges[0].label = "結果"
        graph.edges[0].labelWidth = 4
        let lines = layout(graph, options: LayoutOptions(direction: .right)).text(boxContent: { [" " + $0.id] })
        #expect(lines == ["╭───╮ 結果 ╭───╮", "│ a │─────▸│ b │", "╰───╯      ╰───╯"])
    }
}
