import TerminalUI
import Testing

@Suite struct SafeTextTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("한글", 4), ("ｆｕｌｌ", 8), ("ﾊﾝ", 2), ("😀", 2),
        ("❤", 1), ("❤\u{FE0F}", 1), ("⚠", 1), ("✅", 2), ("🫨", 2), ("─│╭▸", 4), ("●○✓✗", 4), ("Ω", 1), ("ก็", 1),
        ("कि", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("\u{3000}", 2), ("\u{A0}", 1), ("⠿", 1), ("𠀀", 2), ("«»", 2),
        ("🇩🇪", 4), ("👩\u{200D}💻", 5), ("…", 1), ("中a文", 5),
    ])
    func `width counts the cells a terminal uses`(string: String, width: Int) {
        #expect(SafeText(untrusted: string).width == width)
    }

    @Test func `ordinary text is left as it is`() {
        let string = "Grüße, 漢字 & “quotes” – 5 € ⟨a⟩"
        let text = SafeText(untrusted: string)
        #expect(text.string == string)
        #expect(!text.hasTokens)
        #expect(text.description == string)
    }

    @Test func `clusters hold a base with its marks`() {
        let clusters = SafeText(untrusted: "ae\u{301}漢\u{1B}b").clusters
        #expect(clusters.map(\.text) == ["a", "e\u{301}", "漢", "␛", "b"])
        #expect(clusters.map(\.width) == [1, 1, 2, 1, 1])
        #expect(clusters.map(\.isToken) == [false, false, false, true, false])
    }

    @Test func `interpolation keeps safe parts and makes the others safe`() {
        let inner = SafeText(untrusted: "\u{1B}")
        let text: SafeText = "n=\(42) \(inner) \("\u{202E}"[...]) \(Glyph("▸")) \(true)\n"
        #expect(text.string == "n=42 ␛ ⟨U+202E⟩ ▸ true␊")
        #expect(text.clusters.filter(\.isToken).count == 3)
    }

    @Test func `a limit keeps so many clusters and tells that there were more`() {
        #expect(SafeText(untrusted: "abcdef", limit: 3).string == "abc…")
        #expect(SafeText(untrusted: "abc", limit: 3).string == "abc")
        #expect(SafeText(untrusted: "abc", limit: 0).string == "…")
        #expect(SafeText(untrusted: "ab🇩", limit: 2).string == "ab…")
        #expect(SafeText(untrusted: Array("ab漢cd".utf8), limit: 3).string == "ab漢…")
        #expect(SafeText(untrusted: [0x61, 0xC3] as [UInt8], limit: 1).string == "a…")
        #expect(SafeText(untrusted: "👨\u{200D}", limit: 1).string == "👨…")
    }

    @Test func `lines end at line feeds, with or without a return`() {
        #expect(SafeText.lines(untrusted: "a\r\nb\n\nc\rd\n").map(\.string) == ["a", "b", "", "c␍d"])
        #expect(SafeText.lines(untrusted: "").map(\.string) == [""])
        #expect(SafeText.lines(untrusted: "\n").map(\.string) == [""])
        #expect(SafeText.lines(untrusted: "🇩\n").map(\.string) == ["⟨U+1F1E9⟩"])
    }

    @Test func `tabs become blanks up to the next eight columns`() {
        #expect(SafeText.lines(untrusted: "a\tb\t\tc")[0].string == "a       b               c")
        #expect(SafeText.lines(untrusted: "漢\t|")[0].width == 9)
        #expect(SafeText.lines(untrusted: "🇩\t|")[0].string == "⟨U+1F1E9⟩       |")
    }

    @Test func `lines and their number can be limited`() {
        let lines = SafeText.lines(untrusted: "abcdef\nb\nc\nd", maximumLines: 2, maximumClusters: 3)
        #expect(lines.map(\.string) == ["abc…", "b", "…"])
        #expect(SafeText.lines(untrusted: "a\nb", maximumLines: 2).count == 2)
        #expect(SafeText.lines(untrusted: "ab🇩", maximumClusters: 2).map(\.string) == ["ab…"])
    }

    @Test func `joined texts have the separator between them`() {
        #expect((["a", "b", "c"] as [SafeText]).joined(separator: ", ").string == "a, b, c")
        #expect(([] as [SafeText]).joined().isEmpty)
        var text: SafeText = "a"
        text += "b"
        #expect(text == "ab")
    }

    @Test func `glyphs are one safe cell`() {
        #expect(SafeText.repeating("─", count: 3).string == "───")
        #expect(SafeText.repeating("─", count: -3).isEmpty)
        #expect(SafeText.blanks(2).string == "  ")
        for unsafe in ["\u{1B}", "漢", "\u{301}", "\u{202E}", "😀"] as [Unicode.Scalar] {
            #expect(Glyph(unsafe).string == "?")
        }
        #expect(Glyph("e\u{301}" as Character).string == "?")
        #expect(Glyph("é" as Character).string == "é")
        #expect(Glyph("╭").ascii == "+")
    }
}
