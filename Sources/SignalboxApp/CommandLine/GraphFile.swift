import FoundationEssentials
import WorkflowConsole
import Workflows

/// A graph as JSON in a file, with the places in the file of what is in it.
struct GraphFile {
    /// The graph as the file says it.
    let graph: WorkflowGraph
    /// What is wrong with it: each at the source the graph names where that is at hand, else at its line of the file.
    let problems: [WorkflowProblem]
    /// Whether a run of it may ask a person.
    let asksPeople: Bool
    /// The beginning of the file.
    let top: SourcePlace

    private let places: [String: SourcePlace]
    private let sources: Places

    /// What a file says of the time limit of runs.
    static let timeout = "limit not known"

    /// Why a text holds no graph, and where.
    struct Fault: Error, Hashable {
        /// Counted from 1.
        var line: Int
        /// Counted from 1.
        var column: Int
        /// As the rest of a sentence that begins with the file's name.
        var words: String
    }

    /// Reads a graph.
    ///
    /// - Parameters:
    ///   - name: the file as the person named it; `-` is standard input.
    ///   - sources: where the sources that a graph names are looked for.
    /// - Throws: ``Fault``
    init(_ bytes: Data, name: String, sources: Places) throws(Fault) {
        let text = JSONText(bytes)
        let json: JSON
        do {
            json = try JSON(parsing: bytes)
        } catch {
            let place = text.place(at: text.fault ?? 0)
            throw Fault(line: place.line, column: place.column, words: "is not JSON")
        }
        let graph: WorkflowGraph
        do {
            graph = try WorkflowGraph(json: json)
        } catch {
            let field = error as? FieldError
            let place = text.place(of: field?.path ?? "")
            let words = field.map { "\($0.path) \($0.reason)" } ?? "\(error)"
            throw Fault(line: place.line, column: place.column, words: "is no graph: \(words)")
        }
        let isFile = name != "-"
        let path = isFile ? URL(fileURLWithPath: name).standardizedFileURL.path : nil
        let top = SourcePlace(fileID: isFile ? name : "<stdin>", line: 1, column: 1, path: path)
        self.top = top
        self.graph = graph
        self.sources = sources
        let nodes = GraphFile.nodes(in: json)
        let validation = GraphValidation.validate(graph)
        asksPeople = validation.asksPeople
        problems = validation.problems.map { problem in
            var problem = problem
            if let place = problem.place, sources.sourceFile(of: place) != nil { return problem }
            problem.place = GraphFile.place(of: problem.subject.name, nodes, text, top) ?? top
            return problem
        }
        places = Dictionary(
            graph.steps.compactMap { step in GraphFile.place(of: step.id, nodes, text, top).map { (step.id, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The graph with a place for every step, where the graph itself names none that is at hand.
    var placedGraph: WorkflowGraph {
        var graph = graph
        for index in graph.steps.indices {
            if let place = graph.steps[index].place, sources.sourceFile(of: place) != nil { continue }
            graph.steps[index].place = places[graph.steps[index].id]
        }
        return graph
    }

    /// The number of each node in the list of the file, by its id.
    private static func nodes(in json: JSON) -> [String: Int] {
        let ids = (json["nodes"]?.arrayValue ?? []).enumerated().compactMap { index, node in
            node["id"]?.stringValue.map { ($0, index) }
        }
        return Dictionary(ids, uniquingKeysWith: { first, _ in first })
    }

    private static func place(
        of id: String,
        _ nodes: [String: Int],
        _ text: JSONText,
        _ top: SourcePlace
    ) -> SourcePlace? {
        guard let number = nodes[id] else { return nil }
        let place = text.place(of: "nodes.\(number).id")
        return SourcePlace(fileID: top.fileID, line: place.line, column: place.column, path: top.path)
    }
}
