import FoundationEssentials
import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

/// Pausing, stepping, breakpoints, and calls of steps.
@Suite struct LeadingTests {
    /// A run in which `parse` works.
    static func working() -> (console: Console, run: SampleRun) {
        var run = SampleRun()
        run.note(.eventAccepted(type: "LogFile", steps: ["open"], isFromOutside: true))
        run.call("open", seconds: 0.01, gives: ["Chunks"], to: ["split"])
        run.state("parse", .running, call: 7)
        var console = Console()
        console.look(at: run, seconds: 1)
        return (console, run)
    }

    @Test func `p pauses and lets go on, and s is one step of a paused run`() {
        var (console, run) = LeadingTests.working()
        console.press("s")
        #expect(console.model.notice?.text == "s: the run is not paused; p pauses it")
        #expect(console.press("p") == [.pause("7f3k2")])
        run.note(.paused(reason: "asked to"))
        console.send(.events(run.id, run.records, at: console.now))
        #expect(console.text.contains("‖ paused"))
        // What was just done stands where the keys are, for a while.
        console.model.notice = nil
        #expect(console.text.contains("p go on") && console.text.contains("s one step"))
        console.press("w")
        #expect(console.text.contains("is paused: asked to."))
        console.press("Esc")
        #expect(console.press("s") == [.step("7f3k2")])
        #expect(console.press("p") == [.resume("7f3k2")])
        run.note(.continued)
        console.send(.events(run.id, run.records, at: console.now))
        #expect(console.model.run?.isPaused == false && console.text.contains("● running"))
    }

    @Test func `b sets a breakpoint on a step or an event type, and takes it away`() {
        var (console, _) = LeadingTests.working()
        let select = { (console: inout Console) in
            _ = console.model.go(to: .graph)
            console.model.graph.selection = .node(.step("open"))
            console.model.inspectPlace()
        }
        select(&console)
        #expect(console.press("b") == [.setBreakpoints("7f3k2", [.step("open")])])
        #expect(console.model.notice?.text == "7f3k2 pauses before open")
        #expect(console.model.inspection.facts.contains { $0.label == "pauses" })
        console.press("4 g")
        #expect(console.press("b") == [.setBreakpoints("7f3k2", [.step("open"), .eventNamed("LogFile")])])
        select(&console)
        #expect(console.press("b") == [.setBreakpoints("7f3k2", [.eventNamed("LogFile")])])
        #expect(!console.model.inspection.facts.contains { $0.label == "pauses" })
        console.model.graph.selection = nil
        console.model.inspected = .subject
        console.press("b")
        #expect(console.model.notice?.text == "b: no step and no event type is selected")
    }

    @Test func `x on the timeline cancels the call of a step, after asking`() {
        var (console, _) = LeadingTests.working()
        console.press("6 G x")
        #expect(console.text.contains("Cancel call 7 of parse in 7f3k2?"))
        #expect(console.press("Enter").isEmpty)
        #expect(console.press("x y") == [.cancelCall("7f3k2", number: 7)])
        console.press("g x")
        #expect(console.model.notice?.text == "x: this call is over")
    }

    @Test func `a console that only reads leads no run`() {
        var console = Console { $0.isReadOnly = true }
        console.look(at: .asking(), seconds: 1)
        for key in ["p", "s", "b"] as [KeyScript] {
            console.press("3 g")
            #expect(console.press(key).isEmpty)
            #expect(console.model.notice?.text.hasSuffix("this console only reads") == true)
        }
    }

    @Test(arguments: [",", ".", "<", ">", "m", "'", "d", "c"])
    func `a key that is kept for later says why it does nothing`(key: String) throws {
        var (console, _) = LeadingTests.working()
        for pane in Pane.allCases {
            _ = console.model.go(to: pane)
            console.press(try KeyScript(parsing: key))
            #expect(console.model.notice?.text.hasPrefix("\(key): ") == true && console.model.notice?.kind == .warning)
        }
        console.press("?")
        let reasons = console.model.helpLines(HelpPage(pane: .graph)).filter(\.isReason).map(\.text.description)
        #expect(reasons.contains { $0.contains("its past is in the events") })
    }
}

/// Marks, sorting and the columns of lists.
@Suite struct ListKeyTests {
    static func three() -> Console {
        var console = Console()
        console.add(SampleRun("a", workflow: "triage"))
        console.add(SampleRun("b", workflow: "hello", start: Moment.after(10)))
        console.add(.asking("c"))
        console.press("1 g")
        return console
    }

    @Test func `Space marks, x acts on the marked, u takes the last mark away`() {
        var console = ListKeyTests.three()
        console.press("Space Space")
        #expect(console.model.marks == ["c", "b"] && console.model.subject == .run("a"))
        #expect(console.text.contains("+"))
        console.press("x")
        #expect(console.text.contains("Cancel 2 marked runs?"))
        var other = console
        #expect(other.press("y") == [.cancel("c"), .cancel("b")])
        #expect(other.model.marks.isEmpty)
        console.press("n u")
        #expect(console.model.marks == ["c"])
        console.press("g Space")
        #expect(console.model.marks.isEmpty)
        console.press("G Space")
        #expect(console.model.notice?.text == "Space: only runs can be marked")
    }

    @Test func `S sorts the runs`() {
        var console = ListKeyTests.three()
        let ids = { (console: Console) in
            console.model.runRows.compactMap { row -> String? in if case .run(let id) = row { id.text } else { nil } }
        }
        #expect(ids(console) == ["c", "b", "a"])
        console.press("S")
        #expect(console.text.contains("w by workflow   s by state   t by time"))
        console.press("w")
        #expect(ids(console) == ["b", "c", "a"])
        console.press("S s")
        #expect(ids(console).first == "c", "what asks comes first")
        console.press("S t")
        #expect(ids(console).last == "b", "the youngest has run shortest")
        console.press("S n")
        #expect(ids(console) == ["c", "b", "a"])
        console.press("S n")
        #expect(console.model.notice?.text == "n: they are sorted so already")
    }

    @Test(arguments: [1, 2, 4])
    func `h and l move the columns of a list`(pane: Int) {
        var console = Console(100, 30)
        console.look(at: .asking("c"), seconds: 1)
        console.press(KeyScript([.character(Character("\(pane)"))]), apart: 0)
        let before = console.text
        console.press("h", apart: 0)
        #expect(console.model.notice?.text == "h: the first column is seen")
        console.press("l", apart: 0)
        console.model.notice = nil
        #expect(console.text != before)
        console.press("Left", apart: 0)
        console.model.notice = nil
        #expect(console.text == before)
    }
}

/// Going back, the palette, the clipboard, the history of the line.
@Suite struct TakingAlongTests {
    func watching() -> Console {
        var console = Console(120, 40) { options in
            options.ownRun = "7f3k2"
            options.ownFields = ["log": "/var/log/a b.log", "secret": "x"]
        }
        console.look(at: .asking(), seconds: 5)
        return console
    }

    @Test func `Ctrl-O goes back to where one was, Alt-Right forward again`() {
        var console = watching()
        console.press("4 k k")
        let event = console.model.run?.events.selected
        console.press("Enter 3 7")
        #expect(console.model.focus == .problems)
        console.press("Ctrl-O")
        #expect(console.model.focus == .graph && !console.model.showsProblems)
        console.press("Alt-Left Ctrl-O")
        #expect(console.model.focus == .events && console.model.run?.events.selected == event)
        console.press("Alt-Right Alt-Right")
        #expect(console.model.focus == .graph)
        console.press("Alt-Right Alt-Right")
        #expect(console.model.focus == .problems)
        #expect(console.model.notice?.text == "Alt-Right: you have not gone back")
    }

    @Test func `a way far along the events is a place to come back to, a step is none`() {
        var console = watching()
        console.press("4 k k k")
        let event = console.model.run?.events.selected
        let places = console.model.trail.count
        console.press("j k")
        #expect(console.model.trail.count == places)
        console.press(": 3 Enter")
        #expect(console.model.run?.events.selected != event)
        console.press("Ctrl-O")
        #expect(console.model.run?.events.selected == event)
    }

    @Test func `the palette finds a command by a few letters, shows its key, and does it`() {
        var console = watching()
        console.press("3 Ctrl-P")
        #expect(console.text.contains("Palette"))
        console.press("\"whynoth\"")
        let row = console.text.split(separator: "\n").first { $0.contains("Why is nothing happening?") }
        #expect(row?.contains(" w ") == true)
        console.press("Enter")
        #expect(console.model.overlays.contains(.why("7f3k2")))
        console.press("Esc Ctrl-P \"goproblems\" Enter")
        #expect(console.model.focus == .problems)
        console.press("Ctrl-P \"extend\" Enter")
        #expect(console.text.contains(":extend"))
        console.press("Esc Ctrl-P \"zzzzqq\"")
        #expect(console.text.contains("nothing fits"))
        console.press("Enter Esc")
        #expect(console.model.overlays.isEmpty)
        console.press("Ctrl-P \"run hello\" Enter")
        #expect(console.text.contains("run hello"))
    }

    @Test func `what cannot be done is in the palette with its reason`() {
        var console = Console()
        console.press("Ctrl-P \"cancel\"")
        #expect(console.text.contains("off: no run is selected"))
        console.press("Esc Ctrl-P \"whynoth\" Enter")
        #expect(console.model.notice?.text == "w: no run is selected")
    }

    @Test(arguments: [("abc", "a b c", true), ("wh", "why", true), ("yhw", "why", false), ("", "x", true)])
    func `letters must stand in their order`(letters: String, text: String, fits: Bool) {
        #expect((FuzzyMatch.score(letters, in: text) != nil) == fits)
    }

    @Test func `beginnings of words and neighbours count more`() throws {
        let good = try #require(FuzzyMatch.score("why", in: "why: is nothing happening"))
        let bad = try #require(FuzzyMatch.score("why", in: "with heavy"))
        #expect(good > bad)
    }

    static func copied(_ effects: [Effect]) -> [String]? {
        for case .copy(let lines) in effects { return lines.map(\.description) }
        return nil
    }

    @Test func `y copies an event as text, JSON, Markdown and command`() throws {
        var console = watching()
        console.press("4")
        while case .record(let sequence) = console.model.inspected, console.model.run?.log[sequence]?.notice != nil {
            console.press("k")
        }
        console.press("y")
        #expect(console.text.contains("y text") && console.text.contains("c command"))
        let text = try #require(TakingAlongTests.copied(console.press("y")))
        #expect(text.first?.hasPrefix("Finding #") == true && text.contains { $0.contains("203.0.113.9") })
        #expect(console.model.notice?.text.hasPrefix("Copied as text: ") == true)
        #expect(
            console.model.notice?.text.contains("byte") == true || console.model.notice?.text.contains("kB") == true
        )
        let json = try #require(TakingAlongTests.copied(console.press("y j")))
        #expect(try JSON(parsing: json.joined(separator: "\n"))["client"] == "203.0.113.9")
        let markdown = try #require(TakingAlongTests.copied(console.press("y m")))
        #expect(markdown.first?.hasPrefix("### Finding ") == true && markdown.last == "```")
        let command = try #require(TakingAlongTests.copied(console.press("y c")))
        #expect(command == ["signalbox run triage 'log=/var/log/a b.log' secret=x"])
    }

    @Test func `y copies a place, a path to a value, and says what there is not`() throws {
        var console = watching()
        _ = console.model.go(to: .graph)
        console.model.graph.selection = .node(.step("open"))
        console.model.inspectPlace()
        let place = try #require(console.model.sourcePlace)
        let path = "\(place.path ?? place.fileID):\(place.line)"
        #expect(TakingAlongTests.copied(console.press("y p")) == [path])
        #expect(console.press("y j").isEmpty)
        #expect(console.model.notice?.text == "j: it has no JSON")
        console.press("4 G Enter G")
        let row = console.model.inspectionRows[console.model.tree.selected]
        #expect(TakingAlongTests.copied(console.press("y p")) == [row.path.joined(separator: ".")])
        console.press("y Esc")
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `nothing but safe text is copied, and no more than terminals take`() {
        var run = SampleRun()
        run.event("Finding", ["client": "a\u{1B}]52;c;eA==\u{7}\u{202E}b"], step: "rank")
        var console = Console()
        console.look(at: run, seconds: 1)
        console.press("4 G")
        for key in ["y", "j", "m"] {
            let lines =
                TakingAlongTests.copied(console.press(KeyScript([.character("y"), .character(Character(key))]))) ?? []
            #expect(!lines.isEmpty)
            for line in lines {
                #expect(
                    line.unicodeScalars.allSatisfy {
                        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0 != "\u{202E}"
                    }
                )
            }
        }
        run.event("Finding", ["client": .string(String(repeating: "x", count: 80_000))], step: "rank")
        console.send(.events(run.id, run.records, at: console.now))
        console.press("4 G")
        #expect(console.press("y j").isEmpty)
        #expect(console.model.notice?.text.hasPrefix("Not copied: 80.0 kB") == true)
    }

    @Test func `e on an event shows its payload to be read`() {
        var console = watching()
        console.press("4")
        while case .record(let sequence) = console.model.inspected, console.model.run?.log[sequence]?.notice != nil {
            console.press("k")
        }
        guard case .viewText(let name, let lines)? = console.press("e").first else {
            Issue.record("nothing is shown")
            return
        }
        #expect(
            name.hasPrefix("Finding-") && lines.first == "{"
                && lines.contains { $0.contains("\"kind\": \"error burst\"") }
        )
    }

    @Test func `r on a run starts the same again, with that run's values`() {
        var console = watching()
        console.model.lastValues["triage"] = ["log": "other.log"]
        console.press("r")
        #expect(console.text.contains("/var/log/a b.log"))
        console.press("Esc 1 G k k r")
        #expect(!console.text.contains("/var/log/a b.log"))
    }

    @Test func `Ctrl-R finds a line that was entered before, and then one before that`() {
        var console = watching()
        console.press(": \"log\" Enter Esc : \"lanes\" Enter : \"timeline\" Enter : \"l\"")
        console.press("Ctrl-R")
        #expect(console.text.contains(":timeline"))
        console.press("Ctrl-R")
        #expect(console.text.contains(":lanes"))
        console.press("Ctrl-R")
        #expect(console.text.contains(":log"))
        console.press("Ctrl-R")
        #expect(console.text.contains("no other line holds 'l'"))
        console.press("Esc / \"ank\" Enter / \"a\" Ctrl-R")
        #expect(console.text.contains("/ank"))
    }

    @Test func `an unbound key says so in every pane`() {
        var console = watching()
        for pane in Pane.allCases {
            _ = console.model.go(to: pane)
            console.press("\"%\"")
            #expect(console.model.notice?.text == "% does nothing in \(pane.name.lowercased()); ? shows what does")
            console.press("D")
            #expect(console.model.notice == nil, "the tail of a split arrow key")
        }
    }

    @Test func `a click on the timeline selects its call`() throws {
        var console = watching()
        console.press("6")
        let inside = try #require(console.model.arrangement.inside(.timeline))
        let point = inside.origin.moved(columns: 3, rows: 1)
        console.send(.mouse(MouseEvent(.press(.left), at: point), at: console.now))
        #expect(console.model.selectedInvocation == 1 + (console.model.tops[.timeline] ?? 0))
    }
}

/// A run's time limit is on the screen wherever there is room.
@Suite struct LimitTests {
    @Test(arguments: [(200, 60), (120, 40), (100, 30), (80, 24), (120, 8), (40, 8)])
    func `what is left of a run's time is seen`(size: (Int, Int)) {
        var console = Console(size.0, size.1)
        let run = SampleRun.asking()
        console.send(.started(run.info, at: run.start))
        console.press("1 g")
        #expect(console.effects.contains(.look(run.id)), "it is asked for from the start")
        console.send(.events(run.id, run.records, at: run.time))
        let snapshot = RunSnapshot(
            status: .running,
            sequence: 3,
            steps: [],
            questions: [],
            timeLeft: .seconds(42),
            isClockStopped: false,
            joins: []
        )
        console.now = max(console.now, run.time)
        console.send(.snapshot(run.id, snapshot, at: console.now))
        #expect(console.text.contains("limit 0:42"))
        console.wait(2)
        console.send(.focused(true, at: console.now))
        #expect(console.text.contains("limit 0:40"), "it goes down between two looks")
    }
}
