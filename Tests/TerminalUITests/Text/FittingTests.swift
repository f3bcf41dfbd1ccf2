import TerminalUI
import Testing

@Suite struct FittingTests {
    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("abcdef", -4, ""),
        ("漢字漢字", 7, "漢字漢…"), ("漢字漢字", 6, "漢字…"), ("漢字", 3, "漢…"), ("漢字", 2, "…"),
    ])
    func `truncated text ends with an ellipsis`(string: String, columns: Int, result: String) {
        #expect(SafeText(untrusted: string).truncated(to: columns).string == result)
    }

    @Test(arguments: [
        ("abcdefgh", 8, "abcdefgh"), ("abcdefgh", 7, "abc…fgh"), ("abcdefgh", 4, "ab…h"), ("abcdefgh", 3, "a…h"),
        ("abcdefgh", 2, "a…"), ("abcdefgh", 1, "…"), ("abcdefgh", 0, ""), ("漢字漢字", 6, "漢…字"),
    ])
    func `middle truncation keeps both ends`(string: String, columns: Int, result: String) {
        #expect(SafeText(untrusted: string).middleTruncated(to: columns).string == result)
    }

    @Test func `an ellipsis may be several columns wide`() {
        #expect(SafeText("abcdefgh").truncated(to: 6, ellipsis: "...").string == "abc...")
        #expect(SafeText("abcdefgh").truncated(to: 2, ellipsis: "...").string == "..")
    }

    @Test func `padding reaches the width exactly`() {
        let text: SafeText = "漢a"
        #expect(text.padded(to: 6).string == "漢a   ")
        #expect(text.padded(to: 6, alignment: .trailing).string == "   漢a")
        #expect(text.padded(to: 6, alignment: .center).string == " 漢a  ")
        #expect(text.padded(to: 3) == text)
        #expect(text.padded(to: 2).string == "… ")
        #expect(text.padded(to: -1).isEmpty)
    }

    @Test func `dropping columns leaves a blank for half a wide character`() {
        let text: SafeText = "a漢b"
        #expect(text.dropFirst(columns: 0) == text)
        #expect(text.dropFirst(columns: 1).string == "漢b")
        #expect(text.dropFirst(columns: 2).string == " b")
        #expect(text.dropFirst(columns: 3).string == "b")
        #expect(text.dropFirst(columns: 9).isEmpty)
        #expect(text.suffix(columns: 2).string == "b")
        #expect(text.suffix(columns: 3).string == "漢b")
        #expect(text.suffix(columns: 0).isEmpty)
    }

    @Test func `tokens are kept whole where they can be`() {
        let text = SafeText(untrusted: "ab\u{202E}")
        #expect(text.prefix(columns: 5).string == "ab")
        #expect(SafeText(untrusted: "\u{202E}").prefix(columns: 3).string == "⟨U+")
        #expect(SafeText(untrusted: "\u{202E}").prefix(columns: 3).hasTokens)
        #expect(text.dropFirst(columns: 5).string == "202E⟩")
        #expect(text.dropFirst(columns: 5).hasTokens)
    }

    @Test(arguments: [
        ("the quick brown fox", 9, ["the quick", "brown fox"]),
        ("the quick brown fox", 10, ["the quick", "brown fox"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("a  b", 2, ["a", "b"]), ("", 5, [""]), ("漢字漢字", 5, ["漢字", "漢字"]),
        ("  indented text", 10, ["  indented", "text"]), ("a b c", 1, ["a", "b", "c"]),
        ("x abcdefgh y", 4, ["x", "abcd", "efgh", "y"]),
    ])
    func `wrapped lines break at blanks`(string: String, columns: Int, lines: [String]) {
        #expect(SafeText(untrusted: string).wrapped(to: columns).map(\.string) == lines)
    }

    @Test func `no line is wider than asked, whatever is in it`() {
        var generator = SeededGenerator(seed: 3)
        let pool = Array("ab 漢é😀\u{1B}\u{202E}\u{301}  ")
        for _ in 0..<2000 {
            let string = String((0..<30).compactMap { _ in pool.randomElement(using: &generator) })
            let text = SafeText(untrusted: string)
            for columns in 2...12 {
                let lines = text.wrapped(to: columns)
                #expect(lines.allSatisfy { $0.width <= columns })
                let kept = lines.map(\.string).joined().filter { $0 != " " }
                #expect(kept == text.string.filter { $0 != " " })
                #expect(text.truncated(to: columns).width <= columns)
                #expect(text.middleTruncated(to: columns).width <= columns)
                #expect(text.dropFirst(columns: columns).width == max(0, text.width - columns))
                #expect(text.padded(to: columns).width == columns)
            }
        }
        #expect(SafeText("abc").wrapped(to: 0).isEmpty)
    }

    @Test(arguments: [
        ("╭─┤ ▸ ● ✓ ✗ ■ ‖ ↻ ○ ◌", "+-+ > * + x # = r . o"), ("Grüße an Ærøskøbing…", "Grusse an AEroskobing..."),
        ("漢a", "??a"), ("\u{1B}[0m", "\\e[0m"),
        ("\u{0}\u{7}\u{8}\t\n\u{B}\u{C}\r\u{1}\u{7F}", "\\0\\a\\b\\t\\n\\v\\f\\r\\x01\\x7F"),
        ("\u{202E}", "<U+202E>"), ("→ ≥ €", "-> >= EUR"), ("plain", "plain"), ("e\u{301}", "e"), ("⠿", "."), ("Ω", "?"),
    ])
    func `ASCII text says the same in ASCII`(string: String, ascii: String) {
        #expect(SafeText(untrusted: string).ascii.string == ascii)
        #expect(SafeText(untrusted: string).ascii.width == ascii.utf8.count)
    }

    @Test func `tokens stay tokens in ASCII, also those of a cut`() {
        #expect(SafeText(untrusted: "a\u{1B}").ascii.hasTokens)
        #expect(SafeText(untrusted: "abcdef", limit: 2).ascii.string == "ab...")
    }
}
