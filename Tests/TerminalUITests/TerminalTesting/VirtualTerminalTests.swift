import TerminalTesting
import TerminalUI
import Testing

@Suite struct VirtualTerminalTests {
    func frame(_ text: SafeText, width: Int = 8, height: Int = 2, style: Style = .plain) -> CellBuffer {
        var buffer = CellBuffer(size: Size(width: width, height: height))
        buffer.draw(text, at: .zero, style: style)
        return buffer
    }

    @Test func `the screen shows what changes alone have drawn`() {
        let terminal = VirtualTerminal(size: Size(width: 8, height: 2))
        terminal.present(frame("漢字"), cursor: nil)
        terminal.present(frame("a字"), cursor: Point(x: 1, y: 0))
        #expect(terminal.screen == frame("a字"))
        #expect(terminal.cursor == Point(x: 1, y: 0))
        #expect(terminal.frames.count == 2)
        terminal.present(frame("a字"), cursor: nil)
        #expect(terminal.changedCells == 0 && terminal.cursor == nil)
        terminal.redraw()
        terminal.present(frame("a字"), cursor: nil)
        #expect(terminal.changedCells == 16)
    }

    @Test func `a frame of another size is cut`() {
        let terminal = VirtualTerminal(size: Size(width: 3, height: 1))
        terminal.present(frame("abcdef"), cursor: nil)
        #expect(terminal.screen.text() == ["abc"])
        terminal.resize(to: Size(width: 10, height: 1))
        #expect(terminal.nextInput(until: nil) == [.resize(Size(width: 10, height: 1))])
        terminal.present(frame("abcdef"), cursor: nil)
        #expect(terminal.screenshot.rows == ["abcdef"])
    }

    @Test func `without Unicode it shows ASCII`() {
        let terminal = VirtualTerminal(
            size: Size(width: 8, height: 1),
            capabilities: TerminalCapabilities(unicode: false)
        )
        terminal.present(frame("●漢─", height: 1), cursor: nil)
        #expect(terminal.screenshot.rows == ["*??-"])
    }

    @Test func `input comes as scripted, and waits are kept`() {
        let terminal = VirtualTerminal()
        terminal.send("a Enter")
        terminal.send([.focus(true), .paste("x")])
        #expect(terminal.nextInput(until: nil) == [.key(.character("a"))])
        #expect(terminal.nextInput(until: nil) == [.key(Key(.enter))])
        #expect(terminal.nextInput(until: nil) == [.focus(true), .paste("x")])
        #expect(terminal.nextInput(until: nil) == [])
        #expect(terminal.waits.count == 1)
    }

    @Test func `other calls are kept in order, and after the end nothing is shown`() {
        let terminal = VirtualTerminal(size: Size(width: 4, height: 1))
        terminal.bell()
        terminal.setTitle("run")
        terminal.leaveScreen()
        terminal.enterScreen()
        terminal.suspend()
        (terminal as any Terminal).wake()
        terminal.waker.wake()
        terminal.close()
        terminal.present(frame("late"), cursor: nil)
        #expect(terminal.calls == [.bell, .title("run"), .leave, .enter, .suspend, .close])
        #expect(terminal.frames.isEmpty && !terminal.isOpen && terminal.wakeCount == 2)
    }

    @Test func `a screenshot tells text and looks`() {
        var buffer = frame("ab漢 ", style: Style(foreground: .ansi(1), attributes: .bold))
        buffer.draw("x", at: Point(x: 3, y: 1), style: Style(background: .rgb(1, 2, 3)))
        let shot = Screenshot(buffer)
        #expect(shot.rows == ["ab漢", "   x"])
        #expect(shot.description == "ab漢\n   x")
        #expect(shot.styles == "0:0 bold ansi(1) \"ab漢 \"\n1:3 on rgb(1,2,3) \"x\"")
        #expect(shot.difference(from: "ab漢  \n   x\n\n") == nil)
        let difference = shot.difference(from: "ab漢\n   y")
        #expect(difference == "row 1, expected:    y\nrow 1, on screen:    x")
        #expect(shot.difference(from: "ab漢\n   x\nmore") == "row 2, expected: more\nrow 2, on screen: ")
        #expect(Style.plain.summary == "plain" && Color.indexed(7).summary == "indexed(7)")
        #expect(Style(foreground: .terminalDefault).summary == "default")
    }
}

@Suite struct KeyScriptTests {
    @Test func `words are keys and quoted text is typed`() throws {
        let script = try KeyScript(parsing: "r Enter \"h i\n\" Tab Ctrl-X  Enter \"")
        let expected = ["r", "Enter", "h", "Space", "i", "Enter", "Tab", "Ctrl-X", "Enter", "\""].compactMap { Key($0) }
        #expect(script.keys == expected)
        #expect(script.events == expected.map(InputEvent.key))
        #expect(KeyScript([Key(.tab)]).keys == [Key(.tab)])
    }

    @Test func `a word that is no key is named`() {
        #expect(throws: KeyScript.UnknownKey(word: "Entr")) { try KeyScript(parsing: "a Entr") }
        #expect(KeyScript.UnknownKey(word: "Entr").description.contains("\"Entr\" is no key"))
    }

    @Test(arguments: [
        "a", "漢", "Enter", "Tab", "Shift-Tab", "Backspace", "Ctrl-A", "Ctrl-_", "Ctrl-Space", "Alt-x", "Ctrl-Alt-E",
        "Up", "Down",
        "Left", "Right", "Shift-Up", "Ctrl-Left", "Alt-Right", "Home", "End", "Ctrl-End", "PgUp", "PgDn", "Alt-PgDn",
        "Insert",
        "Delete", "F1", "F2", "F3", "F4", "Shift-F4", "F5", "F10", "F12", "Ctrl-F12", "F20", "Esc", "Alt-Enter",
        "Alt-Backspace",
    ])
    func `what a script sends is what the parser reads`(name: String) throws {
        let key = try #require(Key(name))
        #expect(parse(KeyScript([key]).bytes) == [.key(key)])
    }
}
