extension JSONSchema {
    /// The schema of any type that can be decoded.
    public static func of(_ type: any Decodable.Type) -> JSONSchema {
        (type as? any SchemaDescribed.Type)?.schema ?? JSONSchema(.any)
    }
}
