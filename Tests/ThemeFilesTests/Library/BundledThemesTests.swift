import FoundationEssentials
import TerminalUI
import Testing

@testable import ThemeFiles

/// The repository's folder of themes, seen from this file.
private let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/") + "/Themes"
}()

@Suite struct BundledThemesTests {
    @Test func `what is compiled in equals the folder, byte for byte`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }
        #expect(Set(names) == Set(BundledThemes.all.map { $0.id + ".yaml" }))
        for theme in BundledThemes.all {
            let file = try #require(FileManager.default.contents(atPath: "\(folder)/\(theme.id).yaml"))
            #expect(Array(file) == theme.bytes(), "\(theme.id)")
        }
    }

    @Test(arguments: BundledThemes.all.map(\.id))
    func `a bundled theme has nothing to complain about`(id: String) throws {
        let result = ThemeLibrary(userFolder: nil).load(id)
        #expect(result.findings.map(\.description) == [])
        let theme = try #require(result.theme)
        #expect(theme.id == id)
        for role in Role.all { #expect(theme.hasLook(for: role), "\(id) leaves \(role.rawValue) to the program") }
        if let pair = theme.pair {
            let other = try #require(ThemeLibrary(userFolder: nil).load(pair).theme)
            #expect(Set([theme.appearance, other.appearance]) == [.dark, .light])
            #expect(other.pair != nil)
        }
    }

    @Test func `the standard theme uses the terminal's own colours and named ones only`() throws {
        let theme = try #require(ThemeLibrary(userFolder: nil).load(ThemeLibrary.standardID).theme)
        for (role, style) in theme.roles {
            for color in [style.foreground, style.background].compactMap(\.self) {
                switch color {
                case .terminalDefault, .ansi: continue
                case .indexed, .rgb: Issue.record("\(role.rawValue) uses \(color)")
                }
            }
        }
    }

    @Test func `the monochrome theme uses no colour and still tells failure, selection and focus apart`() throws {
        let theme = try #require(ThemeLibrary(userFolder: nil).load("monochrome").theme)
        for (role, style) in theme.roles {
            #expect([nil, .terminalDefault].contains(style.foreground), "\(role.rawValue)")
            #expect([nil, .terminalDefault].contains(style.background), "\(role.rawValue)")
        }
        let plain = theme.style(.text, depth: .truecolor).attributes
        for role in [Role.stateFailed, .selection, .borderFocus, .promptFieldFocus, .matchCurrent] {
            #expect(theme.style(role, depth: .truecolor).attributes != plain, "\(role.rawValue)")
        }
    }

    @Test func `the light theme changes the palette of the dark one`() throws {
        let library = ThemeLibrary(userFolder: nil)
        let dark = try #require(library.load("catppuccin-mocha").theme)
        let light = try #require(library.load("catppuccin-latte").theme)
        #expect(dark.roleStyle(.background).background == .rgb(0x1E, 0x1E, 0x2E))
        #expect(light.roleStyle(.background).background == .rgb(0xEF, 0xF1, 0xF5))
        #expect(light.gradients["heat"]?.count == dark.gradients["heat"]?.count)
        #expect(light.gradients != dark.gradients)
    }
}

extension Theme {
    fileprivate func hasLook(for role: Role) -> Bool {
        var name: Role? = role
        while let current = name {
            if roles[current] != nil { return true }
            name = current.parent
        }
        return false
    }
}
