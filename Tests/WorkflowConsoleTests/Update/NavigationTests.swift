import FoundationEssentials
import GraphLayout
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct NavigationTests {
    func watching(_ width: Int = 120, _ height: Int = 40) -> Console {
        var console = Console(width, height)
        console.look(at: .asking(), seconds: 5)
        return console
    }

    @Test(arguments: Pane.allCases)
    func `a digit goes to its pane`(pane: Pane) {
        var console = watching()
        console.press(KeyScript([.character(Character("\(pane.rawValue)"))]))
        #expect(console.model.focus == pane)
        #expect(console.text.contains(pane.name))
    }

    @Test(arguments: [(200, 60), (120, 40), (80, 24), (20, 5)])
    func `Tab comes around through every pane and back`(size: (Int, Int)) {
        var console = watching(size.0, size.1)
        let start = console.model.focus
        var seen: [Pane] = []
        repeat {
            seen.append(console.model.focus)
            console.press("Tab")
        } while console.model.focus != start && seen.count < 20
        #expect(seen.count >= 5 && Set(seen).count == seen.count)
        for pane in seen.reversed() {
            console.press("Shift-Tab")
            #expect(console.model.focus == pane)
        }
    }

    @Test func `in lanes G and End reach the last line, g and Home the first`() {
        var console = watching(80, 16)
        console.press("3 G")
        let lanes = console.model.graph.picture?.lanes
        #expect(console.model.showsLanes && console.model.graph.selection == .event("Report"))
        #expect(console.model.laneRow == lanes?.rows.lastIndex { $0.place != nil })
        #expect(console.text.contains("╰ Report ──▸ ■ finished"))
        console.press("g")
        #expect(console.text.contains("▸ LogFile"))
        console.press("End")
        #expect(console.model.graph.selection == .event("Report"))
        console.press("Home PgDn Ctrl-D Ctrl-U PgUp")
        #expect(console.model.laneRow == lanes?.rows.firstIndex { $0.place != nil })
    }

    @Test func `on the picture g and G select the first and the last step`() {
        var console = watching(200, 60)
        console.press("3 G")
        #expect(!console.model.showsLanes && console.model.graph.selection == .node(.step("report")))
        console.press("g")
        #expect(console.model.graph.selection == .node(.step("open")))
        console.press("PgDn")
        #expect(console.model.notice?.text == "PgDn: all of it is on screen")
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `workers are shown only while one works or something is queued`(size: (Int, Int)) {
        var console = Console(size.0, size.1)
        var run = SampleRun.asking()
        console.look(at: run, seconds: 5)
        console.press("3")
        #expect(!console.text.contains("0/4"))
        run.state("parse", .running, call: 90)
        run.state("parse", .preparing, call: 91)
        console.send(.events(run.id, run.records, at: run.time))
        #expect(console.text.contains("1/4"))
    }

    @Test func `z shows one pane alone, and back`() {
        var console = watching()
        console.press("4 z")
        #expect(console.model.arrangement.panes.map(\.pane) == [.events])
        console.press("Esc")
        #expect(console.model.arrangement.panes.count > 1)
    }

    @Test func `Esc goes back one level at a time`() {
        var console = watching()
        console.press("4 & \"rank\" Enter / \"Finding\" Enter z")
        console.press("Esc")
        #expect(console.model.run?.events.filter == "")
        console.press("Esc")
        #expect(console.model.search == "" && console.model.isZoomed)
        console.press("Esc")
        #expect(!console.model.isZoomed)
        console.press("Esc")
        #expect(console.model.focus == .runs)
    }

    @Test func `moving down the runs changes what everything is about`() {
        var console = watching()
        console.press("1 g j")
        #expect(console.model.subject == .workflow("hello"))
        #expect(console.text.contains("╭─ hello"))
        console.press("k")
        #expect(console.model.subject == .run("7f3k2"))
    }

    @Test func `the events follow until one scrolls, and say how many came since`() {
        var console = watching()
        console.press("4")
        #expect(console.model.run?.events.isFollowing == true)
        console.press("Ctrl-U")
        let place = console.model.run?.events.selected
        let lines = { (text: String) in
            text.split(separator: "\n").filter { $0.contains("▸ Lines") }.map { $0.prefix(60) }
        }
        let seen = lines(console.text)
        var run = SampleRun.asking()
        run.wait(1)
        for _ in 0..<9 { run.call("parse", seconds: 0.1, gives: ["Lines"], to: ["rank"]) }
        console.send(.events(run.id, run.records, at: console.now))
        #expect(console.model.run?.events.selected == place)
        #expect(lines(console.text) == seen)
        #expect(console.text.contains("+9 new"))
        console.press("G")
        #expect(console.model.run?.events.isFollowing == true && console.model.run?.events.newCount == 0)
        console.press("k F")
        #expect(console.model.run?.events.selected == console.model.run?.events.shown.last)
    }

    @Test func `g, pages and half pages move in a list`() {
        var console = watching(120, 40)
        console.press("4 g")
        let run = console.model.run
        #expect(run?.events.selectedIndex == 0)
        console.press("PgDn")
        #expect(console.model.run?.events.selectedIndex == console.model.pageRows)
        console.press("Ctrl-U")
        #expect(console.model.run?.events.selectedIndex == console.model.pageRows - console.model.pageRows / 2)
        console.press("PgUp Ctrl-F Ctrl-D j k")
        #expect(console.model.run?.events.selected != nil)
    }

    @Test func `an event that is looked at is in the inspector, where h folds and l unfolds`() {
        var console = watching(200, 60)
        console.press("4 Enter")
        #expect(console.model.focus == .inspector)
        console.press("G k k k k k k k k k k k k k")
        let before = console.model.inspectionRows.count
        console.press("h h")
        #expect(console.model.inspectionRows.count < before)
        console.press("l")
        #expect(console.model.inspectionRows.count == before)
        console.press("G Enter")
        #expect(console.model.inspectionRows.count > before, "more elements are shown")
        console.press("g o")
        #expect(console.model.inspectionRows.count > before, "a leaf has nothing to fold")
    }

    @Test func `arrows go from box to box on the picture`() {
        var console = Console(200, 60)
        console.look(at: .asking())
        console.press("3 z")
        #expect(!console.model.showsLanes)
        console.press("g")
        let start = console.model.graph.selection
        #expect(start == .node(.step("open")))
        var seen: Set<GraphPlace> = []
        for key in ["Right", "Down", "Right", "Right", "Down", "Right", "Left", "Up", "l", "j", "h", "k"] {
            console.press(KeyScript([Key(key) ?? Key(.escape)]))
            if let place = console.model.graph.selection { seen.insert(place) }
        }
        #expect(seen.count > 3)
    }

    @Test func `lanes are walked line by line, events included`() {
        var console = watching(80, 24)
        console.press("3")
        var seen: [GraphPlace] = []
        for _ in 0..<12 {
            if let place = console.model.graph.selection { seen.append(place) }
            console.press("j")
        }
        #expect(seen.contains(.event("Finding")) && seen.contains(.node(.step("report"))))
        console.press("k k k k k k k k k k k k k k")
        #expect(console.model.graph.selection == .event("LogFile"))
    }

    @Test func `a large picture is moved by capitals, and no further than its edge`() {
        var console = Console(110, 32)
        console.look(at: .asking())
        console.press("v l v l 3 L L L L L L L L L L J J J J J J H K")
        let picture = console.model.graph.picture
        #expect(console.model.graph.scroll.x <= max(0, (picture?.drawing.width ?? 0)))
        #expect(console.model.graph.scroll.x >= 0 && console.model.graph.scroll.y >= 0)
    }

    @Test func `Enter on you opens the question of this run`() {
        var console = watching(200, 60)
        console.press("3")
        console.model.graph.selection = .node(.person)
        console.press("Enter")
        #expect(console.text.contains("Is 203.0.113.9 an attack?"))
        #expect(console.model.overlays.count == 1)
    }

    @Test func `the timeline selects calls`() {
        var console = watching()
        console.press("6 j j Enter")
        #expect(console.model.inspected == .invocation(3))
        #expect(console.text.contains("call 3"))
        console.press(": \"timeline\" Enter")
        #expect(console.model.focus == .events)
    }

    @Test func `v i shows what the engine says`() {
        var console = watching()
        let before = console.model.run?.events.shown.count ?? 0
        console.press("v i")
        #expect((console.model.run?.events.shown.count ?? 0) > before)
        console.press("v i v x")
        #expect(console.model.run?.events.shown.count == before)
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `panes without a run say so`() {
        var console = Console()
        console.press("4")
        #expect(console.model.notice?.text == "Events: there is no run yet; r starts one")
        #expect(console.model.focus == .runs)
    }
}
