import Foundation
import GraphLayout
import Testing

/// The twelve cases at three sizes of a terminal. `LAYOUT_RECORD=1` in the environment writes the drawings anew: look at
/// each before you keep it.
@Suite struct TwelveCasesTests {
    private static let sizes = [(80, 24), (120, 40), (200, 60)]
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Cases")

    private static func drawings(of graph: LayoutGraph) -> [LayoutDrawing] {
        sizes.map { layout(graph, options: LayoutOptions(maximumWidth: $0, maximumHeight: $1, wraps: true)) }
    }

    @Test(arguments: twelveCases.indices)
    func `a hard case is sound at every size, in Unicode and in ASCII`(index: Int) {
        let hard = twelveCases[index]
        var seen: Set<LayoutDrawing> = []
        for drawing in Self.drawings(of: hard.graph) where seen.insert(drawing).inserted {
            let found =
                problems(of: drawing, for: hard.graph)
                + textProblems(of: drawing, for: hard.graph, content: hard.content)
            #expect(found.isEmpty, "\(hard.name) \(drawing.width)x\(drawing.height): \(found.prefix(3))")
        }
    }

    @Test(arguments: twelveCases.indices)
    func `the order of a hard case's edges changes nothing`(index: Int) {
        let hard = twelveCases[index]
        var shuffled = hard.graph
        var numbers = SeededNumbers(seed: index)
        shuffled.edges.shuffle(using: &numbers)
        if shuffled.edges == hard.graph.edges { shuffled.edges.reverse() }
        #expect(Self.drawings(of: shuffled) == Self.drawings(of: hard.graph), "\(hard.name)")
    }

    /// The cases that are larger than a room however they are drawn: a fan that is as many boxes wide, a name of 200
    /// cells, chains and programs with more boxes than the room has places for.
    private static let tooLarge: [[String]] = [
        ["06-ladder", "07-fan-of-32-open", "11-hostile-names", "12-240-steps", "12-modules-folded", "12-chain-alone"],
        ["07-fan-of-32-open", "11-hostile-names", "12-240-steps", "12-modules-folded", "12-chain-alone"],
        ["07-fan-of-32-open", "11-hostile-names", "12-240-steps"],
    ]

    @Test func `what can fit a room does`() {
        for (size, tooLarge) in zip(Self.sizes, Self.tooLarge) {
            let options = LayoutOptions(maximumWidth: size.0, maximumHeight: size.1, wraps: true)
            let larger = twelveCases.filter { hard in
                let drawing = layout(hard.graph, options: options)
                return drawing.width > size.0 || drawing.height > size.1
            }
            #expect(larger.map(\.name) == tooLarge, "\(size)")
        }
    }

    @Test func `the room decides how a case is drawn`() throws {
        let chain = try #require(twelveCases.first { $0.name == "12-chain-alone" })
        let drawings = Self.drawings(of: chain.graph)
        #expect(Set(drawings.map { [$0.width, $0.height] }).count == 3)
        for (drawing, size) in zip(drawings, Self.sizes) { #expect(drawing.width <= size.0) }
    }

    @Test func `a folded fan opens again`() {
        #expect(foldedFan.members(of: "work1").count == 32)
        #expect(foldedFan.graph.nodes.count == 3)
        let open = layout(fan(32), options: LayoutOptions(maximumWidth: 80, maximumHeight: 24))
        // A bus: one wire to all workers and one from all of them.
        #expect(open.wires.map { [$0.sources.count, $0.targets.count] } == [[1, 32], [32, 1]])
        #expect(open.crossings.isEmpty)
    }

    @Test(arguments: twelveCases.indices.filter { twelveCases[$0].graph.nodes.count < 100 })
    func `a hard case looks as it did when a person looked at it`(index: Int) throws {
        let hard = twelveCases[index]
        for (size, drawing) in zip(Self.sizes, Self.drawings(of: hard.graph)) {
            let text = [false, true].flatMap { isASCII in
                drawing.text(
                    glyphs: isASCII ? .ascii : .unicode,
                    measure: { $0.reduce(0) { $0 + cells($1) } },
                    boxContent: { [hard.content(of: $0, isASCII: isASCII)] }
                ) + [""]
            }.joined(separator: "\n")
            let file = Self.folder.appendingPathComponent("\(hard.name)-\(size.0)x\(size.1).txt")
            if ProcessInfo.processInfo.environment["LAYOUT_RECORD"] == "1" {
                try Data(text.utf8).write(to: file)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(hard.name) \(size)\n\(text)")
        }
    }
}
