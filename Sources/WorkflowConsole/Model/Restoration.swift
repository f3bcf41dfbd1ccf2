public import Workflows

/// What a program hands to the one that takes its place: where the person was, and what was wrong then.
public struct Restoration: Sendable, Hashable, Codable {
    /// The workflow that was looked at.
    public var workflow: String?
    /// The number of the pane with the keys.
    public var pane: Int
    /// Whether the problems stood beside the graph.
    public var showsProblems: Bool
    /// The selected problem: what it belongs to, what it is about, its code.
    public var problem: [String]
    /// The graph's problems as they were, to tell which are solved.
    public var problems: [WorkflowProblem]
    /// The compiler's diagnostics as they were before the build that succeeded.
    public var diagnostics: [CompilerDiagnostic]
}

extension Model {
    /// What the program that takes this one's place is told.
    public var restoration: Restoration {
        let rows = problemRows
        let selected = rows.indices.contains(selectedProblem) ? rows[selectedProblem].identity : nil
        let solved = solvedProblems.compactMap { item -> CompilerDiagnostic? in
            if case .compiler(let diagnostic) = item.origin { diagnostic } else { nil }
        }
        return Restoration(
            workflow: workflow?.name,
            pane: focus.rawValue,
            showsProblems: showsProblems,
            problem: selected.map { [$0.source, $0.subject, $0.code] } ?? [],
            problems: workflows.flatMap(\.problems),
            diagnostics: diagnostics + solved
        )
    }

    /// Goes where the program before this one was, ticks what it had and is gone, and marks what is new.
    mutating func restore(_ old: Restoration) {
        if let name = old.workflow, workflow(name) != nil { select(subject: .workflow(name)) }
        let before = workflows.map { info -> WorkflowInfo in
            var info = info
            info.problems = old.problems.filter { $0.workflow == info.name }
            return info
        }
        let (solved, new) = mark(before: before, after: workflows)
        let mended = old.diagnostics.map { ProblemItem(.compiler($0), mark: .solved, place: $0.place) }
        solvedProblems = mended + solvedProblems
        showsProblems = old.showsProblems
        focus = Pane(rawValue: old.pane) ?? .runs
        if old.problem.count == 3,
            let index = problemRows.firstIndex(where: { item in
                [item.identity.source, item.identity.subject, item.identity.code] == old.problem
            })
        {
            selectedProblem = index
        }
        let count = solved + mended.count
        say(
            "The program was built and replaced: \(count.counted("problem")) solved, \(new) new",
            new > 0 ? .warning : .done
        )
    }
}
