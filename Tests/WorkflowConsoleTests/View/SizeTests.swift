import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct SizeTests {
    @Test(arguments: [
        (200, 60, Arrangement.Tier.columns), (140, 36, .columns), (139, 36, .three), (100, 30, .three), (99, 30, .tabs),
        (60, 16, .tabs), (59, 16, .list), (120, 12, .list), (100, 9, .strip),
        (120, 1, .strip), (20, 5, .list), (19, 5, .tiny), (20, 4, .tiny), (1, 1, .tiny), (0, 0, .tiny),
    ])
    func `a size has its layout`(width: Int, height: Int, tier: Arrangement.Tier) {
        #expect(Arrangement.Tier(Size(width: width, height: height)) == tier)
    }

    /// Every size that could trap, in every situation.
    @Test(arguments: GoldenTests.Scene.allCases)
    func `every size is drawn, and nothing leaves its row`(scene: GoldenTests.Scene) {
        var console = GoldenTests.console(scene, Size(width: 120, height: 40))
        for width in [0, 1, 2, 3, 5, 7, 12, 19, 20, 23, 40, 59, 60, 79, 99, 100, 139, 140, 220] {
            for height in [0, 1, 2, 3, 4, 5, 6, 9, 10, 15, 16, 24, 29, 30, 35, 36, 61] {
                console.resize(width, height)
                let frame = console.frame
                #expect(frame.cells.size == Size(width: width, height: height))
                if let cursor = frame.cursor { #expect(frame.cells.bounds.contains(cursor)) }
            }
        }
    }

    @Test(arguments: Pane.allCases)
    func `every pane is drawn at every size`(pane: Pane) {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        for (width, height) in [(1, 1), (20, 5), (21, 7), (60, 16), (80, 24), (100, 8), (100, 30), (140, 36)] {
            console.resize(width, height)
            _ = console.model.go(to: pane)
            console.press("G k g j PgDn l h z z")
            #expect(console.frame.cells.size.width == width)
        }
    }

    @Test func `one cell shows the state`() {
        var console = Console()
        console.look(at: .asking())
        console.resize(1, 1)
        #expect(console.text == "?")
    }

    @Test func `a resize keeps what is selected`() {
        var console = Console()
        console.look(at: .asking(), seconds: 5)
        console.press("4 k k k")
        let before = console.model.run?.events.selected
        for size in [(1, 1), (20, 5), (200, 60), (80, 24)] { console.resize(size.0, size.1) }
        #expect(console.model.run?.events.selected == before)
    }

    @Test(arguments: GoldenTests.Scene.allCases)
    func `ASCII terminals get ASCII only, in the same columns`(scene: GoldenTests.Scene) {
        let console = GoldenTests.console(scene, Size(width: 120, height: 40))
        let capabilities = TerminalCapabilities(unicode: false)
        let ascii = view(console.model, size: console.model.size, styles: Console.styles, capabilities: capabilities)
            .cells.text()
        for row in ascii { #expect(row.unicodeScalars.allSatisfy { $0.isASCII } && row.count == 120) }
    }

    @Test func `states are told apart without colour`() {
        #expect(Set(NodeState.allCases.map(\.glyph.description)).count == NodeState.allCases.count)
        let ascii = NodeState.allCases.map(\.glyph.ascii.description)
        #expect(ascii == [".", "o", "*", "?", "r", "+", "x", "#", "="])
        #expect(Set(NodeState.allCases.map(\.word)).count == NodeState.allCases.count)
    }
}
