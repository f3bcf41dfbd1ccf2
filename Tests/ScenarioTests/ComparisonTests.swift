import Foundation
import Testing
import Workflows

@Suite("Recorded cases of the reference, against this engine")
struct ComparisonTests {
    @Test(.timeLimit(.minutes(1)), arguments: Scenario.all.map(\.id))
    func `a case comes out as its row says`(id: String) async throws {
        let scenario = try #require(Scenario.all.first { $0.id == id })
        let recorded = try #require(try Recording.cases.get()[id], "no such case is recorded")
        switch scenario.verdict {
        case .same(let words, _):
            let replay = try #require(scenario.replay)
            let ours = try await replay().comparable
            #expect(ours == recorded.worded(words), "\(ours.text)")
        case .different(_, let design, let expected):
            let replay = try #require(scenario.replay)
            let ours = try await replay().comparable
            #expect(ours == expected.comparable, "\(ours.text)")
            #expect(ours != recorded, "it is the same after all")
            #expect(!design.isEmpty)
        case .absent(_, let design, let instead):
            #expect(scenario.replay == nil && !design.isEmpty && !instead.isEmpty)
        }
    }

    @Test func `every recorded case has one row`() throws {
        let recorded = try Recording.cases.get().keys
        #expect(Scenario.gaps(in: Scenario.all, recorded: recorded) == [])
        #expect(recorded.count > 100)
    }

    @Test func `a recorded case without a row is found, and so is a row without a case or beside another`() throws {
        let recorded = try Set(Recording.cases.get().keys)
        for id in recorded {
            let rows = Scenario.all.filter { $0.id != id }
            #expect(Scenario.gaps(in: rows, recorded: recorded) == ["\(id): recorded, and has no row"])
        }
        let row = try #require(Scenario.all.first)
        #expect(Scenario.gaps(in: Scenario.all + [row], recorded: recorded) == ["\(row.id): has 2 rows"])
        let rest = recorded.subtracting([row.id])
        #expect(
            Scenario.gaps(in: Scenario.all, recorded: rest)
                == ["\(row.id): has a row, and no such case is recorded"]
        )
    }

    @Test func `a graph of the reference is read and written without loss`() throws {
        let recorded = try #require(try Recording.cases.get()["s17 graph"])
        let written = try WorkflowGraph(json: recorded).json
        #expect(try WorkflowGraph(json: written) == WorkflowGraph(json: recorded))
        for list in ["nodes", "edges"] {
            let ours = try #require(written[list]?.arrayValue)
            let theirs = try #require(recorded[list]?.arrayValue)
            #expect(ours.count == theirs.count)
            for element in theirs where element["node_type"]?.stringValue != "external" {
                let keys = element["id"] == nil ? ["source", "target"] : ["id"]
                let same = ours.first { ours in keys.allSatisfy { ours[$0] == element[$0] } }
                for (field, value) in element.objectValue ?? [:] where field != "event_schema" {
                    #expect(same?[field] == value, "\(keys.map { element[$0] ?? .null }) \(field)")
                }
            }
        }
        #expect(GraphValidation.validate(try WorkflowGraph(json: recorded)).errors.isEmpty)
    }

    /// The table goes where `SCENARIO_TABLE` says; `.ci/scenarios` prints it.
    @Test func `the table can be printed`() throws {
        let width = Scenario.all.map(\.id.count).max() ?? 0
        var lines = Scenario.all.map { scenario in
            scenario.id.padding(toLength: width + 2, withPad: " ", startingAt: 0) + scenario.row
        }
        let same = lines.count { $0.dropFirst(width + 2).hasPrefix("same") }
        lines.append(
            "\(lines.count) recorded cases: \(same) the same, \(lines.count - same) different for a reason that is given."
        )
        #expect(lines.count == Scenario.all.count + 1)
        guard let path = ProcessInfo.processInfo.environment["SCENARIO_TABLE"] else { return }
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
}
