import TerminalTesting
import TerminalUI
import Testing

@Suite struct ChangesTests {
    static func random(_ size: Size, _ generator: inout SeededGenerator, over base: CellBuffer? = nil) -> CellBuffer {
        var buffer = base ?? CellBuffer(size: size)
        let pool: [SafeText] = ["a", "b", " ", "漢", "字", "e\u{301}", "😀", "漢字", "xyz"]
        let styles = [Style.plain, Style(foreground: .ansi(1)), Style(attributes: .bold)]
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            let point = Point(
                x: .random(in: -1...size.width, using: &generator),
                y: .random(in: 0...size.height, using: &generator)
            )
            buffer.draw(
                pool.randomElement(using: &generator) ?? "",
                at: point,
                style: styles.randomElement(using: &generator) ?? .plain
            )
        }
        return buffer
    }

    @Test func `changes drawn on the old screen give the new one`() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<3000 {
            let size = Size(width: .random(in: 0...9, using: &generator), height: .random(in: 0...3, using: &generator))
            let old = Self.random(size, &generator)
            let new = Self.random(size, &generator, over: Bool.random(using: &generator) ? old : nil)
            var screen = old
            for run in new.changes(from: old) { screen.apply(run) }
            #expect(screen == new)
        }
    }

    @Test func `a terminal that blanks both halves of a cut character ends up the same`() {
        var generator = SeededGenerator(seed: 12)
        let size = Size(width: 7, height: 1)
        for _ in 0..<3000 {
            let old = Self.random(size, &generator)
            let new = Self.random(size, &generator, over: old)
            // Cluster by cluster, as bytes on a wire; what is overwritten in part is gone as a whole.
            var screen: [String] = old.row(0).map(\.cluster)
            func lead(_ x: Int) -> Int { screen[x].isEmpty ? x - 1 : x }
            func blank(_ x: Int, _ isWide: (Int) -> Bool) {
                let start = lead(x)
                if isWide(start) {
                    screen[start] = " "
                    screen[start + 1] = " "
                }
            }
            for run in new.changes(from: old) {
                for (offset, cell) in run.cells.enumerated() where cell.width > 0 {
                    let x = run.column + offset
                    for half in 0..<Int(cell.width) {
                        blank(x + half) { $0 + 1 < screen.count && screen[$0 + 1].isEmpty }
                    }
                    screen[x] = cell.cluster
                    if cell.width == 2 { screen[x + 1] = "" }
                }
            }
            #expect(screen == new.row(0).map(\.cluster))
        }
    }

    @Test func `an equal screen has no changes`() {
        var buffer = CellBuffer(size: Size(width: 9, height: 2))
        buffer.draw("漢字abc", at: .zero)
        #expect(buffer.changes(from: buffer).isEmpty)
    }

    @Test func `only what differs is told, from top to bottom`() {
        var old = CellBuffer(size: Size(width: 10, height: 3))
        old.draw("abcdefghij", at: .zero)
        var new = old
        new.draw("X", at: Point(x: 2, y: 0))
        new.draw("Y", at: Point(x: 7, y: 0))
        new.draw("漢", at: Point(x: 4, y: 2))
        let runs = new.changes(from: old)
        #expect(runs.map(\.row) == [0, 0, 2])
        #expect(runs.map(\.column) == [2, 7, 4])
        #expect(runs.map(\.cells.count) == [1, 1, 2])
    }

    @Test func `without an old screen, or with one of another size, every row is told`() {
        let buffer = CellBuffer(size: Size(width: 4, height: 2))
        #expect(buffer.changes(from: nil).map(\.cells.count) == [4, 4])
        #expect(buffer.changes(from: CellBuffer(size: Size(width: 5, height: 2))).count == 2)
        #expect(CellBuffer(size: .zero).changes(from: nil).isEmpty)
    }

    @Test func `a run outside the screen is left out`() throws {
        var wide = CellBuffer(size: Size(width: 6, height: 2))
        wide.draw("漢字漢", at: Point(x: 0, y: 1))
        var small = CellBuffer(size: Size(width: 3, height: 1))
        for run in wide.changes(from: nil) { small.apply(run) }
        #expect(small.text() == ["   "])
        var tall = CellBuffer(size: Size(width: 3, height: 2))
        for run in wide.changes(from: nil) { tall.apply(run) }
        #expect(tall.text() == ["   ", "漢 "])
    }
}
