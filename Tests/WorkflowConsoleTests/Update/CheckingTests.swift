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
        console.press("g R")
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

    @Test func `a new program waits while a form is open, and takes what was typed with it`() throws {
        var console = CheckingTests.building()
        console.press("1 g j R r")
        #expect(console.model.overlays.count == 1)
        console.press("\"dpkg.log\"")
        var effects = console.send(.built([], .replaced, at: console.now))
        #expect(!effects.contains { if case .replace = $0 { true } else { false } })
        #expect(console.model.notice?.text.contains(":restart takes the new program, once you are done here") == true)
        effects = console.press("Esc : \"restart\" Enter")
        let kept = try #require(Self.restoration(in: effects))
        var new = Console()
        new.send(.restored(kept))
        new.press("r")
        #expect(new.text.contains("dpkg.log"))
    }

    static func restoration(in effects: [Effect]) -> Restoration? {
        effects.lazy.compactMap { if case .replace(let restoration) = $0 { restoration } else { nil } }.first
    }

    @Test func `a build says nothing of files it did not compile, and their warnings stand`() {
        var console = CheckingTests.building()
        console.press("R")
        console.send(.built([Self.unused], .unchanged, compiled: ["Orders.swift"], at: console.now))
        console.press("R")
        console.send(.built([], .unchanged, compiled: ["Other.swift"], at: console.now))
        #expect(console.model.problemRows.first?.mark == .standing)
        #expect(console.model.notice?.text.contains("0 problems solved, 0 new") == true)
        console.press("R")
        console.send(.built([], .unchanged, compiled: ["Orders.swift"], at: console.now))
        #expect(console.model.problemRows.last?.isSolved == true)
    }

    @Test func `an error behind a module that does not compile is not ticked`() {
        var console = CheckingTests.building()
        let behind = CompilerDiagnostic(
            .error,
            path: "/home/ada/shop/Sources/App/Main.swift",
            line: 2,
            message: "cannot find 'x' in scope"
        )
        console.press("R")
        console.send(.built([behind], .failed, compiled: ["Main.swift"], at: console.now))
        console.press("R")
        console.send(.built([Self.missing], .failed, compiled: ["Orders.swift"], at: console.now))
        #expect(console.model.problemRows.prefix(2).map(\.mark) == [.new, .standing])
        console.press("R")
        console.send(.built([], .unchanged, compiled: ["Orders.swift"], at: console.now))
        #expect(console.model.problemRows.count(where: \.isSolved) == 2)
    }

    @Test func `the program that takes over shows the graph as the old one did`() throws {
        var old = Console(200, 60) { $0.buildsPackage = true }
        // Heat and times are of a run that is over and forgotten.
        (old.model.graph.heat, old.model.graph.showsTimes) = (.duration, true)
        old.model.graph.showsResources = true
        old.press("1 g j 3 g - v m v b / \"open\" Enter z R")
        let look = old.model.graph.look
        #expect(
            look.showsResources && look.showsTimes && look.heat != .none && look != Console(200, 60).model.graph.look
        )
        #expect(look.selection == .node(.step("open")))
        let kept = try #require(Self.restoration(in: old.send(.built([], .replaced, at: old.now))))
        let bytes = try JSONEncoder().encode(kept)

        var new = Console(200, 60)
        new.send(.restored(try JSONDecoder().decode(Restoration.self, from: bytes)))
        #expect(new.model.graph.look == look)
        #expect(new.model.isZoomed && new.model.search == "open" && new.model.workflow?.name == "triage")
        #expect(new.model.focus == .graph && new.model.graph.picture?.key == old.model.graph.picture?.key)
        // What is gone is not selected.
        var info = SampleWorkflows.triage
        info.graph.steps.removeAll { $0.id == "open" }
        var other = Console(200, 60, workflows: [info])
        other.send(.restored(kept))
        #expect(other.model.graph.selection != .node(.step("open")))
    }

    @Test func `the program that takes over ticks only what is gone`() throws {
        var old = CheckingTests.building()
        old.send(.unreadable([Self.unreadable]))
        old.press("R")
        old.send(.built([Self.unused, Self.missing], .failed, compiled: ["Orders.swift"], at: old.now))
        old.press("R")
        let kept = try #require(
            Self.restoration(in: old.send(.built([Self.unused], .replaced, compiled: ["Orders.swift"], at: old.now)))
        )
        var new = Console(120, 40)
        new.send(.unreadable([Self.unreadable]))
        new.send(.restored(kept))
        let tools = new.model.problemRows.filter(\.isOfTools)
        #expect(tools.filter(\.isSolved).map(\.reason) == [Self.missing.message])
        #expect(tools.filter { $0.mark == .standing }.map(\.reason) == [Self.unreadable.message, Self.unused.message])
        #expect(new.model.notice?.text == "The program was built and replaced: 1 problem solved, 0 new")
    }

    @Test func `the program that takes over knows how the run ended for which the old one was called`() throws {
        var old = Console(120, 40) { options in
            options.buildsPackage = true
            options.ownRun = "7f3k2"
        }
        old.look(at: .asking(), seconds: 12)
        old.end(.failed, failure: RunInfo.Failure(type: "LogError", message: "gone", step: "open"))
        old.press("R")
        let kept = try #require(Self.restoration(in: old.send(.built([], .replaced, at: old.now))))
        #expect(kept.ownRun == .failed && kept.runs == 1)
        var new = Console(120, 40)
        new.send(.restored(kept))
        #expect(new.model.notice?.text.hasSuffix("1 run ended with the old one") == true)
    }

    @Test func `R without a package says why nothing is built`() {
        var console = Console(120, 40) { $0.reasonNotToBuild = "there is no Package.swift in this folder" }
        console.press("G 7")
        #expect(console.press("R") == [.revalidate])
        console.send(.workflows(SampleWorkflows.all, isCheckedAgain: true))
        #expect(
            console.model.notice?.text
                == "Checked again: nothing has changed; nothing was built: there is no Package.swift in this folder"
        )
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
