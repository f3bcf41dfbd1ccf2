import GraphLayout
import TerminalUI
import Workflows

/// A way to another row.
enum Step: Sendable, Hashable {
    case up, down, first, last
    case by(Int)

    /// The row it leads to among so many.
    func row(from row: Int, count: Int) -> Int {
        let target =
            switch self {
            case .up: row - 1
            case .down: row + 1
            case .first: 0
            case .last: count - 1
            case .by(let rows): row.stepped(by: rows)
            }
        return min(max(0, target), max(0, count - 1))
    }
}

extension Model {
    /// Rows that one page of the focused pane has.
    var pageRows: Int { max(1, visibleRows(of: focus)) }

    /// How many items of a list its pane shows.
    func visibleRows(of pane: Pane) -> Int {
        let rows = arrangement.rows(of: pane)
        return switch pane {
        case .inbox: max(1, rows / inboxItemHeight)
        case .problems: max(1, (rows - problemDetailHeight) / 2)
        case .inspector: max(1, rows - inspectionHeaderHeight)
        case .events, .timeline: max(1, rows)
        case .runs, .graph: max(1, rows)
        }
    }

    /// Rows of one question in the inbox.
    var inboxItemHeight: Int { arrangement.tier.hasFrames ? 3 : 2 }

    /// Rows below the list of problems for the words about the selected one.
    var problemDetailHeight: Int {
        let rows = arrangement.rows(of: .problems)
        let standard = rows >= 12 ? min(10, rows / 2) : min(4, rows / 3)
        guard rows >= 8, problemRows.indices.contains(selectedProblem) else { return standard }
        // A long reason is worth more than many lines of the list, of which two stay.
        let item = problemRows[selectedProblem]
        let width = max(8, (arrangement.inside(.problems)?.width ?? 40) - 2)
        let reason = SafeText(untrusted: item.reason, limit: Model.longestReason).wrapped(to: width).count
        let fix = SafeText(untrusted: item.fix, limit: 1_000).wrapped(to: max(1, width - 5)).count
        return max(standard, min(reason + fix + 2, rows - 4))
    }

    /// The most characters of a reason that are shown.
    static let longestReason = 4_000

    mutating func move(_ step: Step) {
        switch focus {
        case .runs:
            let rows = runRows
            guard !rows.isEmpty else { return }
            let index = rows.firstIndex(of: subject) ?? 0
            select(subject: rows[step.row(from: index, count: rows.count)])
        case .inbox:
            let open = inbox
            guard !open.isEmpty else { return }
            let index = open.firstIndex { $0.id == selectedQuestion } ?? 0
            let id = open[step.row(from: index, count: open.count)].id
            selectedQuestion = id
            inspect(.question(id))
        case .graph: moveOnGraph(step)
        case .events: moveInEvents(step)
        case .inspector:
            let count = inspectionRows.count
            tree.selected = step.row(from: tree.selected, count: count)
        case .timeline:
            let all = run?.allInvocations ?? []
            guard !all.isEmpty else { return }
            selectedInvocation = step.row(from: selectedInvocation, count: all.count)
            inspect(.invocation(all[selectedInvocation].number))
        case .problems:
            selectedProblem = step.row(from: selectedProblem, count: problemRows.count)
            selectProblemOnGraph()
        }
    }

    mutating func inspect(_ new: Inspected) {
        guard inspected != new else { return }
        inspected = new
        tree = PayloadTree()
    }

    private mutating func moveInEvents(_ step: Step) {
        let rows = visibleRows(of: .events)
        changeRun { run in
            guard !run.events.shown.isEmpty else { return }
            if step == .last {
                run.events.follow()
                return
            }
            run.events.anchor(rows: rows)
            let index = run.events.selectedIndex ?? run.events.shown.count - 1
            run.events.select(index: step.row(from: index, count: run.events.shown.count))
            run.events.anchor(rows: rows)
        }
        if let selected = run?.events.selected { inspect(.record(selected)) }
    }

    // MARK: On the graph

    /// The first place there is, in the order of reading.
    var firstPlace: GraphPlace? {
        guard let picture = graph.picture else { return nil }
        if let step = picture.diagram.order.first { return .node(.step(step)) }
        return picture.places.first?.place
    }

    /// The last box in the order of reading.
    private var lastPlace: GraphPlace? {
        guard let picture = graph.picture else { return nil }
        if let step = picture.diagram.order.last { return .node(.step(step)) }
        return picture.places.last?.place
    }

    private mutating func moveOnGraph(_ step: Step) {
        graph.isFollowing = false
        guard let picture = graph.picture else { return }
        if showsLanes {
            let rows = picture.lanes.rows.indices.filter { picture.lanes.rows[$0].place != nil }
            guard !rows.isEmpty else { return }
            let row = picture.lanes.selectedRow(laneRow, place: graph.selection) ?? rows[0]
            let index = rows.firstIndex(of: row) ?? 0
            let target = graph.selection == nil ? 0 : step.row(from: index, count: rows.count)
            laneRow = rows[target]
            graph.selection = picture.lanes.rows[rows[target]].place
        } else {
            switch step {
            case .up: moveToNeighbour(columns: 0, rows: -1)
            case .down: moveToNeighbour(columns: 0, rows: 1)
            case .first: graph.selection = firstPlace
            case .last: graph.selection = lastPlace
            case .by(let rows):
                pan(columns: 0, rows: rows)
                return
            }
        }
        inspectPlace()
    }

    private mutating func moveToNeighbour(columns: Int, rows: Int) {
        graph.isFollowing = false
        guard let picture = graph.picture else { return }
        guard graph.selection != nil else {
            graph.selection = firstPlace
            inspectPlace()
            return
        }
        if let place = picture.neighbour(of: graph.selection, columns: columns, rows: rows) {
            graph.selection = place
            inspectPlace()
        }
    }

    /// The inspector follows the selection on the graph.
    mutating func inspectPlace() {
        switch graph.selection {
        case .node(let node): inspect(.node(node))
        case .event(let type): inspect(.event(type))
        case nil: break
        }
        showSelectionOnGraph()
    }

    mutating func moveLeft() {
        if focus == .graph {
            if !showsLanes { moveToNeighbour(columns: -1, rows: 0) }
            return
        }
        let rows = inspectionRows
        guard rows.indices.contains(tree.selected) else { return }
        if tree.set(rows[tree.selected], open: false) { return }
        let depth = rows[tree.selected].depth
        if let parent = rows[..<tree.selected].lastIndex(where: { $0.depth < depth }) { tree.selected = parent }
    }

    mutating func moveRight() {
        if focus == .graph {
            if !showsLanes { moveToNeighbour(columns: 1, rows: 0) }
            return
        }
        let rows = inspectionRows
        guard rows.indices.contains(tree.selected) else { return }
        if tree.set(rows[tree.selected], open: true) { return }
        if tree.selected + 1 < rows.count, rows[tree.selected + 1].depth > rows[tree.selected].depth {
            tree.selected += 1
        }
    }

    mutating func toggleFold() {
        if focus == .graph { return foldOnGraph() }
        let rows = inspectionRows
        guard rows.indices.contains(tree.selected) else { return }
        _ = tree.toggle(rows[tree.selected])
    }

    mutating func pan(columns: Int, rows: Int) {
        guard let picture = graph.picture else { return }
        let room = picture.key.room
        graph.scroll = Point(
            x: min(max(0, graph.scroll.x + columns), max(0, picture.drawing.width - room.width)),
            y: min(max(0, graph.scroll.y + rows), max(0, picture.drawing.height - room.height))
        )
    }

    /// Moves the drawing as little as is needed to see what is selected.
    mutating func showSelectionOnGraph() {
        guard let picture = graph.picture else { return }
        let room = picture.key.room
        if showsLanes {
            let count = picture.lanes.rows.count
            let row = picture.lanes.selectedRow(laneRow, place: graph.selection) ?? 0
            var top = min(max(0, graph.scroll.y), max(0, count - room.height))
            if row < top { top = row }
            if row >= top + room.height { top = row - room.height + 1 }
            graph.scroll = Point(x: 0, y: max(0, top))
            return
        }
        var scroll = graph.scroll
        if let rect = graph.selection.flatMap({ picture.rect(of: $0) }) {
            if rect.minX < scroll.x { scroll.x = rect.minX - 2 }
            if rect.maxX > scroll.x + room.width { scroll.x = rect.maxX - room.width + 2 }
            if rect.minY < scroll.y { scroll.y = rect.minY - 1 }
            if rect.maxY > scroll.y + room.height { scroll.y = rect.maxY - room.height + 1 }
        }
        graph.scroll = scroll
        pan(columns: 0, rows: 0)
    }

    // MARK: Windows

    /// Every list shows its selection.
    mutating func settleTops() {
        keepVisible(.runs, runRows.firstIndex(of: subject) ?? 0, runRows.count)
        keepVisible(.inbox, inbox.firstIndex { $0.id == selectedQuestion } ?? 0, inbox.count)
        keepVisible(.problems, selectedProblem, problemRows.count)
        if arrangement.rect(of: .timeline) != nil {
            keepVisible(.timeline, selectedInvocation, run?.allInvocations.count ?? 0)
        }
        if arrangement.rect(of: .inspector) != nil {
            let count = inspectionRows.count
            tree.selected = min(max(0, tree.selected), max(0, count - 1))
            tree.top = Model.top(tree.top, showing: tree.selected, of: count, rows: visibleRows(of: .inspector))
        }
    }

    private mutating func keepVisible(_ pane: Pane, _ selected: Int, _ count: Int) {
        tops[pane] = Model.top(tops[pane] ?? 0, showing: selected, of: count, rows: visibleRows(of: pane))
    }

    static func top(_ top: Int, showing selected: Int, of count: Int, rows: Int) -> Int {
        var top = min(max(0, top), max(0, count - rows))
        if selected < top { top = selected }
        if selected >= top + rows { top = selected - rows + 1 }
        return max(0, top)
    }
}
