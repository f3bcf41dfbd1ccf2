import Foundation
import Synchronization
import WorkflowConsole
import Workflows

/// Graphs of files, looked at beside the workflows of this program and read anew at every check.
final class GraphFiles: Sendable {
    private let paths: [String]
    /// The last good graph of each file, for the time in which it is none.
    private let known = Mutex<[String: WorkflowInfo]>([:])

    init(_ paths: [String]) { self.paths = paths }

    /// What the files hold now; a file that is no graph keeps the last one it held, and says what is wrong where.
    ///
    /// - Parameter taken: names that are others' already.
    func read(besides taken: [String]) -> (workflows: [WorkflowInfo], faults: [CompilerDiagnostic]) {
        var names = Set(taken)
        var workflows: [WorkflowInfo] = []
        var faults: [CompilerDiagnostic] = []
        for path in paths {
            do {
                let info = try GraphFiles.info(of: path, unlike: names)
                known.withLock { $0[path] = info }
            } catch {
                faults.append(error.diagnostic)
            }
            guard let info = known.withLock({ $0[path] }) else { continue }
            names.insert(info.name)
            workflows.append(info)
        }
        return (workflows, faults)
    }

    private struct Fault: Error {
        var diagnostic: CompilerDiagnostic
    }

    private static func info(of path: String, unlike names: Set<String>) throws(Fault) -> WorkflowInfo {
        func fault(_ words: String, line: Int = 1, column: Int = 1) -> Fault {
            Fault(
                diagnostic: CompilerDiagnostic(
                    .error,
                    path: path,
                    line: line,
                    column: column,
                    message: words,
                    source: .file
                )
            )
        }
        let bytes: Data
        do {
            bytes = try NamedFile.read(path)
        } catch {
            throw fault((error as? ExitError)?.message ?? "\(error)")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let graph: WorkflowGraph
        do {
            graph = try WorkflowGraph(json: try JSON(parsing: bytes))
        } catch let error as FieldError {
            throw fault("is no graph: \(error.path) \(error.reason)")
        } catch {
            let place = GraphFiles.place(in: "\(error)")
            throw fault("is not JSON: it breaks off or has a sign too many near here", line: place.0, column: place.1)
        }
        let places = JSONPlaces(text, path: path)
        var problems = GraphValidation.validate(graph).problems
        let sources = Places.found()
        // Source the graph names comes first where it is at hand; else the line of the file.
        for index in problems.indices {
            if let place = problems[index].place, sources.sourceFile(of: place) != nil { continue }
            problems[index].place = places.place(ofID: problems[index].subject.name) ?? places.top
        }
        var name = graph.name
        if names.contains(name) { name = path }
        return WorkflowInfo(
            name: name,
            summary: graph.description ?? "graph of the file \(path)",
            place: places.top,
            graph: places.adding(to: graph, besides: sources),
            problems: problems,
            isFromFile: true
        )
    }

    /// The place that a message of the JSON reader names: `line 3, column 5`.
    private static func place(in words: String) -> (Int, Int) {
        guard let match = words.firstMatch(of: /line (\d+), column (\d+)/), let line = Int(match.1),
            let column = Int(match.2)
        else { return (1, 1) }
        return (max(1, line), max(1, column))
    }
}

/// Where things stand in the text of a graph file.
private struct JSONPlaces {
    private let text: [UInt8]
    private let path: String
    private let absolute: String

    init(_ text: String, path: String) {
        self.text = Array(text.utf8)
        self.path = path
        absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    }

    var top: SourcePlace { SourcePlace(fileID: path, line: 1, column: 1, path: absolute) }

    /// Where the node with an id begins; `nil` when the text writes it in another way than JSON usually is.
    func place(ofID id: String) -> SourcePlace? {
        let quoted = Array(JSON.string(id).text.utf8)
        var start = 0
        while let found = text.firstRange(of: quoted, from: start) {
            if isValue(ofID: found) { return place(at: found) }
            start = found + quoted.count
        }
        return nil
    }

    /// The steps with their places, where the graph itself names none.
    func adding(to graph: WorkflowGraph, besides sources: Places) -> WorkflowGraph {
        var graph = graph
        for index in graph.steps.indices {
            if let place = graph.steps[index].place, sources.sourceFile(of: place) != nil { continue }
            graph.steps[index].place = place(ofID: graph.steps[index].id)
        }
        return graph
    }

    /// Whether what stands there is the value after `"id":`.
    private func isValue(ofID place: Int) -> Bool {
        var index = place - 1
        var hasColon = false
        while index >= 0 {
            switch text[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            case UInt8(ascii: ":") where !hasColon: hasColon = true
            case UInt8(ascii: "\""):
                return hasColon && index >= 3 && text[(index - 3)...index].elementsEqual("\"id\"".utf8)
            default: return false
            }
            index -= 1
        }
        return false
    }

    private func place(at offset: Int) -> SourcePlace {
        let before = text[..<offset]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return SourcePlace(fileID: path, line: line, column: offset - start + 1, path: absolute)
    }
}

extension [UInt8] {
    fileprivate func firstRange(of part: [UInt8], from start: Int) -> Int? {
        guard let first = part.first, count >= part.count else { return nil }
        var index = start
        while index <= count - part.count {
            if self[index] == first, self[index..<(index + part.count)].elementsEqual(part) { return index }
            index += 1
        }
        return nil
    }
}
