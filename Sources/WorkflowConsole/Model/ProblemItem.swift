public import Workflows

/// One line of the problems list, whichever of its sources it comes from.
public struct ProblemItem: Sendable, Hashable {
    /// Which of the sources it comes from, with what that knows of it.
    public var origin: Origin
    /// What the last check did to it.
    public var mark: Mark
    /// Where to look in the source; what the editor opens.
    public var place: SourcePlace?

    /// Makes a line of the list.
    public init(_ origin: Origin, mark: Mark = .standing, place: SourcePlace? = nil) {
        self.origin = origin
        self.mark = mark
        self.place = place
    }

    /// Where problems come from.
    public enum Origin: Sendable, Hashable {
        /// Something is wrong with a workflow's graph, of this program or of a file.
        case graph(WorkflowProblem)
        /// The compiler does not take a line of the package's source, or a graph file cannot be read.
        case compiler(CompilerDiagnostic)
        /// A run ended badly.
        case run(RunID, workflow: String, RunStatus, RunInfo.Failure)
    }

    /// What the last check did to it.
    public enum Mark: Sendable, Hashable {
        /// Was there before.
        case standing
        /// Was not there before the last check.
        case new
        /// Is gone since the last check, and stays in the list, ticked, until the next one.
        case solved
    }

    /// What makes it the same problem after an edit has moved its line.
    struct Identity: Sendable, Hashable {
        var source: String
        var subject: String
        var code: String
    }

    var identity: Identity {
        switch origin {
        case .compiler(let diagnostic):
            Identity(source: diagnostic.path, subject: diagnostic.message, code: diagnostic.source.rawValue)
        case .graph(let problem):
            Identity(source: problem.workflow, subject: problem.subject.name, code: problem.code.rawValue)
        case .run(let id, _, _, let failure): Identity(source: id.text, subject: failure.step ?? "", code: "run")
        }
    }

    /// Whether it keeps a workflow from running or from having run well.
    var isFatal: Bool {
        switch origin {
        case .compiler(let diagnostic): diagnostic.severity == .error
        case .graph(let problem): problem.severity == .error
        case .run: true
        }
    }

    /// Whether it is the compiler or a file that says so, and no check of a graph.
    var isOfTools: Bool {
        if case .compiler = origin { true } else { false }
    }

    var isSolved: Bool { mark == .solved }

    /// What is wrong, in two to four words.
    var heading: String {
        switch origin {
        case .compiler(let diagnostic):
            diagnostic.source == .file
                ? "no graph" : diagnostic.severity == .error ? "does not compile" : "compiler warning"
        case .graph(let problem): problem.code.heading
        case .run(_, _, .timedOut, _): "run timed out"
        case .run: "run failed"
        }
    }

    /// What it is about.
    var subject: String {
        switch origin {
        case .compiler(let diagnostic): diagnostic.place == nil ? "the build" : diagnostic.message
        case .graph(let problem): problem.subject.name
        case .run(let id, let workflow, _, let failure): "\(failure.step ?? workflow), run \(id)"
        }
    }

    var reason: String {
        switch origin {
        case .compiler(let diagnostic): diagnostic.message
        case .graph(let problem): problem.reason
        case .run(let id, let workflow, _, let failure):
            "\(failure.step.map { "\($0) of " } ?? "")\(workflow) \(id): \(failure.message)"
                + (failure.attempts > 1 ? " (\(failure.attempts) attempts)" : "")
        }
    }

    /// The shortest way out.
    var fix: String {
        switch origin {
        case .compiler(let diagnostic):
            (diagnostic.note.map { "\($0). " } ?? "")
                + (diagnostic.source == .file
                    ? "e opens the file; R reads it again. Until then the last good graph is shown."
                    : diagnostic.place == nil ? "R tries again." : "e opens the line; R builds again.")
        case .graph(let problem): problem.fix
        case .run(_, _, .timedOut, _):
            "give it more time: :extend 10m while it goes on, or the workflow's timeout."
        case .run(_, _, _, let failure):
            failure.step == nil
                ? "mend what the message names, then r runs it again."
                : "mend what the message names (Enter shows the step, e its source), then r runs it again."
        }
    }

    /// Everything a search or a filter looks in.
    var words: String {
        switch origin {
        case .compiler(let diagnostic): "\(heading) \(diagnostic.path) \(diagnostic.message)"
        case .graph(let problem): "\(problem.code.rawValue) \(subject) \(reason)"
        case .run(_, _, _, let failure): "\(heading) \(subject) \(failure.type) \(reason)"
        }
    }
}

extension ProblemItem {
    /// File and line as lists show them; the column too where the compiler counted it.
    var shownPlace: String {
        guard let place else { return "" }
        if case .compiler = origin { return "\(place.file):\(place.line):\(place.column)" }
        return "\(place.file):\(place.line)"
    }
}
