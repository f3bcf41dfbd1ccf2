import FoundationEssentials
import TerminalUI
import Workflows

extension Painter {
    /// One line for each call of a step, from the run's start to now.
    mutating func drawTimeline(in rect: Rect) {
        guard let run = model.run else {
            let inside = frame(.timeline, rect, title: "Timeline")
            draw("no run is selected", .textMuted, in: inside.inset(left: 1))
            return
        }
        let elapsed = max(0.001, run.elapsed(at: model.now))
        let calls = run.allInvocations
        let title: SafeText = "Timeline   \((calls.count + run.droppedInvocations).counted("call"))"
        let inside = frame(.timeline, rect, title: title, badge: "0:00 to \(elapsed.clockText)")
        guard !calls.isEmpty else {
            draw("no step has run yet", .textMuted, in: inside.inset(left: 1))
            return
        }
        var name = 4
        for call in calls.suffix(500) { name = max(name, SafeText(untrusted: call.step).width) }
        name = min(name, 14)
        let top = model.tops[.timeline] ?? 0
        let figure = 9
        let barWidth = max(0, inside.width - name - 5 - figure)
        for row in 0..<inside.height where top + row < calls.count {
            let call = calls[top + row]
            let state = call.nodeState
            draw(
                [
                    Span(" "), Span(state.glyph + " ", state.role, .bold),
                    Span(SafeText(untrusted: call.step).padded(to: name)),
                ],
                in: inside,
                row: row
            )
            let bar = Rect(x: inside.x + name + 4, y: inside.y + row, width: barWidth, height: 1)
            drawBar(call, of: run, elapsed: elapsed, in: bar)
            if call.startedAt != nil {
                let span = call.worked(at: model.now).secondsText
                drawTrailing(SafeText(untrusted: span + " "), .textMuted, in: inside, row: row)
            }
            if top + row == model.selectedInvocation { select(inside, row: row, isFocused: isFocused(.timeline)) }
        }
        drawScrollbar(.timeline, count: calls.count, top: top, rows: inside.height, in: rect.inset(top: 1, bottom: 1))
    }

    private mutating func drawBar(_ call: StepTally.Invocation, of run: RunModel, elapsed: Double, in rect: Rect) {
        guard rect.width > 0 else { return }
        func column(_ time: Date) -> Int {
            let share = time.timeIntervalSince(run.info.started) / elapsed
            guard share.isFinite else { return 0 }
            return min(rect.width - 1, max(0, Int(min(1, max(0, share)) * Double(rect.width - 1))))
        }
        let queued = column(call.queuedAt)
        let end = column(call.endedAt ?? model.now)
        let began = call.startedAt.map(column) ?? end
        for x in queued..<max(queued, began) {
            cells.drawGlyph("╌", at: rect.origin.moved(columns: x), style: styles[.stateQueued], in: rect)
        }
        guard call.startedAt != nil else { return }
        for x in began...max(began, end) {
            cells.drawGlyph("━", at: rect.origin.moved(columns: x), style: styles[call.nodeState.role], in: rect)
        }
    }
}
