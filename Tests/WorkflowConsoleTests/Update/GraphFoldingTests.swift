import FoundationEssentials
import GraphLayout
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// What is folded on the graph, and what is found there all the same.
@Suite struct GraphFoldingTests {
    /// A loop of two steps, and a fan of four.
    private static let knotted: WorkflowInfo = {
        let workers = ["a", "b", "c", "d"]
        let events: [(String, WorkflowGraph.Role)] =
            [("Begin", .start), ("Draft", .ordinary), ("Again", .ordinary), ("Piece", .ordinary), ("Part", .ordinary)]
            + [("End", .stop)]
        let flows: [(event: String, from: [String], to: [String])] = [
            ("Begin", [], ["write"]), ("Draft", ["write"], ["judge"]), ("Again", ["judge"], ["write"]),
            ("Piece", ["judge"], workers), ("Part", workers, ["bind"]), ("End", ["bind"], []),
        ]
        return WorkflowInfo(
            name: "knotted",
            graph: SampleWorkflows.graph(
                "knotted",
                steps: ["write", "judge"] + workers + ["bind"],
                events: events,
                flows: flows
            )
        )
    }()

    @Test(arguments: [("write", FoldableGroup.Kind.loop, 2), ("b", .fan, 4)])
    func `o folds loops and fans, and opens them again`(step: String, kind: FoldableGroup.Kind, count: Int) throws {
        var console = Console(200, 60, workflows: [GraphFoldingTests.knotted])
        console.press("3")
        let before = try #require(console.model.graph.picture?.drawing.boxes.count)
        console.model.graph.selection = .node(.step(step))
        console.press("o")
        guard case .node(.group(let fold))? = console.model.graph.selection else {
            Issue.record("\(String(describing: console.model.notice))")
            return
        }
        #expect(fold.kind == kind && fold.steps.count == count)
        #expect(console.model.graph.picture?.drawing.boxes.count == before - count + 1)
        #expect(console.text.contains(fold.name), "\(console.text)")
        console.press("o")
        #expect(console.model.graph.picture?.drawing.boxes.count == before)
    }

    @Test func `search finds steps in folds, and events without a name on the drawing`() throws {
        var console = Console(200, 60, workflows: [GraphFoldingTests.knotted])
        console.press("3")
        console.model.graph.selection = .node(.step("b"))
        console.press("o g")
        console.press("/ j u d g e Enter")
        #expect(console.model.graph.selection == .node(.step("judge")))
        console.press("/ c Enter n")
        let steps = ["a", "b", "c", "d"]
        var found: Set<String> = []
        for _ in 0..<4 {
            if case .node(.step(let name))? = console.model.graph.selection { found.insert(name) }
            console.press("n")
        }
        #expect(found.contains("c") && steps.contains("c"))
        console.press("Esc 3")
        while console.model.graph.picture?.zoom != .glyph { console.press("-") }
        console.press("/ P a r t Enter")
        #expect(console.model.graph.selection == .event("Part"))
        console.press("f")
        guard case .jump(let jump)? = console.model.overlays.last else {
            Issue.record("no labels")
            return
        }
        #expect(jump.targets.contains { $0.destination == .place(.event("Draft"), laneRow: nil) })
    }

    @Test func `o folds the chain of the selected step into one box, and opens it again`() {
        var console = GraphScreenTests.watching(200, 60)
        console.press("g j j o")
        let before = GraphScreenTests.watching(200, 60).model.graph.picture?.drawing.boxes.count ?? 0
        guard case .node(.group(let fold))? = console.model.graph.selection else {
            Issue.record(
                "\(String(describing: console.model.graph.selection)) \(String(describing: console.model.notice))"
            )
            return
        }
        #expect(console.model.graph.picture?.drawing.boxes.count == before - fold.steps.count + 1)
        #expect(console.text.contains(fold.name))
        for step in fold.steps { #expect(console.model.graph.picture?.rect(of: .node(.step(step))) != nil) }
        console.press("o")
        #expect(console.model.graph.picture?.drawing.boxes.count == before)
        #expect(console.model.graph.selection == .node(.step(fold.steps[0])))
    }

    @Test func `a folded group stands for what most needs to be seen`() {
        var run = RunModel(SampleRun().info)
        for record in SampleRun.asking().records { run.take(record) }
        #expect(run.state(of: GraphFold(kind: .chain, steps: ["open", "split", "parse"])) == .done)
        #expect(run.state(of: GraphFold(kind: .chain, steps: ["open", "rank", "parse"])) == .asks)
        #expect(run.state(of: GraphFold(kind: .chain, steps: ["open", "report"])) == .queued)
        #expect(run.state(of: GraphFold(kind: .chain, steps: ["report"])) == .idle)
    }

    @Test func `what cannot be folded says why`() {
        var console = GraphScreenTests.watching(200, 60)
        console.press("v b o")
        #expect(console.model.notice?.text.contains("v b makes them ways again") == true)
        console.press("v b v l o")
        #expect(console.model.notice?.text.contains("lines cannot be folded") == true)
    }
}
