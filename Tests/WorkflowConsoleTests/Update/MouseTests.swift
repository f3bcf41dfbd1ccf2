import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct MouseTests {
    /// The first cell of a text on screen.
    func cell(_ text: String, in console: Console) -> Point? {
        for (y, row) in console.screen.rows.enumerated() {
            let characters = Array(row)
            let wanted = Array(text)
            guard characters.count >= wanted.count else { continue }
            for x in 0...(characters.count - wanted.count) where Array(characters[x..<(x + wanted.count)]) == wanted {
                return Point(x: x, y: y)
            }
        }
        return nil
    }

    func click(_ text: String, _ console: inout Console) {
        guard let point = cell(text, in: console) else {
            Issue.record("\(text) is not on screen")
            return
        }
        console.send(.mouse(MouseEvent(.press(.left), at: point), at: console.now))
    }

    @Test func `a click selects, a second one is Enter`() {
        var console = Console()
        click("checks", &console)
        #expect(console.model.subject == .workflow("checks"))
        click("checks", &console)
        #expect(console.model.focus == .graph)
    }

    @Test func `a click on an event, a question, a tab, a box`() {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        click("▸ Lines", &console)
        #expect(console.model.focus == .events && console.model.run?.events.isFollowing == false)
        click("Is 203.0.113.9 an attack?", &console)
        click("✓ split", &console)
        #expect(console.model.graph.selection == .node(.step("split")))
        console.press("2")
        click("triage 7f3k2 · rank", &console)
        #expect(console.model.overlays.count == 1)
        console.press("Esc")
        console.resize(80, 24)
        click("4 Events", &console)
        #expect(console.model.focus == .events)
        console.press("G Enter")
        click("client", &console)
        #expect(console.model.tree.selected == 2)
    }

    @Test func `a click on a problem and on the picture`() {
        var console = Console(200, 60)
        console.press("G 7")
        click("dead end", &console)
        #expect(console.model.selectedProblem == 3)
        click("judge", &console)
        #expect(console.model.focus == .graph && console.model.graph.selection == .node(.step("judge")))
    }

    @Test func `the wheel scrolls the pane under it and moves no focus`() {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        let focus = console.model.focus
        guard let point = cell("▸ Lines", in: console) else { return }
        let before = console.model.run?.events.selectedIndex ?? 0
        console.send(.mouse(MouseEvent(.scrollUp, at: point), at: console.now))
        #expect(console.model.run?.events.selectedIndex == before - 3)
        console.send(.mouse(MouseEvent(.scrollDown, at: point), at: console.now))
        #expect(console.model.run?.events.selectedIndex == before)
        #expect(console.model.focus == focus)
    }

    @Test func `under a sheet the mouse does nothing`() {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        console.press("a")
        let before = console.model
        console.send(.mouse(MouseEvent(.press(.left), at: Point(x: 3, y: 30)), at: console.now))
        #expect(console.model == before)
    }
}
