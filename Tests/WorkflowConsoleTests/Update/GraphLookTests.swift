import FoundationEssentials
import GraphLayout
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// How the graph looks: in ASCII, with resources, and after it has changed.
@Suite struct GraphLookTests {
    @Test func `in ASCII a crossing is no joint, and what leads back is no plain line`() throws {
        var console = Console(200, 60, workflows: [GraphLookTests.crossed])
        console.press("3 0")
        let picture = try #require(console.model.graph.picture)
        #expect(
            !console.model.showsLanes && !picture.drawing.crossings.isEmpty
                && picture.drawing.wires.contains(where: \.isBack)
        )
        var capabilities = TerminalCapabilities()
        capabilities.unicode = false
        let frame = view(console.model, size: console.model.size, styles: Console.styles, capabilities: capabilities)
        let inside = try #require(console.model.arrangement.inside(.graph)).inset(top: console.model.graphHeaderHeight)
        let (inset, scroll) = (console.model.graphInset, console.model.graph.scroll)
        func cell(_ x: Int, _ y: Int) -> String {
            frame.cells[inside.x + inset.x + x - scroll.x, inside.y + inset.y + y - scroll.y].cluster
        }
        for crossing in picture.drawing.crossings { #expect(cell(crossing.x, crossing.y) == ")") }
        let crossings = Set(picture.drawing.crossings.map { Point(x: $0.x, y: $0.y) })
        for wire in picture.drawing.wires where wire.isBack {
            for part in wire.cells where part.arrowHead == nil && !crossings.contains(Point(x: part.x, y: part.y)) {
                if part.arms == .vertical { #expect(cell(part.x, part.y) == ":") }
                if part.arms == .horizontal { #expect(cell(part.x, part.y) == ".") }
            }
        }
    }

    /// Two ways that cannot but cross, and one that leads back.
    static let crossed: WorkflowInfo = {
        let events: [(String, WorkflowGraph.Role)] = [
            ("Begin", .start), ("A", .ordinary), ("B", .ordinary), ("C", .ordinary), ("D", .ordinary), ("E", .ordinary),
            ("F", .ordinary), ("Again", .ordinary), ("End", .stop),
        ]
        let flows: [(event: String, from: [String], to: [String])] = [
            ("Begin", [], ["split"]), ("A", ["split"], ["left"]), ("B", ["split"], ["right"]),
            ("C", ["left"], ["over"]), ("D", ["left"], ["under"]), ("E", ["right"], ["over"]),
            ("F", ["right"], ["under"]), ("Again", ["under"], ["split"]), ("End", ["over"], []),
        ]
        let steps = ["split", "left", "right", "over", "under"]
        return WorkflowInfo(
            name: "crossed",
            graph: SampleWorkflows.graph("crossed", steps: steps, events: events, flows: flows)
        )
    }()

    // MARK: Rooms

    /// So many steps, each with one way to the next.
    static func chain(_ count: Int) -> WorkflowInfo {
        var events: [(String, WorkflowGraph.Role)] = []
        var flows: [(event: String, from: [String], to: [String])] = []
        for index in 0...count {
            events.append(("E\(index)", index == 0 ? .start : index == count ? .stop : .ordinary))
            let (from, to) = (index == 0 ? [] : ["step\(index)"], index == count ? [] : ["step\(index + 1)"])
            flows.append((event: "E\(index)", from: from, to: to))
        }
        let steps = (1...count).map { "step\($0)" }
        return WorkflowInfo(
            name: "chain",
            graph: SampleWorkflows.graph("chain", steps: steps, events: events, flows: flows)
        )
    }

    @Test func `a chain that fits neither way is cut into bands of boxes, and all of it is in sight`() throws {
        var console = Console(120, 40, workflows: [GraphLookTests.chain(14)])
        console.press("3 z")
        let picture = try #require(console.model.graph.picture)
        #expect(picture.fits && picture.zoom == .box && !console.model.showsLanes)
        let firstCells = Set(picture.drawing.boxes.filter { $0.height == 3 }.map(\.y))
        #expect(firstCells.count > 1 && firstCells.count < 14, "\(firstCells)")
        let text = console.text
        for step in 1...14 { #expect(text.contains("step\(step) "), "step\(step)\n\(text)") }
        for event in 0...14 { #expect(text.contains("E\(event)"), "E\(event)\n\(text)") }
    }

    @Test func `a chain that fits as names without boxes is not cut`() throws {
        var console = Console(120, 40, workflows: [GraphLookTests.chain(9)])
        console.press("3 z")
        let picture = try #require(console.model.graph.picture)
        #expect(picture.fits && picture.zoom == .line && !console.model.showsLanes)
        #expect(Set(picture.drawing.boxes.map(\.y)).count == picture.drawing.boxes.count)
    }

    @Test func `a name without a box gets a frame where several ways end at its side`() throws {
        var workflow = GraphLookTests.crossed
        let more: [(event: String, source: String)] = [("Retry", "over"), ("Loop", "split")]
        for (event, source) in more {
            workflow.graph.events.append(WorkflowGraph.EventNode(id: event, name: event, role: .ordinary, schema: nil))
            workflow.graph.edges.append(.init(source: .step(source), target: .event(event), kind: .ordinary))
            workflow.graph.edges.append(.init(source: .event(event), target: .step("split"), kind: .ordinary))
        }
        var console = Console(200, 60, workflows: [workflow])
        console.press("3 z - ")
        let picture = try #require(console.model.graph.picture)
        #expect(picture.zoom == .line)
        let grown = picture.drawing.boxes.filter { $0.height > 1 }
        #expect(grown.contains { $0.id == GraphNodeID.step("split").boxID })
        let inside = try #require(console.model.arrangement.inside(.graph)).inset(top: console.model.graphHeaderHeight)
        let (inset, scroll) = (console.model.graphInset, console.model.graph.scroll)
        let cells = console.frame.cells
        for box in grown {
            let corner = Point(x: inside.x + inset.x + box.x - scroll.x, y: inside.y + inset.y + box.y - scroll.y)
            #expect(["╭", "┏"].contains(cells[corner.x, corner.y].cluster), "\(box)\n\(console.text)")
            let end = Point(x: corner.x + box.width - 1, y: corner.y + box.height - 1)
            #expect(["╯", "┛"].contains(cells[end.x, end.y].cluster), "\(box)\n\(console.text)")
        }
        #expect(console.text.contains("split"))
    }

    // MARK: Resources

    @Test func `v r draws what steps ask for, and the inspector tells of it`() throws {
        var workflow = GraphLookTests.crossed
        workflow.graph.resources = [
            WorkflowGraph.ResourceNode(
                id: "resource_1",
                label: "dict",
                type: "dict",
                description: "Make the database.",
                source: .maker(name: "get_db", place: SourcePlace(fileID: "App/app.py", line: 26, column: 1))
            )
        ]
        workflow.graph.edges.append(
            WorkflowGraph.Edge(source: .step("left"), target: .resource("resource_1"), kind: .ordinary, label: "db")
        )
        var console = Console(200, 60, workflows: [workflow])
        #expect(!console.text.contains("get_db"))
        console.press("3 v r")
        #expect(console.text.contains("◇ get_db: dict") && console.text.contains("db"), "\(console.text)")
        console.model.graph.selection = .node(.resource("resource_1", words: "get_db: dict"))
        console.press("Enter")
        #expect(console.model.focus == .inspector)
        #expect(console.text.contains("Make the database.") && console.text.contains("app.py:26"), "\(console.text)")
        #expect(console.text.contains("used by") && console.text.contains("left"))
        console.press("Esc")
        #expect(console.model.focus == .graph)
        #expect(console.press("e") == [.openEditor(SourcePlace(fileID: "App/app.py", line: 26, column: 1))])
        console.press("v r")
        #expect(!console.text.contains("get_db"))
    }

    // MARK: Staying

    @Test func `a graph that changes keeps the order of the boxes that were there`() throws {
        var console = Console(200, 60, workflows: [GraphLookTests.crossed])
        console.press("3")
        func places() -> [String: (Int, Int)] {
            Dictionary(
                (console.model.graph.picture?.drawing.boxes ?? []).map { ($0.id, ($0.x, $0.y)) },
                uniquingKeysWith: { first, _ in first }
            )
        }
        console.model.graph.selection = .node(.step("over"))
        let before = places()
        let direction = console.model.graph.picture?.drawing.direction
        var changed = GraphLookTests.crossed
        // A new step stands first in the source.
        changed.graph.steps.insert(
            WorkflowGraph.StepNode(id: "new", name: "new", description: nil, workers: 1, place: nil, takes: .one),
            at: 0
        )
        changed.graph.edges.append(WorkflowGraph.Edge(source: .event("A"), target: .step("new"), kind: .ordinary))
        changed.graph.edges.append(WorkflowGraph.Edge(source: .step("new"), target: .event("End"), kind: .ordinary))
        console.send(.workflows([changed], isCheckedAgain: true))
        let after = places()
        #expect(after["step new"] != nil && console.model.graph.picture?.drawing.direction == direction)
        #expect(console.model.graph.selection == .node(.step("over")))
        let axis: ((Int, Int)) -> Int = { direction == .right ? $0.1 : $0.0 }
        for pair in [("step left", "step right"), ("step over", "step under")] {
            let (first, second) = (try #require(before[pair.0]), try #require(before[pair.1]))
            let (newFirst, newSecond) = (try #require(after[pair.0]), try #require(after[pair.1]))
            #expect((axis(first) < axis(second)) == (axis(newFirst) < axis(newSecond)), "\(pair)")
        }
    }

    @Test func `the selected box stays where it is on the screen when the drawing is nearer or farther`() throws {
        var console = Console(120, 40, workflows: [SampleWorkflows.hello, GraphScreenTests.large])
        func answer(_ effects: [Effect]) {
            for case .layOut(let workflow, let key, let previous) in effects {
                answer(console.send(.laidOut(GraphPicture(workflow, key: key, keeping: previous))))
            }
        }
        answer(console.press("j"))
        answer(console.press("3 + +"))
        console.model.graph.selection = .node(.step("step30"))
        console.model.inspectPlace()
        func onScreen() throws -> Point {
            let rect = try #require(console.model.graph.picture?.rect(of: .node(.step("step30"))))
            return Point(
                x: rect.minX + console.model.graphInset.x - console.model.graph.scroll.x,
                y: rect.minY + console.model.graphInset.y - console.model.graph.scroll.y
            )
        }
        let before = try onScreen()
        let zoom = console.model.graph.picture?.zoom
        answer(console.press("-"))
        #expect(console.model.graph.picture?.zoom != zoom)
        let after = try onScreen()
        // Where the drawing ends it cannot be moved farther.
        let isAcrossFixed =
            console.model.graph.picture?.drawing.width ?? 0 <= console.model.graph.picture?.key.room.width ?? 0
        #expect(after.y == before.y && (isAcrossFixed || after.x == before.x), "\(before) \(after)")
    }

    // MARK: Boxes that are no steps

    @Test func `in the layout's data steps keep their ids, and the other boxes are numbered`() {
        let graph = SampleWorkflows.graph(
            "twin",
            steps: ["start", "you"],
            events: [("Begin", .start), ("Ask", .question), ("Answer", .response), ("End", .stop)],
            flows: [
                ("Begin", [], ["start"]), ("Ask", ["start"], []), ("Answer", [], ["you"]), ("End", ["you"], []),
            ]
        )
        let json = GraphText(WorkflowInfo(name: "twin", graph: graph)).layout(width: 200)
        let boxes = json["boxes"]?.arrayValue ?? []
        #expect(Set(boxes.compactMap { $0["id"]?.stringValue }) == ["start", "you", "start 2", "you 2", "finished"])
        let begin = json["nets"]?.arrayValue?.first { $0["label"] == "Begin" }
        #expect(begin?["sources"] == ["start 2"] && begin?["targets"] == ["start"])
    }

    @Test func `the engine's event of a failure comes from no person`() {
        func sources(declaredBy steps: [String]) -> Set<GraphNodeID> {
            let graph = SampleWorkflows.graph(
                "rescued",
                steps: ["work", "rescue"],
                events: [("Begin", .start), ("StepFailed", .failure), ("End", .stop)],
                flows: [
                    ("Begin", [], ["work"]), ("StepFailed", steps, ["rescue"]), ("End", ["work", "rescue"], []),
                ]
            )
            let diagram = Diagram(graph, problems: [])
            #expect(!diagram.nodes.contains(.person))
            return Set(diagram.links.filter { $0.event == "StepFailed" }.map(\.source))
        }
        #expect(sources(declaredBy: []) == [.failure])
        #expect(sources(declaredBy: ["work"]) == [.step("work")])
    }

    // MARK: States in words

    @Test func `boxes say their state in a word, and which attempt it is`() throws {
        var workflow = try #require(SampleWorkflows.all.first { $0.name == "triage" })
        for index in workflow.graph.steps.indices { workflow.graph.steps[index].attempts = 5 }
        var console = Console(200, 60, workflows: [workflow])
        var run = SampleRun()
        run.call("open", seconds: 1)
        run.state("split", .running, call: 9)
        console.look(at: run)
        console.press("3")
        #expect(console.text.contains("1 done") && console.text.contains("running"), "\(console.text)")
        run.state("split", .failed, call: 9)
        console.send(.events(run.id, run.records, at: run.time))
        #expect(console.text.contains("try 2/5"), "\(console.text)")
        console.end(
            .failed,
            failure: RunInfo.Failure(type: "LogError", message: "no such file", step: "split", attempts: 5)
        )
        #expect(console.text.contains("✗ split") && console.text.contains("failed"), "\(console.text)")
    }
}
