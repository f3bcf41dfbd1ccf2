import Foundation
import GraphLayout
import Testing

@Suite struct LayoutTests {
    static let directions: [LayoutDirection?] = [.down, .right, nil]

    private func expectSound(
        _ graph: LayoutGraph,
        _ options: LayoutOptions,
        _ name: String,
        keeping previous: LayoutDrawing? = nil
    ) {
        let drawing = layout(graph, options: options, keeping: previous)
        let found = problems(of: drawing, for: graph) + textProblems(of: drawing, for: graph)
        #expect(found.isEmpty, "\(name) \(options): \(found.prefix(3))\n\(drawing.text().joined(separator: "\n"))")
    }

    @Test(arguments: directions)
    func `every edge of a hard graph can be followed from box to box`(direction: LayoutDirection?) {
        for (name, graph) in hardGraphs {
            expectSound(graph, LayoutOptions(direction: direction, maximumWidth: 72), name)
        }
    }

    /// As many as fit a quick run; `LAYOUT_GRAPHS` in the environment asks for more.
    private static let randomGraphs = ProcessInfo.processInfo.environment["LAYOUT_GRAPHS"].flatMap(Int.init) ?? 60

    @Test(arguments: 0..<4)
    func `every edge of a random graph can be followed from box to box in the printed text`(part: Int) {
        for seed in 0..<Self.randomGraphs where seed % 4 == part {
            let graph = sampleGraph(seed: seed)
            let (width, height) = [(80, 24), (120, 40), (200, 60), (40, 12), (1, 1)][seed / 4 % 5]
            // What does not fit is wrapped; every other graph is also drawn down without that.
            let isCut = seed % 8 < 4
            expectSound(graph, LayoutOptions(direction: .right, maximumWidth: width, wraps: true), "seed \(seed)")
            expectSound(
                graph,
                LayoutOptions(direction: .down, maximumWidth: width, maximumHeight: height, wraps: isCut),
                "seed \(seed)"
            )
            // The direction is free, and there is an earlier drawing of what is left without some of the boxes.
            let room = LayoutOptions(maximumWidth: width, maximumHeight: height, wraps: true)
            var earlier = graph
            earlier.nodes.removeAll { $0.id.hasSuffix("3") }
            expectSound(graph, room, "seed \(seed), keeping", keeping: layout(earlier, options: room))
        }
    }

    @Test func `the same graph gives the same drawing, whatever the order of its edges`() {
        for seed in 0..<30 {
            let graph = randomGraph(seed: seed)
            var shuffled = graph
            var numbers = SeededNumbers(seed: seed)
            shuffled.edges.shuffle(using: &numbers)
            for direction in LayoutDirection.allCases {
                let drawing = layout(graph, options: LayoutOptions(direction: direction))
                #expect(layout(graph, options: LayoutOptions(direction: direction)) == drawing)
                #expect(layout(shuffled, options: LayoutOptions(direction: direction)) == drawing, "seed \(seed)")
            }
        }
    }

    @Test func `an empty graph is an empty drawing`() {
        let drawing = layout(LayoutGraph())
        #expect(drawing.width == 0 && drawing.height == 0)
        #expect(drawing.text().isEmpty)
    }

    @Test func `one node is one box`() {
        let drawing = layout(graph("only"))
        #expect(drawing.text(boxContent: { [" " + $0.id] }) == ["╭──────╮", "│ only │", "╰──────╯"])
    }

    @Test func `edges without ends and second nodes and edges of one id are left out`() {
        var graph = graph("a -A-> b")
        graph.nodes.append(.init(id: "a", width: 40))
        graph.edges.append(.init(id: "e0", source: "b", target: "a"))
        graph.edges.append(.init(id: "e1", source: "a", target: "nowhere"))
        let drawing = layout(graph)
        #expect(problems(of: drawing, for: graph).isEmpty)
        #expect(drawing.boxes.count == 2)
        #expect(drawing.wires.map(\.edges) == [["e0"]])
    }

    @Test func `sizes out of range are clamped`() {
        var graph = LayoutGraph()
        graph.nodes = [
            .init(id: "a", width: .min, height: .min), .init(id: "b", width: .max, height: .max),
        ]
        graph.edges = [.init(id: "e", source: "a", target: "b", label: "x", labelWidth: .max)]
        graph.edges.append(.init(id: "f", source: "b", target: "a", label: "y", labelWidth: .min))
        for direction in Self.directions {
            let options = LayoutOptions(
                direction: direction,
                maximumWidth: .min,
                maximumHeight: .min,
                rankSpacing: .max,
                boxSpacing: .min
            )
            let drawing = layout(graph, options: options)
            #expect(drawing.boxes.map(\.width).max() == 1024)
            #expect(drawing.boxes.map(\.height).min() ?? 0 >= 1)
            #expect(drawing.wires.count == 2)
        }
    }

    @Test func `a flow that is too wide goes down`() {
        let chain = graph("first -One-> second; second -Two-> third; third -Three-> fourth")
        let wide = layout(chain, options: LayoutOptions(maximumWidth: 80))
        #expect(wide.direction == .right && wide.width <= 80)
        let narrow = layout(chain, options: LayoutOptions(maximumWidth: 40))
        #expect(narrow.direction == .down && narrow.width <= 40)
    }

    @Test func `a flow that fits neither way is cut into bands`() {
        let lines = (1..<24).map { "step\($0) -Event\($0)-> step\($0 + 1)" }.joined(separator: ";")
        let chain = graph(lines + "; step20 -again-> step3")
        let room = LayoutOptions(maximumWidth: 120, maximumHeight: 40, wraps: true)
        let drawing = layout(chain, options: room)
        #expect(drawing.width <= 120 && drawing.height <= 40, "\(drawing.width)x\(drawing.height)")
        #expect(problems(of: drawing, for: chain).isEmpty)
        #expect(textProblems(of: drawing, for: chain).isEmpty)
        var uncut = room
        uncut.wraps = false
        #expect(layout(chain, options: uncut).width > 120 || layout(chain, options: uncut).height > 40)
        // Bands read like lines of text: what follows is to the right or in a later band.
        let steps = zip(drawing.boxes, drawing.boxes.dropFirst())
        #expect(steps.allSatisfy { $1.x > $0.x || $1.y >= $0.y + $0.height })
        #expect(steps.contains { $1.x < $0.x })
    }

    @Test func `a flow down is cut into columns`() {
        let chain = graph((1..<12).map { "s\($0) --> s\($0 + 1)" }.joined(separator: ";"))
        let drawing = layout(
            chain,
            options: LayoutOptions(direction: .down, maximumWidth: 80, maximumHeight: 24, wraps: true)
        )
        #expect(drawing.width <= 80 && drawing.height <= 24, "\(drawing.width)x\(drawing.height)")
        #expect(problems(of: drawing, for: chain).isEmpty)
        #expect(textProblems(of: drawing, for: chain).isEmpty)
    }

    @Test func `unconnected parts share the width there is`() {
        let parts = graph("a;b;c;d;e;f")
        let drawing = layout(parts, options: LayoutOptions(direction: .down, maximumWidth: 24))
        #expect(drawing.width <= 24)
        #expect(Set(drawing.boxes.map(\.y)).count == 2)
    }
}

@Suite struct StabilityTests {
    /// How many pairs of boxes that stood in one row stand in it the other way round.
    private func exchanges(_ before: LayoutDrawing, _ after: LayoutDrawing) -> Int {
        let places = Dictionary(uniqueKeysWithValues: after.boxes.map { ($0.id, $0) })
        var count = 0
        for (index, one) in before.boxes.enumerated() {
            for other in before.boxes[(index + 1)...] where one.y == other.y {
                guard let first = places[one.id], let second = places[other.id], first.y == second.y else { continue }
                if (one.x < other.x) != (first.x < second.x) { count += 1 }
            }
        }
        return count
    }

    @Test func `what was drawn keeps its order when the graph grows`() {
        var (kept, fresh) = (0, 0)
        for seed in 0..<40 {
            var graph = workflowGraph(seed: seed, nodes: 12...24)
            let options = LayoutOptions(direction: .down)
            let before = layout(graph, options: options)
            graph.nodes.insert(.init(id: "new", width: 9), at: 3)
            graph.edges.append(.init(id: "new 1", source: "S1", target: "new", label: "NEW"))
            graph.edges.append(.init(id: "new 2", source: "new", target: "S7", label: "NEXT"))
            let after = layout(graph, options: options, keeping: before)
            #expect(problems(of: after, for: graph).isEmpty, "seed \(seed)")
            kept += exchanges(before, after)
            fresh += exchanges(before, layout(graph, options: options))
        }
        #expect(kept * 5 < fresh, "\(kept) exchanges, \(fresh) without the earlier drawing")
    }

    @Test func `the direction stays while most boxes stay`() {
        let small = graph("a -One-> b; b -Two-> c")
        let before = layout(small, options: LayoutOptions(maximumWidth: 80, maximumHeight: 24))
        #expect(before.direction == .right)
        let longer = graph("a -One-> b; b -Two-> c; c -Three-> d; d -Four-> e")
        let options = LayoutOptions(maximumWidth: 30, maximumHeight: 40)
        #expect(layout(longer, options: options).direction == .down)
        #expect(layout(longer, options: options, keeping: before).direction == .right)
    }

    @Test func `an earlier drawing of something else changes nothing`() {
        let whole = workflowGraph(seed: 8, nodes: 12...24)
        #expect(layout(whole, keeping: layout(graph("x --> y"))) == layout(whole))
    }
}
