import Foundation
import Testing

@testable import Workflows

@Suite("The messages of the Python system, each with its counterpart")
struct UpstreamMessagesTests {
    @Test(arguments: UpstreamTable.all)
    func `each has a counterpart that says so`(message: UpstreamMessage) throws {
        switch message.ours {
        case .launch(let code, let words, let facts):
            let problem = try #require(facts.problem(code), "not reported: \(facts.codes())")
            #expect(problem.reason.contains(words))
            #expect(problem.place != nil)
            #expect(!problem.fix.isEmpty)
        case .macro(let words):
            #expect(try Self.source("WorkflowMacros").contains(words))
        case .runTime(let words):
            #expect(try Self.source("Workflows").contains(words))
        case .compiler(let why), .cannotOccur(let why):
            #expect(why.hasSuffix(".") && why.count > 20)
        }
    }

    @Test func `none is missing, none stands twice`() {
        let counts = Dictionary(grouping: UpstreamTable.all, by: \.section).mapValues(\.count)
        #expect(counts == ["reference": 13, "2.1": 21, "2.2": 8, "2.3": 15, "2.4": 3, "2.5": 12, "2.6": 10])
        let names = UpstreamTable.all.map(\.testDescription)
        #expect(Set(names).count == names.count)
    }

    @Test func `every code is written by a rule`() throws {
        let rules = try Self.source("Workflows/Graph") + Self.source("Workflows/Resources")
        for code in WorkflowProblem.Code.allCases {
            #expect(rules.contains(" .\(code),\n"), "\(code.rawValue)")
        }
    }

    /// The text of the sources of a module, in which words of a message stand in one piece.
    private static func source(_ folder: String) throws -> String {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        root.append(path: "Sources/\(folder)")
        let files = FileManager.default.enumerator(at: root.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        var text = ""
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            text += try String(contentsOf: file, encoding: .utf8)
        }
        try #require(!text.isEmpty)
        return text
    }
}
