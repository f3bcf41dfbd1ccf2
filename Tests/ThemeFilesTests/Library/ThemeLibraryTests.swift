import FoundationEssentials
import TerminalUI
import Testing

@testable import ThemeFiles

#if canImport(Glibc)
    import Glibc
#endif

/// A folder that is gone when the test is over.
private final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path() + "/themes-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func write(_ text: String, _ name: String) {
        _ = FileManager.default.createFile(atPath: "\(path)/\(name)", contents: Data(text.utf8))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

@Suite struct ThemeLibraryTests {
    @Test func `a user's file takes the place of the program's theme`() throws {
        let folder = try TemporaryFolder()
        folder.write("name: Mine\nroles:\n  text: red\n", "terminal.yaml")
        let library = ThemeLibrary(userFolder: folder.path)
        #expect(library.load("terminal").theme?.name == "Mine")
        #expect(library.load("monochrome").theme?.name == "Monochrome")
        #expect(library.entries.first { $0.id == "terminal" }?.path == folder.path + "/terminal.yaml")
        #expect(library.entries.first { $0.id == "monochrome" }?.path == nil)
    }

    @Test func `a user's theme may inherit from the program's theme of the same id`() throws {
        let folder = try TemporaryFolder()
        folder.write("inherits: catppuccin-mocha\npalette:\n  base: \"#000000\"\n", "catppuccin-mocha.yaml")
        let result = ThemeLibrary(userFolder: folder.path).load("catppuccin-mocha")
        #expect(result.findings == [])
        #expect(result.theme?.roleStyle(.background).background == .rgb(0, 0, 0))
        #expect(result.theme?.roleStyle(.stateDone).foreground == .rgb(0xA6, 0xE3, 0xA1))
    }

    @Test func `a cycle through two files is named where it closes`() throws {
        let folder = try TemporaryFolder()
        folder.write("name: A\ninherits: second\n", "first.yaml")
        folder.write("inherits: first\n", "second.yaml")
        let result = ThemeLibrary(userFolder: folder.path).load("first")
        #expect(result.theme == nil)
        #expect(
            result.findings.map(\.description) == [
                "\(folder.path)/second.yaml:1:11: error: 'first' leads back to this theme"
            ]
        )
    }

    @Test func `a theme that inherits from itself by path is a cycle only where it meets itself`() throws {
        let folder = try TemporaryFolder()
        folder.write("inherits: loop\n", "loop.yaml")
        let result = ThemeLibrary(userFolder: folder.path).load("loop")
        #expect(result.theme == nil)
        #expect(result.findings.count == 1)
        #expect(result.findings[0].message.string.contains("there is no theme 'loop'"))
    }

    @Test func `a chain of too many ancestors is refused`() throws {
        let folder = try TemporaryFolder()
        for number in 0..<12 { folder.write("inherits: t\(number + 1)\n", "t\(number).yaml") }
        let result = ThemeLibrary(userFolder: folder.path).load("t0")
        #expect(result.theme == nil)
        #expect(result.findings.map(\.message.string) == ["inherits from more than 8 themes"])
    }

    @Test(arguments: [
        "../secret", "..", "a/../../b", "", "A", "-x", "a b", "a\u{1B}b", "ä", String(repeating: "a", count: 65),
        "auto",
    ])
    func `what is no id never leads to a file`(name: String) throws {
        #expect(!ThemeLibrary.isID(name))
        let folder = try TemporaryFolder()
        folder.write("name: Stolen\n", "secret.yaml")
        try FileManager.default.createDirectory(atPath: folder.path + "/themes", withIntermediateDirectories: true)
        let library = ThemeLibrary(userFolder: folder.path + "/themes")
        #expect(library.load(name).theme == nil)
        let child =
            "inherits: \"\(name.unicodeScalars.map { $0.isASCII && $0.value >= 0x20 ? String($0) : "x" }.joined())\"\n"
        folder.write(child, "themes/child.yaml")
        #expect(library.load("child").theme == nil)
    }

    @Test func `a path is read as it is, and its id is its stem where that is an id`() throws {
        let folder = try TemporaryFolder()
        folder.write("name: Mine\nroles: { text: blue }\n", "mine.yaml")
        folder.write("name: Odd\nroles: { text: blue }\n", "Odd Name.yaml")
        let library = ThemeLibrary(userFolder: nil)
        #expect(library.load(folder.path + "/mine.yaml").theme?.id == "mine")
        #expect(library.load(folder.path + "/Odd Name.yaml").theme?.id == "custom")
    }

    @Test func `what is not an ordinary file is not waited for and not read`() throws {
        let folder = try TemporaryFolder()
        mkfifo(folder.path + "/pipe.yaml", 0o600)
        folder.write(String(repeating: "#", count: 200_000), "huge.yaml")
        let library = ThemeLibrary(userFolder: folder.path)
        #expect(library.load("pipe").findings.map(\.message.string) == ["is not an ordinary file"])
        #expect(library.load("/dev/zero").findings.map(\.message.string) == ["is not an ordinary file"])
        #expect(library.load(folder.path + "/").findings.map(\.message.string) == ["is a folder, not a theme"])
        #expect(
            library.load("/nowhere/at/all.yaml").findings.map(\.description) == [
                "/nowhere/at/all.yaml: error: no such file"
            ]
        )
        #expect(library.load("huge").findings.map(\.message.string) == ["larger than 64 KiB; is it a theme?"])
    }

    @Test func `the files that were read are named, the theme's own first, also where they are wrong`() throws {
        let folder = try TemporaryFolder()
        folder.write("inherits: base\n", "child.yaml")
        folder.write("inherits: nord\n", "base.yaml")
        folder.write("name: [\n", "broken.yaml")
        let library = ThemeLibrary(userFolder: folder.path)
        #expect(library.load("child").files == [folder.path + "/child.yaml", folder.path + "/base.yaml"])
        #expect(library.load("broken").files == [folder.path + "/broken.yaml"])
        #expect(library.load("/nowhere/x.yaml").files == ["/nowhere/x.yaml"])
        #expect(library.load("nord").files == [])
        #expect(library.load("nrod").files == [])
    }

    @Test(arguments: [
        ("nrod", "there is no theme 'nrod'; the nearest is 'nord'"),
        ("gruvbox", "there is no theme 'gruvbox'; 'themes' lists them"),
        ("solarised-dark", "there is no theme 'solarised-dark'; the nearest is 'solarized-dark'"),
        ("zzzzzz", "there is no theme 'zzzzzz'; 'themes' lists them"),
        ("", "there is no theme ''; 'themes' lists them"),
    ])
    func `an unknown id names the nearest`(id: String, message: String) {
        #expect(ThemeLibrary(userFolder: nil).load(id).findings.map(\.message.string) == [message])
    }

    @Test(
        arguments: [
            (["XDG_CONFIG_HOME": "/x", "HOME": "/h"], "/x/signalbox/themes"),
            (["XDG_CONFIG_HOME": "relative", "HOME": "/h"], "/h/.config/signalbox/themes"),
            (["XDG_CONFIG_HOME": "", "HOME": "/h"], "/h/.config/signalbox/themes"),
            (["HOME": "h"], nil),
            ([:], nil),
        ] as [([String: String], String?)]
    )
    func `the user's folder follows the environment`(environment: [String: String], folder: String?) {
        #expect(ThemeLibrary(environment: environment).userFolder == folder)
    }
}
