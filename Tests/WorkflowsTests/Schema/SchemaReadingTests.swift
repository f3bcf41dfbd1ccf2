import Foundation
import Testing
import Workflows

@Suite("Fields as people type them")
struct SchemaReadingTests {
    private func read(_ kind: JSONSchema.Kind, _ text: String) -> JSON? {
        try? JSONSchema(kind).parse(text: text).get()
    }

    private func fault(_ kind: JSONSchema.Kind, _ text: String) -> String? {
        if case .failure(let error) = JSONSchema(kind).parse(text: text) { error.reason } else { nil }
    }

    @Test(arguments: [("yes", true), ("Y", true), ("true", true), ("no", false), ("n", false), ("FALSE", false)])
    func `yes and no have several spellings`(text: String, value: Bool) {
        #expect(read(.boolean, text) == .bool(value))
    }

    @Test func `a number is read whole or decimal, with its bounds`() {
        #expect(read(.integer(minimum: nil, maximum: nil), " 42 ") == 42)
        #expect(read(.number(minimum: nil, maximum: nil), "4.5") == 4.5)
        #expect(read(.number(minimum: nil, maximum: nil), "4") == 4)
        #expect(fault(.integer(minimum: nil, maximum: nil), "4.5") == "must be a whole number")
        #expect(fault(.integer(minimum: nil, maximum: nil), "99999999999999999999") == "must be a smaller whole number")
        #expect(fault(.integer(minimum: nil, maximum: nil), "") == "must be a whole number")
        #expect(fault(.integer(minimum: 1, maximum: 5), "7") == "must be at most 5")
        #expect(fault(.number(minimum: nil, maximum: nil), "inf") == "must be a number")
    }

    @Test func `a choice is read by name, by name in another case, or by number`() {
        let choice = JSONSchema.Kind.choice(["low", "High", "high"])
        #expect(read(choice, "low") == "low")
        #expect(read(choice, "LOW") == "low")
        #expect(read(choice, "high") == "high")
        #expect(read(choice, "2") == "High")
        #expect(fault(choice, "HIGH") != nil)
        #expect(fault(choice, "4") != nil)
        #expect(fault(choice, "") != nil)
        // A choice that is a number is meant by its value.
        #expect(read(.choice([2, 1]), "1") == 1)
        #expect(read(JSONSchema.of(Light.self).kind, "green") == ["green": [:]])
    }

    @Test(arguments: [
        ("2026-03-14", "2026-03-14T00:00:00Z"), ("2026-03-14 09:26", "2026-03-14T09:26:00Z"),
        ("2026-03-14T09:26:53+02:00", "2026-03-14T07:26:53Z"),
        ("2026-03-14 09:26:53.5", "2026-03-14T09:26:53.500Z"),
    ])
    func `a date may lack time, seconds and zone`(typed: String, value: String) {
        #expect(read(.string(format: "date-time"), typed) == .string(value))
    }

    @Test(arguments: ["tomorrow", "2026-02-20T25:00", "2026-02-29", "2026-13-01", "", "14.3.2026"])
    func `what is no date is refused`(typed: String) { #expect(fault(.string(format: "date-time"), typed) != nil) }

    @Test func `text keeps its blanks, a list is split at commas or read as JSON`() {
        #expect(read(.string(format: nil), " a b ") == " a b ")
        let list = JSONSchema.Kind.array(items: JSONSchema(.integer(minimum: nil, maximum: nil)))
        #expect(read(list, "1, 2,3") == [1, 2, 3])
        #expect(read(list, "[1,2]") == [1, 2])
        guard case .failure(let error) = JSONSchema(list).parse(text: "1,x") else { return #expect(Bool(false)) }
        #expect(error.path == "1")
    }

    @Test func `an object is read as JSON, with its defaults`() {
        let kind = JSONSchema.of(Address.self).kind
        #expect(read(kind, #"{"street":"a","number":2}"#) == ["street": "a", "number": 2])
        #expect(fault(kind, "street") == "must be an object, written as JSON")
        #expect(fault(kind, #"{"street":"a"}"#) == "is missing")
    }

    @Test func `a field of any shape takes JSON or else plain text`() {
        #expect(read(.any, "[1]") == [1])
        #expect(read(.any, "hello") == "hello")
        #expect(read(.null, "") == .null)
        #expect(fault(.null, "x") == "must be nothing")
    }
}
