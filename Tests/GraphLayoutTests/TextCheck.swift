import GraphLayout

/// Everything a reader of the printed text could not see: lines are followed by the characters alone.
func textProblems(of drawing: LayoutDrawing) -> [String] {
    let lines = drawing.text().map(Array.init)
    guard lines.count == drawing.height else { return ["\(lines.count) lines for \(drawing.height) rows"] }
    var problems: [String] = []
    for label in drawing.wires.flatMap(\.labels) where label.text.count == label.width {
        let row = lines[label.y]
        let shown = label.x + label.width <= row.count ? String(row[label.x..<(label.x + label.width)]) : ""
        if shown != label.text { problems.append("label \(label.text) reads \(shown)") }
    }
    for wire in drawing.wires {
        for start in wire.cells where start.arrowHead == nil {
            for way in LayoutDrawing.Direction.allCases where start.arms.contains(.init(way)) {
                guard let source = drawing.box(at: Point(x: start.x, y: start.y).next(way)) else { continue }
                let reader = TextReader(lines: lines, drawing: drawing)
                let reached = reader.boxes(from: Point(x: start.x, y: start.y), coming: way.opposite)
                if reached != Set(wire.targets) {
                    problems.append("from \(source.id) the text of \(wire.id) leads to \(reached.sorted())")
                }
            }
        }
    }
    return problems
}

/// Follows lines in printed text.
private struct TextReader {
    let lines: [[Character]]
    let drawing: LayoutDrawing

    private static let arms: [Character: [LayoutDrawing.Direction]] = [
        "│": [.north, .south], "╎": [.north, .south], "─": [.east, .west], "╌": [.east, .west],
        "╭": [.east, .south], "╮": [.west, .south], "╰": [.north, .east], "╯": [.north, .west],
        "├": [.north, .east, .south], "┤": [.north, .west, .south],
        "┬": [.east, .west, .south], "┴": [.north, .east, .west],
    ]
    private static let heads: [Character: LayoutDrawing.Direction] = [
        "▴": .north, "▸": .east, "▾": .south, "◂": .west,
    ]

    private struct Step: Hashable {
        var point: Point
        var way: LayoutDrawing.Direction
    }

    private func character(_ point: Point) -> Character {
        guard lines.indices.contains(point.y), lines[point.y].indices.contains(point.x) else { return " " }
        return lines[point.y][point.x]
    }

    /// The boxes the arrow heads of a line point into.
    func boxes(from start: Point, coming way: LayoutDrawing.Direction) -> Set<String> {
        var reached: Set<String> = []
        var seen: Set<Step> = []
        var steps = [Step(point: start, way: way)]
        while let step = steps.popLast() {
            guard seen.insert(step).inserted, drawing.box(at: step.point) == nil else { continue }
            let character = character(step.point)
            if let head = Self.heads[character] {
                if head == step.way { reached.insert(drawing.box(at: step.point.next(head))?.id ?? "nothing") }
            } else if character == "┼" {
                steps.append(Step(point: step.point.next(step.way), way: step.way))
            } else if let arms = Self.arms[character] {
                if !arms.contains(step.way.opposite) { reached.insert("a line that is not connected") }
                for arm in arms where arm != step.way.opposite {
                    steps.append(Step(point: step.point.next(arm), way: arm))
                }
            } else {
                reached.insert("nothing at \(step.point)")
            }
        }
        return reached
    }
}
