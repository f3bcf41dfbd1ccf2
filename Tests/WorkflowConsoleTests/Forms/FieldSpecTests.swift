import Testing
import Workflows

@testable import WorkflowConsole

struct FieldSpecTests {
    static func spec(_ kind: JSONSchema.Kind, isRequired: Bool = true) -> FieldSpec {
        FieldSpec(path: ["field"], schema: JSONSchema(kind), isRequired: isRequired)
    }

    static let text = JSONSchema(.string(format: nil))

    @Test(arguments: [
        (JSONSchema.Kind.integer(minimum: nil, maximum: nil), "whole number"),
        (.integer(minimum: 1, maximum: 9), "whole number from 1 to 9"),
        (.integer(minimum: 1, maximum: nil), "whole number from 1"),
        (.number(minimum: nil, maximum: 0.5), "number up to 0.5"), (.boolean, "yes or no"),
        (.choice(["low", "high"]), "low · high"), (.array(items: text), "list, separated by commas"),
        (.string(format: "date-time"), "date and time"), (.string(format: "uri"), "address"),
        (.string(format: "file-path"), "path"), (.string(format: "uuid"), "UUID"), (.string(format: "byte"), "base64"),
        (.string(format: nil), "text"), (.any, "JSON"), (.map(values: text), "JSON"), (.null, "nothing"),
    ])
    func `each shape says what fits`(kind: JSONSchema.Kind, hint: String) {
        #expect(Self.spec(kind).hint == hint)
        #expect(Self.spec(kind, isRequired: false).hint == "optional, \(hint)")
    }

    static let readings: [(JSONSchema.Kind, String, JSON)] = [
        (.integer(minimum: nil, maximum: nil), " 12 ", 12), (.number(minimum: nil, maximum: nil), "1.5", 1.5),
        (.boolean, "YES", true), (.choice(["low", "high"]), "high", "high"),
        (.array(items: text), "a, b,c", ["a", "b", "c"]),
        (.array(items: JSONSchema(.integer(minimum: nil, maximum: nil))), "1,2", [1, 2]),
        (.any, "{\"a\": 1}", ["a": 1]), (.map(values: text), "{\"a\": \"b\"}", ["a": "b"]),
        (.string(format: "multiline"), "  kept  ", "  kept  "), (.string(format: nil), "  trimmed  ", "trimmed"),
        (.string(format: "file-path"), "/var/log", "/var/log"),
    ]

    @Test(arguments: readings)
    func `what is typed is read by its shape`(kind: JSONSchema.Kind, text: String, value: JSON) {
        #expect(Self.spec(kind).read(text) == .success(value))
    }

    @Test(arguments: [
        (JSONSchema.Kind.any, "{", "not JSON"), (.map(values: text), "{\"a\": 1}", "a: "),
        (.array(items: JSONSchema(.integer(minimum: nil, maximum: nil))), "1, x", "must be a whole number"),
        (.integer(minimum: 1, maximum: nil), "0", "must be at least 1"), (.choice(["low"]), "high", "must be low"),
        (.boolean, "perhaps", "must be yes or no"), (.string(format: nil), "", "needed"),
        (.array(items: text), " ", "needed"),
    ])
    func `what does not fit has a reason`(kind: JSONSchema.Kind, text: String, reason: String) {
        guard case .failure(let error) = Self.spec(kind).read(text) else {
            Issue.record("'\(text)' was taken")
            return
        }
        #expect(error.path == "field")
        #expect(error.reason.hasPrefix(reason), "\(error.reason)")
    }

    @Test func `nothing is an answer where nothing is needed`() {
        #expect(Self.spec(.string(format: nil), isRequired: false).read("") == .success(nil))
        var withDefault = Self.spec(.integer(minimum: nil, maximum: nil))
        withDefault.schema.defaultValue = 3
        #expect(withDefault.read(" ") == .success(nil))
    }

    @Test func `objects are opened up, an empty one is JSON`() {
        let inner = JSONSchema(
            .object(properties: [
                .init(name: "city", schema: Self.text, isRequired: true),
                .init(name: "open", schema: JSONSchema(.object(properties: [])), isRequired: false),
            ])
        )
        let schema = JSONSchema(
            .object(properties: [
                .init(name: "home", schema: inner, isRequired: true),
                .init(name: "work", schema: inner, isRequired: false),
            ])
        )
        let fields = FieldSpec.fields(of: schema)
        #expect(fields.map(\.name) == ["home.city", "home.open", "work.city", "work.open"])
        #expect(fields.map(\.isRequired) == [true, false, false, false])
        #expect(fields[1].kind == .json)
        #expect(FieldSpec.fields(of: JSONSchema(.object(properties: []))).isEmpty)
        #expect(FieldSpec.fields(of: JSONSchema(.any)).map(\.kind) == [.json])
    }

    @Test func `values go back into their objects`() {
        let values: [(path: [String], value: JSON)] = [(["a", "b"], 1), (["a", "c"], 2), (["d"], 3), ([], 4)]
        #expect(FieldSpec.object(values) == ["a": ["b": 1, "c": 2], "d": 3])
    }

    @Test func `values have names people read`() {
        let names = ([true, false, "x", .null, [1, "a"], 1.5, ["a": 1]] as [JSON]).map(FieldSpec.name(of:))
        #expect(names == ["yes", "no", "x", "", "1, a", "1.5", #"{"a":1}"#])
        #expect(Self.spec(.boolean).choiceNames == ["yes", "no"])
        #expect(Self.spec(.any).choiceNames == [])
    }
}
