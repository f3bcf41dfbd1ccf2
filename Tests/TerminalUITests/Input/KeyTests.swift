import TerminalUI
import Testing

@Suite struct KeyTests {
    @Test(arguments: [
        ("a", Key.character("a")), ("A", .character("A")), ("?", .character("?")), ("-", .character("-")),
        ("Ctrl-X", .control("x")), ("ctrl-x", .control("x")), ("Ctrl--", .control("-")), ("Ctrl-_", .control("_")),
        ("Shift-Tab", Key(.tab, .shift)), ("Alt-Left", Key(.left, .alt)),
        ("Ctrl-Alt-PgDn", Key(.pageDown, [.control, .alt])),
        ("Alt-Ctrl-Delete", Key(.delete, [.alt, .control])), ("F1", Key(.function(1))), ("F12", Key(.function(12))),
        ("Enter", Key(.enter)), ("Return", Key(.enter)), ("Esc", Key(.escape)), ("Space", .character(" ")),
        ("Ctrl-Space", .control(" ")), ("Home", Key(.home)), ("↑", .character("↑")), ("漢", .character("漢")),
        ("Alt-é", .alt(.character("é"))), ("Backspace", Key(.backspace)), ("Insert", Key(.insert)),
    ])
    func `a key is read as the manual writes it`(text: String, key: Key) {
        #expect(Key(text) == key)
        #expect(Key(key.description) == key)
        #expect(key.display.string == key.description)
    }

    @Test(arguments: ["", "Ctrl-", "Foo", "Ctrl-Foo", "Hyper-a", "F0", "F99", "ab", "-Ctrl"])
    func `what is no key is not read`(text: String) {
        #expect(Key(text) == nil)
    }

    @Test(arguments: [
        ("Ctrl-I", Key(.tab)), ("Ctrl-M", Key(.enter)), ("Ctrl-H", Key(.backspace)), ("Ctrl-[", Key(.escape)),
        ("Shift-a", .character("A")), ("Ctrl-Shift-A", .control("a")), ("Shift-?", .character("?")),
    ])
    func `keys that cannot be told apart are one`(text: String, key: Key) {
        #expect(Key(text) == key)
    }

    @Test func `only plain characters are typed`() {
        #expect(Key.character("é").typed == "é")
        #expect(Key.control("a").typed == nil && Key.alt(.character("a")).typed == nil && Key(.enter).typed == nil)
    }

    @Test func `a key made of an unsafe character is shown as a token`() {
        #expect(Key.character("\u{202E}").display.string == "⟨U+202E⟩")
    }
}
