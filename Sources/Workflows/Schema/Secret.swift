/// A value that may be given and used but never shown: not in logs, forms, recordings, exports or error texts.
public struct Secret<Value: Codable & Sendable>: Codable, Sendable {
    /// The value itself; whoever takes it out is answerable for where it goes.
    public var exposed: Value

    /// Hides a value; only ``exposed`` shows it again.
    public init(_ value: Value) { exposed = value }

    public init(from decoder: any Decoder) throws { exposed = try Value(from: decoder) }

    /// Writes the value, because whoever runs the step needs it; what is shown is masked by the schema.
    public func encode(to encoder: any Encoder) throws { try exposed.encode(to: encoder) }
}

extension Secret: Equatable where Value: Equatable {}
extension Secret: Hashable where Value: Hashable {}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "•••" }
    public var debugDescription: String { "•••" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret: SchemaDescribed {
    public static var schema: JSONSchema {
        var schema = JSONSchema.of(Value.self)
        schema.isWriteOnly = true
        return schema
    }
}
