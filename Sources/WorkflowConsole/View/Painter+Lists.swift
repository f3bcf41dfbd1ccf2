import FoundationEssentials
import TerminalUI
import Workflows

extension Painter {
    // MARK: Runs and workflows

    mutating func drawRuns(in rect: Rect) {
        let rows = model.runRows
        let title: SafeText =
            model.runs.isEmpty ? "Workflows \(model.workflows.count)" : "Runs \(model.runs.count)"
        let filter = model.filter(of: .runs)
        let inside = frame(.runs, rect, title: title, badge: filter.isEmpty ? "" : "& \(filter)")
        guard !rows.isEmpty else {
            draw(filter.isEmpty ? "no workflows here" : "nothing holds '\(filter)'", .textMuted, in: inside)
            return
        }
        let top = model.tops[.runs] ?? 0
        let columns = runColumns(rows, width: inside.width)
        for row in 0..<inside.height where top + row < rows.count {
            let subject = rows[top + row]
            let line = Rect(x: inside.x, y: inside.y + row, width: inside.width, height: 1)
            draw(moved(runSpans(subject, columns), of: .runs), in: line)
            if subject == model.subject { select(inside, row: row, isFocused: isFocused(.runs)) }
        }
        drawScrollbar(.runs, count: rows.count, top: top, rows: inside.height, in: rect.inset(top: 1, bottom: 1))
    }

    private struct RunColumns {
        var name: Int
        var id: Int
    }

    private func runColumns(_ rows: [Model.Subject], width: Int) -> RunColumns {
        var name = 6
        var id = 4
        for row in rows {
            switch row {
            case .workflow(let text): name = max(name, SafeText(untrusted: text).width)
            case .run(let run):
                name = max(name, SafeText(untrusted: model.run(run)?.info.workflow ?? "").width)
                id = max(id, SafeText(untrusted: run.text).width)
            case .nothing: break
            }
        }
        return RunColumns(name: min(name, max(6, width / 3)), id: min(id, 12))
    }

    private func runSpans(_ subject: Model.Subject, _ columns: RunColumns) -> [Span] {
        switch subject {
        case .nothing: return []
        case .run(let id):
            guard let run = model.run(id) else { return [] }
            let state = run.state
            return [
                model.marks.contains(id) ? Span("+", .badge, .bold) : Span(" "), Span(state.glyph, state.role, .bold),
                Span(" "), Span(SafeText(untrusted: run.info.workflow).padded(to: columns.name)), Span("  "),
                Span(SafeText(untrusted: id.text).padded(to: columns.id), .textMuted), Span("  "),
                Span(SafeText(untrusted: run.elapsed(at: model.now).runClockText), .textMuted), Span("  "),
                Span(SafeText(untrusted: run.activity), state.role),
            ]
        case .workflow(let name):
            guard let workflow = model.workflow(name) else { return [] }
            let indent: SafeText = model.runs.isEmpty ? " " : "   "
            var spans = [Span(indent), Span(SafeText(untrusted: name).padded(to: columns.name)), Span("  ")]
            if workflow.errorCount > 0 {
                spans.append(Span("✗ \(workflow.errorCount.counted("problem"))", .stateFailed))
            } else {
                if !workflow.problems.isEmpty {
                    spans.append(Span("! ", .levelWarning))
                }
                spans.append(Span(SafeText(untrusted: workflow.summary, limit: 300), .textMuted))
            }
            return spans
        }
    }

    // MARK: Inbox

    mutating func drawInbox(in rect: Rect) {
        let open = model.inbox
        let inside = frame(.inbox, rect, title: open.isEmpty ? "Inbox" : "Inbox \(open.count)")
        guard !open.isEmpty else {
            let words: SafeText = model.held.isEmpty ? "nobody asks anything" : "your answer is on its way"
            drawWrapped(words, .textMuted, in: inside.inset(left: 1))
            return
        }
        let height = model.inboxItemHeight
        let top = model.tops[.inbox] ?? 0
        for (slot, entry) in open.dropFirst(top).prefix(inside.height / height + 1).enumerated() {
            let row = slot * height
            guard row < inside.height else { break }
            let words = SafeText(untrusted: entry.question.prompt, limit: 400)
            draw(moved([Span(" ? ", .stateWaiting, .bold), Span(words)], of: .inbox), in: inside, row: row)
            draw(moved([Span("   ")] + origin(of: entry.id, entry.question), of: .inbox), in: inside, row: row + 1)
            if entry.id == model.selectedQuestion {
                select(inside, row: row, height: min(2, height), isFocused: isFocused(.inbox))
            }
        }
        drawScrollbar(
            .inbox,
            count: open.count,
            top: top,
            rows: max(1, inside.height / height),
            in: rect.inset(top: 1, bottom: 1)
        )
    }

    /// Where a question comes from and how long it has waited.
    private func origin(of id: QuestionID, _ question: Question) -> [Span] {
        let name = model.run(id.run)?.info.workflow ?? ""
        let step = question.step.map { " · \($0)" } ?? ""
        let age = model.now.timeIntervalSince(question.asked).clockText
        var spans = [
            Span(SafeText(untrusted: "\(name) \(id.run)\(step)"), .textMuted), Span(" · \(age)", .stateWaiting),
        ]
        if let deadline = question.deadline {
            spans.append(
                Span(" · until \(TimeOfDay(deadline, offset: model.options.utcOffset).seconds)", .levelWarning)
            )
        }
        if model.drafts[id]?.isEmpty == false { spans.append(Span(" · draft", .textFaint)) }
        return spans
    }
}
