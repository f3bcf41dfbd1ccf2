import Foundation
import Testing
import WorkflowConsole

@testable import SignalboxApp

@Suite struct ExportFileTests {
    private let folder: Executable.Folder

    init() throws { folder = try Executable.Folder() }

    private func write(_ text: String, to name: String, isNamed: Bool) throws -> String {
        let export = GraphExport(form: .dot, text: text, file: "\(folder.path)/\(name)", isNamed: isNamed)
        return String(try ExportFile.write(export).dropFirst(folder.path.count + 1))
    }

    @Test func `a name of ours gives way to the same with a number`() throws {
        #expect(try write("a", to: "triage.dot", isNamed: false) == "triage.dot")
        #expect(try write("b", to: "triage.dot", isNamed: false) == "triage-2.dot")
        #expect(try write("c", to: "triage.dot", isNamed: false) == "triage-3.dot")
        #expect(try folder.text(of: "triage.dot") == "a" && folder.text(of: "triage-3.dot") == "c")
    }

    @Test func `a file that a person names is never overwritten`() throws {
        #expect(try write("a", to: "mine.gv", isNamed: true) == "mine.gv")
        let fault = #expect(throws: ExportFile.Fault.self) { try write("b", to: "mine.gv", isNamed: true) }
        #expect(
            fault?.words.hasSuffix("mine.gv is there already, and stays as it is. Name another: :export dot <file>")
                == true
        )
        #expect(try folder.text(of: "mine.gv") == "a")
        // Neither is what a link leads to.
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link.gv",
            withDestinationPath: "\(folder.path)/mine.gv"
        )
        #expect(throws: ExportFile.Fault.self) { try write("b", to: "link.gv", isNamed: true) }
        #expect(try folder.text(of: "mine.gv") == "a")
    }

    @Test func `a folder that is not there is named`() {
        let fault = #expect(throws: ExportFile.Fault.self) { try write("a", to: "no/x.dot", isNamed: true) }
        #expect(fault?.words.contains("no/x.dot cannot be made: no such file or directory.") == true)
    }
}
