import TerminalUI

extension Painter {
    /// The list of themes at the right side, so that the panes show the selected one.
    mutating func drawThemes(_ picker: ThemePicker) {
        let body = arrangement.body
        guard !body.isEmpty else { return }
        let hasFrame = arrangement.tier.hasFrames
        let width = hasFrame ? min(body.width, max(38, min(52, body.width / 3))) : body.width
        let rect = body.removing(right: width).removed
        clear(rect)
        let inside =
            hasFrame
            ? box(rect, title: "Themes \(picker.themes.count)", isFocused: true).inset(left: 1, right: 1) : rect
        guard !picker.themes.isEmpty else {
            draw("reading the themes …", .textMuted, in: inside)
            return
        }
        let (foot, list) = inside.removing(bottom: inside.height > 8 ? 4 : 0)
        drawThemeRows(picker, in: list)
        drawSample(picker.theme, in: foot)
    }

    private mutating func drawThemeRows(_ picker: ThemePicker, in list: Rect) {
        guard list.height > 0 else { return }
        let top = min(max(0, picker.selected - list.height / 2), max(0, picker.themes.count - list.height))
        for row in 0..<list.height where top + row < picker.themes.count {
            let theme = picker.themes[top + row]
            let line = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
            let mark: Span =
                theme.isBroken
                ? Span("✗ ", .levelError) : theme.remark != nil ? Span("! ", .levelWarning) : Span("  ")
            let name = Span(SafeText(untrusted: theme.name, limit: 60), theme.isBroken ? .textFaint : .text)
            draw([Span(" "), mark, name], in: line)
            drawTrailing(SafeText(untrusted: " \(theme.ground)", limit: 20), .textMuted, in: line, row: 0)
            if top + row == picker.selected { select(line, row: 0, isFocused: true) }
        }
        guard arrangement.tier.hasFrames else { return }
        Scrollbar(count: picker.themes.count, top: top, height: list.height).draw(
            in: Rect(x: list.x, y: list.y, width: list.width + 2, height: list.height),
            on: &cells,
            styles: styles,
            isFocused: true
        )
    }

    /// What is wrong with the selected theme, else the states in their colours.
    private mutating func drawSample(_ theme: ThemeInfo?, in foot: Rect) {
        guard let theme, foot.height > 0 else { return }
        draw([Span(SafeText(untrusted: theme.id, limit: 64), .textFaint)], in: foot)
        if let remark = theme.remark {
            drawWrapped(
                SafeText(untrusted: remark, limit: 300),
                theme.isBroken ? .levelError : .levelWarning,
                in: foot,
                row: 1
            )
            return
        }
        draw(
            [
                Span("✓ done ", .stateDone), Span("▶ running ", .stateRunning), Span("? waiting ", .stateWaiting),
            ],
            in: foot,
            row: 1
        )
        draw(
            [Span("✗ failed ", .stateFailed), Span("↻ retry ", .stateRetry), Span("∙ idle ", .stateIdle)],
            in: foot,
            row: 2
        )
        draw([Span("muted ", .textMuted), Span("faint ", .textFaint), Span("match", .match)], in: foot, row: 3)
    }
}
