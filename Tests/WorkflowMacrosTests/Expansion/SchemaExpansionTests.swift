import Testing

@testable import WorkflowMacros

/// What `@Schema` writes for each kind of property and case.
@Suite struct SchemaExpansionTests {
    /// The lines between the brackets of the schema.
    private func entries(_ type: String) -> [String] {
        let lines = Expanding("@Schema \(type)").expanded.split(separator: "\n").map {
            String($0.drop { $0 == " " })
        }
        guard let first = lines.firstIndex(of: "["), let last = lines.lastIndex(of: "]") else { return [] }
        return Array(lines[(first + 1)..<last])
    }

    @Test(arguments: [
        ("var a: Int", [#".field("a", (Int).self),"#]),
        ("var a: Int = 3", [#".field("a", (Int).self, default: 3),"#]),
        ("var a = [1, 2]", [#".field("a", default: [1, 2]),"#]),
        ("var a: String? = nil", [#".field("a", (String?).self),"#]),
        ("var a: String!", [#".field("a", (String?).self),"#]),
        ("/// How \"many\".\nvar a: Int", [##".field("a", (Int).self, description: #"How "many"."#),"##]),
        ("let a: Int", [#".field("a", (Int).self),"#]),
        ("let a = 3", []),
        ("let a: Int = 3", []),
        ("static var a = 3", []),
        ("lazy var a = 3", []),
        ("var a: Int { 3 }", []),
        ("var a: Int { get { 3 } }", []),
        ("var a = 3 { didSet {} }", [#".field("a", default: 3),"#]),
        ("var a, b: Int", [#".field("a", (Int).self),"#, #".field("b", (Int).self),"#]),
        ("var a = 3, b: Bool", [#".field("a", default: 3),"#, #".field("b", (Bool).self),"#]),
        ("var `default`: Int", [#".field("default", (Int).self),"#]),
        (
            "var a: Int\nvar b = 3\nenum CodingKeys: String, CodingKey { case a = \"first-one\" }",
            [#".field("first-one", (Int).self),"#]
        ),
    ])
    func `a property is written as it is coded`(property: String, expected: [String]) {
        #expect(entries("struct Draft {\n\(property)\n}") == expected)
    }

    @Test func `an enum without payload is a choice of its values`() {
        #expect(
            entries("enum Grade: String { case good, bad\n case `default` = \"x\" }") == [
                ".good,", ".bad,", ".`default`,",
            ]
        )
        #expect(Expanding("@Schema enum Grade { case good }").expanded.contains("JSONSchema.choice(of: Self.self"))
    }

    @Test func `an enum with payload has a shape for each case`() {
        let source = """
            enum Shape {
                /// Round.
                case circle(radius: Double = 1)
                case square(Int, Int), none
                enum SquareCodingKeys: String, CodingKey { case _0 = "width", _1 = "height" }
            }
            """
        #expect(
            entries(source) == [
                #".variant("circle", description: "Round.", [.field("radius", (Double).self, default: 1),]),"#,
                #".variant("square", [.field("width", (Int).self),"#,
                #".field("height", (Int).self),]),"#,
                #".variant("none", []),"#,
            ]
        )
    }

    @Test(arguments: [
        ("public struct", "public static var schema"), ("package enum", "package static var schema"),
        ("fileprivate struct", "static var schema"), ("public private(set) struct", "public static var schema"),
    ])
    func `the schema is seen as far as its type`(kind: String, expected: String) {
        #expect(Expanding("@Schema \(kind) Draft {}").expanded.contains("\n    \(expected)"))
    }

    @Test(arguments: [
        ("struct Draft: Event {}", true), ("struct Page: Codable {}", true), ("enum Grade: String, Decodable {}", true),
        ("struct State: WorkflowState {}", true), ("struct Draft: Workflows.Event {}", true),
        ("struct Draft: Event & Hashable {}", true), ("struct Draft: @unchecked Event {}", true),
        ("struct Helper {}", false), ("struct Helper: Hashable {}", false), ("private struct Draft: Event {}", false),
        ("final class Draft: Codable {}", false), ("enum CodingKeys: String, CodingKey {}", false),
        ("struct Draft: Event, SchemaDescribed {}", false),
        ("struct Draft: Event { static var schema: JSONSchema { JSONSchema(.any) } }", false),
        ("struct Draft: Event { func encode(to encoder: any Encoder) throws {} }", false),
    ])
    func `a workflow describes the coded types in its braces`(type: String, isDescribed: Bool) {
        let source = "@Workflow struct Flow {\n@Step func begin(_ start: Start) -> Done { Done() }\n\(type)\n}"
        #expect(Expanding(source).expanded.contains(": Workflows::SchemaDescribed {") == isDescribed)
    }
}
