import TerminalUI
public import Workflows

/// What a program hands to the one that takes its place: where the person was, and what was wrong then.
public struct Restoration: Sendable, Hashable, Codable {
    /// The workflow that was looked at.
    public var workflow: String?
    /// The number of the pane with the keys.
    public var pane: Int
    /// Whether the problems stood beside the graph.
    public var showsProblems: Bool
    /// How the person had set the panes.
    var look: Look
    /// How the person had set the graph.
    var graph: GraphLook
    /// What was typed into start forms that were not sent; secrets are never among it.
    var startDrafts: [String: [String: String]]
    /// The selected problem: what it belongs to, what it is about, its code.
    public var problem: [String]
    /// The graph's problems as they were, to tell which are solved.
    public var problems: [WorkflowProblem]
    /// What compiler and graph files still said.
    public var diagnostics: [CompilerDiagnostic]
    /// What they no longer said at the last check.
    public var solved: [CompilerDiagnostic]
    /// How many runs were over; they end with the program that kept them.
    public var runs: Int
    /// How the run ended for which the program was called: what it says to the shell when it is left.
    public var ownRun: RunStatus?

    /// Choices of a person that hold for whatever is looked at.
    struct Look: Sendable, Hashable, Codable {
        var isZoomed: Bool
        var prefersLanes: Bool
        var showsNotices: Bool
        var search: String
        /// What `&` shows, by the number of the pane.
        var filters: [Int: String]
    }

    /// What is selected on a graph, and how much of it is shown how.
    struct GraphLook: Sendable, Hashable, Codable {
        var selection: GraphPlace?
        var column: Int
        var row: Int
        var zoom: GraphZoom?
        var folds: [GraphFold]
        var showsEvents: Bool
        var showsResources: Bool
        var showsMinimap: Bool
        var showsTimes: Bool
        var heat: GraphHeat
    }
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
            look: Restoration.Look(
                isZoomed: isZoomed,
                prefersLanes: prefersLanes,
                showsNotices: showsNotices,
                search: search,
                filters: Dictionary(uniqueKeysWithValues: filters.map { ($0.rawValue, $1) })
            ),
            graph: graph.look,
            startDrafts: startDrafts,
            problem: selected.map { [$0.source, $0.subject, $0.code] } ?? [],
            problems: workflows.flatMap(\.problems),
            diagnostics: diagnostics,
            solved: solved,
            runs: runs.count,
            ownRun: options.ownRun.flatMap { run($0) }.map { $0.info.status.isOver ? $0.info.status : .cancelled }
        )
    }

    /// Goes where the program before this one was, ticks what it had and is gone, and marks what is new.
    mutating func restore(_ old: Restoration) {
        if let name = old.workflow, workflow(name) != nil {
            select(subject: .workflow(name))
            // The picture so far may be another workflow's; leaving it would take the choices with it.
            graph.picture = nil
            graph.look = old.graph
            settleGraphLook()
        }
        let solvedTools = restoreDiagnostics(old)
        let before = workflows.map { info -> WorkflowInfo in
            var info = info
            info.problems = old.problems.filter { $0.workflow == info.name }
            return info
        }
        let (solved, _) = mark(before: before, after: workflows)
        restore(old.look)
        startDrafts = old.startDrafts
        showsProblems = old.showsProblems
        focus = Pane(rawValue: old.pane) ?? .runs
        if old.problem.count == 3,
            let index = problemRows.firstIndex(where: { item in
                [item.identity.source, item.identity.subject, item.identity.code] == old.problem
            })
        {
            selectedProblem = index
        }
        let (count, new) = (solved + solvedTools, newProblems.count)
        let gone = old.runs > 0 ? "; \(old.runs.counted("run")) ended with the old one" : ""
        say(
            "The program was built and replaced: \(count.counted("problem")) solved, \(new) new\(gone)",
            new > 0 ? .warning : .done
        )
    }

    private mutating func restore(_ look: Restoration.Look) {
        isZoomed = look.isZoomed
        prefersLanes = look.prefersLanes
        showsNotices = look.showsNotices
        search = look.search
        filters = Dictionary(
            look.filters.compactMap { number, text in Pane(rawValue: number).map { ($0, text) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What compiler and graph files said before: only what is gone is ticked.
    ///
    /// - Returns: how many are ticked.
    private mutating func restoreDiagnostics(_ old: Restoration) -> Int {
        let standing = Set(diagnostics.map { ProblemItem(.compiler($0)).identity })
        // Graph files have been read anew by this program; the compiler spoke to the one before.
        let files = old.diagnostics.filter { $0.source == .file }
        let mended = files.filter { !standing.contains(ProblemItem(.compiler($0)).identity) }
        diagnostics += old.diagnostics.filter { $0.source == .compiler }
        newProblems.subtract(files.map { ProblemItem(.compiler($0)).identity })
        let solved = (old.solved + mended).map { ProblemItem(.compiler($0), mark: .solved, place: $0.place) }
        solvedProblems = solved + solvedProblems
        return solved.count
    }

    /// Leaves out what the graph has no more.
    private mutating func settleGraphLook() {
        guard let workflow else { return }
        let steps = Set(workflow.graph.steps.map(\.id))
        graph.folds.removeAll { !steps.isSuperset(of: $0.steps) }
        switch graph.selection {
        case .node(.group(let fold)) where graph.folds.contains(fold): break
        case .some(let place) where Diagram(workflow.graph, problems: workflow.problems).has(place): break
        default: graph.selection = nil
        }
    }
}

extension GraphState {
    /// What a person has chosen, without what follows from it.
    var look: Restoration.GraphLook {
        get {
            Restoration.GraphLook(
                selection: selection,
                column: scroll.x,
                row: scroll.y,
                zoom: zoom,
                folds: folds,
                showsEvents: showsEvents,
                showsResources: showsResources,
                showsMinimap: showsMinimap,
                showsTimes: showsTimes,
                heat: heat
            )
        }
        set {
            selection = newValue.selection
            scroll.x = newValue.column
            scroll.y = newValue.row
            zoom = newValue.zoom
            folds = newValue.folds
            showsEvents = newValue.showsEvents
            showsResources = newValue.showsResources
            showsMinimap = newValue.showsMinimap
            showsTimes = newValue.showsTimes
            heat = newValue.heat
        }
    }
}
