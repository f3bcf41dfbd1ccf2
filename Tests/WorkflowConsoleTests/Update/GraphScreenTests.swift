import FoundationEssentials
import GraphLayout
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// The graph on the screen: levels, labels, heat, what follows, and what comes later.
@Suite struct GraphScreenTests {
    static func watching(_ width: Int = 120, _ height: Int = 40) -> Console {
        var console = Console(width, height)
        console.look(at: .asking(), seconds: 5)
        console.press("3")
        return console
    }

    /// A long chain in which every step has several ways, with more edges than are laid out at once.
    static let large: WorkflowInfo = {
        let steps = (0..<60).map { "step\($0)" }
        var events: [(String, WorkflowGraph.Role)] = [("Begin", .start), ("End", .stop)]
        var flows: [(event: String, from: [String], to: [String])] = [
            ("Begin", [], ["step0"]), ("End", ["step59"], []),
        ]
        for index in 0..<59 {
            events.append(("E\(index)", .ordinary))
            flows.append(("E\(index)", ["step\(index)"], ["step\(index + 1)"]))
        }
        return WorkflowInfo(
            name: "large",
            graph: SampleWorkflows.graph("large", steps: steps, events: events, flows: flows)
        )
    }()

    // MARK: Levels

    @Test func `the nearest level that fits is taken, and minus, plus and zero change it`() {
        var console = GraphScreenTests.watching(200, 60)
        let fitting = console.model.graph.picture?.zoom
        #expect(console.model.graph.picture?.fits == true && !console.model.showsLanes)
        console.press("0")
        var seen: [GraphZoom] = []
        for _ in 0..<4 {
            console.press("-")
            seen.append(console.model.graph.picture?.zoom ?? .card)
        }
        #expect(seen.last == .glyph && seen == seen.sorted(by: >))
        #expect(console.text.contains("zoom glyphs, 0 fits"))
        #expect(console.model.graph.picture?.drawing.boxes.allSatisfy { $0.height == 1 } == true)
        for _ in 0..<4 { console.press("+") }
        #expect(console.model.graph.picture?.zoom == .card)
        console.press("+")
        #expect(console.model.notice?.text == "cards are the nearest")
        console.press("0")
        #expect(console.model.graph.picture?.zoom == fitting && console.model.graph.zoom == nil)
    }

    @Test(arguments: GraphZoom.allCases)
    func `at every level every step has its place, its state and its selection`(level: GraphZoom) {
        var console = GraphScreenTests.watching(200, 60)
        while let zoom = console.model.graph.picture?.zoom, zoom != level { console.press(zoom > level ? "-" : "+") }
        for step in ["open", "split", "parse", "rank", "report"] {
            let place = GraphPlace.node(.step(step))
            #expect(console.model.graph.picture?.rect(of: place) != nil)
            console.model.graph.selection = place
            console.model.inspectPlace()
            #expect(console.text.contains(String(step.prefix(3))), "\(step)\n\(console.text)")
        }
        #expect(console.text.contains("✓ ope") && console.text.contains("? ran"))
    }

    @Test func `a wide pane shows a picture rather than lanes where a lower level fits`() {
        let console = GraphScreenTests.watching(120, 40)
        let picture = console.model.graph.picture
        #expect(picture?.fits == true || console.model.showsLanes)
        #expect(GraphScreenTests.watching(200, 60).model.showsLanes == false)
    }

    // MARK: Jumping

    @Test(arguments: [(200, 60), (80, 24)])
    func `every place in sight has a label, and typing one selects it`(size: (Int, Int)) throws {
        var console = GraphScreenTests.watching(size.0, size.1)
        console.press("f")
        guard case .jump(let jump)? = console.model.overlays.last else {
            Issue.record("no labels")
            return
        }
        #expect(jump.targets.count >= 5 && Set(jump.targets.map(\.label)).count == jump.targets.count)
        for target in jump.targets {
            var next = console
            let cell = next.frame.cells[target.point.x, target.point.y].cluster
            #expect(cell == String(target.label.prefix(1)))
            next.press(KeyScript(target.label.map { .character($0) }))
            guard case .place(let place, _) = target.destination else { continue }
            #expect(next.model.graph.selection == place && next.model.overlays.isEmpty)
        }
        console.press("Esc")
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `labels in the events go to entries`() {
        var console = GraphScreenTests.watching()
        console.press("4 f a")
        #expect(console.model.overlays.isEmpty)
        #expect(console.model.inspected == .record(console.model.run?.events.selected ?? -1))
    }

    @Test func `labels never run out, and none begins another`() {
        for count in [1, 22, 23, 300] {
            let labels = Jump.labels(count)
            #expect(labels.count == count && Set(labels).count == count)
            #expect(Set(labels.map(\.count)).count == 1)
        }
    }

    @Test func `a letter of no label says so`() {
        var console = GraphScreenTests.watching()
        console.press("f z")
        #expect(console.model.notice?.text == "no label begins with 'z'" && console.model.overlays.isEmpty)
    }

    // MARK: What is shown

    @Test func `events can be boxes, and their places stay what they were`() {
        var console = GraphScreenTests.watching(200, 60)
        console.press("v b")
        #expect(console.model.graph.picture?.drawing.boxes.count ?? 0 > 10)
        console.model.graph.selection = .event("Chunk")
        console.model.inspectPlace()
        #expect(!console.model.showsLanes)
        #expect(console.text.contains("‹ Chunk ×12 ›"), "\(console.text)")
        #expect(console.model.graph.picture?.places.contains { $0.place == .event("Chunk") } == true)
        console.press("v b")
        #expect(!console.text.contains("‹ Chunk"))
    }

    @Test func `heat tells the working time, then failures, then nothing`() {
        var console = GraphScreenTests.watching(200, 60)
        console.press("v h")
        #expect(console.text.contains("heat: working time") && console.text.contains("█"))
        #expect(console.model.graph.heat.share(of: "parse", in: console.model.run ?? RunModel(SampleRun().info)) == 1)
        console.press("v h")
        #expect(console.text.contains("heat: failures"))
        console.press("v h")
        #expect(!console.text.contains("heat:"))
    }

    @Test func `times say how long ago something last happened`() {
        var console = GraphScreenTests.watching(200, 60)
        console.press("v t")
        console.wait(60)
        console.send(.timer(.clock, at: console.now))
        #expect(console.text.contains("1:0"), "\(console.text)")
    }

    @Test func `the view menu says why a key of it does nothing`() {
        var console = Console()
        for (key, reason) in [("h", "heat needs a run"), ("t", "times need a run"), ("r", "names no resources")] {
            console.press(KeyScript([.character("v"), .character(Character(key))]))
            #expect(console.model.notice?.text.contains(reason) == true, "\(key)")
        }
    }

    /// The cells that only the minimap has: braille.
    private func overview(_ console: Console) -> [Point] {
        let cells = console.frame.cells
        return (0..<cells.size.height).flatMap { y in
            (0..<cells.size.width).compactMap { x in
                let scalar = cells[x, y].cluster.unicodeScalars.first?.value ?? 0
                return (0x2801...0x28FF).contains(scalar) ? Point(x: x, y: y) : nil
            }
        }
    }

    @Test func `the minimap shows the whole with its ways while a part is seen, and moves with it`() throws {
        var console = GraphScreenTests.watching(100, 30)
        for _ in 0..<4 { console.press("+") }
        let picture = try #require(console.model.graph.picture)
        #expect(!picture.fits && !console.model.showsLanes)
        let here = console.frame.cells
        // More cells than the boxes alone take: the ways are there, too.
        let map = try #require(picture.overview)
        var boxes: Set<Point> = []
        for box in picture.drawing.boxes {
            let rect = map.cells(of: Rect(x: box.x, y: box.y, width: box.width, height: box.height))
            for y in rect.minY..<rect.maxY { for x in rect.minX..<rect.maxX { boxes.insert(Point(x: x, y: y)) } }
        }
        let filled = (0..<map.size.height).flatMap { y in (0..<map.size.width).filter { map.letter($0, y) != nil } }
        #expect(filled.count > boxes.count && !overview(console).isEmpty)
        console.press("J J L L")
        #expect(console.frame.cells != here)
        console.press("v m")
        #expect(overview(console).isEmpty)
    }

    @Test func `the minimap makes way for what is selected`() throws {
        var console = GraphScreenTests.watching(100, 30)
        for _ in 0..<4 { console.press("+") }
        let inside = try #require(console.model.arrangement.inside(.graph))
        for step in ["open", "split", "parse", "rank", "report"] {
            console.model.graph.selection = .node(.step(step))
            console.model.inspectPlace()
            let scroll = console.model.graph.scroll
            let rect = try #require(console.model.graph.picture?.rect(of: .node(.step(step))))
            let box = Rect(
                x: inside.x + console.model.graphInset.x + rect.x - scroll.x,
                y: inside.y + console.model.graphInset.y + rect.y - scroll.y,
                width: rect.width,
                height: rect.height
            )
            let hidden = overview(console).filter { box.contains($0) }
            #expect(hidden.isEmpty && !overview(console).isEmpty, "\(step)\n\(console.text)")
        }
    }

    // MARK: Following

    @Test func `the selection follows the active step until somebody moves it`() {
        var console = Console()
        var run = SampleRun()
        run.call("open", seconds: 1)
        run.state("split", .running, call: 9)
        console.look(at: run)
        console.press("3 g F")
        #expect(console.model.graph.selection == .node(.step("split")))
        #expect(console.text.contains("following"))
        run.state("split", .finished, call: 9)
        run.wait(1)
        run.state("parse", .running, call: 10)
        console.send(.events(run.id, run.records, at: run.time))
        #expect(console.model.graph.selection == .node(.step("parse")))
        console.press("F")
        #expect(console.model.notice?.text == "F: it follows already")
        console.press("g")
        run.state("rank", .running, call: 11)
        console.send(.events(run.id, run.records, at: run.time))
        #expect(console.model.graph.selection == .node(.step("open")) && !console.model.graph.isFollowing)
    }

    // MARK: Later

    @Test func `a large graph is laid out elsewhere, one at a time, and the old picture stays until then`() throws {
        var console = Console(120, 40, workflows: [SampleWorkflows.hello, GraphScreenTests.large])
        func wanted(_ effects: [Effect]) -> [GraphPicture.Key] {
            effects.compactMap { effect in
                if case .layOut(_, let key, _) = effect { key } else { nil }
            }
        }
        let first = try #require(wanted(console.press("j")).first)
        #expect(console.model.graph.picture == nil && console.text.contains("drawing the graph"))
        // Keys work, and nothing is asked for twice.
        #expect(wanted(console.press("3 j k f Esc + - 0 o F")).isEmpty)
        console.send(.resized(Size(width: 140, height: 50)))
        let effects = console.send(.laidOut(GraphPicture(GraphScreenTests.large, key: first)))
        #expect(console.model.graph.picture?.key == first, "the picture for the old room is better than none")
        let second = try #require(wanted(effects).first)
        #expect(second.room != first.room)
        console.send(.laidOut(GraphPicture(GraphScreenTests.large, key: second)))
        #expect(console.model.graph.picture?.key == second && console.model.graph.pending == nil)
        // One that comes when something else is looked at is left out.
        console.press("1 k")
        console.send(.laidOut(GraphPicture(GraphScreenTests.large, key: second)))
        #expect(console.model.graph.picture?.key.workflow == "hello")
    }
}
