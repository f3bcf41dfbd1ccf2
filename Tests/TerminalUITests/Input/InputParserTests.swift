import TerminalUI
import Testing

/// Everything the parser makes of the bytes, with what is left when nothing more comes.
func parse(_ bytes: some Sequence<UInt8>, limits: InputParser.Limits = .init()) -> [InputEvent] {
    var parser = InputParser(limits: limits)
    var events = parser.feed(bytes, at: .zero)
    while let deadline = parser.deadline { events += parser.timeout(at: deadline) }
    return events
}

func parse(_ text: String) -> [InputEvent] { parse(text.utf8) }

func keys(_ texts: String...) -> [InputEvent] { texts.compactMap { Key($0).map(InputEvent.key) } }

@Suite struct InputParserTests {
    @Test(arguments: [
        ("a", ["a"]), ("aé漢😀", ["a", "é", "漢", "😀"]), ("\r", ["Enter"]), ("\n", ["Enter"]), ("\t", ["Tab"]),
        ("\u{7F}", ["Backspace"]), ("\u{8}", ["Backspace"]), ("\u{0}", ["Ctrl-Space"]), ("\u{1}", ["Ctrl-A"]),
        ("\u{1A}", ["Ctrl-Z"]), ("\u{1C}", ["Ctrl-\\"]), ("\u{1D}", ["Ctrl-]"]), ("\u{1E}", ["Ctrl-^"]),
        ("\u{1F}", ["Ctrl-_"]), ("\u{1B}", ["Esc"]), ("\u{1B}\u{1B}", ["Esc", "Esc"]), ("\u{1B}a", ["Alt-a"]),
        ("\u{1B}é", ["Alt-é"]), ("\u{1B}\r", ["Alt-Enter"]), ("\u{1B}\u{7F}", ["Alt-Backspace"]),
        ("\u{1B}\u{1}", ["Ctrl-Alt-A"]), ("\u{1B}\u{1B}a", ["Esc", "Alt-a"]),
        ("\u{1B}\u{1B}\u{1B}", ["Esc", "Esc", "Esc"]),
        ("\u{1B}[A", ["Up"]), ("\u{1B}[B", ["Down"]), ("\u{1B}[C", ["Right"]), ("\u{1B}[D", ["Left"]),
        ("\u{1B}OA", ["Up"]), ("\u{1B}[H", ["Home"]), ("\u{1B}OF", ["End"]), ("\u{1B}[1~", ["Home"]),
        ("\u{1B}[8~", ["End"]),
        ("\u{1B}[2~", ["Insert"]), ("\u{1B}[3~", ["Delete"]), ("\u{1B}[5~", ["PgUp"]), ("\u{1B}[6~", ["PgDn"]),
        ("\u{1B}OP", ["F1"]), ("\u{1B}[11~", ["F1"]), ("\u{1B}[[A", ["F1"]), ("\u{1B}[[E", ["F5"]),
        ("\u{1B}[24~", ["F12"]),
        ("\u{1B}[1;5P", ["Ctrl-F1"]), ("\u{1B}[1;5R", ["Ctrl-F3"]), ("\u{1B}[R", ["F3"]), ("\u{1B}[34~", ["F20"]),
        ("\u{1B}[Z", ["Shift-Tab"]), ("\u{1B}[1;2A", ["Shift-Up"]), ("\u{1B}[1;3D", ["Alt-Left"]),
        ("\u{1B}[1;5C", ["Ctrl-Right"]), ("\u{1B}[3;6~", ["Ctrl-Shift-Delete"]), ("\u{1B}\u{1B}[A", ["Alt-Up"]),
        ("\u{1B}\u{1B}OA", ["Alt-Up"]), ("\u{1B}[a", ["Shift-Up"]), ("\u{1B}[3^", ["Ctrl-Delete"]),
        ("\u{1B}[3@", ["Ctrl-Shift-Delete"]), ("\u{1B}OM", ["Enter"]), ("\u{1B}Oj", ["*"]), ("\u{1B}Oy", ["9"]),
        ("\u{1B}OX", ["="]), ("\u{1B}OI", ["Tab"]), ("\u{1B}O5A", ["Ctrl-Up"]), ("\u{1B}O1;2P", ["Shift-F1"]),
        ("\u{1B}[97u", ["a"]), ("\u{1B}[97;5u", ["Ctrl-A"]), ("\u{1B}[97;2u", ["A"]), ("\u{1B}[47:63;2u", ["?"]),
        ("\u{1B}[27u", ["Esc"]), ("\u{1B}[13;5u", ["Ctrl-Enter"]), ("\u{1B}[9;2u", ["Shift-Tab"]),
        ("\u{1B}[127;3u", ["Alt-Backspace"]),
        ("\u{1B}[105;5u", ["Tab"]), ("\u{1B}[97;4u", ["Alt-A"]), ("\u{1B}[97;1:1u", ["a"]), ("\u{1B}[97;1:2u", ["a"]),
        ("\u{1B}[57414u", ["Enter"]), ("\u{1B}[57404u", ["5"]), ("\u{1B}[57376u", ["F13"]),
        ("\u{1B}[57419;5u", ["Ctrl-Up"]),
        ("\u{1B}[27;5;120~", ["Ctrl-X"]), ("\u{1B}[97;33u", ["Alt-a"]),
    ])
    func `a key is known by what terminals send`(bytes: String, keys: [String]) {
        #expect(parse(bytes) == keys.compactMap { Key($0).map(InputEvent.key) })
        #expect(keys.allSatisfy { Key($0) != nil })
    }

    @Test(arguments: [
        "\u{1B}[97;1:3u", "\u{1B}[1;1:3A", "\u{1B}[97;9u", "\u{1B}[1;9A", "\u{1B}[57358u", "\u{1B}[57441u", "\u{1B}[u",
        "\u{1B}[;5~", "\u{1B}[99~", "\u{1B}[?1;2z", "\u{1B}[>1;2c", "\u{1B}[1 q", "\u{1B}[?12;0n", "\u{1B}[201~",
        "\u{1B}Oz",
        "\u{1B}[M !!", "\u{1B}[<3;1;1M", "\u{1B}[<0;1M", "\u{1B}[<64;1;1m", "\u{1B}]0;title\u{7}",
        "\u{1B}]52;c;eA==\u{1B}\\",
        "\u{1B}]11;rgb:zz/0/0\u{7}", "\u{1B}]11\u{7}", "\u{1B}]11;#12345\u{7}", "\u{1B}]11;rgb:1/2\u{7}",
        "\u{1B}P1$r0m\u{1B}\\",
        "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^private\u{1B}\\", "\u{1B}[999999999999999999999999A", "\u{1B}[?2026;9$y",
        "\u{1B}[?2026$y",
        "\u{1B}[\u{18}", "\u{1B}]x\u{1A}", "\u{1B}[Ω", "\u{1B}[1\u{1}\u{7F}z", "\u{1B}[[Z", "\u{80}\u{9F}",
        "\u{1B}[128;1u",
        "\u{1B}[5$", "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}[1;", "\u{1B}]11;rgb", "\u{1B}[M!", "\u{1B}[[",
        "\u{1B}[?997;3n",
        "\u{1B}[1114112u",
    ])
    func `a sequence that is not known is swallowed whole`(bytes: String) {
        #expect(parse(bytes) == [])
    }

    @Test func `after a swallowed sequence keys are keys again`() {
        #expect(parse("\u{1B}[?99zx") == keys("x"))
        #expect(parse("\u{1B}]0;evil\u{7}x") == keys("x"))
        #expect(parse("\u{1B}]0;evil\u{1B}[Ax") == keys("Up", "x"))
        #expect(parse("\u{1B}[1\u{1B}[Bx") == keys("Down", "x"))
        #expect(parse("\u{1B}Pabc\u{1B}\u{1B}") == keys("Esc", "Esc"))
        #expect(parse([0xC3, 0x1B, 0x5B, 0x41]) == keys("Up"))
        #expect(parse([0xFF, 0xC3, 0x61, 0x80]) == keys("a"))
    }

    @Test(arguments: [
        ("\u{1B}[I", InputEvent.focus(true)), ("\u{1B}[O", .focus(false)),
        ("\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\", .reply(.background(red: 0x1E, green: 0x1E, blue: 0x2E))),
        ("\u{1B}]11;rgb:f/0/8\u{7}", .reply(.background(red: 255, green: 0, blue: 136))),
        ("\u{1B}]10;rgba:ff/ff/ff/ff\u{7}", .reply(.foreground(red: 255, green: 255, blue: 255))),
        ("\u{1B}]11;#ffffff\u{7}", .reply(.background(red: 255, green: 255, blue: 255))),
        ("\u{1B}[?2026;2$y", .reply(.mode(number: 2026, state: .reset))),
        ("\u{1B}[?62;22c", .reply(.deviceAttributes([62, 22]))), ("\u{1B}[?1u", .reply(.keyboardFlags(1))),
        ("\u{1B}[?997;2n", .reply(.colorScheme(isLight: true))),
        ("\u{1B}[24;80R", .reply(.cursor(Point(x: 79, y: 23)))),
        ("\u{1B}P>|xterm(390)\u{1B}\\", .reply(.version("xterm(390)"))),
        ("\u{1B}[200~a\u{1B}[Ab\u{1B}[201~", .paste("a\u{1B}[Ab")), ("\u{1B}[200~\u{1B}[201~", .paste("")),
        ("\u{1B}[200~one\r\ntwo\rthree\n\u{1B}[201~", .paste("one\ntwo\nthree\n")),
        ("\u{1B}[200~\u{1B}[20\u{1B}[201~", .paste("\u{1B}[20")), ("\u{1B}[200~\u{1B}\u{1B}[201~", .paste("\u{1B}")),
        ("\u{1B}[200~\u{1B}[200~x\u{1B}[201~", .paste("\u{1B}[200~x")),
        ("\u{1B}[<0;251;10M", .mouse(MouseEvent(.press(.left), at: Point(x: 250, y: 9)))),
        ("\u{1B}[<2;1;1m", .mouse(MouseEvent(.release(.right), at: .zero))),
        ("\u{1B}[<33;5;6M", .mouse(MouseEvent(.drag(.middle), at: Point(x: 4, y: 5)))),
        ("\u{1B}[<35;5;6M", .mouse(MouseEvent(.move, at: Point(x: 4, y: 5)))),
        ("\u{1B}[<64;1;1M", .mouse(MouseEvent(.scrollUp, at: .zero))),
        ("\u{1B}[<93;1;1M", .mouse(MouseEvent(.scrollDown, at: .zero, modifiers: [.shift, .alt, .control]))),
        ("\u{1B}[<66;1;1M", .mouse(MouseEvent(.scrollLeft, at: .zero))),
        ("\u{1B}[<67;1;1M", .mouse(MouseEvent(.scrollRight, at: .zero))),
        ("\u{1B}[<128;1;1M", .mouse(MouseEvent(.press(.other(8)), at: .zero))),
    ])
    func `what is no key is told as what it is, however the bytes are cut`(bytes: String, event: InputEvent) {
        #expect(parse(bytes) == [event])
        let all = Array(bytes.utf8)
        for cut in 0...all.count {
            var parser = InputParser()
            let events = parser.feed(all[..<cut], at: .zero) + parser.feed(all[cut...], at: .milliseconds(10))
            #expect(events == [event], "cut at \(cut)")
        }
    }

    @Test func `a stream cut at every place, and into single bytes, gives the same events`() {
        let stream =
            "ab\u{1B}[A漢\u{1B}Ox\u{1B}[200~p\u{1B}[Aq\u{1B}[201~\u{1B}]11;rgb:0/0/0\u{7}\u{1B}é\u{1B}[<0;3;4M\u{1B}\u{1B}[B\u{1B}[97;5uz"
        let bytes = Array(stream.utf8)
        var whole = InputParser()
        let expected = whole.feed(bytes, at: .zero)
        #expect(expected.count == 12)
        for cut in 0...bytes.count {
            var parser = InputParser()
            #expect(
                parser.feed(bytes[..<cut], at: .zero) + parser.feed(bytes[cut...], at: .milliseconds(24)) == expected
            )
        }
        var parser = InputParser()
        #expect(bytes.flatMap { parser.feed([$0], at: .zero) } == expected)
    }

    @Test func `a mode that can be used is told apart from one that cannot`() {
        #expect(TerminalReply.ModeState.reset.isSupported && TerminalReply.ModeState.permanentlySet.isSupported)
        #expect(!TerminalReply.ModeState.unknown.isSupported && !TerminalReply.ModeState.permanentlyReset.isSupported)
    }

    @Test func `lengths are limited, and what is too long is swallowed to its end`() {
        let limits = InputParser.Limits(sequenceBytes: 8, stringBytes: 16, pasteBytes: 4)
        #expect(parse("\u{1B}[1;1;1;1;1;1;1;1;1Ax".utf8, limits: limits) == keys("x"))
        let long = "\u{1B}]11;rgb:0000/0000/0000" + String(repeating: "y", count: 99) + "\u{7}x"
        #expect(parse(long.utf8, limits: limits) == keys("x"))
        #expect(parse("\u{1B}[200~abcdefgh\u{1B}[201~x".utf8, limits: limits) == [.paste("abcd")] + keys("x"))
    }
}
