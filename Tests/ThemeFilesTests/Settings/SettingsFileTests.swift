import TerminalUI
import Testing

@testable import ThemeFiles

@Suite struct SettingsFileTests {
    static func read(_ text: String) -> SettingsResult { SettingsFile.read(Array(text.utf8), named: "config.yaml") }

    @Test func `every setting is read`() {
        let result = Self.read(
            """
            # mine
            theme: gruvbox-dark,gruvbox-light
            color: never
            mouse: off
            ascii: yes
            reduced-motion: true
            """
        )
        var wanted = Settings()
        wanted.theme = "gruvbox-dark,gruvbox-light"
        wanted.color = .never
        wanted.usesMouse = false
        wanted.isASCII = true
        wanted.hasReducedMotion = true
        #expect(result == SettingsResult(wanted))
    }

    @Test(arguments: ["", "\n\n", "# theme: x\n  # and more\n"])
    func `a file that says nothing wants nothing`(text: String) { #expect(Self.read(text) == SettingsResult()) }

    @Test(arguments: [
        ("mouse: on\ncolour: never", "2:1: warning: there is no setting 'colour'. Did you mean 'color'?"),
        ("x: 1", "1:1: warning: there is no setting 'x'; there are theme, color, mouse, ascii, reduced-motion"),
        ("color: red", "1:8: warning: 'color' is auto, always or never, not 'red'"),
        ("ascii: maybe", "1:8: warning: 'ascii' is on or off, not 'maybe'"),
        ("theme: [a, b]", "1:8: warning: 'theme' needs one word"),
        ("mouse: on\nmouse: off", "1:1: warning: given twice: mouse"),
        ("a settings file", "1:1: warning: a settings file is a list of 'key: value' lines"),
    ])
    func `what is wrong is told with its place`(text: String, words: String) {
        #expect(Self.read(text).findings.map(\.text.string) == ["config.yaml:\(words)"])
    }

    @Test func `what is right counts beside what is wrong`() {
        let result = Self.read("theme: one-dark\nascii: maybe\nmouse: off\n")
        #expect(result.settings.theme == "one-dark" && result.settings.usesMouse == false)
        #expect(result.settings.isASCII == nil && result.findings.count == 1)
    }

    @Test func `a file that is no YAML is one line, and no setting`() {
        let result = Self.read("theme: one\n\tmouse: off\n")
        #expect(result.settings == Settings() && result.findings.count == 1)
        #expect(result.findings.first?.line == 2)
        #expect(SettingsFile.read("/").findings.map(\.text.string) == ["/: warning: is a folder, not a settings file"])
    }
}
