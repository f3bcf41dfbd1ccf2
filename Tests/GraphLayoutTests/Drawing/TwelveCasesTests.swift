import Foundation
import GraphLayout
import Testing

/// The twelve cases at three sizes of a terminal. `LAYOUT_RECORD=1` in the environment writes the drawings anew: look at
/// each before you keep it.
@Suite struct TwelveCasesTests {
    private static let sizes = [(80, 24), (120, 40), (200, 60)]
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Cases")

    @Test(arguments: twelveCases.indices)
    func `a hard case is sound at every size, in Unicode and in ASCII`(index: Int) {
        let (name, graph) = twelveCases[index]
        // The largest is larger than any terminal and comes out the same for all.
        for (width, height) in graph.nodes.count > 100 ? Array(Self.sizes.prefix(1)) : Self.sizes {
            let options = LayoutOptions(maximumWidth: width, maximumHeight: height)
            let drawing = layout(graph, options: options)
            // A name with a line break would break the lines that are read back; its box is the caller's to fill.
            let isReadable = graph.nodes.allSatisfy { !$0.id.contains("\n") }
            let found = problems(of: drawing, for: graph) + (isReadable ? textProblems(of: drawing, for: graph) : [])
            #expect(found.isEmpty, "\(name) \(width)x\(height): \(found.prefix(3))")
            #expect(layout(graph, options: options) == drawing)
        }
    }

    @Test(arguments: twelveCases.dropLast().indices)
    func `a hard case looks as it did when a person looked at it`(index: Int) throws {
        let (name, graph) = twelveCases[index]
        for (width, height) in Self.sizes {
            let drawing = layout(graph, options: LayoutOptions(maximumWidth: width, maximumHeight: height))
            let text = [LayoutGlyphs.unicode, .ascii]
                .flatMap { drawing.text(glyphs: $0, boxContent: { [" " + Self.shown($0)] }) + [""] }
                .joined(separator: "\n")
            let file = Self.folder.appendingPathComponent("\(name)-\(width)x\(height).txt")
            if ProcessInfo.processInfo.environment["LAYOUT_RECORD"] == "1" {
                try Data(text.utf8).write(to: file)
            }
            #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name) \(width)x\(height)\n\(text)")
        }
    }

    /// Names of characters that are one cell wide, or as many dots as the box has room for.
    private static func shown(_ box: LayoutDrawing.Box) -> String {
        box.id.allSatisfy { $0.isASCII && !$0.isNewline && $0 != "\t" && $0 != "\u{1B}" } && !box.id.isEmpty
            ? box.id : String(repeating: "·", count: max(0, min(box.width, 20) - 4))
    }
}
