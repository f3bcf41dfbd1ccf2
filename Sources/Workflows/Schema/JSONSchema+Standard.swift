extension JSONSchema {
    /// The schema in the standard's own JSON form.
    ///
    /// Types that contain themselves stand under `$defs`; `x-order` keeps the order of an object's properties, which
    /// JSON does not.
    public var json: JSON {
        var definitions: [String: JSON] = [:]
        let body = json(isRoot: true, definitions: &definitions)
        guard !definitions.isEmpty, case .object(var members) = body else { return body }
        members["$defs"] = .object(definitions)
        return .object(members)
    }

    /// A type that contains itself is described once, in place at the root and under `$defs` for all that refers to it.
    private func json(isRoot: Bool, definitions: inout [String: JSON]) -> JSON {
        var members = shape(&definitions)
        if let title { members["title"] = .string(title) }
        if let description { members["description"] = .string(description) }
        if isRecursive, let title {
            definitions[title] = .object(members)
            if !isRoot { members = ["$ref": .string("#/$defs/\(title)")] }
        }
        if let defaultValue { members["default"] = defaultValue }
        if isWriteOnly { members["writeOnly"] = true }
        return .object(members)
    }

    private func shape(_ definitions: inout [String: JSON]) -> [String: JSON] {
        switch kind {
        case .any: return [:]
        case .null: return ["type": "null"]
        case .boolean: return ["type": "boolean"]
        case .integer(let minimum, let maximum):
            return bounded("integer", minimum.map { .integer($0) }, maximum.map { .integer($0) })
        case .number(let minimum, let maximum):
            return bounded("number", minimum.map { .number($0) }, maximum.map { .number($0) })
        case .string(let format):
            var members: [String: JSON] = ["type": "string"]
            if let format { members["format"] = .string(format) }
            return members
        case .choice(let choices): return ["enum": .array(choices)]
        case .array(let items):
            return ["type": "array", "items": items.json(isRoot: false, definitions: &definitions)]
        case .map(let values):
            return ["type": "object", "additionalProperties": values.json(isRoot: false, definitions: &definitions)]
        case .oneOf(let shapes):
            return ["oneOf": .array(shapes.map { $0.json(isRoot: false, definitions: &definitions) })]
        case .reference(let title): return ["$ref": .string("#/$defs/\(title)")]
        case .object(let properties):
            var schemas: [String: JSON] = [:]
            for property in properties {
                schemas[property.name] = property.schema.json(isRoot: false, definitions: &definitions)
            }
            var members: [String: JSON] = [
                "type": "object", "properties": .object(schemas),
                "required": .array(properties.filter(\.isRequired).map { .string($0.name) }),
            ]
            if properties.count > 1 { members["x-order"] = .array(properties.map { .string($0.name) }) }
            return members
        }
    }

    private func bounded(_ type: String, _ minimum: JSON?, _ maximum: JSON?) -> [String: JSON] {
        var members: [String: JSON] = ["type": .string(type)]
        members["minimum"] = minimum
        members["maximum"] = maximum
        return members
    }
}
