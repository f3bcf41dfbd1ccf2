import ExampleWorkflows
import Foundation
import Testing
import Workflows

extension ProgramTests {
    /// What the verbs print.
    struct VerbTests {
        @Test func `the problems of the broken workflows as JSON`() throws {
            let outcome = try Executable().run(["validate", "broken", "broken-start", "broken-stop", "--json"])
            #expect(outcome.code == 2)
            #expect(outcome.errors == "")
            #expect(outcome.lines.count == 1)
            let whole = try JSON(parsing: outcome.output)
            #expect(JSONLines.keys(whole) == ["problems"])
            let problems = try #require(whole["problems"]?.arrayValue)
            let keys = ["code", "column", "file", "fix", "line", "reason", "severity", "subject", "workflow"]
            for problem in problems {
                #expect(JSONLines.keys(problem) == keys)
                #expect(problem["file"]?.stringValue?.hasPrefix("ExampleWorkflows/Broken") == true)
                #expect(["error", "warning", "hint"].contains(problem["severity"]))
                #expect(["broken", "broken-start", "broken-stop"].contains(problem["workflow"]))
                for key in ["fix", "reason", "subject"] { #expect(problem[key]?.stringValue?.isEmpty == false) }
                for key in ["line", "column"] { #expect((problem[key]?.integerValue ?? 0) > 0) }
            }
        }

        /// Codes that are only found when resources are made, which `validate` does when it is asked to.
        static let onlyWhenMade: Set = ["resource.config"]

        @Test func `every code occurs in the broken workflows`() throws {
            let program = try Executable()
            let codes = try program.run(["validate", "--codes"])
            #expect(codes.code == 0)
            func seen(_ flags: String...) throws -> Set<String> {
                let output = try program.run(["validate", "--json"] + flags).output
                let problems = try JSON(parsing: output)["problems"]?.arrayValue ?? []
                return Set(problems.compactMap { $0["code"]?.stringValue })
            }
            #expect(try seen("--resources") == Set(codes.lines))
            #expect(try seen() == Set(codes.lines).subtracting(Self.onlyWhenMade))
            #expect(codes.lines == WorkflowProblem.Code.allCases.map(\.rawValue))
        }

        @Test func `problems have the form that compilers use`() throws {
            let outcome = try Executable().run(["validate", "broken"])
            #expect(outcome.code == 2)
            #expect(outcome.lines.count.isMultiple(of: 2))
            for (index, line) in outcome.lines.enumerated() {
                if index.isMultiple(of: 2) {
                    #expect(
                        line.wholeMatch(of: /.*Broken\.swift:\d+:\d+: (error|warning|note): .+ \[[a-zA-Z.]+\]/) != nil
                    )
                } else {
                    #expect(line.hasPrefix("    fix: "))
                }
            }
        }

        @Test(arguments: ["mill.json", "-"])
        func `problems of a graph file have its lines`(word: String) throws {
            let program = try Executable()
            let text = """
                {"name": "mill", "nodes": [
                  {"id": "Grain", "node_type": "event", "event_type": "Grain", "event_types": ["Grain", "StartEvent"]},
                  {"id": "Flour", "node_type": "event", "event_type": "Flour", "event_types": ["Flour", "StopEvent"]},
                  {"id": "grind", "node_type": "step"},
                  {"id": "idle", "node_type": "step"}
                ], "edges": [{"source": "Grain", "target": "grind"}, {"source": "grind", "target": "Flour"}]}

                """
            try program.folder.write(text, to: "mill.json")
            let outcome = try program.run(["validate", word], input: text)
            #expect(outcome.code == 2)
            let file = word == "-" ? "<stdin>" : word
            #expect(
                outcome.lines.contains { $0.hasPrefix("\(file):5:10: error: ") && $0.contains("idle") },
                "\(outcome)"
            )
            let row = try JSON(parsing: program.run(["validate", word, "--json"], input: text).output)["problems"]?
                .arrayValue?.first
            #expect(row?["file"]?.stringValue == file && row?["line"] == 5 && row?["column"] == 10)
            // What is printed again is the graph as it was.
            let graph = try program.run(["graph", word, "--format", "json"], input: text).output
            #expect(!graph.contains(file))
        }

        @Test func `warnings count when asked`() throws {
            let program = try Executable()
            #expect(try program.run(["validate", "hello", "triage", "--strict"]).code == 0)
            let graph = try program.run(["graph", "broken", "--format", "json"]).output
            try program.folder.write(graph, to: "broken.json")
            #expect(try program.run(["validate", "broken.json"]).code == 2)
        }

        @Test func `a sound workflow says so, quietly nothing`() throws {
            let program = try Executable()
            #expect(try program.run(["validate", "hello", "triage"]).output == "2 workflows, no problems\n")
            #expect(try program.run(["validate", "hello", "--quiet"]).output == "")
        }

        @Test(arguments: ["text", "ascii"])
        func `a graph that went through a file is drawn as before`(format: String) throws {
            let program = try Executable()
            try program.folder.write(program.run(["graph", "hello", "--format", "json"]).output, to: "hello.json")
            let flags = ["--format", format, "--width", "60"]
            let drawn = try program.run(["graph", "hello"] + flags)
            #expect(drawn.code == 0)
            #expect(drawn.output.contains("greet"))
            #expect(drawn.output.allSatisfy(\.isASCII) == (format == "ascii"))
            #expect(drawn.lines.allSatisfy { $0.count <= 60 })
            #expect(try program.run(["graph", "hello.json"] + flags).output == drawn.output)
        }

        @Test func `the placed drawing is printed for editors, and every line of it leads from box to box`() throws {
            let outcome = try Executable().run(["graph", "triage", "--format", "layout", "--width", "80"])
            #expect(outcome.code == 0)
            let layout = try JSON(parsing: outcome.output)
            #expect(JSONLines.keys(layout) == ["boxes", "height", "nets", "width"])
            let boxes = try #require(layout["boxes"]?.arrayValue)
            #expect(boxes.contains { $0["id"]?.stringValue == "split" })
            func box(x: Int, y: Int) -> String? {
                boxes.first { box in
                    guard let left = box["x"]?.integerValue, let top = box["y"]?.integerValue,
                        let width = box["width"]?.integerValue, let height = box["height"]?.integerValue
                    else { return false }
                    return (left..<left + width).contains(x) && (top..<top + height).contains(y)
                }?["id"]?.stringValue
            }
            let nets = try #require(layout["nets"]?.arrayValue)
            #expect(!nets.isEmpty)
            for net in nets {
                var ends: Set<String> = []
                for cell in net["cells"]?.arrayValue ?? [] {
                    let (x, y) = (cell["x"]?.integerValue ?? -1, cell["y"]?.integerValue ?? -1)
                    #expect(box(x: x, y: y) == nil)
                    for arm in cell["arms"]?.stringValue ?? "" {
                        let step = ["N": (0, -1), "E": (1, 0), "S": (0, 1), "W": (-1, 0)][arm] ?? (0, 0)
                        if let end = box(x: x + step.0, y: y + step.1) { ends.insert(end) }
                    }
                }
                let named = (net["sources"]?.arrayValue ?? []) + (net["targets"]?.arrayValue ?? [])
                #expect(ends == Set(named.compactMap(\.stringValue)))
                let label = net["label"]?.stringValue ?? ""
                #expect(net["labelCells"]?.arrayValue?.count == label.filter { $0 != "\n" }.count)
            }
        }

        @Test func `the list has a line a workflow`() throws {
            let program = try Executable()
            let lines = try program.run(["list"]).lines
            #expect(lines.count == BundledWorkflows.all.count)
            #expect(lines.first == "hello         Asks your name, and greets you  (asks people)")
            let rows = try JSON(parsing: program.run(["list", "--json"]).output)["workflows"]?.arrayValue ?? []
            #expect(rows.count == BundledWorkflows.all.count)
            #expect(JSONLines.keys(rows.first) == ["asks_people", "name", "problems", "steps", "summary", "warnings"])
        }

        @Test(arguments: [["--help"], ["help"], ["-h"]])
        func `help names every verb and the exit codes`(arguments: [String]) throws {
            let outcome = try Executable().run(arguments)
            #expect(outcome.code == 0)
            #expect(outcome.errors == "")
            for verb in ["run", "list", "validate", "graph", "themes", "info", "Exit codes:"] {
                #expect(outcome.output.contains(verb))
            }
            #expect(outcome.lines.allSatisfy { $0.count <= 80 })
        }

        @Test(arguments: [["help", "run"], ["run", "--help"]])
        func `each verb has its own help`(arguments: [String]) throws {
            let outcome = try Executable().run(arguments)
            #expect(outcome.code == 0)
            #expect(outcome.output.contains("--answer <event.field=value>"))
        }

        @Test(arguments: ["bash", "zsh", "fish"])
        func `completion scripts are printed`(shell: String) throws {
            let outcome = try Executable().run(["--generate-completion-script", shell])
            #expect(outcome.code == 0)
            #expect(outcome.output.contains("signalbox"))
            #expect(outcome.output.contains("validate"))
        }

        @Test func `the version is a line`() throws {
            #expect(try Executable().run(["--version"]).output == "signalbox 0.1.0\n")
            #expect(try Executable().run(["run", "--version"]).code == 0)
        }

        @Test func `the themes are listed with their background`() throws {
            let lines = try Executable().run(["themes"]).lines
            #expect(lines.count >= 4)
            #expect(lines.first?.hasPrefix("terminal") == true)
        }
    }
}
