extension JSONSchema {
    /// Puts defaults where members are absent, at every depth.
    ///
    /// Decoders of Swift's own making demand every member, defaults or not; so this comes before decoding.
    /// A `null` counts as absent where there is a default.
    public func filled(_ fields: [String: JSON]) -> [String: JSON] {
        filled(.object(fields)).objectValue ?? fields
    }

    /// Puts defaults where members are absent, at every depth.
    public func filled(_ value: JSON) -> JSON { filled(value, in: SchemaScope(self)) }

    private func filled(_ value: JSON, in scope: SchemaScope) -> JSON {
        switch (kind, value) {
        case (.object(let properties), .object(var members)):
            for property in properties {
                let schema = property.schema
                if let given = members[property.name], given != .null || schema.defaultValue == nil {
                    members[property.name] = schema.filled(given, in: scope.entering(schema))
                } else if let defaultValue = schema.defaultValue {
                    members[property.name] = defaultValue
                }
            }
            return .object(members)
        case (.map(let values), .object(let members)):
            return .object(members.mapValues { values.filled($0, in: scope.entering(values)) })
        case (.array(let items), .array(let elements)):
            return .array(elements.map { items.filled($0, in: scope.entering(items)) })
        case (.oneOf(let shapes), _):
            let fitting = shapes.lazy.map { $0.filled(value, in: scope.entering($0)) }
            for (shape, candidate) in zip(shapes, fitting)
            where shape.check(candidate, in: scope.entering(shape)).isEmpty {
                return candidate
            }
            return value
        case (.reference(let title), _):
            guard let (target, inner) = scope.resolve(title) else { return value }
            return target.filled(value, in: inner)
        default:
            return value
        }
    }
}

/// The titled schemas around a place in a schema, outermost first: where references lead.
struct SchemaScope {
    private var open: [JSONSchema] = []

    init() {}
    init(_ schema: JSONSchema) { self = SchemaScope().entering(schema) }

    /// The scope inside a schema.
    func entering(_ schema: JSONSchema) -> SchemaScope {
        guard schema.title != nil, schema.isReferable else { return self }
        var inner = self
        inner.open.append(schema)
        return inner
    }

    /// The schema that a reference means, and the scope inside it; the innermost of that title wins.
    func resolve(_ title: String) -> (JSONSchema, SchemaScope)? {
        guard let index = open.lastIndex(where: { $0.title == title }) else { return nil }
        var scope = SchemaScope()
        scope.open = Array(open[...index])
        return (open[index], scope)
    }
}

extension JSONSchema {
    /// Whether a reference can mean this schema: only shapes with something inside can hold themselves.
    var isReferable: Bool {
        switch kind {
        case .object, .oneOf: true
        default: false
        }
    }
}
