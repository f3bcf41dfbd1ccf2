import Foundation
import Testing

@testable import Workflows

@Suite("The messages of the Python system, each with its counterpart")
struct UpstreamMessagesTests {
    @Test(arguments: UpstreamTable.all)
    func `each has a counterpart that says so`(message: UpstreamMessage) async throws {
        switch message.ours {
        case .launch(let code, let words, let facts):
            let problem = try #require(facts.problem(code), "not reported: \(facts.codes())")
            #expect(problem.reason.contains(words))
            #expect(problem.place != nil)
            #expect(!problem.fix.isEmpty)
        case .macro(let id, let words):
            #expect(try Self.macroFindings().contains { $0.contains(" \(id) ") && $0.contains(words) })
        case .runTime(let words, let cause):
            let said = try await cause()
            #expect(said.contains(words), "\(said)")
        case .compiler(let why), .cannotOccur(let why):
            #expect(why.hasSuffix(".") && why.count > 20)
        }
    }

    @Test func `none is missing, none stands twice`() {
        // As many as the reference lists, counted there; a further way to one of them does not count.
        let rows = UpstreamTable.all.filter { !$0.isFurther }
        let counts = Dictionary(grouping: rows, by: \.section).mapValues(\.count)
        #expect(counts == ["reference": 13, "2.1": 17, "2.2": 6, "2.3": 15, "2.4": 3, "2.5": 13, "2.6": 15])
        let names = UpstreamTable.all.map(\.testDescription)
        #expect(Set(names).count == names.count)
    }

    @Test func `every code is written by a rule`() throws {
        let rules = try Self.source("Sources/Workflows/Graph") + Self.source("Sources/Workflows/Resources")
        for code in WorkflowProblem.Code.allCases {
            #expect(rules.contains(" .\(code),\n"), "\(code.rawValue)")
        }
    }

    /// What the tests of the macros expect them to say: `line:column id message`, each in one piece.
    private static func macroFindings() throws -> [String] {
        let text = try source("Tests/WorkflowMacrosTests/Diagnostics").replacing(/"\s*\+\s*"/, with: "")
        return text.matches(of: /"(\d+:\d+ [a-zA-Z.]+ [^"]+)"/).map { String($0.1) }
    }

    /// The text of the Swift files in a folder of the package.
    private static func source(_ folder: String) throws -> String {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        root.append(path: folder)
        let files = FileManager.default.enumerator(at: root.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        var text = ""
        for case let file as URL in try #require(files) where file.pathExtension == "swift" {
            text += try String(contentsOf: file, encoding: .utf8)
        }
        try #require(!text.isEmpty)
        return text
    }
}
