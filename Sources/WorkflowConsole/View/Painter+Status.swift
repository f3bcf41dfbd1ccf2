import TerminalUI
import Workflows

extension Painter {
    /// The first line: what is looked at, how it stands, who is waited for.
    mutating func drawStatus(in rect: Rect) {
        guard !rect.isEmpty else { return }
        var left: [[Span]] = []
        let isWide = rect.width >= 100
        if isWide || model.run == nil { left.append([Span(SafeText(untrusted: model.options.program), .title, .bold)]) }
        if let run = model.run {
            let arrow: SafeText = isWide ? " ▸ " : " "
            left.append([
                Span(SafeText(untrusted: run.info.workflow), .text, .bold), Span(arrow, .textFaint),
                Span(SafeText(untrusted: run.id.text), .textMuted),
            ])
            let state = run.state == .asks ? NodeState.running : run.state
            let word = run.info.status.isOver ? run.info.status.word : run.state == .asks ? "running" : run.state.word
            left.append([
                Span(state.glyph + " ", state.role),
                Span("\(word) \(run.elapsed(at: model.now).runClockText)", state.role),
            ])
        } else if let workflow = model.workflow, !model.runs.isEmpty || model.showsProblems {
            left.append([Span(SafeText(untrusted: workflow.name), .text, .bold)])
        }
        if model.showsProblems || model.run == nil, let workflow = model.workflow, !workflow.problems.isEmpty {
            left.append([verdict(on: workflow)])
        }
        var right: [[Span]] = []
        let waiting = model.inbox.count
        if waiting > 0 {
            right.append([Span("? \(waiting) waiting\(isWide ? " for you" : "")", .stateWaiting, .bold)])
        }
        if let run = model.run, let left = run.timeLeft(at: model.now) {
            let mark = run.snapshot?.isClockStopped == true ? " ‖" : ""
            right.append([Span("limit \(left.clockText)\(mark)", left < 60 ? .levelWarning : .textMuted)])
        }
        if model.runs.isEmpty {
            right.append([Span("no runs yet", .textMuted)])
        } else if isWide {
            right.append([Span("\(model.runs.count.counted("run"))", .textMuted)])
        }
        if let run = model.run {
            if isWide, let last = run.log.last { right.append([Span("seq \(last.grouped)", .textMuted)]) }
            if !run.info.status.isOver {
                right.append([
                    run.events.isFollowing
                        ? Span("live", .stateRunning) : Span("+\(run.events.newCount.grouped) new", .badge)
                ])
            }
        }
        if isWide { right.append([Span(SafeText(untrusted: utcOffsetText(model.options.utcOffset)), .textFaint)]) }
        let indent = isWide || model.run == nil ? 1 : 0
        let gap: [Span] = [Span(.blanks(isWide ? 3 : 1))]
        let used = draw([Span(.blanks(indent))] + Array(left.joined(separator: gap)), in: rect)
        var rightSpans: [Span] = []
        var width = 0
        // What has no room is left out, the last first: who is waited for and the time limit stay longest.
        repeat {
            rightSpans = Array(right.joined(separator: [Span(.blanks(isWide ? 4 : 3))]))
            width = rightSpans.reduce(0) { $0 + $1.text.width } + 1
        } while used + 2 + width > rect.width && right.popLast() != nil
        guard !rightSpans.isEmpty, used + 2 + width <= rect.width else { return }
        draw(rightSpans, in: rect.removing(left: rect.width - width).rest)
    }

    /// How many problems a workflow has, and whether it can run all the same; the graph of a file never runs.
    private func verdict(on workflow: WorkflowInfo) -> Span {
        let errors = workflow.errorCount
        let remarks = workflow.problems.count - errors
        var words: [String] = []
        if errors > 0 { words.append(errors.counted("problem")) }
        if remarks > 0 { words.append(remarks.counted("remark")) }
        if errors > 0 { words.append("cannot run") } else if !workflow.isFromFile { words.append("can run") }
        let sign = errors > 0 ? "✗" : "!"
        return Span("\(sign) \(words.joined(separator: ", "))", errors > 0 ? .stateFailed : .levelWarning)
    }

    /// The first line where there is hardly any room: the state's glyph comes first.
    mutating func drawShortStatus(in rect: Rect) {
        guard let run = model.run else {
            draw([Span(SafeText(untrusted: model.options.program), .title)], in: rect)
            if rect.height > 0, rect.width > 24, model.runs.isEmpty {
                drawTrailing("no runs yet", .textMuted, in: rect)
            }
            return
        }
        let state = run.state
        let used = draw(
            [
                Span(state.glyph, state.role, .bold), Span(" "), Span(SafeText(untrusted: run.info.workflow)),
                Span(" \(SafeText(untrusted: run.id.text))", .textMuted), Span("  "),
                Span(SafeText(untrusted: run.elapsed(at: model.now).clockText), state.role),
            ],
            in: rect
        )
        guard let left = run.timeLeft(at: model.now) else { return }
        let limit: SafeText = "  limit \(left.clockText)"
        guard used + limit.width + (model.form == nil ? 0 : 6) <= rect.width else { return }
        draw(limit, .textMuted, in: rect.removing(left: used).rest)
    }

    mutating func drawTabs(in rect: Rect) {
        for (tab, columns) in zip(model.tabs, model.tabColumns) {
            let isHere = tab.pane == model.focus
            let point = rect.origin.moved(columns: columns.columns.lowerBound)
            cells.draw(
                tab.text,
                at: point,
                style: isHere ? styles[.title].adding([.bold, .underline]) : styles[.textMuted],
                in: rect
            )
        }
    }

    /// The question that waits most urgently, with the key that answers it.
    mutating func drawNewestQuestion(in rect: Rect) {
        guard let first = model.inbox.first else { return }
        let key = CommandTable.command(.answer)?.keyText ?? ""
        let words = SafeText(untrusted: first.question.prompt, limit: 400)
        guard rect.height == 1 else {
            drawWrapped(words, .stateWaiting, in: rect)
            return
        }
        let hint: [Span] = [Span("   "), Span(key, .key), Span(" answer", .keyDescription)]
        let room = rect.width - 2 - hint.reduce(0) { $0 + $1.text.width }
        draw([Span("? ", .stateWaiting, .bold), Span(words.truncated(to: max(4, room)))] + hint, in: rect)
    }

    /// The last line: the keys that work now, the line being typed, or what just happened.
    mutating func drawFooter(in rect: Rect) {
        guard !rect.isEmpty else { return }
        cells.fill(rect, style: styles[.background])
        let inside = arrangement.tier == .list ? rect : rect.inset(left: 1)
        if case .line(let line)? = model.overlays.last {
            drawLine(line, in: rect)
        } else if let notice = model.notice {
            let (glyph, role): (SafeText, Role) =
                switch notice.kind {
                case .done: ("✓ ", .stateDone)
                case .warning: ("! ", .levelWarning)
                case .failure: ("✗ ", .levelError)
                }
            // Line breaks would be shown as signs; a line has none.
            let words = notice.text.split(whereSeparator: \.isNewline).joined(separator: " ")
            let text = SafeText(untrusted: words, limit: 600)
            let more = SafeText(untrusted: notice.more.map { "   \($0)" } ?? "")
            let isCut = glyph.width + text.width > inside.width && inside.width > more.width + 20
            let room = isCut ? inside.inset(right: more.width) : inside
            draw([Span(glyph, role, .bold), Span(text)], in: room)
            if isCut { drawTrailing(more, .key, in: inside) }
        } else {
            footerHints.draw(in: inside, on: &cells, styles: styles)
        }
    }

    private var footerHints: KeyHints {
        var hints = CommandTable.footer(model).map { command in
            let rank = command.rank(model) ?? 99
            // Help and leaving are shown before the rest where there is little room.
            let priority = rank >= 20 ? 90 - rank : 100 - rank * 4
            return KeyHints.Hint(command.keyText, SafeText(untrusted: command.label(model)), priority: priority)
        }
        if arrangement.tier == .list, model.overlays.isEmpty {
            hints.append(KeyHints.Hint("1-7", "panes", priority: 60))
        }
        return KeyHints(hints, gap: arrangement.tier == .list ? 2 : 3)
    }

    private mutating func drawLine(_ line: InputLine, in rect: Rect) {
        let sign = SafeText(untrusted: line.purpose.sign)
        draw([Span(sign, .key, .bold)], in: rect)
        var field = rect.removing(left: 1).rest
        var tail: [Span] = []
        if let complaint = line.complaint {
            tail = [Span("   ✗ \(complaint)", .levelError)]
        } else if !line.completions.isEmpty {
            tail = [Span("   \(line.completions.joined(separator: " · "))", .textMuted)]
        }
        let width = min(tail.reduce(0) { $0 + $1.text.width }, field.width * 2 / 3)
        let (right, left) = field.removing(right: width)
        field = left
        cursor = line.field.draw(in: field, on: &cells, styles: styles, isFocused: true)
        draw(tail, in: right)
    }
}
