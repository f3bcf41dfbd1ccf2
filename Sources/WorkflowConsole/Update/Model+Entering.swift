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
            return run == nil ? [] : go(to: .inspector)
        case .events:
            if let selected = run?.events.selected { inspect(.record(selected)) }
            return go(to: .inspector)
        case .timeline:
            let all = run?.allInvocations ?? []
            guard all.indices.contains(selectedInvocation) else { return [] }
            inspect(.invocation(all[selectedInvocation].number))
            return go(to: .inspector)
        case .inspector: toggleFold()
        case .problems:
            selectProblemOnGraph()
            focus = .graph
        }
        return []
    }

    /// Selects the place of the selected problem on the graph.
    mutating func selectProblemOnGraph() {
        guard problemRows.indices.contains(selectedProblem), let picture = graph.picture else { return }
        graph.selection = picture.diagram.place(of: problemRows[selectedProblem])
        laneRow = nil
        showSelectionOnGraph()
    }

    /// The next or previous problem, around the ends.
    mutating func moveToProblem(forward: Bool) {
        let count = problemRows.count
        guard count > 0 else { return }
        if showsProblems { selectedProblem = (selectedProblem + (forward ? 1 : count - 1)) % count }
        showsProblems = true
        focus = .problems
        selectProblemOnGraph()
    }
}
