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
}
