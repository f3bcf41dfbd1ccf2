import TerminalTesting
import TerminalUI
import Testing

@Suite struct TextFieldTests {
    static func edited(_ text: String, _ script: KeyScript, lines: TextField.Lines = .one) -> String {
        var field = TextField(text, lines: lines)
        for key in script.keys { _ = field.handle(key) }
        return String(field.characters[..<field.cursor]) + "|" + String(field.characters[field.cursor...])
    }

    @Test(arguments: [
        ("", "h i", "hi|"), ("hello world", "Ctrl-A", "|hello world"), ("hello world", "Ctrl-A Ctrl-E", "hello world|"),
        ("hello", "Ctrl-B Ctrl-B x", "helx|lo"), ("hello", "Home Ctrl-F x", "hx|ello"),
        ("hello", "Home Right Left End", "hello|"),
        ("one two.three", "Alt-b", "one two.|three"), ("one two.three", "Alt-b Alt-b Alt-b", "|one two.three"),
        ("one two", "Ctrl-A Alt-f", "one| two"), ("one two", "Ctrl-A Ctrl-Right Ctrl-Right Ctrl-Left", "one |two"),
        ("one two.three", "Ctrl-W", "one |"), ("one two.three", "Alt-Backspace", "one two.|"),
        ("one two  ", "Ctrl-W", "one |"),
        ("one two", "Ctrl-A Alt-d", "| two"), ("one two", "Alt-b Ctrl-U", "|two"), ("one two", "Alt-b Ctrl-K", "one |"),
        ("one two", "Ctrl-W Ctrl-A Ctrl-Y", "two|one "), ("abc", "Ctrl-A Ctrl-D", "|bc"), ("abc", "Ctrl-D", "abc|"),
        ("abc", "Home Delete", "|bc"), ("abc", "Backspace", "ab|"), ("abc", "Home Backspace", "|abc"),
        ("abc", "Ctrl-Y", "abc|"),
        ("abc", "Ctrl-U Ctrl-_", "abc|"), ("", "a b c Ctrl-_", "|"), ("", "a b Backspace c Ctrl-_ Ctrl-_", "ab|"),
        ("", "a b Left c Ctrl-_", "a|b"), ("", "Ctrl-_", "|"), ("e\u{301}x", "Backspace Backspace", "|"),
        ("👩\u{200D}💻", "Backspace", "|"),
        ("abc", "Ctrl-A Ctrl-W", "|abc"), ("a", "Space b", "a b|"), ("one", "Ctrl-K", "one|"),
    ])
    func `keys do what readline does`(text: String, script: String, result: String) throws {
        #expect(Self.edited(text, try KeyScript(parsing: script)) == result)
    }

    @Test(arguments: [
        ("ab\ncd", "Up", "ab|\ncd"), ("ab\ncd", "Up Home Down", "ab\n|cd"), ("ab\ncdef", "Up Down", "ab\ncd|ef"),
        ("abcd\ne", "Up End Down", "abcd\ne|"), ("ab", "Enter c", "ab\nc|"), ("ab\ncd", "Ctrl-A x", "ab\nx|cd"),
        ("ab\ncd", "Up Ctrl-K", "ab|cd"), ("ab\ncd", "Ctrl-U", "ab\n|"),
    ])
    func `several lines are edited line by line`(text: String, script: String, result: String) throws {
        #expect(Self.edited(text, try KeyScript(parsing: script), lines: .several) == result)
    }

    @Test(arguments: ["Enter", "Tab", "Esc", "Up", "Down", "Ctrl-X", "Ctrl-C", "F1", "PgUp", "Alt-x"])
    func `other keys are left to the form`(key: String) throws {
        var field = TextField("abc")
        #expect(field.handle(try #require(Key(key))) == .ignored)
        #expect(field.text == "abc")
    }

    @Test func `at its first and last line a text of several lets the arrows go`() {
        var field = TextField("a\nb", lines: .several)
        #expect(field.handle(Key(.down)) == .ignored)
        #expect(field.handle(Key(.up)) == .handled)
        #expect(field.handle(Key(.up)) == .ignored)
    }

    @Test func `a paste is text and never keys`() {
        var field = TextField("ab")
        field.moveCursor(to: 1)
        #expect(field.insert("x\ny\u{1B}[A") == .changed)
        #expect(field.text == "ax y\u{1B}[Ab")
        #expect(field.cursor == 7)
        #expect(field.insert("") == .handled)
        #expect(field.undo() == .changed)
        #expect(field.text == "ab" && field.cursor == 1)
        var long = TextField("", lines: .several)
        _ = long.insert("a\r\nb")
        #expect(long.text == "a\nb")
    }

    @Test func `a mark joins the character before it`() {
        var field = TextField("e")
        _ = field.handle(.character("\u{301}"))
        #expect(field.characters.count == 1 && field.cursor == 1)
    }

    @Test func `it takes no more than its limit`() {
        var field = TextField("abcdef", limit: 4)
        #expect(field.text == "abcd")
        #expect(field.handle(.character("x")) == .handled)
        _ = field.insert("yyy")
        #expect(field.text == "abcd")
        field.moveCursor(to: -5)
        #expect(field.cursor == 0)
    }

    @Test func `replacing can be undone, and undo goes back only so far`() {
        var field = TextField("first")
        field.replace(with: "second")
        #expect(field.text == "second" && field.cursor == 6)
        _ = field.undo()
        #expect(field.text == "first")
        for number in 0..<300 { field.replace(with: "\(number)") }
        for _ in 0..<300 { _ = field.undo() }
        #expect(field.text == "99")
    }

    static func drawn(_ field: TextField, width: Int, height: Int = 1, isFocused: Bool = true) -> ([String], Point?) {
        var buffer = CellBuffer(size: Size(width: width, height: height))
        let styles = Theme.fallback.styles(.sixteen)
        let cursor = field.draw(
            in: buffer.bounds,
            on: &buffer,
            styles: styles,
            isFocused: isFocused,
            placeholder: "name"
        )
        return (buffer.text(), cursor)
    }

    @Test func `the cursor is always visible`() {
        var field = TextField("abcdefghij")
        #expect(Self.drawn(field, width: 20) == (["abcdefghij          "], Point(x: 10, y: 0)))
        #expect(Self.drawn(field, width: 6) == (["<hij  "], Point(x: 4, y: 0)))
        field.moveCursor(to: 0)
        #expect(Self.drawn(field, width: 6) == (["abcde>"], Point(x: 0, y: 0)))
        field.moveCursor(to: 5)
        #expect(Self.drawn(field, width: 6) == (["abcde>"], Point(x: 5, y: 0)))
        field.moveCursor(to: 6)
        let (rows, cursor) = Self.drawn(field, width: 6)
        #expect(rows == ["<defg>"] && cursor == Point(x: 4, y: 0))
        #expect(Self.drawn(field, width: 0).1 == nil)
        for width in 1...12 {
            for index in 0...10 {
                field.moveCursor(to: index)
                #expect((0..<width).contains(Self.drawn(field, width: width).1?.x ?? -1))
            }
        }
    }

    @Test func `an unsafe character is drawn as a token and wide ones keep their cells`() {
        #expect(Self.drawn(TextField("a\u{1B}漢"), width: 8) == (["a␛漢    "], Point(x: 4, y: 0)))
        #expect(Self.drawn(TextField("漢字漢字"), width: 5).0[0].first == "<")
    }

    @Test func `a masked field shows a dot for each character`() {
        #expect(Self.drawn(TextField("secret漢", isMasked: true), width: 10).0 == ["•••••••   "])
    }

    @Test func `an empty field shows its placeholder, and no cursor without the keys`() {
        #expect(Self.drawn(TextField(), width: 6) == (["name  "], Point.zero))
        #expect(Self.drawn(TextField(), width: 6, isFocused: false).1 == nil)
    }

    @Test func `several lines scroll to the cursor`() {
        var field = TextField("one\ntwo\nthree", lines: .several)
        #expect(Self.drawn(field, width: 6, height: 2) == (["two   ", "three "], Point(x: 5, y: 1)))
        field.moveCursor(to: 0)
        #expect(Self.drawn(field, width: 6, height: 2) == (["one   ", "two   "], Point(x: 0, y: 0)))
    }
}
