import TerminalUI
import Workflows

extension Painter {
    /// The list, and below it the words about the selected one.
    mutating func drawProblems(in rect: Rect) {
        let rows = model.problemRows
        let name = model.workflow.map { " of \($0.name)" } ?? ""
        let filter = model.filter(of: .problems)
        let title: SafeText = rows.isEmpty ? "Problems" : "Problems \(rows.count)\(name)"
        let inside = frame(.problems, rect, title: title, badge: filter.isEmpty ? "" : "& \(filter)")
        guard !rows.isEmpty else {
            let words: SafeText =
                model.workflow == nil
                ? "no workflow is selected" : filter.isEmpty ? "✓ no problems" : "nothing holds '\(filter)'"
            draw(words, model.workflow == nil || !filter.isEmpty ? .textMuted : .stateDone, in: inside.inset(left: 1))
            return
        }
        let (detail, list) = inside.removing(bottom: model.problemDetailHeight)
        let top = model.tops[.problems] ?? 0
        for (slot, problem) in rows.dropFirst(top).prefix(list.height / 2 + 1).enumerated() {
            let row = slot * 2
            guard row < list.height else { break }
            draw(problem, in: list, row: row)
            if top + slot == model.selectedProblem {
                select(list, row: row, height: 2, isFocused: isFocused(.problems))
            }
        }
        let bar = Rect(x: rect.x, y: list.y, width: rect.width, height: list.height)
        drawScrollbar(.problems, count: rows.count, top: top, rows: max(1, list.height / 2), in: bar)
        if rows.indices.contains(model.selectedProblem) { drawDetail(of: rows[model.selectedProblem], in: detail) }
    }

    private mutating func draw(_ problem: WorkflowProblem, in rect: Rect, row: Int) {
        let (glyph, role) = sign(of: problem)
        draw(
            [Span(" "), Span(glyph + " ", role, .bold), Span(SafeText(untrusted: problem.code.heading))],
            in: rect,
            row: row
        )
        let place = problem.place.map { "\($0.file):\($0.line)" } ?? ""
        let text = SafeText(untrusted: place)
        draw(
            [Span("   "), Span(SafeText(untrusted: problem.subject.name), .textMuted)],
            in: rect.inset(right: text.width + 2),
            row: row + 1
        )
        drawTrailing(text + " ", .textFaint, in: rect, row: row + 1)
    }

    private func sign(of problem: WorkflowProblem) -> (SafeText, Role) {
        switch problem.severity {
        case .error: ("✗", .stateFailed)
        case .warning: ("!", .levelWarning)
        case .hint: ("·", .levelInfo)
        }
    }

    private mutating func drawDetail(of problem: WorkflowProblem, in rect: Rect) {
        guard rect.height > 1 else { return }
        let text = rect.inset(left: 1, top: rect.height > 4 ? 1 : 0, right: 1)
        let used = drawWrapped(SafeText(untrusted: problem.reason, limit: 1_000), in: text)
        let row = used + (text.height - used > 3 ? 1 : 0)
        draw("Fix", .key, in: text, row: row)
        drawWrapped(SafeText(untrusted: problem.fix, limit: 1_000), in: text.inset(left: 5), row: row)
    }
}
