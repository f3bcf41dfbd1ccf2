import TerminalUI

extension Painter {
    // MARK: Help

    mutating func drawHelp(_ page: HelpPage) {
        let lines = model.helpLines(page)
        let inside = drawSheet(
            title: "Help: \(page.contexts.first?.heading ?? SafeText(untrusted: page.pane.name))",
            width: 100,
            height: arrangement.body.height
        )
        var list = inside
        if page.isFiltering || !page.filter.isEmpty {
            let (line, rest) = inside.removing(top: 1)
            list = rest
            draw([Span("/", .key, .bold), Span(SafeText(untrusted: page.filter))], in: line)
            if page.isFiltering {
                let column = min(line.width - 1, 1 + SafeText(untrusted: page.filter).width)
                cursor = line.origin.moved(columns: max(0, column))
            }
        }
        let keys = model.helpKeyWidth
        let top = min(page.scroll, max(0, lines.count - list.height))
        for row in 0..<list.height where top + row < lines.count {
            let line = lines[top + row]
            if line.isHeading {
                draw([Span(line.keys, .title, .bold)], in: list, row: row)
                continue
            }
            let role: Role = line.isReason ? .levelWarning : line.isOff ? .textFaint : .text
            draw(
                [Span(line.keys.padded(to: keys), line.isOff ? .textFaint : .key), Span("  "), Span(line.text, role)],
                in: list,
                row: row
            )
        }
        if lines.isEmpty { draw("no key is about that", .textMuted, in: list) }
        drawSheetScrollbar(count: lines.count, top: top, inside: list)
    }

    private mutating func drawSheetScrollbar(count: Int, top: Int, inside: Rect) {
        guard arrangement.tier.hasFrames else { return }
        Scrollbar(count: count, top: top, height: inside.height).draw(
            in: Rect(x: inside.x, y: inside.y, width: inside.width + 2, height: inside.height),
            on: &cells,
            styles: styles,
            isFocused: true
        )
    }

    // MARK: Log

    mutating func drawLog(_ scroll: Int) {
        let inside = drawSheet(title: "Log \(model.log.count)", width: 140, height: arrangement.body.height)
        guard !model.log.isEmpty else {
            draw("nothing was written yet", .textMuted, in: inside)
            return
        }
        let top = max(0, model.log.count - inside.height - scroll)
        for row in 0..<inside.height where top + row < model.log.count {
            let line = model.log[top + row]
            let time = TimeOfDay(line.time, offset: model.options.utcOffset).exact
            draw(
                [
                    Span(SafeText(untrusted: time), .textFaint), Span("  "),
                    Span(SafeText(untrusted: line.text, limit: 1_000)),
                ],
                in: inside,
                row: row
            )
        }
        drawSheetScrollbar(count: model.log.count, top: top, inside: inside)
    }

    // MARK: Confirmation

    mutating func drawConfirmation(_ confirmation: Confirmation) {
        let (question, detail) = words(of: confirmation.act)
        let inside = drawSheet(title: "", width: 64, height: 8, role: .promptFrame)
        var row = arrangement.tier.hasFrames ? 1 : 0
        row += drawWrapped(SafeText(untrusted: question), in: inside, row: row)
        if inside.height > 4 { row += drawWrapped(SafeText(untrusted: detail), .textMuted, in: inside, row: row) + 1 }
        func button(_ text: SafeText, isChosen: Bool) -> Span {
            Span("[ \(text) ]", isChosen ? .promptFieldFocus : .promptField, isChosen ? [.bold, .reverse] : [])
        }
        draw(
            [
                button("no", isChosen: !confirmation.saysYes), Span("   "),
                button("yes", isChosen: confirmation.saysYes),
            ],
            in: inside,
            row: min(row, max(0, inside.height - 1))
        )
    }

    private func words(of act: Confirmation.Act) -> (String, String) {
        switch act {
        case .cancel(let id):
            let name = model.run(id)?.info.workflow ?? "run"
            return ("Cancel \(name) \(id)?", "What it has done stays done; it cannot go on afterwards.")
        case .cancelAll(let ids):
            let names = ids.prefix(3).map { id in "\(model.run(id)?.info.workflow ?? "run") \(id)" }
            let more = ids.count > 3 ? " and \(ids.count - 3) more" : ""
            return (
                "Cancel \(ids.count.counted("marked run"))?",
                "\(names.joined(separator: ", "))\(more). What they have done stays done; they cannot go on afterwards."
            )
        case .cancelCall(let id, let number, let step):
            return (
                "Cancel call \(number) of \(step) in \(id)?",
                "The run goes on without what this call would have given."
            )
        case .quit(let runs):
            let names = runs.prefix(3).map { id in "\(model.run(id)?.info.workflow ?? "run") \(id)" }
            let more = runs.count > 3 ? " and \(runs.count - 3) more" : ""
            return (
                "Leave, and cancel \(runs.count.counted("live run"))?",
                "\(names.joined(separator: ", "))\(more). Runs of this console end with it."
            )
        }
    }
}
