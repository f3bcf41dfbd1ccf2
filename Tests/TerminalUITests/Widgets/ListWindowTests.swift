import TerminalUI
import Testing

@Suite struct ListWindowTests {
    @Test func `moving stops at both ends and keeps the selection visible`() {
        var window = ListWindow()
        for _ in 0..<30 {
            window.move(by: 1, count: 20, height: 5)
            #expect(window.visible(count: 20, height: 5).contains(window.selection))
        }
        #expect(window.selection == 19 && window.visible(count: 20, height: 5) == 15..<20)
        window.move(by: .min, count: 20, height: 5)
        #expect(window.selection == 0 && window.top == 0)
        window.move(by: .max, count: 20, height: 5)
        #expect(window.selection == 19)
    }

    @Test func `a margin stays around the selection`() {
        var window = ListWindow(margin: 2)
        window.select(10, count: 100, height: 9)
        #expect(window.visible(count: 100, height: 9) == 4..<13)
        window.select(5, count: 100, height: 9)
        #expect(window.top == 3)
    }

    @Test func `pages move window and selection together`() {
        var window = ListWindow(margin: 0)
        window.page(by: 1, count: 100, height: 10)
        #expect(window.selection == 10 && window.top == 10)
        window.page(by: -0.5, count: 100, height: 10)
        #expect(window.selection == 5 && window.top == 5)
        window.page(by: -3, count: 100, height: 10)
        #expect(window.selection == 0 && window.top == 0)
        window.page(by: .infinity, count: 100, height: 10)
        #expect(window.selection == 99 && window.top == 90)
        window.page(by: -1e300, count: 100, height: 10)
        #expect(window.selection == 0)
    }

    @Test func `scrolling drags the selection only when it must`() {
        var window = ListWindow(margin: 0)
        window.select(5, count: 100, height: 10)
        window.scroll(by: 3, count: 100, height: 10)
        #expect(window.top == 3 && window.selection == 5)
        window.scroll(by: 10, count: 100, height: 10)
        #expect(window.top == 13 && window.selection == 13)
        window.scroll(by: -13, count: 100, height: 10)
        #expect(window.top == 0 && window.selection == 9)
        window.scroll(by: 500, count: 100, height: 10)
        #expect(window.top == 90)
    }

    @Test func `the selected row stays where it is on the screen when others come before it`() {
        var window = ListWindow(margin: 0)
        window.select(50, count: 100, height: 10)
        let place = window.selection - window.top
        window.anchor(selection: 60, count: 110, height: 10)
        #expect(window.selection - window.top == place)
    }

    @Test(arguments: [Int.min, -1, 0, 1, Int.max])
    func `no number makes it trap`(number: Int) {
        var window = ListWindow(margin: 1)
        window.select(number, count: 10, height: 4)
        window.anchor(selection: number, count: 10, height: 4)
        window.scroll(by: number, count: 10, height: 4)
        window.move(by: number, count: 10, height: 4)
        window.fit(count: min(number, 100), height: 4)
        #expect((0..<100).contains(window.selection) && (0..<100).contains(window.top))
    }

    @Test(arguments: [0, 1, 2, 3, 50])
    func `nothing leaves the list at any height`(height: Int) {
        var generator = SeededGenerator(seed: UInt64(height))
        var window = ListWindow(selection: 7, margin: 3)
        for _ in 0..<2000 {
            let count = Int.random(in: 0...12, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: window.move(by: .random(in: -20...20, using: &generator), count: count, height: height)
            case 1: window.scroll(by: .random(in: -20...20, using: &generator), count: count, height: height)
            case 2: window.page(by: .random(in: -2...2, using: &generator), count: count, height: height)
            case 3: window.anchor(selection: .random(in: -2...14, using: &generator), count: count, height: height)
            default: window.fit(count: count, height: height)
            }
            let visible = window.visible(count: count, height: height)
            #expect(visible.lowerBound >= 0 && visible.upperBound <= count && visible.count <= max(0, height))
            #expect(window.selection >= 0 && window.selection <= max(0, count - 1))
            if height > 0, count > 0 { #expect(visible.contains(window.selection)) }
        }
    }
}

@Suite struct SmallWidgetTests {
    let styles = Theme.fallback.styles(.sixteen)

    @Test func `a thumb shows place and share`() {
        #expect(Scrollbar(count: 100, top: 0, height: 10).thumb == 0..<1)
        #expect(Scrollbar(count: 100, top: 90, height: 10).thumb == 9..<10)
        #expect(Scrollbar(count: 20, top: 5, height: 10).thumb == 3..<8)
        #expect(Scrollbar(count: 10, top: 0, height: 10).thumb == nil)
        #expect(Scrollbar(count: 5, top: 0, height: 0).thumb == nil)
        #expect(Scrollbar(count: .max, top: .max, height: 10).thumb == 9..<10)
    }

    @Test func `a thumb is drawn in the last column`() {
        var buffer = CellBuffer(size: Size(width: 2, height: 4))
        Scrollbar(count: 8, top: 4, height: 4).draw(in: buffer.bounds, on: &buffer, styles: styles, isFocused: true)
        #expect(buffer.text() == ["  ", "  ", " █", " █"])
        Scrollbar(count: 4, top: 0, height: 4).draw(in: buffer.bounds, on: &buffer, styles: styles)
        #expect(buffer.text()[0] == "  ")
    }

    @Test func `hints that do not fit are left out whole, the least important first`() {
        let hints = KeyHints([
            .init("a", "answer", priority: 2), .init("Enter", "inspect"), .init("?", "help", priority: 3),
            .init("q", "quit"),
        ])
        #expect(hints.fitting(100).count == 4)
        #expect(hints.fitting(20).map(\.key.string) == ["a", "?"])
        #expect(hints.fitting(26).map(\.key.string) == ["a", "?", "q"])
        #expect(hints.fitting(6).map(\.key.string) == ["?"])
        #expect(hints.fitting(0).isEmpty)
        var buffer = CellBuffer(size: Size(width: 26, height: 1))
        hints.draw(in: buffer.bounds, on: &buffer, styles: styles)
        #expect(buffer.text() == ["a answer   ? help   q quit"])
        #expect(buffer[0, 0].style.attributes.contains(.bold) && !buffer[2, 0].style.attributes.contains(.bold))
        var bare = CellBuffer(size: Size(width: 9, height: 1))
        KeyHints([.init("1-7", ""), .init("?", "")], gap: 2).draw(in: bare.bounds, on: &bare, styles: styles)
        #expect(bare.text() == ["1-7  ?   "])
    }

    @Test func `a tree shows the children of unfolded nodes`() {
        let tree = ["": ["a", "b"], "a": ["aa", "ab"], "aa": ["aaa"]]
        func rows(_ open: Set<String>, maximum: Int = .max) -> [TreeRow<String>] {
            TreeRow.rows(
                tree[""] ?? [],
                maximum: maximum,
                hasChildren: { tree[$0] != nil },
                children: { tree[$0] ?? [] },
                isExpanded: open.contains
            )
        }
        #expect(rows([]).map(\.node) == ["a", "b"])
        let open = rows(["a", "aa", "b"])
        #expect(open.map(\.node) == ["a", "aa", "aaa", "ab", "b"])
        #expect(open.map(\.depth) == [0, 1, 2, 1, 0])
        #expect(open.map(\.parent) == [nil, 0, 1, 0, nil])
        #expect(open.map(\.indentation.string) == ["▾ ", "  ▾ ", "      ", "    ", "  "])
        #expect(rows([])[0].indentation.string == "▸ ")
        #expect(rows(["a"], maximum: 2).map(\.node) == ["a", "aa"])
    }

    @Test func `a deep tree needs no deep stack`() {
        let rows = TreeRow.rows([0], hasChildren: { $0 < 100_000 }, children: { [$0 + 1] }, isExpanded: { _ in true })
        #expect(rows.count == 100_001)
    }
}
