extension JSONSchema {
    /// Reads a schema from the standard's JSON form, as ``json`` and other systems write it.
    ///
    /// What has no counterpart here becomes ``Kind/any``, so that nothing is refused for a rule that was not understood.
    public init(json: JSON) {
        let definitions = json["$defs"]?.objectValue ?? json["definitions"]?.objectValue ?? [:]
        self = SchemaReader(definitions: definitions, root: json).schema(json)
    }
}

/// Turns standard JSON Schema into ours; references are replaced by what they mean, but inside that itself.
private struct SchemaReader {
    let definitions: [String: JSON]
    let root: JSON
    /// The definitions that are being read, by name, with their titles.
    var open: [String: String] = [:]
    var depth = 0

    /// Deeper than this nothing is read: a schema from outside must not exhaust the stack.
    private static let deepest = 64

    func schema(_ json: JSON) -> JSONSchema {
        guard depth < SchemaReader.deepest else { return JSONSchema(.any) }
        var inner = self
        inner.depth += 1
        if depth == 0, let title = json["title"]?.stringValue {
            inner.open["#"] = title
            if definitions[title] != nil { inner.open[title] = title }
        }
        var schema = inner.shape(json)
        schema.title = json["title"]?.stringValue ?? schema.title
        schema.description = json["description"]?.stringValue ?? schema.description
        if let value = json["default"], value != .null { schema.defaultValue = value }
        if json["writeOnly"] == true { schema.isWriteOnly = true }
        return schema
    }

    private func shape(_ json: JSON) -> JSONSchema {
        if let reference = json["$ref"]?.stringValue { return referred(reference) }
        if let values = json["enum"]?.arrayValue { return JSONSchema(.choice(values)) }
        if let value = json["const"] { return JSONSchema(.choice([value])) }
        if let parts = json["allOf"]?.arrayValue, parts.count == 1 { return schema(parts[0]) }
        if let shapes = json["oneOf"]?.arrayValue ?? json["anyOf"]?.arrayValue { return alternatives(shapes) }
        if let types = json["type"]?.arrayValue {
            return alternatives(
                types.map { type in
                    var members = json.objectValue ?? [:]
                    members["type"] = type
                    members["title"] = nil
                    return .object(members)
                }
            )
        }
        return typed(json)
    }

    private func typed(_ json: JSON) -> JSONSchema {
        switch json["type"]?.stringValue {
        case "null": return JSONSchema(.null)
        case "boolean": return JSONSchema(.boolean)
        case "integer":
            let minimum = json["minimum"]?.integerValue ?? json["exclusiveMinimum"]?.integerValue.map { $0 &+ 1 }
            let maximum = json["maximum"]?.integerValue ?? json["exclusiveMaximum"]?.integerValue.map { $0 &- 1 }
            return JSONSchema(.integer(minimum: minimum, maximum: maximum))
        case "number":
            return JSONSchema(.number(minimum: json["minimum"]?.numberValue, maximum: json["maximum"]?.numberValue))
        case "string": return JSONSchema(.string(format: json["format"]?.stringValue))
        case "array": return JSONSchema(.array(items: json["items"].map(schema) ?? JSONSchema(.any)))
        case "object": return object(json)
        default: return JSONSchema(.any)
        }
    }

    private func object(_ json: JSON) -> JSONSchema {
        let members = json["properties"]?.objectValue ?? [:]
        if members.isEmpty, let values = json["additionalProperties"], values.boolValue == nil {
            return JSONSchema(.map(values: schema(values)))
        }
        let extras = json["additionalProperties"]
        // An object that welcomes members nobody named cannot be checked by its names.
        if let extras, extras != false, extras != .object([:]) || members.isEmpty { return JSONSchema(.any) }
        let required = json["required"]?.arrayValue?.compactMap(\.stringValue) ?? []
        var names = json["x-order"]?.arrayValue?.compactMap(\.stringValue).filter { members[$0] != nil } ?? []
        names += required.filter { members[$0] != nil && !names.contains($0) }
        names += members.keys.sorted().filter { !names.contains($0) }
        return JSONSchema(
            .object(
                properties: names.map { name in
                    let property = schema(members[name] ?? .null)
                    let isRequired = required.contains(name) && property.defaultValue == nil
                    return JSONSchema.Property(name: name, schema: property, isRequired: isRequired)
                }
            )
        )
    }

    /// One of several shapes; "or nothing" is what every member that is not required may be.
    private func alternatives(_ shapes: [JSON]) -> JSONSchema {
        let all = shapes.map(schema)
        let some = all.filter { $0.kind != .null }
        if some.count == 1 { return some[0] }
        return JSONSchema(.oneOf(all))
    }

    private func referred(_ reference: String) -> JSONSchema {
        if reference == "#" {
            return open["#"].map { JSONSchema(.reference($0), title: $0) } ?? JSONSchema(.any)
        }
        let name = String(reference.split(separator: "/").last ?? "")
        if let title = open[name] { return JSONSchema(.reference(title), title: title) }
        guard let definition = definitions[name] else { return JSONSchema(.any) }
        var inner = self
        inner.open[name] = definition["title"]?.stringValue ?? name
        inner.depth = max(1, depth)
        var schema = inner.schema(definition)
        schema.title = schema.title ?? name
        return schema
    }
}
