import TerminalUI
import Testing

@testable import ThemeFiles

private func read(_ text: String) -> ThemeResult { read(bytes: Array(text.utf8)) }

private func read(bytes: [UInt8]) -> ThemeResult {
    let source = ThemeSource(id: "test", origin: .path, file: "test.yaml", bytes: bytes)
    return ThemeReader.read(source) { id, _ in
        .failure(.init(finding: .init(severity: .error, file: "", message: "there is no theme '\(id)'")))
    }
}

@Suite struct ThemeReaderTests {
    @Test func `every form of a role is understood`() throws {
        let result = read(
            """
            name: All of it
            appearance: light
            pair: other
            palette:
              red: "#ff0102"
              deep: red
            roles:
              text: "#A0b0C0"
              bg: deep
              state: default
              state.failed: { fg: red, bg: bright-black, attr: [bold, underline], ansi: bright-red, mono: [reverse] }
              badge: { ansi: { fg: red, bg: default, attr: [] }, mono: [] }
              border.focus: { fg: blue, line: heavy, attr: dim }
              bg.panel: { ansi: black }
            gradients:
              heat: [red, yellow, "#ffffff"]
            """
        )
        #expect(result.findings == [])
        let theme = try #require(result.theme)
        #expect(theme.name == "All of it")
        #expect(theme.appearance == .light)
        #expect(theme.pair == "other")
        #expect(theme.roles[.text] == RoleStyle(foreground: .rgb(0xA0, 0xB0, 0xC0)))
        #expect(theme.roles[.background] == RoleStyle(background: .rgb(0xFF, 1, 2)))
        #expect(theme.roles["state"] == RoleStyle(foreground: .terminalDefault))
        #expect(
            theme.roles[.stateFailed]
                == RoleStyle(
                    foreground: .rgb(0xFF, 1, 2),
                    background: .ansi(8),
                    attributes: [.bold, .underline],
                    ansi: .init(foreground: .ansi(9)),
                    mono: .reverse
                )
        )
        #expect(
            theme.roles[.badge]
                == RoleStyle(
                    ansi: .init(foreground: .ansi(1), background: .terminalDefault, attributes: []),
                    mono: []
                )
        )
        #expect(theme.roles[.borderFocus] == RoleStyle(foreground: .ansi(4), attributes: .dim, line: .heavy))
        #expect(theme.roles[.backgroundPanel] == RoleStyle(ansi: .init(background: .ansi(0))))
        #expect(theme.gradients["heat"] == [.rgb(0xFF, 1, 2), .ansi(3), .rgb(0xFF, 0xFF, 0xFF)])
    }

    @Test(arguments: [
        // Not YAML
        (
            "name: [",
            "test.yaml:2:1: error: not valid YAML: while parsing a flow node, did not find expected node content"
        ),
        ("a: b\n  c: d", "test.yaml:2:4: error: not valid YAML: mapping values are not allowed in this context"),
        (
            "a: \"x",
            "test.yaml:1:6: error: not valid YAML: while scanning a quoted scalar, found unexpected end of stream"
        ),
        ("a: *b", "test.yaml:1:4: error: not valid YAML: found undefined alias"),
        ("a: 1\na: 2", "test.yaml:1:1: error: given twice: a"),
        ("", "test.yaml: error: the file is empty; a theme has at least 'name' and 'roles'"),
        ("# only a comment", "test.yaml: error: the file is empty; a theme has at least 'name' and 'roles'"),
        (
            "a: 1\n---\nb: 2",
            "test.yaml:2:1: error: not valid YAML: expected a single document in the stream, but found another document"
        ),
        // Wrong shapes
        ("- a", "test.yaml:1:1: error: a theme is a list of 'key: value' lines"),
        ("just words", "test.yaml:1:1: error: a theme is a list of 'key: value' lines"),
        ("? [a]\n: b", "test.yaml:1:3: error: a key must be one word"),
        ("roles: text", "test.yaml:1:8: error: roles must be a list of 'name: value' lines"),
        ("roles: [text]", "test.yaml:1:8: error: roles must be a list of 'name: value' lines"),
        ("palette: 3", "test.yaml:1:10: error: palette must be a list of 'name: value' lines"),
        ("name: [a]", "test.yaml:1:7: error: name must be one word or text, not a list"),
        ("name:", "test.yaml:1:6: error: name is empty"),
        ("appearance: dusk", "test.yaml:1:13: error: appearance is one of dark, light, any, not 'dusk'"),
        ("pair: ../x", "test.yaml:1:7: error: '../x' cannot be a theme's id"),
        ("gradients:\n  heat: red", "test.yaml:2:9: error: a gradient is a list of 1 to 64 colours, from low to high"),
        ("gradients: { heat: [] }", "test.yaml:1:20: error: a gradient is a list of 1 to 64 colours, from low to high"),
        // Wrong words
        (
            "roles:\n  text: ink",
            "test.yaml:2:9: error: 'ink' is not in the palette; a colour is \"#rrggbb\", a palette name, an ANSI name or default"
        ),
        ("roles:\n  text: \"#fff\"", "test.yaml:2:9: error: '#fff' is no colour; one is written \"#rrggbb\""),
        ("roles:\n  text: \"#gggggg\"", "test.yaml:2:9: error: '#gggggg' is no colour; one is written \"#rrggbb\""),
        ("roles:\n  text: \"#+12345\"", "test.yaml:2:9: error: '#+12345' is no colour; one is written \"#rrggbb\""),
        ("roles:\n  text: #ffffff", "test.yaml:2:8: error: a colour is empty"),
        ("roles:\n  text: { fg: [red] }", "test.yaml:2:15: error: a colour must be one word or text, not a list"),
        (
            "roles:\n  text: { attr: [loud] }",
            "test.yaml:2:18: error: 'loud' is no attribute; there are bold, dim, italic, underline, reverse, strikethrough"
        ),
        (
            "roles:\n  text: { ansi: \"#ffffff\" }",
            "test.yaml:2:17: error: '#ffffff' is not one of the sixteen ANSI names or default"
        ),
        (
            "roles:\n  border: { line: wavy }",
            "test.yaml:2:19: error: 'wavy' is no kind of line; there are light, rounded, heavy, double, ascii, dashed"
        ),
        ("inherits: nowhere", "test.yaml:1:11: error: there is no theme 'nowhere'"),
        ("inherits: [a]", "test.yaml:1:11: error: inherits must be one word or text, not a list"),
    ])
    func `a fault has its place, and there is no theme then`(text: String, finding: String) {
        let result = read(text)
        #expect(result.theme == nil)
        #expect(result.findings.map(\.description) == [finding])
    }

    @Test(arguments: [
        (
            "colour: red",
            "test.yaml:1:1: warning: unknown key 'colour'; a theme has name, appearance, pair, inherits, palette, roles, gradients"
        ),
        ("roles:\n  wobble: red", "test.yaml:2:3: warning: unknown role 'wobble'"),
        (
            "roles:\n  text: { fg: red, colour: blue }",
            "test.yaml:2:20: warning: unknown key 'colour'; a role has fg, bg, attr, ansi, mono, line"
        ),
        ("roles:\n  text: { ansi: { line: x } }", "test.yaml:2:19: warning: unknown key 'line'; ansi has fg, bg, attr"),
    ])
    func `what is not known is left out with a warning`(text: String, finding: String) {
        let result = read(text)
        #expect(result.theme != nil)
        #expect(result.findings.map(\.description) == [finding])
    }

    @Test func `all faults of a file are told at once`() {
        let result = read("appearance: x\nroles:\n  text: y\n  title: z\n")
        #expect(result.findings.map(\.line) == [1, 3, 4])
    }

    @Test(arguments: [
        "name: \"a\\e]52;c;aGk=\\a\"\nroles: { \"\\e[31m\": red }",
        "\"\\e[2J\": 1",
        "roles: { text: \"\\u202e\\x9b31m\" }",
        "appearance: \"\\r\\b\\0\"",
        "inherits: \"\\e[31m\"",
        "a: 1\n\"\\e[31m\": 1\n\"\\e[31m\": 2",
        "pair: \"\\e]0;x\\a\"",
        "a: \u{1B}[31m",
        "roles: { text: { attr: \"\\e\", line: \"\\e\", ansi: \"\\e\" } }",
    ])
    func `nothing from a file reaches a terminal as more than text`(text: String) {
        let result = read(text)
        #expect(!result.findings.isEmpty || result.theme?.name.contains("␛") == true)
        for finding in result.findings {
            #expect(isHarmless(finding.description), "\(finding.description.debugDescription)")
        }
        if let theme = result.theme { #expect(isHarmless(theme.name)) }
    }

    @Test func `bytes that are no text have a place`() {
        let finding = read(bytes: Array("name: a\nname: ".utf8) + [0xC3, 0x28]).findings.first
        #expect(finding?.description == "test.yaml:2:7: error: not UTF-8 text")
    }

    @Test func `a file that grows by aliases is refused before it can`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<30 {
            let alias = "*a\(level - 1)"
            text += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
        }
        text += "? *a29\n: key\n"
        let findings = read(text).findings.map(\.description)
        #expect(findings == ["test.yaml: error: more than 32 '&' and '*' signs; name colours in the palette instead"])
    }

    @Test(.timeLimit(.minutes(1)))
    func `the worst file within the limits is read at once`() {
        // Eight levels of three aliases, used as a key, so that all of it is hashed.
        var text = "a0: &a0 [x, x, x]\n"
        for level in 1..<8 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n" }
        text += "? *a7\n: key\n"
        #expect(read(text).theme == nil)
        let nested = String(repeating: "[", count: 1_024)
        #expect(read("a: " + nested).theme == nil)
        #expect(read("a: " + nested + String(repeating: "]", count: 1_024)).theme == nil)
        let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(read("a: " + deep).theme != nil)
        #expect(read(String(repeating: "- ", count: 30_000) + "x").theme == nil)
        #expect(read(String(repeating: "? ", count: 30_000) + "x").theme == nil)
        #expect(read("a: " + String(repeating: "x", count: 60_000)).theme != nil)
        #expect(read((0..<6_000).map { "k\($0): x\n" }.joined()).findings.count == 6_000)
    }

    @Test func `a few aliases are welcome`() throws {
        let theme = try #require(read("roles:\n  text: &ink blue\n  title: *ink\n").theme)
        #expect(theme.roles[.title] == theme.roles[.text])
    }

    @Test func `more brackets or bytes than a theme can have are refused`() {
        #expect(
            read(String(repeating: "[", count: 1_025)).findings.map(\.message.string) == [
                "more than 1024 brackets; is it a theme?"
            ]
        )
        #expect(
            read(String(repeating: "#", count: 65_537)).findings.map(\.message.string) == [
                "larger than 64 KiB; is it a theme?"
            ]
        )
    }

    private func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            let value = scalar.value
            return value >= 0x20 && !(0x7F...0x9F).contains(value) && !(0x202A...0x202E).contains(value)
        }
    }
}
