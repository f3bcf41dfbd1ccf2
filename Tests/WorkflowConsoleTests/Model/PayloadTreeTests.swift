import TerminalTesting
import TerminalUI
import Testing
import Workflows

@testable import WorkflowConsole

@Suite struct PayloadTreeTests {
    let value: JSON = ["b": [1, 2], "a": ["x": true], "c": "text", "d": nil, "e": [], "f": 1.25]

    @Test func `members stand in the author's order, the others after them`() {
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "c", schema: JSONSchema(.any), isRequired: false),
                .init(name: "b", schema: JSONSchema(.any), isRequired: false),
            ])
        )
        let rows = PayloadTree().rows(of: value, schema: schema, width: 60)
        #expect(rows.filter { $0.depth == 0 }.map(\.label) == ["c", "b", "a", "d", "e", "f"])
    }

    @Test func `rows fold and unfold`() {
        var tree = PayloadTree()
        let rows = tree.rows(of: value, schema: nil, width: 60)
        #expect(rows.map(\.label) == ["a", "x", "b", "0", "1", "c", "d", "e", "f"])
        let isToggled = tree.toggle(rows[0])
        #expect(isToggled)
        #expect(tree.rows(of: value, schema: nil, width: 60).map(\.label) == ["a", "b", "0", "1", "c", "d", "e", "f"])
        let isLeafChanged = [tree.set(rows[5], open: true), tree.toggle(rows[5])]
        #expect(isLeafChanged == [false, false])
    }

    @Test func `a long list shows its beginning, and more when asked`() {
        var tree = PayloadTree()
        let list: JSON = ["list": .array((0..<100_000).map { .integer($0) })]
        var rows = tree.rows(of: list, schema: nil, width: 60)
        #expect(rows.count == 2 + PayloadTree.firstShown)
        #expect(rows.last?.content == .more(100_000 - PayloadTree.firstShown))
        let isMoreShown = tree.toggle(rows[rows.count - 1])
        #expect(isMoreShown)
        rows = tree.rows(of: list, schema: nil, width: 60)
        #expect(rows.count == 2 + PayloadTree.firstShown + PayloadTree.moreShown)
    }

    @Test func `a long text unfolds into lines, and never all of a huge one`() {
        var tree = PayloadTree()
        let text: JSON = ["text": .string(String(repeating: "word ", count: 100_000))]
        let rows = tree.rows(of: text, schema: nil, width: 42)
        #expect(rows.count == 1)
        let isToggled = tree.toggle(rows[0])
        #expect(isToggled)
        let open = tree.rows(of: text, schema: nil, width: 42)
        #expect(open.count > 50 && open.count < 200)
        #expect(open.last?.content == .rest(500_000 - PayloadTree.textLimit))
    }

    @Test func `a digest looks at no more than it may`() {
        let big: JSON = ["a": .string(String(repeating: "x", count: 1_000_000)), "b": "never seen"]
        #expect(big.digest(limit: 50).utf8.count < 120)
        #expect(value.digest(limit: 200) == "a {x yes}, b [1, 2], c text, d none, e [], f 1.25")
        #expect(JSON.string("a b").digest(limit: 10) == "a b")
        #expect(JSON.object(["k": "a b"]).digest(limit: 10) == "k \"a b\"")
        #expect(JSON.short(2) == "2.0" && JSON.short(0.12345) == "0.123" && JSON.short(.nan) == "none")
    }
}
