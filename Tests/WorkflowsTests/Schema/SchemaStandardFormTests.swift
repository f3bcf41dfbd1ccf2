import Testing
import Workflows

@Suite("Schemas in the standard's form")
struct SchemaStandardFormTests {
    @Test(
        arguments: [
            Address.self, Customer.self, Everything.self, Mood.self, Tree.self, Chain.self, Secret<String>.self,
            Start.self,
            [Int].self, [String: Mood].self,
        ] as [SharedType]
    )
    func `a schema survives the way there and back`(type: SharedType) throws {
        let schema = JSONSchema.of(type)
        #expect(JSONSchema(json: try JSON(parsing: schema.json.text)) == schema)
    }

    @Test func `a recursive type at the root has its definition`() {
        let json = JSONSchema.of(Tree.self).json
        #expect(json["properties"]?["branches"]?["items"]?["$ref"] == "#/$defs/Tree")
        #expect(json["$defs"]?["Tree"]?["type"] == "object")
        #expect(json["x-order"] == ["name", "branches"])
    }

    @Test func `a recursive type inside another stands under its definitions once`() {
        struct Wood: Codable { var oak: Tree }
        let json = JSONSchema.of(Wood.self).json
        #expect(json["properties"]?["oak"] == ["$ref": "#/$defs/Tree"])
        #expect(json["$defs"]?["Tree"]?["properties"]?["name"]?["type"] == "string")
        #expect(JSONSchema(json: json) == JSONSchema.of(Wood.self))
    }

    @Test func `write-only, default, bounds and description are written`() {
        let schema = JSONSchema(
            .integer(minimum: 1, maximum: 9),
            title: "Limit",
            description: "How many.",
            defaultValue: 5,
            isWriteOnly: true
        )
        #expect(
            schema.json == [
                "type": "integer", "minimum": 1, "maximum": 9, "title": "Limit", "description": "How many.",
                "default": 5, "writeOnly": true,
            ]
        )
    }

    @Test func `what other systems write is read`() throws {
        let json = try JSON(
            parsing: """
                {"title":"Ask","type":"object","required":["b"],"$defs":{"Sub":{"type":"object","properties":{"x":{"type":"number"}}}},
                 "properties":{"a":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},"b":{"$ref":"#/$defs/Sub"},
                 "c":{"type":["integer","null"],"exclusiveMinimum":0},"d":{"const":"x"},"e":{"allOf":[{"$ref":"#/$defs/Sub"}]},
                 "f":{"not":{}},"g":{"$ref":"#/$defs/Absent"}}}
                """
        )
        let schema = JSONSchema(json: json)
        #expect(schema.properties.map(\.name) == ["b", "a", "c", "d", "e", "f", "g"])
        #expect(schema.properties.map(\.isRequired) == [true, false, false, false, false, false, false])
        #expect(schema.properties[0].schema.properties.map(\.name) == ["x"])
        #expect(schema.properties[1].schema.kind == .string(format: nil))
        #expect(schema.properties[2].schema.kind == .integer(minimum: 1, maximum: nil))
        #expect(schema.properties[3].schema.kind == .choice(["x"]))
        #expect(schema.properties[4].schema.properties.map(\.name) == ["x"])
        #expect(schema.properties[5].schema.kind == .any)
        #expect(schema.properties[6].schema.kind == .any)
    }

    @Test func `a schema that only goes deeper is cut off`() {
        var json: JSON = ["type": "string"]
        for _ in 0..<5000 { json = ["type": "array", "items": json] }
        guard case .array = JSONSchema(json: json).kind else { return #expect(Bool(false)) }
        #expect(JSONSchema(json: ["$ref": "#/$defs/A", "$defs": ["A": ["$ref": "#/$defs/A"]]]).kind == .reference("A"))
    }

    @Test func `an object that welcomes members nobody named is any JSON`() {
        let schema = JSONSchema(json: ["type": "object", "properties": [:], "additionalProperties": true])
        #expect(schema.kind == .any)
    }
}
