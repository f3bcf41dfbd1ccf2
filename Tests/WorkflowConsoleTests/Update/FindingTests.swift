import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct FindingTests {
    func watching() -> Console {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        return console
    }

    @Test func `a search goes to the match in the focused pane first`() {
        var console = watching()
        console.press("4 / \"chunk\" Enter")
        #expect(console.model.run?.log[console.model.run?.events.selected ?? 0]?.headline == "Chunks")
        console.press("n")
        #expect(console.model.run?.log[console.model.run?.events.selected ?? 0]?.headline == "Chunk")
        console.press("N")
        #expect(console.model.run?.log[console.model.run?.events.selected ?? 0]?.headline == "Chunks")
    }

    @Test func `a search that matches elsewhere goes there`() {
        var console = watching()
        console.press("1 / \"report\" Enter")
        #expect(console.model.focus == .graph)
        #expect(console.model.graph.selection == .node(.step("report")))
    }

    @Test func `a search without a match says so and moves nothing`() {
        var console = watching()
        let before = console.model.focus
        console.press("/ \"zebra\" Enter")
        #expect(console.model.notice?.text == "Nothing here holds 'zebra'")
        #expect(console.model.focus == before)
    }

    @Test func `matches are lit up in every pane`() {
        var console = watching()
        console.press("/ \"rank\" Enter")
        let match = Theme.fallback.styles(.sixteen)[.match]
        let frame = view(console.model, size: console.model.size, styles: Theme.fallback.styles(.sixteen))
        let lit = Screenshot(frame.cells).runs.filter { run in
            run.text == "rank" && run.style.layered(over: .plain) == match.layered(over: run.style)
        }
        #expect(lit.count >= 2)
    }

    @Test func `a filter shows matching events only, and u lifts it`() {
        var console = watching()
        console.press("4 & \"finding\" Enter")
        #expect(console.model.run?.events.shown.count == 1)
        #expect(console.text.contains("& finding   1 shown"))
        console.press("u")
        #expect((console.model.run?.events.shown.count ?? 0) > 10)
    }

    @Test func `a filter on runs and problems`() {
        var console = Console()
        console.press("& \"tri\" Enter")
        #expect(console.model.runRows == [.workflow("triage")])
        console.press("Esc G 7 & \"ghost\" Enter")
        #expect(console.model.problemRows.map(\.heading) == ["unreachable"])
        console.press("& Ctrl-U \"nothing like it\" Enter")
        #expect(console.text.contains("nothing holds 'nothing like it'"))
    }

    @Test func `n without a search walks the problems around`() {
        var console = Console()
        console.press("G n")
        #expect(console.model.focus == .problems && console.model.selectedProblem == 0)
        console.press("n n")
        #expect(console.model.selectedProblem == 2)
        console.press("N N N")
        #expect(console.model.selectedProblem == 4)
    }

    // MARK: The : line

    @Test func `a number goes to that event`() {
        var console = watching()
        console.press(": \"20\" Enter")
        #expect(console.model.run?.events.selected == 20)
        #expect(console.model.focus == .events)
        console.press(": \"9999\" Enter")
        #expect(console.model.notice?.text == "There is no event 9999 yet; the newest is 58")
    }

    @Test func `a beginning that is unique is enough, another asks which`() {
        var console = watching()
        console.press(": \"wh\" Enter")
        #expect(console.model.overlays == [.why("7f3k2")])
        console.press("Esc : \"c\" Enter")
        #expect(console.text.contains("which one? cancel · check"))
    }

    @Test func `a word that is no command is named`() {
        var console = watching()
        console.press(": \"frobnicate\" Enter")
        #expect(console.text.contains("there is no command 'frobnicate'; Tab shows them"))
        console.press("Esc")
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `Tab completes names and arguments`() {
        var console = watching()
        console.press(": \"the\" Tab")
        #expect(console.text.contains(":theme"))
        console.press("Ctrl-U \"run \" Tab")
        #expect(console.text.contains("checks · hello · triage") || console.text.contains("hello · triage · checks"))
        console.press("\"tr\" Tab Enter")
        #expect(console.text.contains("▸ run triage"))
    }

    @Test func `lines come back with the arrows`() {
        var console = watching()
        console.press(": \"redraw\" Enter : \"20\" Enter : Up Up")
        #expect(console.text.contains(":redraw"))
        console.press("Down Down")
        #expect(!console.text.contains(":redraw"))
        console.press("Backspace")
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `commands with words of their own`() {
        var console = watching()
        #expect(console.press(": \"theme dark\" Enter").contains(.loadTheme("dark")))
        #expect(console.press(": \"theme\" Enter") == [.listThemes])
        console.press("Esc")
        #expect(console.press(": \"mouse off\" Enter").contains(.mouse(false)))
        #expect(console.press(": \"mouse on\" Enter").contains(.mouse(true)))
        console.press(": \"mouse maybe\" Enter")
        #expect(console.model.notice?.text == "mouse takes on or off")
        #expect(console.press(": \"check\" Enter").contains(.revalidate))
        console.press(": \"answer 1\" Enter")
        #expect(console.text.contains("asks"))
        console.press("Esc : \"cancel zzz\" Enter")
        #expect(console.model.notice?.text == "no live run begins with 'zzz'")
        console.press(": \"cancel 7f\" Enter")
        #expect(console.text.contains("Cancel triage 7f3k2?"))
    }

    @Test func `the log is a page that scrolls`() {
        var console = watching()
        console.send(.log((0..<1_200).map { LogLine(time: Moment.start, text: "line \($0)") }))
        #expect(console.model.log.count == 1_000)
        console.press(": \"log\" Enter")
        #expect(console.text.contains("line 1199"))
        console.press("g")
        #expect(console.text.contains("line 200") && !console.text.contains("line 1199"))
        console.press("G q")
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `help is searched with its own line`() {
        var console = watching()
        console.press("? / \"cancel\"")
        #expect(console.text.contains("Cancel the run, the marked runs"))
        #expect(!console.text.contains("Half a page"))
        console.press("Enter Esc j k Ctrl-D Ctrl-U PgDn PgUp g G q")
        #expect(console.model.overlays.isEmpty)
    }
}
