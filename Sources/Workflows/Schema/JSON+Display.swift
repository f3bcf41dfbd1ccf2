extension JSON {
    /// The fields of an event as they may be shown: write-only ones are masked.
    ///
    /// - Throws: an `EncodingError` when the event cannot be written as JSON.
    public init(display event: any WorkflowEvent) throws {
        self = try JSON(encoding: event).masked(by: JSONSchema.of(type(of: event)))
    }

    /// The value without what its schema says must never be shown again.
    public func masked(by schema: JSONSchema) -> JSON {
        if schema.isWriteOnly { return self == .null ? .null : "•••" }
        switch (self, schema.kind) {
        case (.object(var members), .object(let properties)):
            for property in properties {
                if let value = members[property.name] { members[property.name] = value.masked(by: property.schema) }
            }
            return .object(members)
        case (.object(let members), .map(let values)): return .object(members.mapValues { $0.masked(by: values) })
        case (.array(let elements), .array(let items)): return .array(elements.map { $0.masked(by: items) })
        default: return self
        }
    }
}
