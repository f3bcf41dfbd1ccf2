import TerminalUI
import Workflows

extension Painter {
    /// The graph as lines from top to bottom.
    mutating func drawLanes(_ picture: GraphPicture, in rect: Rect) {
        let rows = picture.lanes.rows
        let top = min(max(0, model.graph.scroll.y), max(0, rows.count - rect.height))
        let selected = picture.lanes.selectedRow(model.laneRow, place: model.graph.selection)
        var nameWidth = 6
        for case .step(let name) in rows { nameWidth = max(nameWidth, SafeText(untrusted: name).width) }
        nameWidth = min(nameWidth, max(6, rect.width / 3))
        for offset in 0..<rect.height where top + offset < rows.count {
            draw(spans(of: rows[top + offset], nameWidth: nameWidth, picture), in: rect, row: offset)
            if top + offset == selected, isFocused(.graph) || model.showsProblems {
                select(rect, row: offset, isFocused: isFocused(.graph))
            }
        }
        let bar = Rect(x: rect.x, y: rect.y, width: rect.width + 1, height: rect.height)
        drawScrollbar(.graph, count: rows.count, top: top, rows: rect.height, in: bar)
    }

    private var laneIndent: SafeText { arrangement.tier.hasFrames ? "   " : " " }

    private func spans(of row: Lanes.Row, nameWidth: Int, _ picture: GraphPicture) -> [Span] {
        switch row {
        case .entry(let event): return [Span(laneIndent + "▸ ", .textFaint)] + eventSpans(event, picture)
        case .step(let name): return stepSpans(name, nameWidth, picture)
        case .main(let event): return [Span(laneIndent + "│ ", .graphEdge)] + eventSpans(event, picture)
        case .arrow: return [Span(laneIndent + "▾", .graphEdge)]
        case .gap: return []
        case .lone(let node):
            return [
                Span(laneIndent + "! ", .stateFailed), Span(SafeText(untrusted: node.name), .stateFailed),
                Span(SafeText(untrusted: picture.diagram.remarks[node].map { ", \($0)" } ?? ""), .stateFailed),
            ]
        case .side(let event, let target, let leadsBack, let isDashed, let isLast):
            let corner: SafeText = isLast ? "╰ " : "├ "
            let line: SafeText = target.isNobody ? " ╌╌⊣ " : (isDashed ? " ╌╌" : " ──") + (leadsBack ? "▴ " : "▸ ")
            return [Span(laneIndent + corner, .graphEdge)] + eventSpans(event, picture)
                + [Span(line, target.isNobody ? .stateFailed : leadsBack ? .graphEdgeBack : .graphEdge)]
                + endSpans(target)
        case .incoming(let event, let source, let isLast):
            let corner: SafeText = isLast ? "╰◂ " : "├◂ "
            return [Span(laneIndent + corner, .graphEdge)] + eventSpans(event, picture)
                + [Span(source.isNobody ? " ╌╌ " : " ── ", source.isNobody ? .stateFailed : .graphEdge)]
                + endSpans(source)
        }
    }

    private func endSpans(_ node: GraphNodeID) -> [Span] {
        let state = model.run.map { self.state(of: node, in: $0) }
        switch node {
        case .finish:
            let isDone = state == .done
            return [Span(isDone ? "✓ finished" : "■ finished", isDone ? .stateDone : .textMuted)]
        case .nobody: return [Span("nobody", .stateFailed)]
        case .person: return [Span("you", state == .asks ? .stateWaiting : .text)]
        default: return [Span(SafeText(untrusted: node.name))]
        }
    }

    private func eventSpans(_ event: String, _ picture: GraphPicture) -> [Span] {
        let isFault = picture.diagram.faults.contains(.event(event))
        var spans = [Span(SafeText(untrusted: event), isFault ? .stateFailed : .graphLabel)]
        if let count = model.run?.counts[event], count > 1 { spans.append(Span(" ×\(count.grouped)", .textMuted)) }
        return spans
    }

    private func stepSpans(_ name: String, _ nameWidth: Int, _ picture: GraphPicture) -> [Span] {
        let node = GraphNodeID.step(name)
        let isFault = picture.diagram.faults.contains(.node(node))
        let state = model.run?.state(of: name) ?? .idle
        var spans = [
            Span(laneIndent), Span(state.glyph + " ", isFault ? .stateFailed : state.role, .bold),
            Span(SafeText(untrusted: name).padded(to: nameWidth), isFault ? .stateFailed : .text, .bold),
        ]
        if let remark = picture.diagram.remarks[node] {
            return spans + [Span("  \(remark)", .stateFailed)]
        }
        let step = model.workflow?.graph.steps.first { $0.id == name }
        guard let run = model.run else {
            let workers = step?.workers ?? 1
            return workers > 1 ? spans + [Span("  \(workers) workers", .textMuted)] : spans
        }
        let tally = run.steps[name]
        let count = (tally?.finished ?? 0) + (tally?.running ?? 0)
        spans.append(
            Span(SafeText(untrusted: count > 0 ? count.grouped : "").padded(to: 5, alignment: .trailing), .textMuted)
        )
        guard arrangement.tier.hasFrames else { return spans }
        var figure = figure(of: node)
        if tally?.finished ?? 0 > 0, !figure.isEmpty { figure.removeFirst() }
        if figure.isEmpty || figure[0].text.isEmpty { figure = [Span(SafeText(untrusted: state.word), state.role)] }
        if [.failed, .retrying].contains(state), figure.first?.text != SafeText(untrusted: state.word) {
            figure = [Span(stateWord(of: name, state, run), state.role), Span(", ", .textMuted)] + figure
        }
        spans += [Span("   ")] + figure
        if let waited = tally?.waited(at: model.now), waited >= 0.1, state != .asks {
            spans.append(Span(", waited \(waited.secondsText)", .textFaint))
        }
        // Idle workers say nothing.
        if let workers = step?.workers, workers > 1, let tally, tally.running + tally.queued > 0 {
            spans.append(Span("      \(tally.running)/\(workers) workers", .textMuted))
        }
        return spans
    }
}
