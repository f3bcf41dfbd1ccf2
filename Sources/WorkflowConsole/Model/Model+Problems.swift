import Workflows

extension Model {
    /// The problems of what the panes are about, as the filter lets through: what the compiler says, failed runs, what
    /// is wrong with the graph, then what the last check solved. Those of other workflows are one step past the end.
    public var problemRows: [ProblemItem] { problemRows(of: workflow) }

    /// The rows as they are when the panes are about a workflow.
    func problemRows(of workflow: WorkflowInfo?) -> [ProblemItem] {
        let all = problemItems(of: workflow)
        guard let filter = filters[.problems]?.lowercased(), !filter.isEmpty else { return all }
        return all.filter { $0.words.lowercased().contains(filter) }
    }

    /// All of them, solved ones at the end.
    private func problemItems(of workflow: WorkflowInfo?) -> [ProblemItem] {
        let compiled = diagnostics.map { diagnostic -> ProblemItem in
            var item = ProblemItem(.compiler(diagnostic), place: diagnostic.place)
            if newProblems.contains(item.identity) { item.mark = .new }
            return item
        }
        let solved = solvedProblems.filter { item in
            item.isOfTools || item.identity.source == workflow?.name
        }
        guard let workflow else { return compiled + solved }
        let open = workflow.problems.map { problem -> ProblemItem in
            var item = ProblemItem(.graph(problem), place: problem.place ?? workflow.place)
            if newProblems.contains(item.identity) { item.mark = .new }
            return item
        }
        return compiled + failures(of: workflow) + open + solved
    }

    /// How many there are that somebody should do something about.
    var openProblemCount: Int { problemItems(of: workflow).count { !$0.isSolved } }

    /// The problems of workflows the panes are not about, solved ones too.
    var problemsElsewhere: [ProblemItem] {
        workflows.filter { $0.name != workflow?.name }.flatMap { other in
            problemRows(of: other).filter { !$0.isOfTools }
        }
    }

    /// The nearest workflow in a direction, around the end, that has problems of its own.
    func workflowWithProblems(forward: Bool) -> WorkflowInfo? {
        let count = workflows.count
        guard count > 0 else { return nil }
        let start = workflows.firstIndex { $0.name == workflow?.name } ?? (forward ? count - 1 : 0)
        return (1..<max(2, count)).lazy
            .map { workflows[((start + (forward ? $0 : -$0)) % count + count) % count] }
            .first { other in other.name != workflow?.name && problemRows(of: other).contains { !$0.isOfTools } }
    }

    /// The runs of a workflow that ended badly: the one that is looked at first, then the newest.
    private func failures(of workflow: WorkflowInfo) -> [ProblemItem] {
        let failed = runs.reversed().filter {
            $0.info.workflow == workflow.name && ($0.info.status == .failed || $0.info.status == .timedOut)
        }
        let own = failed.filter { subject == .run($0.id) }
        return (own + failed.filter { subject != .run($0.id) }).prefix(Model.failureLimit).map { run in
            let failure =
                run.info.failure
                ?? RunInfo.Failure(type: "", message: "it ended without a reason", step: run.failedStep)
            let step = workflow.graph.steps.first { $0.id == failure.step }
            return ProblemItem(
                .run(run.id, workflow: workflow.name, run.info.status, failure),
                place: step?.place ?? workflow.place
            )
        }
    }

    /// The most failed runs that are listed.
    static let failureLimit = 20

    /// Where a problem is on the drawing; `nil` when it has no place there.
    func place(of item: ProblemItem) -> GraphPlace? {
        guard let diagram = graph.picture?.diagram else { return nil }
        switch item.origin {
        case .compiler: return nil
        case .graph(let problem):
            let place = diagram.place(of: problem)
            // What was solved may no longer be there.
            if item.isSolved, !diagram.has(place) { return nil }
            return place
        case .run(_, _, _, let failure):
            guard let step = failure.step, diagram.has(.node(.step(step))) else { return nil }
            return .node(.step(step))
        }
    }

    /// Notes what a new check has solved and what it found, and keeps the selected problem selected.
    ///
    /// - Returns: how many are solved and how many are new.
    mutating func mark(before: [WorkflowInfo], after: [WorkflowInfo]) -> (solved: Int, new: Int) {
        let selected = selectedProblemIdentity
        func items(_ workflows: [WorkflowInfo]) -> [ProblemItem] {
            workflows.flatMap { workflow in
                workflow.problems.map { ProblemItem(.graph($0), place: $0.place ?? workflow.place) }
            }
        }
        let old = items(before)
        let known = Set(old.map(\.identity))
        let standing = Set(items(after).map(\.identity))
        let solved = old.filter { !standing.contains($0.identity) }.map { item in
            ProblemItem(item.origin, mark: .solved, place: item.place)
        }
        let found = standing.subtracting(known)
        // What the compiler said is marked by the builds.
        solvedProblems = solvedProblems.filter(\.isOfTools) + solved
        newProblems = newProblems.filter { CompilerDiagnostic.Source(rawValue: $0.code) != nil }.union(found)
        workflows = after
        selectProblem(selected)
        return (solved.count, found.count)
    }
}

extension Diagram {
    /// Whether a place is drawn at all.
    func has(_ place: GraphPlace) -> Bool {
        switch place {
        case .node(let node): nodes.contains(node)
        case .event(let event): links.contains { $0.event == event }
        }
    }
}
