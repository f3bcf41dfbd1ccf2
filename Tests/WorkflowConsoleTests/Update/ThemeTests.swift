import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct ThemeTests {
    static let themes = [
        ThemeInfo(id: "auto", name: "Terminal, by its background", ground: "any"),
        ThemeInfo(id: "nord", name: "Nord", ground: "dark"),
        ThemeInfo(id: "broken", name: "broken", ground: "", remark: "b.yaml:1:7: error: not valid", isBroken: true),
        ThemeInfo(id: "mine", name: "Mine", ground: "light", remark: "text is hard to read: a on b"),
        ThemeInfo(id: "one-light", name: "One Light", ground: "light"),
    ]

    private func opened(wish: String = "nord", _ width: Int = 120, _ height: Int = 40) -> Console {
        var console = Console(width, height)
        console.press(": \"theme\" Enter")
        console.send(.themes(ThemeTests.themes, wish: wish, shown: wish))
        return console
    }

    @Test func `a name is taken at once`() {
        var console = Console()
        #expect(console.press(": \"theme nord\" Enter") == [.loadTheme("nord")])
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `without a name the themes are listed, beginning with the one on screen`() {
        var console = Console()
        #expect(console.press(": \"theme\" Enter") == [.listThemes])
        #expect(console.text.contains("reading the themes"))
        #expect(console.send(.themes(ThemeTests.themes, wish: "/x/y.yaml", shown: "one-light")) == [])
        #expect(console.text.contains("Themes 5"))
        #expect(console.press("Up") == [.previewTheme("mine")])
    }

    @Test func `what is selected is shown at once, and only once`() {
        var console = opened()
        #expect(console.press("g") == [.previewTheme("auto")])
        #expect(console.press("k") == [])
        #expect(console.press("G") == [.previewTheme("one-light")])
        #expect(console.press("j") == [])
        #expect(console.press("Home Down") == [.previewTheme("auto"), .previewTheme("nord")])
    }

    @Test(arguments: ["Esc", "q", "Ctrl-C"] as [KeyScript])
    func `leaving brings back what was asked for before`(key: KeyScript) {
        var console = opened()
        console.press("G")
        #expect(console.press(key) == [.previewTheme("nord")])
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `Enter takes the selected theme`() {
        var console = opened()
        console.press("G")
        #expect(console.press("Enter") == [.loadTheme("one-light")])
        #expect(console.model.overlays.isEmpty)
        console.send(.themeTaken("One Light", isAgain: false))
        #expect(console.model.notice?.text == "Theme One Light")
    }

    @Test func `a broken theme is neither shown nor taken, and says why`() {
        var console = opened()
        #expect(console.press("j") == [])
        #expect(console.text.contains("b.yaml:1:7: error: not valid"))
        #expect(console.press("Enter") == [])
        #expect(console.model.notice?.text == "b.yaml:1:7: error: not valid")
        #expect(console.model.overlays.count == 1)
    }

    @Test func `keys before the list is there do nothing`() {
        var console = Console()
        console.press(": \"theme\" Enter")
        #expect(console.press("j Enter G x") == [])
        #expect(console.model.overlays.count == 1)
        #expect(console.press("Esc") == [])
        #expect(console.model.overlays.isEmpty)
        #expect(console.send(.themes(ThemeTests.themes, wish: "auto", shown: "terminal")) == [])
        #expect(console.model.overlays.isEmpty)
    }

    @Test func `a list that comes while help lies on top is there when help is closed`() {
        var console = Console()
        console.press(": \"theme\" Enter F1")
        console.send(.themes(ThemeTests.themes, wish: "auto", shown: "terminal"))
        console.press("Esc")
        #expect(console.text.contains("One Light"))
    }

    @Test func `the panes stay in sight beside the list`() {
        let console = opened(120, 40)
        #expect(console.text.contains("Runs"))
        #expect(console.text.contains("Nord"))
        #expect(console.text.contains("✓ done"))
    }

    @Test(arguments: [(200, 60), (80, 24), (60, 20), (40, 12), (30, 8), (12, 4), (1, 1), (0, 0)])
    func `every size is drawn, with the selected row in sight`(width: Int, height: Int) {
        var console = opened(wish: "auto", width, height)
        console.press("G")
        let text = console.text
        if width >= 30, height >= 8 { #expect(text.contains("One Light")) }
    }

    @Test func `a changed file is read again, and the outcome is told`() {
        var console = Console()
        #expect(console.send(.themeFileChanged).contains(.reloadTheme))
        console.send(.themeTaken("Mine", isAgain: true))
        #expect(console.model.notice?.text == "The theme Mine was read again")
        console.send(.failed("m.yaml:3:5: error: no. The theme stays as it was."))
        #expect(console.model.notice?.kind == .failure)
    }

    @Test func `Tab completes the names there are`() {
        var console = Console(options: { $0.themes = ["auto", "gruvbox-dark", "gruvbox-light"] })
        console.press(": \"theme g\" Tab")
        #expect(console.text.contains("theme gruvbox-"))
    }

    @Test func `a theme's words cannot draw on the screen`() {
        var console = Console()
        console.press(": \"theme\" Enter")
        let hostile = ThemeInfo(id: "x", name: "a\u{1B}[2Jb\u{202E}", ground: "\u{7}", remark: "\u{9B}31m")
        console.send(.themes([hostile], wish: "x", shown: "x"))
        #expect(!console.text.unicodeScalars.contains { [0x1B, 0x202E, 0x7, 0x9B].contains($0.value) })
        #expect(console.text.contains("␛"))
    }
}
