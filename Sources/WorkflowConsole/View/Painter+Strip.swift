import FoundationEssentials
import TerminalUI
import Workflows

extension Painter {
    /// A few wide rows: the steps in one line, then the question or the newest events.
    mutating func drawStrip(in rect: Rect) {
        guard rect.height > 0 else { return }
        if model.showsProblems {
            drawProblems(in: rect)
            return
        }
        guard let run = model.run else {
            drawStripList(in: rect)
            return
        }
        draw(stepSpans(run), in: rect.inset(left: 1))
        let rest = rect.removing(top: 1).rest
        guard rest.height > 0 else { return }
        if let first = model.inbox.first {
            let words = SafeText(untrusted: first.question.prompt, limit: 400)
            draw(
                [Span(" ? ", .stateWaiting, .bold), Span(words), Span("   a", .key), Span(" answer", .keyDescription)],
                in: rest
            )
            drawNewestEvents(run, in: rest.removing(top: 1).rest)
        } else {
            drawNewestEvents(run, in: rest)
        }
    }

    private mutating func drawStripList(in rect: Rect) {
        let rows = model.runRows
        let index = rows.firstIndex(of: model.subject) ?? 0
        let top = Model.top(model.tops[.runs] ?? 0, showing: index, of: rows.count, rows: rect.height)
        for row in 0..<rect.height where top + row < rows.count {
            guard case .workflow(let name) = rows[top + row], let workflow = model.workflow(name) else { continue }
            draw(
                [
                    Span(" "), Span(SafeText(untrusted: name).padded(to: 14)), Span("  "),
                    Span(SafeText(untrusted: workflow.summary, limit: 300), .textMuted),
                ],
                in: rect,
                row: row
            )
            if top + row == index { select(rect, row: row, isFocused: true) }
        }
    }

    /// `✓ open  ✓ split  ● parse 31/48  ○ rank`
    private func stepSpans(_ run: RunModel) -> [Span] {
        let order = model.graph.picture?.diagram.order ?? model.workflow?.graph.steps.map(\.id) ?? []
        return order.flatMap { step -> [Span] in
            let state = run.state(of: step)
            let tally = run.steps[step]
            var spans = [Span(state.glyph + " ", state.role, .bold), Span(SafeText(untrusted: step))]
            if let tally, tally.liveCount > 0 {
                spans.append(
                    Span(" \(tally.finished.compact)/\((tally.finished + tally.liveCount).compact)", .textMuted)
                )
            }
            return spans + [Span("  ")]
        }
    }

    private mutating func drawNewestEvents(_ run: RunModel, in rect: Rect) {
        for (row, sequence) in run.events.shown.suffix(rect.height).enumerated() {
            guard let record = run.log[sequence] else { continue }
            let time = TimeOfDay(record.time, offset: model.options.utcOffset).seconds
            let order = model.schema(of: record.qualifiedName ?? record.type)?.fieldNames ?? []
            draw(
                [
                    Span(" \(time)  ", .textFaint), Span(record.glyph + " ", record.role, .bold),
                    Span(SafeText(untrusted: record.headline), record.role), Span("  "),
                    Span(SafeText(untrusted: record.summary(order: order), limit: 400), .textMuted),
                ],
                in: rect,
                row: row
            )
        }
    }
}
