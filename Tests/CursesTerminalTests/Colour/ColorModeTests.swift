import TerminalUI
import Testing

@testable import CursesTerminal

@Suite struct ColorModeTests {
    struct Row: Sendable {
        var mode: ColorMode
        var color: Color?
        var number: Int32
        var isBright = false
    }

    @Test(arguments: [
        Row(mode: .none, color: .rgb(255, 0, 0), number: -1),
        Row(mode: .eight, color: nil, number: -1),
        Row(mode: .eight, color: .terminalDefault, number: -1),
        Row(mode: .eight, color: .ansi(1), number: 1),
        Row(mode: .eight, color: .ansi(9), number: 1, isBright: true),
        Row(mode: .sixteen, color: .ansi(9), number: 9),
        Row(mode: .sixteen, color: .rgb(255, 0, 0), number: 1),
        Row(mode: .twoFiftySix, color: .rgb(255, 0, 0), number: 196),
        Row(mode: .twoFiftySix, color: .indexed(200), number: 200),
        Row(mode: .direct, color: .rgb(0, 0, 3), number: 3),
        Row(mode: .direct, color: .rgb(1, 2, 3), number: 0x010203),
        Row(mode: .direct, color: .ansi(3), number: (1 << 24) + 3),
        Row(mode: .direct, color: .indexed(255), number: (1 << 24) + 255),
        Row(mode: .direct, color: .terminalDefault, number: -1),
    ])
    func `a colour has one number on each kind of screen`(row: Row) {
        let (number, isBright) = row.mode.number(of: row.color)
        #expect(number == row.number)
        #expect(isBright == row.isBright)
    }

    @Test func `pairs are defined once, and never beyond the limit`() {
        var table = PairTable(limit: 4)
        var defined: [[Int32]] = []
        func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
            table.pair(foreground, background) { number, foreground, background in
                defined.append([number, foreground, background])
                return true
            }
        }
        #expect(pair(-1, -1) == 0)
        #expect(pair(1, -1) == 1)
        #expect(pair(1, 2) == 2)
        #expect(pair(1, -1) == 1)
        #expect(!table.isFull)
        #expect(pair(3, -1) == 3)
        #expect(table.isFull)
        // Without a pair left the ground goes first, then the colour.
        #expect(pair(1, 7) == 1)
        #expect(pair(5, 7) == 0)
        #expect(defined == [[1, 1, -1], [2, 1, 2], [3, 3, -1]])
    }

    @Test func `a pair that the screen refuses is not remembered`() {
        var table = PairTable(limit: 10)
        #expect(table.pair(1, 1) { _, _, _ in false } == 0)
        #expect(table.pair(1, 1) { _, _, _ in true } == 1)
    }
}
