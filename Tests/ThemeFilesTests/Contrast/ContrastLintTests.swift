import TerminalUI
import Testing

@testable import ThemeFiles

@Suite struct ContrastLintTests {
    private func bundled(_ id: String) throws -> Theme { try #require(ThemeLibrary(userFolder: nil).load(id).theme) }

    @Test(arguments: BundledThemes.all.map(\.id))
    func `a bundled theme is readable with every number of colours`(id: String) throws {
        let findings = try bundled(id).contrastFindings().map(\.description).joined(separator: "\n")
        #expect(findings == "")
    }

    @Test(arguments: ["high-contrast-dark", "high-contrast-light"])
    func `a theme of high contrast keeps the stricter ratios`(id: String) throws {
        let findings = try bundled(id).contrastFindings(.enhanced).map(\.description).joined(separator: "\n")
        #expect(findings == "")
    }

    @Test func `the default is for every ground, and readable on black and on white`() throws {
        let theme = try bundled(ThemeLibrary.standardID)
        #expect(theme.appearance == .any)
        for appearance in Theme.Appearance.allCases {
            var theme = theme
            theme.appearance = appearance
            #expect(theme.contrastFindings().map(\.description) == [])
            var fallback = Theme.fallback
            fallback.appearance = appearance
            #expect(fallback.contrastFindings().map(\.description) == [])
        }
    }

    @Test func `the look without any file is that of the default theme`() throws {
        let theme = try bundled(ThemeLibrary.standardID)
        for role in Role.all { #expect(theme.roleStyle(role) == Theme.fallback.roleStyle(role), "\(role.rawValue)") }
        #expect(theme.gradients == Theme.fallback.gradients)
    }

    private func theme(_ changes: [Role: RoleStyle], appearance: Theme.Appearance = .dark) -> Theme {
        var roles: [Role: RoleStyle] = [
            .background: RoleStyle(background: .rgb(0, 0, 0)),
            .backgroundPanel: RoleStyle(background: .rgb(0x11, 0x11, 0x11)),
            .backgroundOverlay: RoleStyle(background: .rgb(0x22, 0x22, 0x22)),
        ]
        for role in Role.all where !role.isArea { roles[role] = RoleStyle(foreground: .rgb(255, 255, 255)) }
        roles.merge(changes) { $1 }
        return Theme(id: "t", name: "T", appearance: appearance, roles: roles)
    }

    @Test func `white on black has nothing to find`() {
        #expect(theme([:]).contrastFindings(.enhanced) == [])
    }

    @Test(
        arguments: [
            // One step below each ratio, and the first grey that has it; the worst ground is #222222.
            (.text, 0x85, "text is hard to read: #858585 on #222222 has a contrast of 4.3:1 and needs 4.5:1"),
            (.text, 0x8A, nil),
            (.stateDone, 0x67, "state.done is hard to read: #676767 on #222222 has a contrast of 2.8:1 and needs 3:1"),
            (.stateDone, 0x76, nil),
            (.graphEdge, 0x67, "graph.edge is hard to read: #676767 on #222222 has a contrast of 2.8:1 and needs 3:1"),
            (.border, 0x30, "border is hard to read: #303030 on #222222 has a contrast of 1.2:1 and needs 1.5:1"),
            (.border, 0x48, nil),
        ] as [(Role, UInt8, String?)]
    )
    func `each kind of role keeps its ratio on the worst of the grounds`(role: Role, grey: UInt8, finding: String?) {
        let findings = theme([role: RoleStyle(foreground: .rgb(grey, grey, grey))]).contrastFindings()
        #expect(findings.map(\.description) == [finding].compactMap(\.self))
    }

    @Test func `a ground of its own is the only one, and one of a selection without characters counts for all`() {
        let white = Color.rgb(255, 255, 255)
        #expect(theme([.badge: RoleStyle(foreground: .rgb(0, 0, 0), background: white)]).contrastFindings() == [])
        let own = RoleStyle(foreground: .rgb(0, 0, 0), background: white)
        #expect(theme([.selection: own]).contrastFindings() == [])
        let bare = theme([.selection: RoleStyle(background: white)]).contrastFindings()
        #expect(bare.contains { $0.role == .stateDone && $0.background == white && $0.ratio == 1 })
        #expect(!bare.contains { $0.role == .badge && $0.background != white })
    }

    @Test func `the terminal's own ground is black, white or both, as the theme is made for`() {
        let grey = RoleStyle(foreground: .rgb(0xDD, 0xDD, 0xDD))
        let grounds: [Role: RoleStyle] = [
            .background: RoleStyle(background: .terminalDefault),
            .backgroundPanel: RoleStyle(background: .terminalDefault),
            .backgroundOverlay: RoleStyle(background: .terminalDefault), .text: grey,
        ]
        func texts(_ appearance: Theme.Appearance) -> [Color] {
            theme(grounds, appearance: appearance).contrastFindings().filter { $0.role == .text }.map(\.background)
        }
        #expect(texts(.dark) == [])
        #expect(texts(.light) == [.rgb(255, 255, 255)])
        #expect(texts(.any) == [.rgb(255, 255, 255)])
    }

    @Test func `a colour that only fewer colours spoil is told with their number`() {
        let style = RoleStyle(foreground: .rgb(0, 200, 0), ansi: .init(foreground: .ansi(4)))
        #expect(
            theme([.stateDone: style]).contrastFindings().map(\.description) == [
                "state.done is hard to read with sixteen colours: blue on #000000 has a contrast of 2.2:1 and needs 3:1"
            ]
        )
    }

    @Test func `every role but the grounds has a rule`() {
        for role in Role.all { #expect((ContrastRule(for: role) == nil) == role.isArea, "\(role.rawValue)") }
        for rule in ContrastRule.allCases { #expect(rule.minimum(.enhanced) > rule.minimum(.standard)) }
    }
}
