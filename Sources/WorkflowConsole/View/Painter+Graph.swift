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

    private mutating func drawPicture(_ picture: GraphPicture, in room: Rect) {
        let inset = model.graphInset
        let origin = room.origin.moved(
            columns: inset.x - model.graph.scroll.x,
            rows: inset.y - model.graph.scroll.y
        )
        for wire in picture.drawing.wires { draw(wire, of: picture, at: origin, in: room) }
        for crossing in picture.drawing.crossings {
            let point = origin.moved(columns: crossing.x, rows: crossing.y)
            cells.drawGlyph("┼", at: point, style: styles[.graphEdge], in: room)
        }
        for box in picture.drawing.boxes {
            guard let node = picture.node(box) else { continue }
            let rect = Rect(x: origin.x + box.x, y: origin.y + box.y, width: box.width, height: box.height)
            draw(node, in: rect, of: picture, clip: room)
        }
        for wire in picture.drawing.wires {
            for label in wire.labels where label.width > 0 { draw(label, of: picture, at: origin, in: room) }
        }
    }

    private mutating func draw(_ wire: LayoutDrawing.Wire, of picture: GraphPicture, at origin: Point, in room: Rect) {
        let links = wire.edges.compactMap { picture.link($0) }
        let isGhost = links.contains { $0.isGhost }
        let isSelected = links.contains { model.graph.selection == .event($0.event) }
        let role: Role =
            isSelected ? .graphNodeSelected : isGhost ? .stateFailed : wire.isBack ? .graphEdgeBack : .graphEdge
        for cell in wire.cells {
            let isEnd = isGhost && cell.arrowHead != nil && links.contains { $0.target.isMissingTarget }
            let glyph: Glyph = isEnd ? "⊣" : Glyph(LayoutGlyphs.unicode.glyph(for: cell, of: wire))
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
        let isFault = picture.diagram.faults.contains(.event(label.text))
        let isSelected = model.graph.selection == .event(label.text)
        var text = SafeText(untrusted: label.text)
        let count = model.run?.counts[label.text] ?? 0
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

    // MARK: Boxes

    private mutating func draw(_ node: GraphNodeID, in rect: Rect, of picture: GraphPicture, clip: Rect) {
        var isSelected = model.graph.selection == .node(node)
        var isFault = picture.diagram.faults.contains(.node(node))
        if case .group(let fold) = node {
            if case .node(.step(let name))? = model.graph.selection { isSelected = fold.steps.contains(name) }
            isFault = fold.steps.contains { picture.diagram.faults.contains(.node(.step($0))) }
        }
        let remark = picture.diagram.remarks[node]
        let state = model.run.map { self.state(of: node, in: $0) }
        let isFramed: Bool =
            switch node {
            case .step, .person, .group: picture.zoom >= .box
            case .start, .finish, .nobody, .event: false
            }
        guard isFramed else {
            // The layout may have made the box higher than its one line.
            let rect = Rect(x: rect.x, y: rect.y + (rect.height - 1) / 2, width: rect.width, height: 1)
            if case .event(let name) = node {
                draw(event: name, of: picture, in: rect, clip: clip)
                return
            }
            draw(
                lone: node,
                state: state,
                remark: remark,
                isSelected: isSelected,
                isFault: isFault,
                zoom: picture.zoom,
                in: rect,
                clip: clip
            )
            return
        }
        var role: Role = isFault ? .stateFailed : .graphNode
        if let state, [.running, .asks, .retrying].contains(state) { role = .graphNodeActive }
        if isSelected { role = .graphNodeSelected }
        var local = Painter(model: model, size: rect.size, styles: styles)
        var border: BorderStyle = isSelected ? .heavy : node == .person ? .dashed : styles.line(role, default: .rounded)
        if case .group = node, !isSelected { border = .double }
        let inside = local.cells.box(Rect(size: rect.size), border, style: styles[role]).inset(left: 1, right: 1)
        let name = SafeText(untrusted: node.name)
        let figure = figure(of: node)
        var first: [Span] = []
        if let state, node != .person { first += [Span(state.glyph + " ", state.role, .bold)] }
        first.append(Span(name, .text, isSelected ? .bold : []))
        local.draw(first, in: inside)
        if picture.zoom == .card {
            if let remark {
                local.draw(SafeText(untrusted: remark), .stateFailed, in: inside, row: 1)
            } else {
                local.drawTrailing(workers(of: node), .textMuted, in: inside)
                local.draw(figure, in: inside, row: 1)
            }
        } else if let remark {
            local.drawTrailing(SafeText(untrusted: remark), .stateFailed, in: inside)
        } else {
            let (text, role) = shortFigure(of: node)
            local.drawTrailing(text, role, in: inside)
        }
        cells.draw(local.cells, at: rect.origin, in: clip)
    }

    /// A box without a frame: where runs begin and end, and the missing ends.
    private mutating func draw(
        lone node: GraphNodeID,
        state: NodeState?,
        remark: String?,
        isSelected: Bool,
        isFault: Bool,
        zoom: GraphZoom,
        in rect: Rect,
        clip: Rect
    ) {
        var glyph: SafeText =
            switch node {
            case .step, .group: (state?.glyph ?? "○") + " "
            case .person: "("
            case .start: "▸ "
            case .finish: state == .done ? "✓ " : "■ "
            case .nobody(_, let isTarget): isTarget ? " " : ""
            default: ""
            }
        var role: Role = node.isNobody || isFault ? .stateFailed : .textMuted
        if state == .done { role = .stateDone }
        if !node.isNobody, !isFault, case .step = node { role = state?.role ?? .graphNode }
        if isSelected { role = .graphNodeSelected }
        var name = SafeText(untrusted: node.name)
        if zoom == .glyph {
            name = name.prefix(columns: GraphPicture.glyphLetters)
            if glyph.isEmpty || node.isNobody { glyph = "! " }
        }
        var text = glyph + name
        if node == .person { text += ")" }
        if zoom != .glyph {
            if case .nobody(_, false) = node { text += " ⊢" }
            if let remark {
                text += ", \(remark)"
            } else if case .step = node {
                let (figure, _) = shortFigure(of: node)
                if !figure.isEmpty { text += " " + figure }
            }
        }
        let style = isSelected ? styles[role].adding(.reverse) : styles[role]
        cells.draw(text, in: rect.intersection(clip), style: style)
    }

    /// An event as a box of its own: its name between points, and how many have passed.
    private mutating func draw(event: String, of picture: GraphPicture, in rect: Rect, clip: Rect) {
        let isFault = picture.diagram.faults.contains(.event(event))
        let isSelected = model.graph.selection == .event(event)
        let count = model.run?.counts[event] ?? 0
        var role: Role = isFault ? .stateFailed : model.run != nil && count == 0 ? .textMuted : .graphLabel
        if isSelected { role = .graphNodeSelected }
        var text = SafeText(untrusted: event)
        if picture.zoom == .glyph {
            text = "‹" + text.prefix(columns: GraphPicture.glyphLetters) + "›"
        } else {
            text = "‹ " + text + (count > 1 ? " ×\(count.compact)" : "") + " ›"
        }
        let style = isSelected ? styles[role].adding(.reverse) : styles[role]
        cells.draw(text.middleTruncated(to: rect.width), in: rect.intersection(clip), style: style)
    }

    /// The signs on everything that can be gone to.
    mutating func drawLabels(of jump: Jump) {
        for target in jump.targets where target.label.hasPrefix(jump.typed) {
            let rest = SafeText(untrusted: String(target.label.dropFirst(jump.typed.count)))
            let style = styles[.key].adding([.bold, .reverse])
            cells.draw(rest, at: target.point, style: style, in: cells.bounds)
        }
    }

    func state(of node: GraphNodeID, in run: RunModel) -> NodeState { run.state(of: node) }

    private func workers(of node: GraphNodeID) -> SafeText {
        guard case .step(let name) = node, let step = model.workflow?.graph.steps.first(where: { $0.id == name }),
            step.workers > 1
        else { return "" }
        guard let run = model.run else { return "×\(step.workers)" }
        // Idle workers say nothing.
        guard let tally = run.steps[name], tally.running + tally.queued > 0 else { return "" }
        return "\(tally.running)/\(step.workers)"
    }

    /// The second line of a box: how often, how long, what it waits for.
    func figure(of node: GraphNodeID) -> [Span] {
        guard let run = model.run else { return [] }
        switch node {
        case .person:
            guard run.asked > 0 else { return [] }
            return [Span("\(run.asked) asked, \(run.answered) told", .textMuted)]
        case .step(let name):
            let tally = run.steps[name]
            var spans: [Span] = []
            if let finished = tally?.finished, finished > 0 {
                spans.append(Span("\(SafeText(untrusted: finished.compact).padded(to: 3)) ", .textMuted))
            }
            if let share = model.graph.heat.share(of: name, in: run) {
                let words =
                    model.graph.heat == .duration
                    ? (tally?.workedSeconds ?? 0).secondsText : "\(tally?.failed ?? 0) failed"
                return spans + [Span(Painter.bar(share) + " ", Painter.heatRole(share)), Span("\(words)", .textMuted)]
            }
            if model.graph.showsTimes, let since = tally?.since {
                return spans + [Span("\(model.now.timeIntervalSince(since).clockText) ago", .textMuted)]
            }
            spans += waiting(step: name, run) ?? [Span(SafeText(untrusted: tally?.figure ?? ""), .textMuted)]
            return spans
        case .group(let fold):
            let calls = fold.steps.reduce(0) { $0 + (run.steps[$1]?.finished ?? 0) }
            return [Span("\(SafeText(untrusted: calls.compact)) of \(fold.steps.count) steps", .textMuted)]
        case .start, .finish, .nobody, .event: return []
        }
    }

    /// What stands beside the name in a low box: how long it waits, how many work, or how many are done.
    private func shortFigure(of node: GraphNodeID) -> (SafeText, Role) {
        guard case .step(let name) = node else { return ("", .text) }
        guard let run = model.run else { return (workers(of: node), .textMuted) }
        if let share = model.graph.heat.share(of: name, in: run) {
            return (Painter.bar(share), Painter.heatRole(share))
        }
        if model.graph.showsTimes, let since = run.steps[name]?.since {
            return (SafeText(untrusted: model.now.timeIntervalSince(since).clockText), .textMuted)
        }
        if let question = run.questions.first(where: { $0.step == name }) {
            return (SafeText(untrusted: model.now.timeIntervalSince(question.asked).clockText), .stateWaiting)
        }
        if let tally = run.steps[name], tally.running > 0, model.graph.picture?.diagram.workers[name] ?? 1 > 1 {
            return (workers(of: node), .stateRunning)
        }
        let count = run.steps[name]?.finished ?? 0
        return (count > 0 ? SafeText(untrusted: count.compact) : "", .textMuted)
    }

    /// A share as a bar of one cell, so that heat is seen without colour.
    static func bar(_ share: Double) -> SafeText {
        let bars: [SafeText] = ["·", "░", "▓", "█"]
        return bars[min(bars.count - 1, max(0, Int((share * 3).rounded(.up))))]
    }

    static func heatRole(_ share: Double) -> Role {
        share > 0.66 ? .stateFailed : share > 0.33 ? .levelWarning : .textMuted
    }

    private func waiting(step name: String, _ run: RunModel) -> [Span]? {
        if let question = run.questions.first(where: { $0.step == name }) {
            return [Span("waits \(model.now.timeIntervalSince(question.asked).clockText)", .stateWaiting)]
        }
        if let queued = run.steps[name]?.queued, queued > 0 { return [Span("\(queued.compact) queued", .stateQueued)] }
        let prefix = name + " needs "
        if !run.info.status.isOver, let join = run.snapshot?.joins.first(where: { $0.hasPrefix(prefix) }) {
            return [Span(SafeText(untrusted: String(join.dropFirst(name.count + 1))), .textMuted)]
        }
        return nil
    }
}
