import Testing
import Workflows

@Suite("Checking and filling by schema")
struct SchemaCheckingTests {
    private let form = JSONSchema(
        .object(properties: [
            .init(
                name: "limit",
                schema: JSONSchema(.integer(minimum: 1, maximum: 9), defaultValue: 5),
                isRequired: false
            ),
            .init(name: "verdict", schema: JSONSchema(.choice(["noise", "unsure"])), isRequired: true),
            .init(name: "note", schema: JSONSchema(.string(format: nil)), isRequired: false),
            .init(name: "when", schema: JSONSchema(.string(format: "date-time")), isRequired: false),
        ])
    )

    private func faults(_ value: JSON) -> [String] { form.check(value).map { "\($0.path): \($0.reason)" } }

    @Test func `every wrong field is told at once, in order of declaration`() {
        #expect(
            faults(["limit": 12, "verdict": "nose", "note": 3, "when": "soon", "limt": 1]) == [
                "limit: must be at most 9",
                "verdict: must be noise, unsure; did you mean noise?",
                "note: must be text, not a number",
                "when: must be a date and time such as 2026-03-14T09:26:53Z",
                "limt: is not a field here; did you mean limit?",
            ]
        )
    }

    @Test func `a missing member is wrong only where it is required`() {
        #expect(faults([:]) == ["verdict: is missing"])
        #expect(faults(["verdict": "noise", "note": nil]).isEmpty)
    }

    @Test func `defaults fill what is absent, at every depth`() {
        let outer = JSONSchema(.object(properties: [.init(name: "form", schema: form, isRequired: true)]))
        #expect(outer.filled(["form": ["verdict": "noise"]] as JSON) == ["form": ["verdict": "noise", "limit": 5]])
        #expect(form.filled(["limit": 2] as [String: JSON])["limit"] == 2)
        #expect(form.filled(["limit": nil] as [String: JSON])["limit"] == 5)
    }

    @Test func `filled fields decode where synthesized decoding would demand them`() throws {
        struct Limits: Codable { var limit: Int }
        let schema = JSONSchema(
            .object(properties: [
                .init(
                    name: "limit",
                    schema: JSONSchema(.integer(minimum: nil, maximum: nil), defaultValue: 7),
                    isRequired: false
                )
            ])
        )
        #expect(try schema.filled([:] as JSON).decode(Limits.self).limit == 7)
    }

    @Test func `errors inside lists, maps and recursion carry their way`() {
        let tree = JSONSchema.of(Tree.self)
        let errors = tree.check(["name": "a", "branches": [["name": "b", "branches": [["name": 3, "branches": []]]]]])
        #expect(errors == [FieldError(path: "branches.0.branches.0.name", reason: "must be text, not a number")])
        let map = JSONSchema.of([String: Int].self)
        #expect(map.check(["b": "x", "a": 1]) == [FieldError(path: "b", reason: "must be a whole number, not text")])
    }

    @Test func `of several shapes, the errors of the one that was meant are told`() {
        let shapes = JSONSchema(
            .oneOf([
                .variant("circle", [.field("radius", Double.self)]),
                .variant("square", [.field("side", Double.self)]),
            ])
        )
        #expect(shapes.check(["circle": ["radius": 2]]).isEmpty)
        #expect(shapes.check(["square": ["side": "x"]]).map(\.path) == ["square.side"])
        #expect(shapes.check("round") == [FieldError(path: "", reason: "must be one of: circle, square")])
    }

    @Test(arguments: [
        ("uri", "", false), ("uri", "https://example.org/a", true), ("uuid", "no", false),
        ("uuid", "6F1E3B52-9C1B-4B3E-8E49-0D3A6B1C2D4E", true), ("byte", "%", false), ("byte", "AA==", true),
        ("date-time", "2026-03-14T09:26:53.25+01:00", true), ("date-time", "2026-13-14T09:26:53Z", false),
    ])
    func `formats are checked`(format: String, text: String, fits: Bool) {
        #expect(JSONSchema(.string(format: format)).check(.string(text)).isEmpty == fits)
    }
}
