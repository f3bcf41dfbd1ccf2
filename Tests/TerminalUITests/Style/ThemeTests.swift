import TerminalUI
import Testing

@Suite struct ThemeTests {
    let theme = Theme(
        id: "sample",
        name: "Sample",
        appearance: .dark,
        pair: "sample-light",
        roles: [
            .text: RoleStyle(foreground: .rgb(0xCD, 0xD6, 0xF4)),
            .background: RoleStyle(background: .rgb(0x1E, 0x1E, 0x2E)),
            "state": RoleStyle(foreground: .rgb(0, 255, 0)),
            .stateFailed: RoleStyle(
                foreground: .rgb(0xF3, 0x8B, 0xA8),
                attributes: .bold,
                ansi: RoleStyle.Sixteen(foreground: .ansi(9), attributes: [.bold, .underline]),
                mono: .reverse
            ),
            .selection: RoleStyle(background: .rgb(0x45, 0x47, 0x5A)),
            .graphEdgeBack: RoleStyle(foreground: .rgb(0xFA, 0xB3, 0x87), line: .dashed),
        ],
        gradients: ["heat": [.rgb(0, 255, 0), .rgb(255, 255, 0), .rgb(255, 0, 0)]]
    )

    @Test func `a role falls back to its parents, then to the built-in theme`() {
        #expect(theme.roleStyle(.stateFailed).attributes == .bold)
        #expect(theme.roleStyle(.stateRunning).foreground == .rgb(0, 255, 0))
        #expect(theme.roleStyle("text.muted.deep").foreground == .rgb(0xCD, 0xD6, 0xF4))
        #expect(theme.roleStyle(.link) == Theme.fallback.roleStyle(.link))
        #expect(theme.roleStyle("no.such.role") == RoleStyle())
        #expect(Role("graph.edge.back").parent == "graph.edge")
        #expect(Role("text").parent == nil)
    }

    @Test(arguments: Role.all)
    func `every role has a look in the built-in theme`(role: Role) {
        #expect(Theme.fallback.roleStyle(role) != RoleStyle() || role == .background)
        #expect(!role.rawValue.isEmpty)
    }

    @Test func `role names are unique`() {
        #expect(Set(Role.all).count == Role.all.count)
        #expect(Role(rawValue: "text") == .text)
    }

    @Test(arguments: Role.all)
    func `monochrome has no colour at all`(role: Role) {
        for theme in [theme, Theme.fallback] {
            let style = theme.style(role, depth: .monochrome)
            #expect(style.foreground == nil && style.background == nil)
        }
    }

    @Test func `states that differ by colour also differ without`() {
        let styles = Theme.fallback.styles(.monochrome)
        #expect(styles[.stateFailed] != styles[.stateDone])
        #expect(styles[.selection].attributes.contains(.reverse))
        #expect(theme.style(.selection, depth: .monochrome).attributes.contains(.reverse))
        #expect(theme.style(.background, depth: .monochrome).attributes.isEmpty)
        #expect(theme.style(.stateFailed, depth: .monochrome).attributes == .reverse)
    }

    @Test(arguments: Role.all)
    func `the built-in theme names only the terminal's own colours`(role: Role) {
        let style = Theme.fallback.style(role, depth: .truecolor)
        for color in [style.foreground, style.background].compactMap(\.self) {
            switch color {
            case .terminalDefault, .ansi: break
            case .indexed, .rgb: Issue.record("\(role) has \(color)")
            }
        }
    }

    @Test func `the built-in theme is for every ground`() {
        #expect(Theme.fallback.appearance == .any)
    }

    @Test func `each depth shows what it can`() {
        #expect(theme.style(.stateFailed, depth: .truecolor).foreground == .rgb(0xF3, 0x8B, 0xA8))
        #expect(theme.style(.stateFailed, depth: .twoFiftySix).foreground == .indexed(211))
        let sixteen = theme.style(.stateFailed, depth: .sixteen)
        #expect(sixteen == Style(foreground: .ansi(9), attributes: [.bold, .underline]))
        #expect(theme.style(.stateDone, depth: .sixteen).foreground == .ansi(2))
        #expect(theme.style(.background, depth: .sixteen).background == .terminalDefault)
        #expect(theme.style(.text, depth: .sixteen).foreground == .terminalDefault)
        let selection = theme.style(.selection, depth: .sixteen)
        #expect(selection.background == nil && selection.attributes == .reverse)
        let named = RoleStyle(foreground: .ansi(0), background: .ansi(3))
        let other = Theme(id: "n", name: "N", roles: [.badge: named])
        #expect(other.style(.badge, depth: .sixteen) == Style(foreground: .ansi(0), background: .ansi(3)))
    }

    @Test(arguments: ColorDepth.allCases)
    func `worked out looks are those of the theme`(depth: ColorDepth) {
        let styles = theme.styles(depth)
        for role in Role.all + ["state.unheard", "my.own"] { #expect(styles[role] == theme.style(role, depth: depth)) }
        #expect(styles.depth == depth && styles.theme == theme)
        let row = styles[.text, on: .selection]
        #expect(row == styles[.text].layered(over: styles[.selection]))
    }

    @Test func `lines and gradients come from the theme`() {
        #expect(theme.line(.graphEdgeBack) == .dashed)
        #expect(theme.line(.graphEdge, default: .double) == .double)
        #expect(theme.styles(.sixteen).line(.graphEdgeBack) == .dashed)
        #expect(theme.gradient("heat", at: 0, depth: .truecolor) == .rgb(0, 255, 0))
        #expect(theme.gradient("heat", at: 1, depth: .truecolor) == .rgb(255, 0, 0))
        #expect(theme.gradient("heat", at: 9, depth: .sixteen) == .ansi(1))
        #expect(theme.gradient("heat", at: .nan, depth: .monochrome) == nil)
        #expect(theme.gradient("none", at: 0.5, depth: .truecolor) == nil)
    }

    @Test func `a look on another adds attributes and keeps its own colours`() {
        let below = Style(foreground: .ansi(1), background: .ansi(2), attributes: .reverse)
        let above = Style(foreground: .ansi(3), attributes: .bold)
        let both = Style(foreground: .ansi(3), background: .ansi(2), attributes: [.bold, .reverse])
        #expect(above.layered(over: below) == both)
        #expect(Style.plain.layered(over: below) == below)
        #expect(above.adding(.dim).attributes == [.bold, .dim])
        #expect(Attributes.names.reduce(into: Attributes()) { $0.formUnion($1.attribute) }.rawValue == 0b11_1111)
    }
}
