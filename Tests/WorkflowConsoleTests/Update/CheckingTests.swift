import FoundationEssentials
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// `R`: builds, files that are read again, and what the program that takes over is told.
@Suite struct CheckingTests {
    static let missing = CompilerDiagnostic(
        .error,
        path: "/home/ada/shop/Sources/Shop/Orders.swift",
        line: 12,
        column: 5,
        message: "'Shipped' is produced by 'ship' and consumed by nobody",
        note: "add a step that accepts Shipped"
    )
    static let unused = CompilerDiagnostic(.warning, path: "Orders.swift", line: 3, column: 9, message: "never used")

    static func building(_ width: Int = 120, _ height: Int = 40) -> Console {
        var console = Console(width, height) { $0.buildsPackage = true }
        console.press("G 7")
        return console
    }

    @Test func `R builds where there is a package, and says so until it is done`() {
        var console = CheckingTests.building()
        #expect(console.press("R") == [.build, .revalidate, .schedule(.clock, after: .seconds(1))])
        console.wait(12)
        console.send(.timer(.clock, at: console.now))
        #expect(console.text.contains("building 0:12"))
        #expect(console.press("R") == [.revalidate])
        #expect(console.model.notice?.text.hasPrefix("R: a build goes on since 0:1") == true)
    }

    @Test func `the compiler's errors are problems at their lines`() {
        var console = CheckingTests.building()
        console.press("R")
        console.send(.built([Self.missing, Self.unused], .failed, at: console.now))
        let rows = console.model.problemRows
        #expect(rows.prefix(2).map(\.heading) == ["does not compile", "compiler warning"])
        #expect(rows.prefix(2).allSatisfy { $0.mark == .new })
        #expect(console.text.contains("Orders.swift:12:5"))
        console.press("g")
        #expect(console.text.contains("add a step that accepts Shipped"))
        #expect(console.press("e") == [.openEditor(Self.missing.place ?? .here())])
        console.press("Enter")
        #expect(console.model.notice?.kind == .warning, "it has no place on the graph, and that is said")
        #expect(console.model.focus == .problems)
    }

    @Test func `a mended error is ticked by the next build, and stays selected`() {
        var console = CheckingTests.building()
        console.press("R")
        console.send(.built([Self.unused, Self.missing], .failed, at: console.now))
        console.press("g j R")
        console.send(.built([Self.unused], .unchanged, at: console.now))
        let rows = console.model.problemRows
        #expect(rows[console.model.selectedProblem].isSolved)
        #expect(rows[console.model.selectedProblem].reason == Self.missing.message)
        #expect(console.text.contains("✓ does not compile  solved"))
        #expect(console.model.notice?.text.contains("1 problem solved, 0 new") == true)
    }

    @Test func `a new program takes over by itself only while nothing runs`() {
        var console = CheckingTests.building()
        console.press("R")
        var effects = console.send(.built([], .replaced, at: console.now))
        #expect(effects.contains { if case .replace = $0 { true } else { false } })
        console = CheckingTests.building()
        console.look(at: .asking())
        console.press("R")
        effects = console.send(.built([], .replaced, at: console.now))
        #expect(!effects.contains { if case .replace = $0 { true } else { false } })
        #expect(console.model.notice?.text.contains(":restart") == true)
        effects = console.press(": \"restart\" Enter")
        #expect(effects.contains { if case .replace = $0 { true } else { false } })
    }

    @Test func `without a new program there is nothing to restart`() {
        var console = CheckingTests.building()
        #expect(console.press(": \"restart\" Enter").isEmpty)
        #expect(console.model.notice?.text.contains("nothing new was built") == true)
    }

    @Test func `a build that cannot be made says why`() {
        var console = CheckingTests.building()
        console.press("R")
        console.send(.built([], .impossible("no swift here"), at: console.now))
        #expect(console.model.notice?.text == "no swift here" && console.model.build.started == nil)
    }

    @Test func `the program that takes over is where the old one was, and ticks what was mended`() throws {
        var old = CheckingTests.building()
        old.press("R")
        old.send(.built([Self.missing], .failed, at: old.now))
        old.press("g j j j R")
        let selected = old.model.selectedProblemIdentity
        let effects = old.send(.built([], .replaced, at: old.now))
        let found = effects.compactMap { effect -> Restoration? in
            if case .replace(let restoration) = effect { restoration } else { nil }
        }
        let kept = try #require(found.first)

        var new = Console(120, 40, workflows: SampleWorkflows.withoutDraft)
        new.send(.restored(kept))
        #expect(new.model.workflow?.name == "broken" && new.model.focus == .problems && new.model.showsProblems)
        #expect(new.model.selectedProblemIdentity == selected)
        #expect(
            new.model.problemRows.filter(\.isSolved).map(\.heading) == ["does not compile", "produced, never consumed"]
        )
        #expect(new.model.notice?.text == "The program was built and replaced: 2 problems solved, 0 new")
    }

    // MARK: Graph files

    static let unreadable = CompilerDiagnostic(
        .error,
        path: "shop.json",
        line: 3,
        column: 5,
        message: "is not JSON",
        source: .file
    )

    @Test func `a graph file that breaks is a problem at its line, and ticked when it is mended`() {
        var console = Console()
        console.press("7")
        console.send(.unreadable([Self.unreadable]))
        #expect(console.model.problemRows.first?.heading == "no graph")
        #expect(console.text.contains("shop.json:3:5"))
        console.press("g")
        #expect(console.press("e") == [.openEditor(Self.unreadable.place ?? .here())])
        console.send(.unreadable([]))
        #expect(console.model.problemRows.map(\.isSolved) == [true])
        console.send(.workflows(SampleWorkflows.all, isCheckedAgain: true))
        #expect(console.model.notice?.text == "Checked again: 1 problem solved, 0 new")
    }

    @Test func `a workflow of a file can be looked at and not run`() {
        var info = SampleWorkflows.triage
        info.isFromFile = true
        var console = Console(workflows: [info])
        console.press("r")
        #expect(console.model.notice?.text.contains("it can only be looked at") == true)
        #expect(console.model.overlays.isEmpty && console.text.contains("╭"))
    }
}
