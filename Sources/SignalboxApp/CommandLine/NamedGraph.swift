import FoundationEssentials
import WorkflowConsole
import Workflows

/// What a command line means by a workflow or a graph: one of this program, or a file with a graph as JSON.
enum NamedGraph {
    case runner(any AnyWorkflowRunner)
    case file(WorkflowGraph)

    /// Whether a word is a file rather than a name: `-`, a path, or something that ends in `.json`.
    static func isFile(_ word: String) -> Bool { word == "-" || word.contains("/") || word.hasSuffix(".json") }

    /// Reads the graph of a file.
    ///
    /// - Throws: ``ExitError``: 66 for a file that cannot be read, 65 for one that holds no graph.
    init(file name: String) throws {
        let shown = name == "-" ? "Standard input" : name
        let json: JSON
        do {
            json = try JSON(parsing: try NamedFile.read(name))
        } catch let error as ExitError {
            throw error
        } catch {
            throw ExitError(.badInput, "\(shown) is not JSON. Give a graph as 'graph --format json' prints it.")
        }
        do {
            self = .file(try WorkflowGraph(json: json))
        } catch let error as FieldError {
            throw ExitError(.badInput, "\(shown) is no graph: \(error.path) \(error.reason).")
        }
    }

    var problems: [WorkflowProblem] {
        switch self {
        case .runner(let runner): runner.validate().problems
        case .file(let graph): GraphValidation.validate(graph).problems
        }
    }

    var graph: WorkflowGraph {
        switch self {
        case .runner(let runner): runner.graph
        case .file(let graph): graph
        }
    }

    /// What is drawn.
    var info: WorkflowInfo {
        switch self {
        case .runner(let runner): WorkflowInfo(runner)
        case .file(let graph):
            WorkflowInfo(name: graph.name, summary: graph.description ?? "", graph: graph, problems: problems)
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
