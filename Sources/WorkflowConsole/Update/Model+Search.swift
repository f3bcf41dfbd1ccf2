import TerminalUI
import Workflows

extension Model {
    /// Goes to the next line or box that holds the text searched for, first in the focused pane, then in the others.
    mutating func moveToMatch(forward: Bool) {
        guard !search.isEmpty else { return moveToProblem(forward: forward) }
        let order = [focus] + [Pane.graph, .events, .runs, .problems].filter { $0 != focus }
        hasLeapt = true
        for pane in order where moveToMatch(in: pane, forward: forward) {
            if pane != focus { _ = go(to: pane) }
            return
        }
        say("Nothing here holds '\(search)'", .warning)
    }

    private mutating func moveToMatch(in pane: Pane, forward: Bool) -> Bool {
        switch pane {
        case .runs:
            let rows = runRows
            let index = rows.firstIndex(of: subject)
            guard let found = next(rows.map(words), index, forward) else { return false }
            select(subject: rows[found])
        case .graph:
            guard let picture = graph.picture else { return false }
            let places = picture.findable
            let index = graph.selection.flatMap { places.firstIndex(of: $0) }
            guard let found = next(places.map(\.words), index, forward) else { return false }
            graph.selection = places[found]
            laneRow = nil
            inspectPlace()
        case .events:
            return moveToMatchingEvent(forward: forward)
        case .problems:
            guard showsProblems else { return false }
            let rows = problemRows.map(\.words)
            guard let found = next(rows, selectedProblem, forward) else { return false }
            selectedProblem = found
            selectProblemOnGraph()
        case .inspector:
            let rows = inspectionRows.map(\.words)
            guard let found = next(rows, tree.selected, forward) else { return false }
            tree.selected = found
        case .inbox, .timeline:
            return false
        }
        return true
    }

    private mutating func moveToMatchingEvent(forward: Bool) -> Bool {
        guard let run else { return false }
        let shown = run.events.shown
        guard !shown.isEmpty else { return false }
        let start = run.events.selectedIndex ?? shown.count - 1
        for distance in 1...shown.count {
            let index = (start + (forward ? distance : shown.count - distance % shown.count)) % shown.count
            guard let record = run.log[shown[index]], record.matches(search) else { continue }
            changeRun { $0.events.select(index: index) }
            inspect(.record(shown[index]))
            return true
        }
        return false
    }

    /// The next text after a place, around the end, that holds what is searched for.
    private func next(_ texts: [String], _ index: Int?, _ forward: Bool) -> Int? {
        let text = search.lowercased()
        let count = texts.count
        guard count > 0 else { return nil }
        let start = index ?? (forward ? count - 1 : 0)
        for distance in 1...count {
            let candidate = ((start + (forward ? distance : -distance)) % count + count) % count
            if texts[candidate].lowercased().contains(text) { return candidate }
        }
        return nil
    }

    private func words(of row: Subject) -> String {
        switch row {
        case .nothing: ""
        case .workflow(let name): "\(name) \(workflow(name)?.summary ?? "")"
        case .run(let id): "\(run(id)?.info.workflow ?? "") \(id) \(run(id)?.activity ?? "")"
        }
    }
}

extension GraphPlace {
    var words: String {
        switch self {
        case .node(let node): node.name
        case .event(let type): type
        }
    }
}

extension PayloadTree.Row {
    var words: String {
        switch content {
        case .leaf(let value): "\(label) \(value.digest(limit: 600))"
        case .text(let text, _): "\(label) \(text.prefix(600))"
        case .line(let text): text.description
        case .branch, .more, .rest: label
        }
    }
}
