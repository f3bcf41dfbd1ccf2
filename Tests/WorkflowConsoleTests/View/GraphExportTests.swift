import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct GraphExportTests {
    /// What `:export` with an argument asks for, while a run of triage is looked at.
    private static func export(_ argument: String) throws -> (export: GraphExport?, notice: String) {
        var console = Console(200, 60)
        console.look(at: .asking(), seconds: 5)
        let effects = console.press(try KeyScript(parsing: ": \"export \(argument)\" Enter"))
        let found = effects.lazy.compactMap { if case .export(let export) = $0 { export } else { nil } }.first
        return (found, console.model.notice?.text ?? "")
    }

    @Test(arguments: [
        ("text", "triage-7f3k2.txt"), ("ascii", "triage-7f3k2.txt"), ("json", "triage-7f3k2.json"),
        ("mermaid", "triage-7f3k2.mmd"), ("dot", "triage-7f3k2.dot"),
    ])
    func `every form says where each step of the run stands`(form: String, file: String) throws {
        let export = try #require(try Self.export(form).export)
        #expect(export.file == file && !export.isNamed && export.form.rawValue == form)
        let text = export.text
        for word in ["done", "asks", "not yet", "parse", "Chunk"] { #expect(text.contains(word), "\(text)") }
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
        #expect(text.allSatisfy(\.isASCII) == (form == "ascii" || form == "json"), "\(text)")
    }

    @Test func `the drawing has a card for each step, and counts on the ways`() throws {
        let text = try #require(try Self.export("text").export).text
        #expect(text.contains("│ ✓ parse") && text.contains("│   done ×12") && text.contains("Chunk ×12"), "\(text)")
        #expect(text.contains("│ ? rank") && text.contains("│   asks"), "\(text)")
        let ascii = try #require(try Self.export("ascii").export).text
        #expect(ascii.contains("| + parse") && ascii.contains("Chunk x12"), "\(ascii)")
    }

    @Test func `JSON with states is still a graph`() throws {
        let json = try JSON(parsing: try #require(try Self.export("json").export).text)
        #expect(try WorkflowGraph(json: json) == (try WorkflowGraph(json: SampleWorkflows.triage.graph.json)))
        #expect(json["run"]?["states"]?["rank"] == "asks" && json["run"]?["states"]?["open"] == "done")
        #expect(json["run"]?["counts"]?["Chunk"] == 12 && json["run"]?["status"] == "running")
    }

    @Test func `a file may be named, and what there is not is said`() throws {
        let named = try Self.export("dot my graph.gv").export
        #expect(named?.file == "my graph.gv" && named?.isNamed == true)
        for argument in ["", "png", "svg x.svg"] {
            let (export, notice) = try Self.export(argument)
            #expect(export == nil)
            #expect(notice.hasSuffix("There are text, ascii, json, mermaid, dot"))
        }
    }

    @Test func `without a run it is the plain graph, and a hostile name is no way to another folder`() throws {
        var info = SampleWorkflows.hello
        info.name = "../../etc/x y\u{202E}"
        var console = Console(120, 40, workflows: [info])
        let effects = console.press(": \"export text\" Enter")
        guard case .export(let export)? = effects.first else { throw Missing() }
        #expect(export.file == "------etc-x-y-.txt")
        #expect(export.text == GraphText(info).lines(width: 120, isASCII: false).map { $0 + "\n" }.joined())
    }

    private struct Missing: Error {}

    @Test func `Tab completes the forms`() {
        var console = Console()
        console.press(": \"export me\" Tab")
        guard case .line(let line)? = console.model.overlays.last else { return #expect(Bool(false)) }
        #expect(line.field.text == "export mermaid ")
    }
}
