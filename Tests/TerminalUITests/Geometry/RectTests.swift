import TerminalUI
import Testing

@Suite struct RectTests {
    @Test func `negative sizes count as zero`() {
        #expect(Size(width: -3, height: 2) == Size(width: 0, height: 2))
        let rect = Rect(x: 4, y: 5, width: -1, height: -9)
        #expect(rect.isEmpty)
        #expect(rect.maxX == 4 && rect.maxY == 5)
        #expect(Size(width: -3, height: 2).isEmpty)
    }

    @Test func `the far edges are exclusive`() {
        let rect = Rect(x: 2, y: 3, width: 4, height: 5)
        #expect((rect.minX, rect.maxX, rect.minY, rect.maxY) == (2, 6, 3, 8))
        #expect(rect.contains(Point(x: 5, y: 7)))
        #expect(!rect.contains(Point(x: 6, y: 7)))
        #expect(!rect.contains(Point(x: 5, y: 8)))
    }

    @Test(arguments: [Int.min, -1, 0, 1, 3, Int.max])
    func `no amount makes an inset trap or grow`(amount: Int) {
        let rect = Rect(x: 1, y: 1, width: 5, height: 4).inset(by: amount)
        #expect(rect.width >= 0 && rect.height >= 0 && rect.width <= 5 && rect.height <= 4)
    }

    @Test func `the ends of the number range do not trap`() {
        let far = Rect(x: .max, y: .max, width: .max, height: .max)
        #expect(far.maxX == .max)
        #expect(far.intersection(Rect(x: 0, y: 0, width: 3, height: 3)).isEmpty)
        #expect(far.moved(columns: .max, rows: .min).x == .max)
        #expect(Point(x: .min, y: 0).moved(columns: -1) == Point(x: .min, y: 0))
        #expect(far.inset(by: .max).isEmpty)
    }

    @Test func `an intersection has what both have`() {
        let left = Rect(x: 0, y: 0, width: 4, height: 4)
        #expect(left.intersection(Rect(x: 2, y: 3, width: 9, height: 9)) == Rect(x: 2, y: 3, width: 2, height: 1))
        #expect(left.intersection(Rect(x: 4, y: 0, width: 1, height: 1)).isEmpty)
    }

    @Test func `removing takes no more than there is`() {
        let rect = Rect(x: 1, y: 1, width: 10, height: 4)
        #expect(rect.removing(top: 1).removed == Rect(x: 1, y: 1, width: 10, height: 1))
        #expect(rect.removing(top: 1).rest == Rect(x: 1, y: 2, width: 10, height: 3))
        #expect(rect.removing(top: 9).rest.isEmpty)
        #expect(rect.removing(bottom: 1).removed == Rect(x: 1, y: 4, width: 10, height: 1))
        #expect(rect.removing(bottom: 1).rest == Rect(x: 1, y: 1, width: 10, height: 3))
        #expect(rect.removing(left: 3).removed.width == 3)
        #expect(rect.removing(left: 3).rest == Rect(x: 4, y: 1, width: 7, height: 4))
        #expect(rect.removing(right: 3).removed == Rect(x: 8, y: 1, width: 3, height: 4))
        #expect(rect.removing(right: -3).removed.isEmpty)
    }

    @Test func `shares use every column that fixed panes leave`() {
        let panes = Rect(x: 0, y: 0, width: 100, height: 5).columns([.cells(30), .share(1), .share(2)], gap: 1)
        #expect(panes.map(\.width) == [30, 22, 46])
        #expect(panes.map(\.x) == [0, 31, 54])
        #expect(panes.last?.maxX == 100)
    }

    @Test(arguments: [0, 1, 2, 5, 31, 80])
    func `panes never leave the block`(width: Int) {
        let block = Rect(x: 3, y: 0, width: width, height: 2)
        for pane in block.columns([.cells(30), .share(1), .cells(20), .share(0), .cells(-4)], gap: 2) {
            #expect(pane.isEmpty || block.intersection(pane) == pane)
        }
    }

    @Test func `rows split from top to bottom`() {
        let panes = Rect(x: 2, y: 2, width: 7, height: 10).rows([.cells(1), .share(1), .cells(2)])
        #expect(panes.map(\.y) == [2, 3, 10])
        #expect(panes.map(\.height) == [1, 7, 2])
    }

    @Test func `a block in the middle is never larger than its place`() {
        let rect = Rect(x: 0, y: 0, width: 10, height: 4)
        #expect(rect.centered(Size(width: 4, height: 2)) == Rect(x: 3, y: 1, width: 4, height: 2))
        #expect(rect.centered(Size(width: 40, height: 20)) == rect)
    }
}
