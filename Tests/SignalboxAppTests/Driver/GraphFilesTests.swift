import Foundation
import Testing
import WorkflowConsole
import Workflows

@testable import SignalboxApp

@Suite struct GraphFilesTests {
    private let folder: Executable.Folder
    private let path: String
    private let sources: Places

    init() throws {
        folder = try Executable.Folder()
        path = "\(folder.path)/mill.json"
        sources = Places(configuration: folder.path, state: folder.path, sourceRoots: [folder.path])
    }

    private var files: GraphFiles { GraphFiles([path], sources: sources) }

    private static let nodes = """
            {"id": "Grain", "node_type": "event", "event_type": "Grain", "event_types": ["Grain", "StartEvent"]},
            {"id": "Flour", "node_type": "event", "event_type": "Flour", "event_types": ["Flour", "StopEvent"]},
            {"id": "grind", "node_type": "step"},
            {"id": "idle", "node_type": "step"}
        """
    private static let edges = """
            {"source": "Grain", "target": "grind"},
            {"source": "grind", "target": "Flour"}
        """

    private static func text(nodes: String = nodes, edges: String = edges) -> String {
        """
        {
          "name": "mill",
          "nodes": [
        \(nodes)
          ],
          "edges": [
        \(edges)
          ]
        }

        """
    }

    @Test func `steps and problems have their lines in the file`() throws {
        try folder.write(Self.text(), to: "mill.json")
        let (workflows, faults) = files.read(besides: [])
        #expect(faults.isEmpty)
        let info = try #require(workflows.first)
        #expect(info.name == "mill" && info.isFromFile)
        #expect(info.graph.steps.map { $0.place?.line } == [6, 7])
        let problem = try #require(info.problems.first { $0.subject == .step("idle") })
        #expect(problem.place == SourcePlace(fileID: path, line: 7, column: 12, path: path))
    }

    @Test(arguments: [
        ("{\n  \"name\": \"mill\",\n  \"nodes\": [}", 3, 13, "is not JSON"),
        ("{\"nodes\": [], \"edges\": [", 1, 25, "is not JSON"),
        ("", 1, 1, "is not JSON"),
        ("{\"nodes\":\n 1}", 2, 2, "is no graph: nodes must be a list of nodes, not a number"),
        ("{\"nodes\": []}", 1, 1, "is no graph: edges is missing: a graph has a list of edges"),
    ])
    func `a file that is no graph says where`(text: String, line: Int, column: Int, words: String) throws {
        try folder.write(text, to: "mill.json")
        let (workflows, faults) = files.read(besides: [])
        #expect(workflows.isEmpty)
        #expect(faults.map(\.message) == [words])
        #expect(faults.first.map { [$0.line, $0.column] } == [line, column])
        #expect(faults.first?.source == .file && faults.first?.path == path)
    }

    @Test func `an edge to a node that is gone is found at its line`() throws {
        let nodes = Self.nodes.split(separator: "\n").filter { !$0.contains("Flour") }.joined(separator: "\n")
        try folder.write(Self.text(nodes: nodes), to: "mill.json")
        let fault = try #require(files.read(besides: []).faults.first)
        #expect(fault.message == "is no graph: edges.1.target 'Flour' is no node of the graph")
        #expect(fault.line == 10 && fault.column == 35)
    }

    @Test func `a file that breaks keeps its last good graph, also for another program`() throws {
        try folder.write(Self.text(), to: "mill.json")
        let files = files
        let good = files.read(besides: []).workflows
        try folder.write("{", to: "mill.json")
        var (workflows, faults) = files.read(besides: [])
        #expect(workflows == good && faults.count == 1)
        (workflows, faults) = GraphFiles([path], lastGood: files.lastGood, sources: sources).read(besides: [])
        #expect(workflows == good && faults.count == 1)
        (workflows, faults) = GraphFiles([path], sources: sources).read(besides: [])
        #expect(workflows.isEmpty && faults.count == 1)
        try FileManager.default.removeItem(atPath: path)
        #expect(files.read(besides: []).faults.first?.message.contains("no such file") == true)
    }

    @Test func `a name that is taken gives way to the file's`() throws {
        try folder.write(Self.text(), to: "mill.json")
        #expect(files.read(besides: ["mill"]).workflows.map(\.name) == [path])
    }
}
