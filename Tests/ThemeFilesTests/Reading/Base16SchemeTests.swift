import TerminalUI
import Testing

@testable import ThemeFiles

@Suite struct Base16SchemeTests {
    private static let colors = [
        "2e3440", "3b4252", "434c5e", "4c566a", "d8dee9", "e5e9f0", "eceff4", "8fbcbb",
        "bf616a", "d08770", "ebcb8b", "a3be8c", "88c0d0", "81a1c1", "b48ead", "5e81ac",
    ]

    private func read(_ text: String) -> ThemeResult {
        let source = ThemeSource(id: "nord", origin: .path, file: "nord.yaml", bytes: Array(text.utf8))
        return ThemeReader.read(source) { _, _ in .success(source) }
    }

    private func slots(indent: String, quote: String, sign: String) -> String {
        zip(Base16Scheme.names, Self.colors).map { "\(indent)\($0): \(quote)\(sign)\($1)\(quote)\n" }.joined()
    }

    @Test func `the flat file and the newer one give the same theme`() throws {
        let old = read("scheme: \"Nord\"\nauthor: \"a\"\n" + slots(indent: "", quote: "\"", sign: ""))
        let new = read(
            "system: base16\nname: Nord\nauthor: a\nvariant: dark\npalette:\n"
                + slots(indent: "  ", quote: "'", sign: "#")
        )
        #expect(old.findings == [])
        #expect(new == old)
        let theme = try #require(old.theme)
        #expect(theme.name == "Nord")
        #expect(theme.appearance == .dark)
        #expect(theme.roleStyle(.background).background == .rgb(0x2E, 0x34, 0x40))
        #expect(theme.roleStyle(.stateFailed).foreground == .rgb(0xBF, 0x61, 0x6A))
        #expect(theme.line(.promptFrame) == .heavy)
    }

    @Test func `every role has a look of the scheme`() throws {
        let theme = try #require(read(slots(indent: "", quote: "\"", sign: "")).theme)
        for role in Role.all {
            let style = theme.roleStyle(role)
            for color in [style.foreground, style.background].compactMap(\.self) {
                guard case .rgb = color else {
                    Issue.record("\(role.rawValue) takes \(color) from elsewhere")
                    continue
                }
            }
        }
    }

    @Test func `digits alone are still a colour`() throws {
        let text = slots(indent: "", quote: "", sign: "").replacing("2e3440", with: "001122")
        #expect(read(text).theme?.roleStyle(.background).background == .rgb(0, 0x11, 0x22))
    }

    @Test func `a missing slot and a wrong colour are named`() {
        let text = slots(indent: "", quote: "\"", sign: "").replacing("base0F", with: "base10").replacing(
            "3b4252",
            with: "x"
        )
        #expect(
            read(text).findings.map(\.description) == [
                "nord.yaml:2:9: error: 'x' is no colour; one is written \"rrggbb\"",
                "nord.yaml:1:1: error: a base16 scheme has a colour 'base0F'",
            ]
        )
    }

    // The shapes in which collections publish their schemes.
    @Test(arguments: [
        // The first collections: flat, quoted, without sign, digits in small letters.
        "scheme: \"S\"\nauthor: \"a (https://example.org)\"\nbase00: \"1d1f21\"\n",
        // Comments, blank lines, single quotes, line ends of another system.
        "# a scheme\r\nscheme: 'S'\r\n\r\nbase00: '1D1F21' # ground\r\n",
        // The later specification, with keys of its own.
        "system: \"base16\"\nname: \"S\"\nslug: \"s\"\ndescription: \"d\"\nvariant: \"dark\"\npalette:\n  base00: \"#1d1f21\"\n",
        // The same for base24.
        "system: 'base24'\nname: 'S'\npalette:\n  base10: \"#111111\"\n  base17: '#222222'\n  base00: \"#1d1f21\"\n",
        // A byte order mark.
        "\u{FEFF}scheme: S\nbase00: '1d1f21'\n",
    ])
    func `a scheme is read in every shape it is published in`(head: String) throws {
        let indent = head.contains("palette:") ? "  " : ""
        let sign = head.contains("#1d1f21") ? "#" : ""
        let end = head.contains("\r\n") ? "\r\n" : "\n"
        let rest = zip(Base16Scheme.names, Self.colors).dropFirst().map { name, color in
            "\(indent)\(name): \"\(sign)\(color)\"\(end)"
        }
        let result = read(head + rest.joined())
        #expect(result.findings.map(\.description) == [])
        let theme = try #require(result.theme)
        #expect(theme.name == "S")
        #expect(theme.appearance == .dark)
        #expect(theme.roleStyle(.background).background == .rgb(0x1D, 0x1F, 0x21))
        #expect(theme.roleStyle(.badge).background == .rgb(0xB4, 0x8E, 0xAD))
    }

    @Test func `the digits of a slot may be small letters`() throws {
        let text = slots(indent: "", quote: "", sign: "").replacing("base0A", with: "base0a").replacing(
            "base0F",
            with: "base0f"
        )
        #expect(read(text).theme == read(slots(indent: "", quote: "", sign: "")).theme)
    }

    @Test func `a light ground makes a light theme`() {
        let text = slots(indent: "", quote: "\"", sign: "").replacing("2e3440", with: "fafafa")
        #expect(read(text).theme?.appearance == .light)
    }

    @Test func `a slot that is too faint for its role gives way to the next one on the ramp`() throws {
        let theme = try #require(read(slots(indent: "", quote: "\"", sign: "")).theme)
        // base03 is a comment's colour with a contrast of 1.7:1; base04 can be read.
        #expect(theme.roleStyle(.textFaint).foreground == .rgb(0xD8, 0xDE, 0xE9))
        #expect(theme.roleStyle(.textMuted).foreground == .rgb(0xD8, 0xDE, 0xE9))
        #expect(!theme.contrastFindings().contains { [.textMuted, .textFaint, .jsonNull].contains($0.role) })
    }
}
