import FoundationEssentials
import WorkflowConsole
import Workflows

/// What a command line means by a workflow or a graph: one of this program, or a file with a graph as JSON.
enum NamedGraph {
    case runner(any AnyWorkflowRunner)
    case file(GraphFile)

    /// Whether a word is a file rather than a name: `-`, a path, or something that ends in `.json`.
    static func isFile(_ word: String) -> Bool { word == "-" || word.contains("/") || word.hasSuffix(".json") }

    /// Reads the graph of a file.
    ///
    /// - Throws: ``ExitError``: 66 for a file that cannot be read, 65 for one that holds no graph.
    init(file name: String) throws {
        let bytes = try NamedFile.read(name)
        do throws(GraphFile.Fault) {
            self = .file(try GraphFile(bytes, name: name, sources: .found()))
        } catch {
            let shown = name == "-" ? "<stdin>" : name
            let help = error.words == "is not JSON" ? ". Give a graph as 'graph --format json' prints it." : "."
            throw ExitError(.badInput, "\(shown):\(error.line):\(error.column): \(error.words)\(help)")
        }
    }

    var problems: [WorkflowProblem] {
        switch self {
        case .runner(let runner): runner.validate().problems
        case .file(let file):
            file.problems.map { problem in
                var problem = problem
                // The file is called what the person called it.
                if problem.place?.path == file.top.path { problem.place?.path = nil }
                return problem
            }
        }
    }

    /// The same, and what is found when the resources that a workflow lists are made; a file has none.
    var problemsWithResources: [WorkflowProblem] {
        get async {
            switch self {
            case .runner(let runner): await runner.validate(resources: true).problems
            case .file: problems
            }
        }
    }

    var graph: WorkflowGraph {
        switch self {
        case .runner(let runner): runner.graph
        case .file(let file): file.graph
        }
    }

    /// What is drawn.
    var info: WorkflowInfo {
        switch self {
        case .runner(let runner): WorkflowInfo(runner)
        case .file(let file):
            WorkflowInfo(
                name: file.graph.name,
                summary: file.graph.description ?? "",
                graph: file.graph,
                problems: file.problems,
                asksPeople: file.asksPeople,
                timeout: GraphFile.timeout
            )
        }
    }
}

extension Program {
    /// What a word names.
    ///
    /// - Throws: ``ExitError``: 64 for an unknown workflow, 65 and 66 for a file that is no graph.
    func graph(named word: String) throws -> NamedGraph {
        if !NamedGraph.isFile(word) || runners.contains(where: { $0.declaration.name == word }) {
            return .runner(try runner(named: word))
        }
        return try NamedGraph(file: word)
    }
}
