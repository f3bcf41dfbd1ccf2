import FoundationEssentials
import Synchronization
import WorkflowConsole
import Workflows

/// Graphs of files, looked at beside the workflows of this program and read anew at every check.
final class GraphFiles: Sendable {
    private let paths: [String]
    private let sources: Places
    /// The last good text of each file, for the time in which it is none.
    private let known: Mutex<[String: String]>

    /// - Parameter lastGood: what the files held when they last were graphs, as far as that is known.
    init(_ paths: [String], lastGood: [String: String] = [:], sources: Places = .found()) {
        self.paths = paths
        self.sources = sources
        known = Mutex(lastGood)
    }

    /// What each file held when it last was a graph.
    var lastGood: [String: String] { known.withLock { $0 } }

    /// What the files hold now; a file that is no graph keeps the last one it held, and says what is wrong where.
    ///
    /// - Parameter taken: names that are others' already.
    func read(besides taken: [String]) -> (workflows: [WorkflowInfo], faults: [CompilerDiagnostic]) {
        var names = Set(taken)
        var workflows: [WorkflowInfo] = []
        var faults: [CompilerDiagnostic] = []
        for path in paths {
            let file: GraphFile?
            do throws(GraphFile.Fault) {
                file = try read(path)
            } catch {
                faults.append(
                    CompilerDiagnostic(
                        .error,
                        path: path,
                        line: error.line,
                        column: error.column,
                        message: error.words,
                        source: .file
                    )
                )
                let text = known.withLock { $0[path] }
                file = text.flatMap { try? GraphFile(Data($0.utf8), name: path, sources: sources) }
            }
            guard let file else { continue }
            let info = GraphFiles.info(file, path, unlike: names)
            names.insert(info.name)
            workflows.append(info)
        }
        return (workflows, faults)
    }

    private func read(_ path: String) throws(GraphFile.Fault) -> GraphFile {
        let bytes: Data
        do {
            bytes = try NamedFile.read(path)
        } catch {
            throw GraphFile.Fault(line: 1, column: 1, words: (error as? ExitError)?.message ?? "\(error)")
        }
        let file = try GraphFile(bytes, name: path, sources: sources)
        known.withLock { $0[path] = String(decoding: bytes, as: UTF8.self) }
        return file
    }

    private static func info(_ file: GraphFile, _ path: String, unlike names: Set<String>) -> WorkflowInfo {
        WorkflowInfo(
            name: names.contains(file.graph.name) ? path : file.graph.name,
            summary: file.graph.description ?? "graph of the file \(path)",
            place: file.top,
            graph: file.placedGraph,
            problems: file.problems,
            asksPeople: file.asksPeople,
            timeout: GraphFile.timeout,
            isFromFile: true
        )
    }
}
