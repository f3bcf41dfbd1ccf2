import FoundationEssentials
import TerminalUI
import Workflows

extension Painter {
    // MARK: Start

    mutating func drawStart(_ sheet: StartSheet) {
        let width = model.promptWidth
        let formHeight = sheet.form.preferredHeight(width: width - 6)
        let summary = model.workflow(sheet.workflow)?.summary ?? ""
        let inside = drawSheet(
            title: "▸ run \(sheet.workflow)",
            width: width,
            height: formHeight + 9,
            role: .promptFrame
        )
        guard arrangement.tier.hasFrames else {
            drawShort(
                title: "run \(sheet.workflow)",
                refusal: sheet.refusal,
                form: sheet.form,
                isFocused: true,
                in: inside
            )
            return
        }
        var area = inside.inset(left: 1, top: 1, right: 1)
        if !summary.isEmpty {
            draw(SafeText(untrusted: summary, limit: 400), .textMuted, in: area)
            area = area.removing(top: 2).rest
        }
        let (foot, rest) = area.removing(bottom: 2)
        if let refusal = sheet.refusal {
            let used = drawWrapped("✗ \(SafeText(untrusted: refusal, limit: 500))", .promptError, in: rest)
            area = rest.removing(top: used + 1).rest
        } else {
            area = rest
        }
        if sheet.form.position.count == 0 { draw("It needs nothing to start.", .textMuted, in: area) }
        draw(sheet.form, in: area, isFocused: model.overlays.last == .start(sheet))
        drawButton(
            sheet.isStarting ? "starting" : "Run",
            keys: "Ctrl-X Enter",
            isFocused: sheet.form.isOnSend,
            isOff: sheet.isStarting,
            tail: "Esc later",
            in: foot
        )
    }

    private mutating func draw(_ form: Form, in rect: Rect, isFocused: Bool, onePageField: Bool = false) {
        let place = form.draw(
            in: rect,
            on: &cells,
            styles: styles,
            focused: isFocused,
            onePageField: onePageField,
            usesASCII: false
        )
        if isFocused { cursor = place }
    }

    private mutating func drawButton(
        _ name: SafeText,
        keys: SafeText,
        isFocused: Bool,
        isOff: Bool,
        tail: SafeText,
        in rect: Rect
    ) {
        let role: Role = isOff ? .textFaint : isFocused ? .promptFieldFocus : .promptField
        draw(
            [
                Span("[ \(name) ]", role, isFocused && !isOff ? [.bold, .reverse] : []), Span("  "),
                Span(keys, isOff ? .textFaint : .key), Span("    "), Span(tail, .textMuted),
            ],
            in: rect
        )
    }

    // MARK: Prompt

    mutating func drawPrompt(_ prompt: Prompt) {
        let isTop = model.overlays.last == .prompt(prompt)
        let rows = model.evidenceRows(of: prompt)
        let width = model.promptWidth
        let formHeight = prompt.form.preferredHeight(width: width - 6)
        let title: SafeText = "? \(prompt.workflow) \(prompt.id.run) asks"
        let outcome = consequence(of: prompt).wrapped(to: max(1, width - 6)).count
        let head = SafeText(untrusted: prompt.question.prompt, limit: 2_000).wrapped(to: max(1, width - 6)).count
        let trouble = prompt.gone == nil && prompt.refusal == nil ? 0 : 1
        let inside = drawSheet(
            title: title,
            width: width,
            height: rows.count + formHeight + head + outcome + trouble + 10,
            role: .promptFrame
        )
        guard arrangement.tier.hasFrames else {
            drawShortPrompt(prompt, rows, isTop: isTop, in: inside)
            return
        }
        var area = inside.inset(left: 1, right: 1)
        area = drawPromptHead(prompt, in: area)
        let (foot, middle) = area.removing(bottom: 2)
        let (goes, upper) = middle.removing(bottom: min(outcome + 1, middle.height / 4))
        let (form, evidence) = upper.removing(bottom: min(formHeight + 1, max(2, upper.height * 2 / 3)))
        drawEvidence(prompt, rows, isFocused: isTop && prompt.focus == .evidence, in: evidence)
        draw(prompt.form, in: form.inset(top: 1), isFocused: isTop && prompt.focus == .form)
        drawWrapped(consequence(of: prompt), .textMuted, in: goes.inset(top: 1))
        drawButton(
            "Send",
            keys: "Ctrl-X Enter",
            isFocused: prompt.form.isOnSend && prompt.focus == .form,
            isOff: prompt.gone != nil,
            tail: prompt.form.editorFault == nil
                ? "Ctrl-X Ctrl-E editor    Esc later, draft kept" : "Esc later, draft kept",
            in: foot.inset(top: 1)
        )
    }

    /// What is wrong with the question, if anything, and its words.
    private mutating func drawPromptHead(_ prompt: Prompt, in rect: Rect) -> Rect {
        var row = 0
        if let gone = prompt.gone {
            row = drawWrapped("✗ This question is gone: \(gone.words). The draft is kept.", .promptError, in: rect)
        } else if let refusal = prompt.refusal {
            row = drawWrapped("✗ \(SafeText(untrusted: refusal, limit: 500))", .promptError, in: rect)
        }
        row += 1
        let words = SafeText(untrusted: prompt.question.prompt, limit: 2_000).wrapped(to: rect.width)
        for line in words.prefix(max(1, rect.height / 4)) {
            draw([Span(line, .text, .bold)], in: rect, row: row)
            row += 1
        }
        return rect.removing(top: row + 1).rest
    }

    /// What was asked about, behind a gutter that no payload can draw.
    private mutating func drawEvidence(_ prompt: Prompt, _ rows: [PayloadTree.Row], isFocused: Bool, in rect: Rect) {
        guard rect.height > 0 else { return }
        let gutter = styles[isFocused ? .borderFocus : .textFaint]
        let shown = min(rect.height, rows.count + 1)
        for row in 0..<shown { cells.drawGlyph("│", at: rect.origin.moved(rows: row), style: gutter, in: rect) }
        let inside = rect.inset(left: 2)
        var source = prompt.question.step.map { "from step \($0)" } ?? "from the run"
        if let type = prompt.question.questionType { source += ", \(type)" }
        source += ", \(model.now.timeIntervalSince(prompt.question.asked).clockText) ago"
        if let deadline = prompt.question.deadline {
            source += ", until \(TimeOfDay(deadline, offset: model.options.utcOffset).seconds)"
        }
        draw(SafeText(untrusted: source), .textMuted, in: inside)
        let list = inside.removing(top: 1).rest
        let hidden = rows.count - list.height
        guard hidden > 0, list.height > 1 else {
            draw(rows, of: prompt.evidence, in: list, isFocused: isFocused, quotes: false)
            return
        }
        let (last, upper) = list.removing(bottom: 1)
        draw(rows, of: prompt.evidence, in: upper, isFocused: isFocused, quotes: false)
        draw(" … \(hidden + 1) more lines; Shift-Tab goes there", .textFaint, in: last)
    }

    /// Who gets the answer, and what that sets off.
    private func consequence(of prompt: Prompt) -> SafeText {
        guard let workflow = model.workflow(prompt.workflow), let type = prompt.question.responseTypes.first else {
            return ""
        }
        let diagram =
            model.workflow?.name == prompt.workflow
            ? model.graph.picture?.diagram : Diagram(workflow.graph, problems: [])
        let links = diagram?.links ?? []
        let name = EventType.shortName(of: type)
        var receivers: [GraphNodeID] = []
        for link in links where link.event == name && !receivers.contains(link.target) { receivers.append(link.target) }
        guard !receivers.isEmpty else { return "Your answer goes to \(prompt.id.run)." }
        let names = receivers.map(\.name).joined(separator: ", ")
        var next: [String] = []
        // What the same step asks is behind the person who answers now.
        for link in links where receivers.contains(link.source) && !link.isGhost && link.target != .person {
            let words = "\(link.event) ▸ \(link.target.name)"
            if !next.contains(words) { next.append(words) }
        }
        let then = next.isEmpty ? "" : "  Then: \(next.prefix(3).joined(separator: ", "))."
        return "Your answer goes to \(names) of \(prompt.id.run).\(then)"
    }

    // MARK: Hardly any room

    private mutating func drawShortPrompt(_ prompt: Prompt, _ rows: [PayloadTree.Row], isTop: Bool, in rect: Rect) {
        if prompt.focus == .evidence {
            let words = SafeText(untrusted: prompt.question.prompt, limit: 600)
            var area = rect
            if let gone = prompt.gone {
                draw("✗ gone: \(gone.words)", .promptError, in: area)
                area = area.removing(top: 1).rest
            }
            let used = drawWrapped(words, .stateWaiting, in: area.removing(bottom: 1).rest)
            draw(rows, of: prompt.evidence, in: area.removing(top: used).rest, isFocused: true, quotes: false)
            return
        }
        let refusal = prompt.gone.map { "gone: \($0.words)" } ?? prompt.refusal
        drawShort(title: prompt.question.prompt, refusal: refusal, form: prompt.form, isFocused: isTop, in: rect)
    }

    /// The words, then one field at a time with its number.
    private mutating func drawShort(title: String, refusal: String?, form: Form, isFocused: Bool, in rect: Rect) {
        let place = form.position
        let isWide = rect.width >= 60
        let formRows =
            isWide && form.preferredHeight(width: rect.width) < rect.height
            ? form.preferredHeight(width: rect.width) : 2
        var row = 0
        if let refusal {
            draw("✗ \(SafeText(untrusted: refusal, limit: 300))", .promptError, in: rect)
            row = 1
        }
        let words = SafeText(untrusted: title, limit: 600)
        let head = rect.removing(bottom: min(formRows, max(0, rect.height - row - 1))).rest
        row += drawWrapped(words, .stateWaiting, in: head, row: row)
        let area = rect.removing(top: row).rest
        if formRows > 2 || (isWide && formRows >= place.count) {
            draw(form, in: area, isFocused: isFocused)
        } else if form.isOnSend || place.count == 0 {
            draw([Span("[ Send ]", .promptFieldFocus, [.bold, .reverse]), Span(" Enter", .key)], in: area)
        } else {
            draw(form, in: area, isFocused: isFocused, onePageField: true)
        }
        guard place.count > 0, arrangement.tier == .list else { return }
        drawTrailing(" \(min(place.index + 1, place.count))/\(place.count)", .badge, in: arrangement.status)
    }
}
