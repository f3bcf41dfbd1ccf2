import TerminalUI
import Testing

@Suite struct CellBufferTests {
    func buffer(_ width: Int, _ height: Int) -> CellBuffer { CellBuffer(size: Size(width: width, height: height)) }

    @Test func `a new buffer is blank`() {
        #expect(buffer(3, 2).text() == ["   ", "   "])
        #expect(buffer(0, 0).text().isEmpty)
        #expect(buffer(0, 2).text() == ["", ""])
        #expect(buffer(-1, 4).size.isEmpty)
        #expect(buffer(1_000_000, 1).size.width == 4096)
    }

    @Test func `cells outside are blank and drawing there does nothing`() {
        var buffer = buffer(2, 1)
        #expect(buffer[5, 5] == .blank && buffer[-1, 0] == .blank && buffer[Point(x: 0, y: 9)] == .blank)
        #expect(buffer.draw("abc", at: Point(x: 0, y: 1)) == 0)
        #expect(buffer.draw("abc", at: Point(x: 2, y: 0)) == 0)
        #expect(buffer.draw("abc", at: Point(x: -9, y: 0)) <= 3 + 9)
        buffer.drawGlyph("x", at: Point(x: 2, y: 0))
        buffer.fill(Rect(x: 5, y: 5, width: 3, height: 3), style: .plain, glyph: "x")
        #expect(buffer.text() == ["  "])
        #expect(buffer.row(4).isEmpty && buffer.row(-1).isEmpty)
    }

    @Test func `text is cut at both edges`() {
        var buffer = buffer(4, 1)
        #expect(buffer.draw("abcdef", at: Point(x: -1, y: 0)) == 5)
        #expect(buffer.text() == ["bcde"])
        #expect(buffer.draw("xy", at: Point(x: 1, y: 0)) == 2)
        #expect(buffer.text() == ["bxye"])
    }

    @Test func `half a wide character at an edge is a blank`() {
        var buffer = buffer(4, 1)
        buffer.draw("a漢字", at: .zero)
        #expect(buffer.text() == ["a漢 "])
        buffer.draw("漢字漢", at: Point(x: -1, y: 0))
        #expect(buffer.text() == [" 字 "])
        var clipped = self.buffer(6, 1)
        clipped.draw("漢漢漢", at: .zero, in: Rect(x: 1, y: 0, width: 4, height: 1))
        #expect(clipped.text() == ["  漢  "])
    }

    @Test func `overwriting half a wide character leaves no other half`() {
        var buffer = buffer(4, 1)
        buffer.draw("漢字", at: .zero)
        buffer.draw("x", at: Point(x: 1, y: 0))
        #expect(buffer.text() == [" x字"])
        buffer.draw("漢", at: Point(x: 1, y: 0))
        #expect(buffer.text() == [" 漢 "])
        #expect(buffer[1, 0].width == 2 && buffer[2, 0].isContinuation && buffer[3, 0].width == 1)
        buffer.draw("y", at: Point(x: 1, y: 0))
        #expect(buffer.text() == [" y  "])
    }

    @Test func `drawing keeps the ground and replaces the characters`() {
        var buffer = buffer(3, 1)
        buffer.fill(buffer.bounds, style: Style(background: .ansi(4), attributes: .reverse))
        buffer.draw("a", at: .zero, style: Style(foreground: .ansi(1), attributes: .bold))
        let expected = Style(foreground: .ansi(1), background: .ansi(4), attributes: [.bold, .reverse])
        #expect(buffer[0, 0].style == expected)
        buffer.fill(Rect(x: 0, y: 0, width: 1, height: 1), style: .plain)
        #expect(buffer[0, 0] == .blank)
    }

    @Test func `tokens have a look of their own`() {
        var buffer = buffer(10, 1)
        let text = SafeText(untrusted: "a\u{202E}")
        buffer.draw(text, at: .zero, style: .plain, tokenStyle: Style(foreground: .ansi(5)))
        #expect(buffer.text() == ["a⟨U+202E⟩ "])
        #expect(buffer[0, 0].style == .plain)
        #expect((1...8).allSatisfy { buffer[$0, 0].style.foreground == .ansi(5) })
        buffer.draw(text, at: .zero)
        #expect(buffer[1, 0].style.attributes == .reverse)
    }

    @Test func `text in a block is aligned and cut`() {
        var buffer = buffer(8, 3)
        let rect = Rect(x: 1, y: 0, width: 6, height: 3)
        buffer.draw("ab", in: rect, alignment: .trailing)
        buffer.draw("ab", in: rect, row: 1, alignment: .center)
        buffer.draw("abcdefghi", in: rect, row: 2)
        #expect(buffer.draw("never", in: rect, row: 3) == 0)
        #expect(buffer.text() == ["     ab ", "   ab   ", " abcde… "])
    }

    @Test func `a restyled block keeps its characters and wide halves together`() {
        var buffer = buffer(6, 1)
        buffer.draw("a漢字b", at: .zero, style: Style(foreground: .ansi(1)))
        buffer.restyle(Rect(x: 2, y: 0, width: 2, height: 1), Style(attributes: .reverse))
        #expect(buffer.text() == ["a漢字b"])
        #expect((1...4).allSatisfy { buffer[$0, 0].style == Style(foreground: .ansi(1), attributes: .reverse) })
        #expect(!buffer[0, 0].style.attributes.contains(.reverse) && !buffer[5, 0].style.attributes.contains(.reverse))
        buffer.restyle(Rect(x: 9, y: 9, width: 1, height: 1), Style(attributes: .bold))
        buffer.restyle(buffer.bounds) { _ in .plain }
        #expect(Set(buffer.row(0).map(\.style)) == [.plain])
    }

    @Test func `a buffer is copied where it fits`() {
        var source = buffer(3, 2)
        source.draw("漢x", at: .zero, style: Style(foreground: .ansi(2)))
        source.draw("abc", at: Point(x: 0, y: 1))
        var target = buffer(4, 2)
        target.fill(target.bounds, style: Style(background: .ansi(1)), glyph: ".")
        target.draw(source, at: Point(x: -1, y: 0))
        #expect(target.text() == [" x..", "bc.."])
        #expect(target[1, 0].style == Style(foreground: .ansi(2)))
        target.draw(source, at: Point(x: 2, y: 1))
        #expect(target.text()[1] == "bc漢")
        target.draw(source, at: Point(x: 3, y: -1), in: Rect(x: 0, y: 0, width: 4, height: 1))
        #expect(target.text()[0] == " x.a")
    }

    @Test(arguments: BorderStyle.allCases)
    func `a box has four corners and leaves its inside alone`(border: BorderStyle) {
        var buffer = buffer(5, 3)
        buffer.draw("x", at: Point(x: 2, y: 1))
        let inside = buffer.box(buffer.bounds, border)
        #expect(inside == Rect(x: 1, y: 1, width: 3, height: 1))
        #expect(buffer[0, 0].cluster == border.topLeft.string && buffer[4, 0].cluster == border.topRight.string)
        #expect(buffer[0, 2].cluster == border.bottomLeft.string && buffer[4, 2].cluster == border.bottomRight.string)
        #expect(buffer[2, 0].cluster == border.horizontal.string && buffer[0, 1].cluster == border.vertical.string)
        #expect(buffer[2, 1].cluster == "x")
        let line = border == .double ? "+===+" : "+---+"
        #expect(buffer.ascii().text() == [line, "| x |", line])
    }

    @Test func `a title stands in the frame and leaves the corners`() {
        var buffer = buffer(14, 2)
        buffer.box(buffer.bounds, .rounded, title: "Events 1842 of 1843", titleStyle: Style(attributes: .bold))
        #expect(buffer.text()[0] == "╭─ Events … ─╮")
        #expect(buffer[3, 0].style.attributes == .bold)
        var small = self.buffer(6, 2)
        small.box(small.bounds, .heavy, title: "Events")
        #expect(small.text() == ["┏━━━━┓", "┗━━━━┛"])
    }

    @Test func `no box and no fill traps at any size`() {
        for width in 0...3 {
            for height in 0...3 {
                var buffer = buffer(width, height)
                for x in -2...2 {
                    for size in 0...4 {
                        let rect = Rect(x: x, y: x, width: size, height: 4 - size)
                        buffer.box(rect, .light, title: "漢字")
                        buffer.draw("漢", in: rect, alignment: .center)
                        buffer.restyle(rect, Style(attributes: .bold))
                        buffer.fill(rect, style: .plain)
                    }
                }
                #expect(buffer.size == Size(width: width, height: height))
            }
        }
        var line = buffer(3, 1)
        line.box(line.bounds)
        #expect(line.text() == ["───"])
        var column = buffer(1, 2)
        column.box(column.bounds)
        #expect(column.text() == ["│", "│"])
    }

    @Test func `an ASCII screen keeps its columns`() {
        var buffer = buffer(12, 1)
        buffer.draw("●漢é…▸✓⠿", at: .zero, style: Style(foreground: .ansi(3)))
        let ascii = buffer.ascii()
        #expect(ascii.text() == ["*??e.>+.    "])
        #expect(ascii[1, 0].style == buffer[1, 0].style)
    }
}
