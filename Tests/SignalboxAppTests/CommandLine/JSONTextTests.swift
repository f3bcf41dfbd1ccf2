import Foundation
import Testing
import Workflows

@testable import SignalboxApp

@Suite struct JSONTextTests {
    @Test(arguments: [
        "{}", "[]", "1", "-2.5e+3", "\"a\\\"b\\\\\"", "[1, {\"a\": [true, false, null]}]", " {\"a\" : \"\u{1F600}\"}\n",
    ])
    func `what the reader takes has no fault`(text: String) throws {
        _ = try JSON(parsing: text)
        #expect(JSONText(text.utf8).fault == nil)
    }

    @Test(arguments: [
        ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a: 1}", 1), ("{\"a\": tru}", 9),
        ("[\"a", 3), ("[1] x", 4), ("[\"a\nb\"]", 3), ("[-]", 1), ("{\"a\": 1,}", 8),
    ])
    func `the fault is the first sign that does not belong there`(text: String, offset: Int) {
        #expect(JSONText(text.utf8).fault == offset)
    }

    @Test func `values are found by their way, or the innermost there is`() {
        let text = JSONText("{\"nodes\": [\n  {\"id\": \"a\"},\n  {\"id\": \"b\"}\n]}".utf8)
        #expect(Self.numbers(text, "nodes.1.id") == [3, 10])
        #expect(Self.numbers(text, "nodes.1.name") == [3, 3])
        #expect(Self.numbers(text, "edges") == [1, 1])
    }

    private static func numbers(_ text: JSONText, _ way: String) -> [Int] {
        let place = text.place(of: way)
        return [place.line, place.column]
    }

    @Test func `a document of a million brackets has a fault and no end of the stack`() {
        #expect(JSONText(String(repeating: "[", count: 1_000_000).utf8).fault != nil)
    }
}
