import FoundationEssentials
import TerminalUI
import Testing

@testable import ThemeFiles

@Suite struct ThemeChoiceTests {
    private let library = ThemeLibrary(userFolder: nil)
    private let black = TerminalReply.background(red: 0, green: 0, blue: 0)
    private let white = TerminalReply.background(red: 255, green: 255, blue: 255)

    private func id(_ choice: ThemeChoice) -> String? { choice.load(from: library).theme?.id }

    @Test func `without a wish the default shows, then its form for the ground that is told`() {
        var choice = ThemeChoice()
        #expect(id(choice) == "terminal")
        let isNews1 = choice.take(black)
        #expect(isNews1)
        #expect(id(choice) == "terminal-dark")
        let isNews2 = choice.take(white)
        #expect(isNews2)
        #expect(id(choice) == "terminal-light")
        let isNews3 = choice.take(.colorScheme(isLight: false))
        #expect(isNews3)
        #expect(id(choice) == "terminal-dark")
    }

    @Test func `the environment's word is enough to begin with`() {
        #expect(id(ThemeChoice(ground: TerminalGround(colorFGBG: "0;15"))) == "terminal-light")
    }

    @Test(arguments: [
        (UInt8(0x2E), UInt8(0x34), UInt8(0x40), "terminal-dark"), (0x80, 0x80, 0x80, "terminal"),
        (0x55, 0x60, 0x70, "terminal"), (0xE4, 0xE4, 0xE4, "terminal-light"), (0xB0, 0xB0, 0xB0, "terminal"),
    ])
    func `a ground on which the form could not be read keeps the default`(
        red: UInt8,
        green: UInt8,
        blue: UInt8,
        expected: String
    ) {
        var choice = ThemeChoice()
        _ = choice.take(.background(red: red, green: green, blue: blue))
        #expect(id(choice) == expected)
    }

    @Test func `a wish is kept whatever the ground is, and its pair comes when the ground turns`() {
        var choice = ThemeChoice(wish: "gruvbox-dark")
        _ = choice.take(white)
        #expect(id(choice) == "gruvbox-dark")
        _ = choice.take(black)
        #expect(id(choice) == "gruvbox-dark")
        choice.ask(for: "gruvbox-dark")
        _ = choice.take(white)
        #expect(id(choice) == "gruvbox-light")
        _ = choice.take(black)
        #expect(id(choice) == "gruvbox-dark")
    }

    @Test func `a new wish is measured from the ground there is then`() {
        var choice = ThemeChoice(wish: "gruvbox-dark")
        _ = choice.take(black)
        _ = choice.take(white)
        choice.ask(for: "nord")
        #expect(id(choice) == "nord")
        choice.ask(for: "auto")
        #expect(id(choice) == "terminal-light")
    }

    @Test func `a theme for every ground has no need of a pair`() {
        var choice = ThemeChoice(wish: "monochrome")
        _ = choice.take(black)
        _ = choice.take(white)
        #expect(id(choice) == "monochrome")
    }

    @Test func `two ids are a pair of one's own`() {
        var choice = ThemeChoice(wish: "one-light,dracula")
        #expect(id(choice) == "one-light")
        _ = choice.take(black)
        #expect(id(choice) == "dracula")
        _ = choice.take(white)
        #expect(id(choice) == "one-light")
    }

    @Test func `a fault in one of two is told at once`() {
        let result = ThemeChoice(wish: "nord,nonsense").load(from: library)
        #expect(result.theme == nil)
        #expect(result.findings.first?.message.string.contains("'nonsense'") == true)
        #expect(ThemeChoice(wish: "a,b,c").load(from: library).theme == nil)
        #expect(ThemeChoice(wish: "nowhere/a,b.yaml").load(from: library).findings.first?.message == "no such file")
    }

    @Test func `a file in the place of the default is taken on every ground`() throws {
        let folder = FileManager.default.temporaryDirectory.path() + "/choice-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = FileManager.default.createFile(atPath: folder + "/terminal.yaml", contents: Data("name: Mine\n".utf8))
        var choice = ThemeChoice()
        _ = choice.take(black)
        #expect(choice.load(from: ThemeLibrary(userFolder: folder)).theme?.name == "Mine")
    }

    @Test func `what is no news asks for nothing`() {
        var choice = ThemeChoice()
        let isNews4 = choice.take(black)
        #expect(isNews4)
        let isNews5 = choice.take(black)
        #expect(!isNews5)
        let isNews6 = choice.take(.deviceAttributes([]))
        #expect(!isNews6)
    }
}
