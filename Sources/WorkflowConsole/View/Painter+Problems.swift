import FoundationEssentials
import TerminalUI
import Workflows

extension Painter {
    /// The list, and below it the words about the selected one.
    mutating func drawProblems(in rect: Rect) {
        let rows = model.problemRows
        let filter = model.filter(of: .problems)
        var badge: SafeText = filter.isEmpty ? "" : "& \(filter)"
        if let started = model.build.started {
            badge = "building \(model.now.timeIntervalSince(started).clockText)"
        }
        let inside = frame(.problems, rect, title: problemsTitle(rows), badge: badge)
        guard !rows.isEmpty else {
            let words: SafeText =
                model.workflow == nil
                ? "no workflow is selected" : filter.isEmpty ? "✓ no problems" : "nothing holds '\(filter)'"
            draw(words, model.workflow == nil || !filter.isEmpty ? .textMuted : .stateDone, in: inside.inset(left: 1))
            let others = model.problemsElsewhere.count
            if others > 0 {
                draw(
                    "n shows \(others.counted("problem")) of other workflows",
                    .textMuted,
                    in: inside.inset(left: 1),
                    row: 2
                )
            }
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

    /// How many there are, and whose they are; what is solved does not count.
    private func problemsTitle(_ rows: [ProblemItem]) -> SafeText {
        let open = rows.filter { !$0.isSolved }
        var parts: [String] = []
        if let workflow = model.workflow, !rows.isEmpty {
            parts.append("\(open.count { !$0.isOfTools }) of \(workflow.name)")
        }
        let tools = open.filter(\.isOfTools)
        if !tools.isEmpty { parts.append("\(tools.count) of build and files") }
        let elsewhere = model.problemsElsewhere.count { !$0.isSolved }
        if elsewhere > 0 { parts.append("\(elsewhere) elsewhere") }
        return parts.isEmpty ? "Problems" : SafeText(untrusted: "Problems \(parts.joined(separator: ", "))")
    }

    private mutating func draw(_ problem: ProblemItem, in rect: Rect, row: Int) {
        let (glyph, role) = sign(of: problem)
        let isSolved = problem.isSolved
        draw(
            [
                Span(" "), Span(glyph + " ", role, .bold),
                Span(SafeText(untrusted: problem.heading), isSolved ? .textMuted : .text),
                Span(problem.mark == .new ? "  new" : isSolved ? "  solved" : "", isSolved ? .stateDone : .badge),
            ],
            in: rect,
            row: row
        )
        let place = problem.shownPlace
        let text = SafeText(untrusted: place)
        draw(
            [Span("   "), Span(SafeText(untrusted: problem.subject), .textMuted)],
            in: rect.inset(right: text.width + 2),
            row: row + 1
        )
        drawTrailing(text + " ", .textFaint, in: rect, row: row + 1)
    }

    private func sign(of item: ProblemItem) -> (SafeText, Role) {
        if item.isSolved { return ("✓", .stateDone) }
        if case .compiler(let diagnostic) = item.origin, diagnostic.severity == .warning {
            return ("!", .levelWarning)
        }
        guard case .graph(let problem) = item.origin else { return ("✗", .stateFailed) }
        switch problem.severity {
        case .error: return ("✗", .stateFailed)
        case .warning: return ("!", .levelWarning)
        case .hint: return ("·", .levelInfo)
        }
    }

    private mutating func drawDetail(of problem: ProblemItem, in rect: Rect) {
        guard rect.height > 1 else { return }
        let text = rect.inset(left: 1, top: rect.height > 4 ? 1 : 0, right: 1)
        if problem.isSolved {
            draw("✓ solved: the last check did not find it any more", .stateDone, in: text)
            drawWrapped(SafeText(untrusted: problem.reason, limit: 1_000), .textMuted, in: text, row: 1)
            return
        }
        // The way out is seen even where the reason is long.
        let words = SafeText(untrusted: problem.reason, limit: Model.longestReason)
        let fix = SafeText(untrusted: problem.fix, limit: 1_000)
        let fixRows = min(fix.wrapped(to: max(1, text.width - 5)).count, max(1, text.height / 2))
        let room = text.height - fixRows
        let used = drawWrapped(words, in: text.inset(bottom: room > 0 ? fixRows : 0))
        let row = used + (text.height - used > fixRows ? 1 : 0)
        draw("Fix", .key, in: text, row: row)
        drawWrapped(fix, in: text.inset(left: 5), row: row)
    }
}
