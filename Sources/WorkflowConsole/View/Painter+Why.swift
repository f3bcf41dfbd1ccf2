import TerminalUI
import Workflows

extension Painter {
    /// The answer that is always there where there is room for it.
    mutating func drawWhyPane(in rect: Rect) {
        guard let run = model.run else { return }
        let inside = box(rect, title: "Why is nothing happening?", isFocused: false).inset(left: 1, right: 1)
        draw(WhyWords(run, workflow: model.workflow, at: model.now), in: inside)
    }

    mutating func drawWhyPage(_ id: RunID) {
        guard let run = model.run(id) else { return }
        let words = WhyWords(run, workflow: model.workflow(run.info.workflow), at: model.now)
        let inside = drawSheet(title: "Why is nothing happening?", width: 76, height: max(6, words.lines.count + 5))
        draw(words, in: inside)
    }

    private mutating func draw(_ words: WhyWords, in rect: Rect) {
        var row = drawWrapped(SafeText(untrusted: words.headline, limit: 600), in: rect)
        if rect.height > words.lines.count + row { row += 1 }
        var label = 4
        for line in words.lines { label = max(label, SafeText(untrusted: line.label).width) }
        label = min(label, max(4, rect.width / 3), 14)
        for line in words.lines {
            guard row < rect.height else { break }
            draw(SafeText(untrusted: line.label), .textMuted, in: rect.inset(right: rect.width - label), row: row)
            row += max(
                1,
                drawWrapped(SafeText(untrusted: line.text, limit: 400), in: rect.inset(left: label + 2), row: row)
            )
        }
    }

    /// Clears and frames a sheet in the middle of the screen; gives what is inside, a blank away from the frame.
    mutating func drawSheet(title: SafeText, width: Int, height: Int, role: Role = .borderFocus) -> Rect {
        let body = arrangement.body
        guard arrangement.tier.hasFrames else {
            clear(body)
            return body
        }
        let rect = body.centered(Size(width: min(width, body.width), height: min(height, body.height)))
        clear(rect)
        return box(rect, title: title, isFocused: true, role: role).inset(left: 1, right: 1)
    }
}
