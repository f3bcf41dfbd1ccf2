import TerminalUI
import Workflows

extension Model {
    /// Goes in: from a line to what it stands for.
    mutating func enter() -> [Effect] {
        switch focus {
        case .runs:
            graph.selection = graph.selection ?? firstPlace
            return go(to: .graph)
        case .inbox:
            if options.isReadOnly { return complain("Enter: this console only reads") }
            if let selectedQuestion { open(selectedQuestion) }
        case .graph:
            if case .node(.person)? = graph.selection, let first = inbox.first(where: { $0.id.run == run?.id }) {
                open(first.id)
                return []
            }
            inspectPlace()
            return go(to: .inspector)
        case .events:
            if let selected = run?.events.selected { inspect(.record(selected)) }
            return go(to: .inspector)
        case .timeline:
            let all = run?.allInvocations ?? []
            guard all.indices.contains(selectedInvocation) else { return [] }
            inspect(.invocation(all[selectedInvocation].number))
            return go(to: .inspector)
        case .inspector: toggleFold()
        case .problems: enterProblem()
        }
        return []
    }

    /// To the place of the selected problem; a failure of another run makes the panes about that run.
    private mutating func enterProblem() {
        guard problemRows.indices.contains(selectedProblem) else { return }
        let item = problemRows[selectedProblem]
        if case .run(let id, _, _, _) = item.origin, subject != .run(id) { select(subject: .run(id)) }
        guard let place = place(of: item) else {
            say("\(item.subject) has no place on the graph\(item.isSolved ? " any more" : "")", .warning)
            return
        }
        graph.selection = place
        laneRow = nil
        inspectPlace()
        focus = .graph
    }

    /// Selects the place of the selected problem on the graph.
    mutating func selectProblemOnGraph() {
        guard problemRows.indices.contains(selectedProblem) else { return }
        graph.selection = place(of: problemRows[selectedProblem])
        laneRow = nil
        showSelectionOnGraph()
    }

    /// The next or previous problem; past the ends of the list those of the next workflow that has some.
    mutating func moveToProblem(forward: Bool) {
        let count = problemRows.count
        let next = selectedProblem + (forward ? 1 : -1)
        if count > 0, !showsProblems || (0..<count).contains(next) {
            if showsProblems { selectedProblem = next }
        } else if let other = workflowWithProblems(forward: forward) {
            let order = workflows.map(\.name)
            let here = workflow.flatMap { order.firstIndex(of: $0.name) } ?? -1
            let isAround = order.firstIndex(of: other.name).map { $0 < here } ?? false
            select(subject: .workflow(other.name))
            let rows = problemRows
            // What compiler and files say stands in every list; it is passed once a round.
            let first = isAround && forward ? 0 : rows.firstIndex { !$0.isOfTools } ?? 0
            selectedProblem = forward ? first : rows.count - 1
        } else if count > 0 {
            selectedProblem = (next + count) % count
        } else {
            return
        }
        showsProblems = true
        focus = .problems
        selectProblemOnGraph()
    }
}
