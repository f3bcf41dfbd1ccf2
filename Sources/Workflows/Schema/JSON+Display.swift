extension JSON {
    /// The fields of an event as they may be shown: write-only ones are masked.
    ///
    /// - Throws: an `EncodingError` when the event cannot be written as JSON.
    public init(display event: any WorkflowEvent) throws {
        self = try JSON(encoding: event).masked(by: JSONSchema.of(type(of: event)))
    }

    /// The value without what its schema says must never be shown again, at every depth.
    ///
    /// Where several shapes are possible, what any of them hides is hidden.
    public func masked(by schema: JSONSchema) -> JSON { masked(by: schema, in: SchemaScope(schema)) }

    private func masked(by schema: JSONSchema, in scope: SchemaScope) -> JSON {
        if schema.isWriteOnly { return self == .null ? .null : "•••" }
        switch (self, schema.kind) {
        case (.object(var members), .object(let properties)):
            for property in properties {
                guard let value = members[property.name] else { continue }
                members[property.name] = value.masked(by: property.schema, in: scope.entering(property.schema))
            }
            return .object(members)
        case (.object(let members), .map(let values)):
            let inner = scope.entering(values)
            return .object(members.mapValues { $0.masked(by: values, in: inner) })
        case (.array(let elements), .array(let items)):
            let inner = scope.entering(items)
            return .array(elements.map { $0.masked(by: items, in: inner) })
        case (_, .oneOf(let shapes)):
            return shapes.reduce(self) { value, shape in value.masked(by: shape, in: scope.entering(shape)) }
        case (_, .reference(let title)):
            guard let (target, inner) = scope.resolve(title) else { return self }
            return masked(by: target, in: inner)
        default: return self
        }
    }
}
