import FoundationEssentials
import TerminalUI
import Workflows

extension Painter {
    /// A box with what the run tells of it.
    mutating func draw(_ node: GraphNodeID, in rect: Rect, of picture: GraphPicture, clip: Rect) {
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
            case .start, .finish, .failure, .nobody, .event, .resource: false
            }
        guard isFramed else {
            let isGrown = rect.height >= 3 && rect.width >= 3
            let line = Rect(x: rect.x, y: rect.y + (rect.height - 1) / 2, width: rect.width, height: 1)
            if !isGrown, case .event(let name) = node {
                draw(event: name, of: picture, in: line, clip: clip)
                return
            }
            let role = role(ofLone: node, state: state, isSelected: isSelected, isFault: isFault)
            // Where the layout made room for many ways, a frame shows where they end.
            if isGrown {
                draw(grown: node, state, remark, role, isSelected: isSelected, zoom: picture.zoom, in: rect, clip: clip)
            } else {
                draw(lone: node, state, remark, role, isSelected: isSelected, zoom: picture.zoom, in: line, clip: clip)
            }
            return
        }
        var role: Role = isFault ? .stateFailed : .graphNode
        if let state, [.running, .asks, .retrying].contains(state) { role = .graphNodeActive }
        if isSelected { role = .graphNodeSelected }
        var local = Painter(beside: self, size: rect.size)
        var border: BorderStyle = isSelected ? .heavy : node == .person ? .dashed : styles.line(role, default: .rounded)
        if case .group = node, !isSelected { border = .double }
        let inside = local.cells.box(Rect(size: rect.size), border, style: styles[role]).inset(left: 1, right: 1)
        let name = SafeText(untrusted: node.name)
        var first: [Span] = []
        if let state, node != .person { first += [Span(state.glyph + " ", state.role, .bold)] }
        first.append(Span(name, .text, isSelected ? .bold : []))
        local.draw(first, in: inside)
        if picture.zoom == .card {
            if let remark {
                local.draw(SafeText(untrusted: remark), .stateFailed, in: inside, row: 1)
            } else {
                local.drawTrailing(workers(of: node), .textMuted, in: inside)
                local.draw(cardFigure(of: node), in: inside, row: 1)
            }
        } else if let remark {
            local.drawTrailing(SafeText(untrusted: remark), .stateFailed, in: inside)
        } else {
            let (text, role) = shortFigure(of: node, room: inside.width - name.width - 3)
            local.drawTrailing(text, role, in: inside)
        }
        cells.draw(local.cells, at: rect.origin, in: clip)
    }

    /// A box without a frame: where runs begin and end, and the missing ends.
    private mutating func draw(
        lone node: GraphNodeID,
        _ state: NodeState?,
        _ remark: String?,
        _ role: Role,
        isSelected: Bool,
        zoom: GraphZoom,
        in rect: Rect,
        clip: Rect
    ) {
        var text = words(ofLone: node, state: state, zoom: zoom)
        if zoom != .glyph {
            if case .nobody(_, false) = node { text += " ⊢" }
            if let remark {
                text += ", \(remark)"
            } else if case .step = node {
                let (figure, _) = shortFigure(of: node, room: rect.width - text.width - 1)
                if !figure.isEmpty { text += " " + figure }
            }
        }
        let style = isSelected ? styles[role].adding(.reverse) : styles[role]
        cells.draw(text, in: rect.intersection(clip), style: style)
    }

    /// A box of one line that was made higher.
    private mutating func draw(
        grown node: GraphNodeID,
        _ state: NodeState?,
        _ remark: String?,
        _ role: Role,
        isSelected: Bool,
        zoom: GraphZoom,
        in rect: Rect,
        clip: Rect
    ) {
        var local = Painter(beside: self, size: rect.size)
        let border: BorderStyle = isSelected ? .heavy : node == .person ? .dashed : styles.line(role, default: .rounded)
        let inside = local.cells.box(Rect(size: rect.size), border, style: styles[role])
        let name = SafeText(untrusted: node.name)
        var text = node == .person ? name : words(ofLone: node, state: state, zoom: zoom)
        if zoom != .glyph, let remark { text += ", \(remark)" }
        if text.width > inside.width { text = name }
        if text.width < inside.width { text = " " + text }
        local.cells.draw(text.middleTruncated(to: inside.width), in: inside, style: styles[role])
        cells.draw(local.cells, at: rect.origin, in: clip)
    }

    private func role(ofLone node: GraphNodeID, state: NodeState?, isSelected: Bool, isFault: Bool) -> Role {
        if isSelected { return .graphNodeSelected }
        if !node.isNobody, !isFault, case .step = node { return state?.role ?? .graphNode }
        if state == .done { return .stateDone }
        return node.isNobody || isFault ? .stateFailed : .textMuted
    }

    /// The sign and the name of a box, as many letters of it as the zoom has room for.
    private func words(ofLone node: GraphNodeID, state: NodeState?, zoom: GraphZoom) -> SafeText {
        var sign: SafeText =
            switch node {
            case .step, .group: (state?.glyph ?? "○") + " "
            case .person: "("
            case .start: "▸ "
            case .finish: state == .done ? "✓ " : "■ "
            case .failure: "✗ "
            case .resource: "◇ "
            case .nobody(_, let isTarget): isTarget ? " " : ""
            case .event: ""
            }
        var name = SafeText(untrusted: node.name)
        if zoom == .glyph {
            name = name.prefix(columns: GraphPicture.glyphLetters)
            if sign.isEmpty || node.isNobody { sign = "! " }
        }
        return node == .person ? sign + name + ")" : sign + name
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
}
