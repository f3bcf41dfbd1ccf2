import TerminalUI
import Testing

@Suite struct ColorTests {
    @Test(arguments: [
        (Color.rgb(0, 0, 0), UInt8(16)), (.rgb(255, 255, 255), 231), (.rgb(255, 0, 0), 196), (.rgb(95, 135, 175), 67),
        (.rgb(128, 128, 128), 244), (.rgb(8, 8, 8), 232),
    ])
    func `with 256 colours the nearest is taken`(color: Color, number: UInt8) {
        #expect(color.fitted(to: .twoFiftySix) == .indexed(number))
    }

    @Test func `the first sixteen of 256 are never a guess`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let color = Color.rgb(.random(in: 0...255, using: &generator), .random(in: 0...255, using: &generator), 40)
            guard case .indexed(let number) = color.fitted(to: .twoFiftySix) else {
                Issue.record("\(color) has no number")
                continue
            }
            #expect(number >= 16)
        }
    }

    @Test func `every colour of the table is nearest to itself`() {
        for number in UInt8(16)...255 {
            guard let (red, green, blue) = Color.indexed(number).components else { continue }
            let fitted = Color.rgb(red, green, blue).fitted(to: .twoFiftySix)
            #expect(fitted?.components.map { [$0.red, $0.green, $0.blue] } == [red, green, blue])
        }
    }

    @Test(arguments: [
        (Color.rgb(243, 139, 168), Color.ansi(1)), (.rgb(166, 227, 161), .ansi(2)), (.rgb(249, 226, 175), .ansi(3)),
        (.rgb(137, 180, 250), .ansi(4)), (.rgb(203, 66, 247), .ansi(5)), (.rgb(42, 161, 152), .ansi(6)),
        (.rgb(120, 120, 125), .terminalDefault), (.rgb(0, 0, 0), .terminalDefault), (.indexed(9), .ansi(9)),
        (.indexed(196), .ansi(1)), (.ansi(12), .ansi(12)), (.terminalDefault, .terminalDefault),
    ])
    func `with sixteen colours the hue decides, and greys are the terminal's own`(color: Color, named: Color) {
        #expect(color.fitted(to: .sixteen) == named)
        #expect(color.fitted(to: .truecolor) == color)
        #expect(color.fitted(to: .monochrome) == nil)
    }

    @Test func `fewer colours come first`() {
        #expect(ColorDepth.monochrome < .sixteen && .sixteen < .twoFiftySix && .twoFiftySix < .truecolor)
        #expect(Color.ansi(200).components.map { $0.red } == Color.ansi(8).components.map { $0.red })
    }

    @Test(arguments: [
        (Color.rgb(0, 0, 0), Color.rgb(255, 255, 255), 21.0), (.rgb(119, 119, 119), .rgb(255, 255, 255), 4.48),
        (.rgb(0x1E, 0x1E, 0x2E), .rgb(0xCD, 0xD6, 0xF4), 11.34), (.rgb(9, 9, 9), .rgb(9, 9, 9), 1.0),
    ])
    func `contrast is the ratio of WCAG, whichever colour comes first`(
        first: Color,
        second: Color,
        ratio: Double
    ) throws {
        let found = try #require(Contrast.ratio(first, second))
        #expect(abs(found - ratio) < 0.01)
        #expect(Contrast.ratio(second, first) == found)
    }

    @Test func `what the terminal decides has no ratio`() {
        #expect(Contrast.ratio(.terminalDefault, .ansi(1)) == nil)
        #expect(Theme.fallback.contrast(.text) == nil)
        #expect(Theme.fallback.contrast(.stateFailed) == nil)
    }

    @Test func `a role is measured on its own ground, else on that of another`() throws {
        let theme = Theme(
            id: "latte",
            name: "Latte",
            roles: [
                .background: RoleStyle(background: .rgb(239, 241, 245)),
                .text: RoleStyle(foreground: .rgb(76, 79, 105)),
                .badge: RoleStyle(foreground: .rgb(0, 0, 0), background: .rgb(255, 255, 255)),
            ]
        )
        #expect(try abs(#require(theme.contrast(.text)) - 7.06) < 0.1)
        #expect(theme.contrast(.text, on: .badge) != theme.contrast(.text))
        #expect(try abs(#require(theme.contrast(.badge)) - 21) < 0.01)
    }
}
