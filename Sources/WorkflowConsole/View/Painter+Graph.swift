import FoundationEssentials
import GraphLayout
import TerminalUI
import Workflows

extension Painter {
    mutating func drawGraph(in rect: Rect) {
        let name = model.run == nil ? model.workflow?.name ?? "Graph" : "Graph"
        let inside = frame(.graph, rect, title: SafeText(untrusted: name), badge: graphBadge)
        guard let workflow = model.workflow, let picture = model.graph.picture else {
            let words: SafeText = model.workflow == nil ? "no workflow is selected" : "drawing the graph"
            draw(words, .textMuted, in: inside.inset(left: 1))
            return
        }
        let header = model.graphHeaderHeight
        if header > 0 {
            let text = inside.inset(left: 2, right: 1)
            draw([Span(SafeText(untrusted: workflow.summary, limit: 400))], in: text)
            draw([Span(SafeText(untrusted: facts(of: workflow)), .textMuted)], in: text, row: 1)
        }
        let room = inside.inset(top: header, bottom: arrangement.tier.hasFrames ? 1 : 0)
        if model.showsLanes {
            drawLanes(picture, in: room)
        } else {
            drawPicture(picture, in: room)
            drawMinimap(picture, in: room)
        }
        guard arrangement.tier.hasFrames else { return }
        drawGraphHint(picture, in: inside.removing(bottom: 1).removed.inset(left: 2))
    }

    /// What the drawing is and leaves out, on the line below it.
    private mutating func drawGraphHint(_ picture: GraphPicture, in rect: Rect) {
        var words: [String] = []
        if !model.showsLanes {
            if !picture.fits { words.append("a part of the drawing; H J K L move it") }
            if model.graph.zoom != nil { words.append("zoom \(picture.zoom.word), 0 fits") }
        }
        if model.graph.isFollowing { words.append("following") }
        if let heat = model.graph.heat.word, model.run != nil { words.append(heat) }
        if model.graph.pending != nil { words.append("drawing anew") }
        draw(SafeText(untrusted: words.joined(separator: "   ")), .textFaint, in: rect)
    }

    private var graphBadge: SafeText {
        guard let picture = model.graph.picture else { return "" }
        if model.showsLanes, !model.prefersLanes, arrangement.tier != .tabs { return "lanes" }
        let faults = picture.diagram.faults.count
        return faults > 0 && model.showsProblems ? "\(faults.counted("place"))" : ""
    }

    private func facts(of workflow: WorkflowInfo) -> String {
        [
            workflow.asksPeople ? "asks people" : "asks nobody", workflow.timeout,
            workflow.graph.steps.count.counted("step"), workflow.graph.events.count.counted("event"),
        ].joined(separator: " · ")
    }

    // MARK: The picture

    /// Paints what is in sight of the drawing; the rest of it is not looked at.
    private mutating func drawPicture(_ picture: GraphPicture, in room: Rect) {
        let inset = model.graphInset
        let scroll = model.graph.scroll
        let origin = room.origin.moved(columns: inset.x - scroll.x, rows: inset.y - scroll.y)
        let seen = Rect(x: scroll.x - inset.x, y: scroll.y - inset.y, width: room.width, height: room.height)
        let wires = zip(picture.drawing.wires, picture.wireBounds).filter { !$0.1.intersection(seen).isEmpty }.map(\.0)
        for wire in wires { draw(wire, of: picture, at: origin, seen: seen, in: room) }
        for crossing in picture.drawing.crossings where seen.contains(Point(x: crossing.x, y: crossing.y)) {
            let point = origin.moved(columns: crossing.x, rows: crossing.y)
            cells.drawGlyph(Glyph(wireGlyphs.crossing), at: point, style: styles[.graphEdge], in: room)
        }
        for box in picture.drawing.boxes {
            let rect = Rect(x: origin.x + box.x, y: origin.y + box.y, width: box.width, height: box.height)
            guard !rect.intersection(room).isEmpty, let node = picture.node(box) else { continue }
            draw(node, in: rect, of: picture, clip: room)
        }
        for wire in wires {
            for label in wire.labels where label.width > 0 { draw(label, of: picture, at: origin, in: room) }
        }
    }

    private mutating func draw(
        _ wire: LayoutDrawing.Wire,
        of picture: GraphPicture,
        at origin: Point,
        seen: Rect,
        in room: Rect
    ) {
        let links = wire.edges.compactMap { picture.link($0) }
        let isGhost = links.contains { $0.isGhost }
        let isSelected = links.contains { model.graph.selection == .event($0.event) }
        let role: Role =
            isSelected ? .graphNodeSelected : isGhost ? .stateFailed : wire.isBack ? .graphEdgeBack : .graphEdge
        for cell in wire.cells where seen.contains(Point(x: cell.x, y: cell.y)) {
            let isEnd = isGhost && cell.arrowHead != nil && links.contains { $0.target.isMissingTarget }
            let glyph: Glyph = isEnd ? "⊣" : Glyph(wireGlyphs.glyph(for: cell, of: wire))
            let point = origin.moved(columns: cell.x, rows: cell.y)
            cells.drawGlyph(glyph, at: point, style: styles[role], in: room)
        }
    }

    private mutating func draw(
        _ label: LayoutDrawing.Label,
        of picture: GraphPicture,
        at origin: Point,
        in room: Rect
    ) {
        let event = picture.event(of: label)
        let isFault = event.map { picture.diagram.faults.contains(.event($0)) } ?? false
        let isSelected = event.map { model.graph.selection == .event($0) } ?? false
        var text = SafeText(untrusted: label.text)
        let count = event.flatMap { model.run?.counts[$0] } ?? 0
        var role: Role = isFault ? .stateFailed : model.run != nil && count == 0 ? .textMuted : .graphLabel
        if isSelected { role = .graphNodeSelected }
        if count > 1 {
            let suffix: SafeText = "×\(count < 1000 ? String(count) : "\(count / 1000)k")"
            text += text.width + 1 + suffix.width <= label.width ? " " + suffix : suffix
        }
        let point = origin.moved(columns: label.x, rows: label.y)
        let style = isSelected ? styles[role].adding(.reverse) : styles[role]
        cells.draw(text.middleTruncated(to: label.width), at: point, style: style, tokenStyle: styles[.token], in: room)
    }

    /// The signs on everything that can be gone to.
    mutating func drawLabels(of jump: Jump) {
        for target in jump.targets where target.label.hasPrefix(jump.typed) {
            let rest = SafeText(untrusted: String(target.label.dropFirst(jump.typed.count)))
            let style = styles[.key].adding([.bold, .reverse])
            cells.draw(rest, at: target.point, style: style, in: cells.bounds)
        }
    }
}
