import FoundationEssentials
import TerminalUI
import Workflows

extension Painter {
    mutating func drawEvents(in rect: Rect) {
        guard let run = model.run else {
            let inside = frame(.events, rect, title: "Events")
            draw("no run is selected", .textMuted, in: inside.inset(left: 1))
            return
        }
        let inside = frame(.events, rect, title: eventsTitle(run), badge: eventsBadge(run))
        let shown = run.events.shown
        guard !shown.isEmpty else {
            let words: SafeText = run.events.filter.isEmpty ? "no events yet" : "none holds '\(run.events.filter)'"
            draw(words, .textMuted, in: inside.inset(left: 1))
            return
        }
        let first = run.events.firstIndex(rows: inside.height)
        let columns = eventColumns(run, width: inside.width)
        for row in 0..<inside.height where first + row < shown.count {
            guard let record = run.log[shown[first + row]] else { continue }
            draw(moved(eventSpans(record, columns), of: .events), in: inside, row: row)
            if record.sequence == run.events.selected { select(inside, row: row, isFocused: isFocused(.events)) }
        }
        drawScrollbar(.events, count: shown.count, top: first, rows: inside.height, in: rect.inset(top: 1, bottom: 1))
    }

    private func eventsTitle(_ run: RunModel) -> SafeText {
        var title: SafeText = "Events \(run.log.total.grouped)"
        if !run.events.filter.isEmpty {
            title += "   & \(run.events.filter)   \(run.events.shown.count.grouped) shown"
        }
        return title
    }

    private func eventsBadge(_ run: RunModel) -> SafeText {
        if run.events.isFollowing { return run.info.status.isOver ? "" : "following" }
        return run.events.newCount > 0 ? "+\(run.events.newCount.grouped) new" : "not following"
    }

    private struct EventColumns {
        var sequence: Int
        var showsTime: Bool
        var showsMilliseconds: Bool
        var step: Int
        var type: Int
    }

    private func eventColumns(_ run: RunModel, width: Int) -> EventColumns {
        var step = 4
        for node in model.workflow?.graph.steps ?? [] { step = max(step, SafeText(untrusted: node.name).width) }
        var type = 8
        for event in model.workflow?.graph.events ?? [] { type = max(type, SafeText(untrusted: event.id).width) }
        return EventColumns(
            sequence: max(4, (run.log.last ?? 0).grouped.count),
            showsTime: width >= 56,
            showsMilliseconds: width >= 90,
            step: width >= 40 ? min(step, 14) : 0,
            type: min(type, max(8, width / 5))
        )
    }

    private func eventSpans(_ record: EventRecord, _ columns: EventColumns) -> [Span] {
        var spans = [Span(" ")]
        if columns.showsTime {
            let sequence = SafeText(untrusted: record.sequence.grouped).padded(
                to: columns.sequence,
                alignment: .trailing
            )
            let time = TimeOfDay(record.time, offset: model.options.utcOffset)
            let text = columns.showsMilliseconds ? time.exact : time.seconds
            spans += [Span(sequence, .textFaint), Span("  "), Span(SafeText(untrusted: text), .textMuted), Span("  ")]
        }
        if columns.step > 0 {
            let sender = record.step ?? (record.isFromOutside ? "you" : "")
            spans += [Span(SafeText(untrusted: sender).padded(to: columns.step)), Span("  ")]
        }
        let schema = model.schema(of: record.qualifiedName ?? record.type) ?? model.schema(of: record.type)
        spans += [
            Span(record.glyph + " ", record.role, .bold),
            Span(SafeText(untrusted: record.headline).padded(to: columns.type), record.role), Span("  "),
            Span(SafeText(untrusted: record.summary(order: schema?.fieldNames ?? []), limit: 500), .textMuted),
        ]
        return spans
    }
}
