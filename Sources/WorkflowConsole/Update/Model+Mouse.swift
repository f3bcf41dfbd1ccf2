import TerminalUI

extension Model {
    /// A click selects, a click on what is selected is Enter, the wheel scrolls; nothing else.
    mutating func mouse(_ event: MouseEvent) -> [Effect] {
        guard overlays.isEmpty else { return [] }
        switch event.action {
        case .scrollUp: scroll(-3, at: event.position)
        case .scrollDown: scroll(3, at: event.position)
        case .press(.left): return click(event.position)
        default: break
        }
        return []
    }

    private mutating func scroll(_ rows: Int, at point: Point) {
        guard let pane = arrangement.pane(at: point) else { return }
        if pane == .graph, !showsLanes {
            pan(columns: 0, rows: rows)
            return
        }
        let before = focus
        focus = pane
        move(.by(rows))
        focus = before
    }

    private mutating func click(_ point: Point) -> [Effect] {
        let arrangement = arrangement
        if let tabs = arrangement.tabs, tabs.contains(point) { return clickTab(point.x) }
        guard let pane = arrangement.pane(at: point), let inside = arrangement.inside(pane) else { return [] }
        let wasFocused = pane == focus
        focus = pane
        let row = point.y - inside.minY
        guard inside.contains(point) else { return [] }
        switch pane {
        case .runs:
            let rows = runRows
            let index = (tops[.runs] ?? 0) + row
            guard rows.indices.contains(index) else { return [] }
            if wasFocused, rows[index] == subject { return enter() }
            select(subject: rows[index])
        case .inbox:
            let open = inbox
            let index = (tops[.inbox] ?? 0) + row / inboxItemHeight
            guard open.indices.contains(index) else { return [] }
            if wasFocused, open[index].id == selectedQuestion { return enter() }
            selectedQuestion = open[index].id
            inspect(.question(open[index].id))
        case .graph: return clickGraph(point, inside, wasFocused)
        case .events:
            guard let run else { return [] }
            let index = run.events.firstIndex(rows: inside.height) + row
            guard run.events.shown.indices.contains(index) else { return [] }
            if wasFocused, run.events.selected == run.events.shown[index] { return enter() }
            changeRun { run in
                run.events.anchor(rows: inside.height)
                run.events.select(index: index)
            }
            inspect(.record(run.events.shown[index]))
        case .inspector:
            let index = tree.top + row - inspectionHeaderHeight
            guard inspectionRows.indices.contains(index) else { return [] }
            if wasFocused, tree.selected == index { return enter() }
            tree.selected = index
        case .problems:
            let index = (tops[.problems] ?? 0) + row / 2
            guard problemRows.indices.contains(index), row < inside.height - problemDetailHeight else { return [] }
            if wasFocused, selectedProblem == index { return enter() }
            selectedProblem = index
            selectProblemOnGraph()
        case .timeline:
            let all = run?.allInvocations ?? []
            let index = (tops[.timeline] ?? 0) + row
            guard all.indices.contains(index) else { return [] }
            if wasFocused, selectedInvocation == index { return enter() }
            selectedInvocation = index
            inspect(.invocation(all[index].number))
        }
        return []
    }

    private mutating func clickGraph(_ point: Point, _ inside: Rect, _ wasFocused: Bool) -> [Effect] {
        guard let picture = graph.picture else { return [] }
        let origin = inside.origin.moved(rows: graphHeaderHeight)
        let cell = Point(x: point.x - origin.x + graph.scroll.x, y: point.y - origin.y + graph.scroll.y)
        let place: GraphPlace?
        if showsLanes {
            place = picture.lanes.rows.indices.contains(cell.y) ? picture.lanes.rows[cell.y].place : nil
            if place != nil { laneRow = cell.y }
        } else {
            place = picture.place(at: Point(x: cell.x - graphInset.x, y: cell.y - graphInset.y))
        }
        guard let place else { return [] }
        graph.isFollowing = false
        if wasFocused, place == graph.selection { return enter() }
        graph.selection = place
        inspectPlace()
        return []
    }

    private mutating func clickTab(_ column: Int) -> [Effect] {
        for (pane, range) in tabColumns where range.contains(column) { return go(to: pane) }
        return []
    }
}
