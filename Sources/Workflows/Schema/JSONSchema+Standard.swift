extension JSONSchema {
    /// The schema in the standard's own form (JSON Schema 2020-12).
    public var json: JSON {
        var members: [String: JSON] = [:]
        switch kind {
        case .any: break
        case .null: members["type"] = "null"
        case .boolean: members["type"] = "boolean"
        case .integer(let minimum, let maximum):
            members["type"] = "integer"
            if let minimum { members["minimum"] = .integer(minimum) }
            if let maximum { members["maximum"] = .integer(maximum) }
        case .number(let minimum, let maximum):
            members["type"] = "number"
            if let minimum { members["minimum"] = .number(minimum) }
            if let maximum { members["maximum"] = .number(maximum) }
        case .string(let format):
            members["type"] = "string"
            if let format { members["format"] = .string(format) }
        case .choice(let choices): members["enum"] = .array(choices)
        case .array(let items):
            members["type"] = "array"
            members["items"] = items.json
        case .map(let values):
            members["type"] = "object"
            members["additionalProperties"] = values.json
        case .oneOf(let schemas): members["oneOf"] = .array(schemas.map(\.json))
        case .reference(let name): members["$ref"] = .string("#/$defs/\(name)")
        case .object(let properties):
            members["type"] = "object"
            members["properties"] = .object(
                Dictionary(properties.map { ($0.name, $0.schema.json) }, uniquingKeysWith: { first, _ in first })
            )
            members["required"] = .array(properties.filter(\.isRequired).map { .string($0.name) })
        }
        if let title { members["title"] = .string(title) }
        if let description { members["description"] = .string(description) }
        if let defaultValue { members["default"] = defaultValue }
        if isWriteOnly { members["writeOnly"] = true }
        return .object(members)
    }
}
