import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct CompilerDiagnosticTests {
    static let output = """
        Building for debugging...
        [3/9] Compiling Shop Shop.swift
        /home/ada/shop/Sources/Shop/Orders.swift:31:14: warning: variable 'total' was never used
        29 |     @Step
        30 |     func pay(_ order: Order) -> Paid {
        31 |         let total = 3
           |             `- warning: variable 'total' was never used
        /home/ada/shop/Sources/Shop/Orders.swift:12:5: error: 'Shipped' is produced by 'ship' and consumed by nobody
        /home/ada/shop/Sources/Shop/Orders.swift:12:5: note: add a step that accepts Shipped
        /home/ada/shop/Sources/Shop/Orders.swift:12:5: error: 'Shipped' is produced by 'ship' and consumed by nobody
        C:\\odd:name.swift:1:2: error: a: b: c
        error: emit-module command failed with exit code 1
        """

    @Test func `the files that were compiled are those the build names`() {
        let lines = Self.output.split(separator: "\n").map(String.init) + ["[4/9] Compiling Shop A.swift, B.swift"]
        #expect(CompilerDiagnostic.compiledFiles(in: lines) == ["Shop.swift", "A.swift", "B.swift"])
        #expect(CompilerDiagnostic.compiledFiles(in: ["[1/2] Linking Shop", "Compiling x.swift"]).isEmpty)
    }

    @Test func `lines of the compiler become diagnostics, errors first, each once, with their notes`() {
        let found = CompilerDiagnostic.list(in: Self.output.split(separator: "\n").map(String.init))
        #expect(found.map(\.severity) == [.error, .error, .warning])
        #expect(found[0].line == 12 && found[0].column == 5)
        #expect(found[0].path == "/home/ada/shop/Sources/Shop/Orders.swift")
        #expect(found[0].message == "'Shipped' is produced by 'ship' and consumed by nobody")
        #expect(found[0].note == "add a step that accepts Shipped")
        #expect(found[1].path == "C:\\odd:name.swift" && found[1].message == "a: b: c")
        #expect(found[2].message == "variable 'total' was never used" && found[2].note == nil)
    }

    @Test func `without a place there is at least the error itself`() {
        let found = CompilerDiagnostic.list(in: ["warning: 'shop': unused", "error: 'shop': Invalid manifest"])
        #expect(found.map(\.message) == ["'shop': Invalid manifest"] && found[0].place == nil)
    }

    @Test(arguments: [
        "", "a.swift:0:1: error: x", "a.swift:x:1: error: y", ": error: ", "1:2: error: z", "::: error: ",
    ])
    func `what has no place in a file is none`(line: String) {
        #expect(CompilerDiagnostic.list(in: [line]).isEmpty)
    }

    @Test func `a flood is cut`() {
        let lines = (1...5_000).map { "a.swift:\($0):1: error: number \($0)" }
        #expect(CompilerDiagnostic.list(in: lines).count == CompilerDiagnostic.limit)
    }
}
