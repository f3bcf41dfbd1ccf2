import GraphLayout

/// Everything that is wrong with the printed text of a drawing of a graph, in Unicode and in ASCII.
///
/// Labels should be of characters that no line is drawn with.
/// - Parameter content: the first line inside a box, in Unicode or in ASCII.
func textProblems(
    of drawing: LayoutDrawing,
    for graph: LayoutGraph,
    content: (_ box: LayoutDrawing.Box, _ isASCII: Bool) -> String = { box, _ in box.id }
) -> [String] {
    [false, true].flatMap { isASCII -> [String] in
        let reading = TextReading(drawing, isASCII: isASCII) { content($0, isASCII) }
        let problems = reading.problems.isEmpty ? netProblems(reading, drawing, graph) : reading.problems
        return problems.map { (isASCII ? "ASCII: " : "Unicode: ") + $0 }
    }
}

private struct Ends: Hashable {
    var source: String
    var target: String
}

private func netProblems(_ reading: TextReading, _ drawing: LayoutDrawing, _ graph: LayoutGraph) -> [String] {
    var problems: [String] = []
    let nodes = Set(graph.nodes.map(\.id))
    let edges = graph.edges.filter { nodes.contains($0.source) && nodes.contains($0.target) }
    let declared = Set(edges.map { Ends(source: $0.source, target: $0.target) })
    var drawn: Set<Ends> = []
    for net in reading.nets {
        let name = "the line from \(net.sources) to \(net.targets)"
        if net.sources.isEmpty || net.targets.isEmpty { problems.append("\(name) has no end") }
        if Set(net.sources).count < net.sources.count || Set(net.targets).count < net.targets.count {
            problems.append("\(name) meets a box twice")
        }
        if net.hasDashed, net.hasSolid { problems.append("\(name) is half dashed") }
        for source in net.sources {
            for target in net.targets {
                let ends = Ends(source: source, target: target)
                drawn.insert(ends)
                if !declared.contains(ends) { problems.append("\(name) joins \(source) and \(target)") }
            }
        }
    }
    for ends in declared.subtracting(drawn) { problems.append("no line leads from \(ends.source) to \(ends.target)") }
    if reading.nets.count != drawing.wires.count {
        problems.append("\(reading.nets.count) lines for \(drawing.wires.count) wires")
    }
    let endsOfEdge = Dictionary(edges.map { ($0.id, $0) }) { one, _ in one }
    for label in drawing.wires.flatMap(\.labels) {
        let rows = drawing.wires.first { $0.labels.contains(label) }?.labels.map(\.y) ?? []
        let beside = rows.map { Point(x: label.x - 2, y: $0) }
        let below = Point(x: label.x, y: (rows.max() ?? label.y) + 1)
        let isOwn = (beside + [below]).contains { point in
            guard let net = reading.net(at: point) else { return false }
            return label.edges.allSatisfy { edge in
                guard let ends = endsOfEdge[edge] else { return false }
                return net.sources.contains(ends.source) && net.targets.contains(ends.target)
            }
        }
        if !isOwn { problems.append("label \(label.text) of \(label.edges) does not stand beside its line") }
    }
    return problems
}
