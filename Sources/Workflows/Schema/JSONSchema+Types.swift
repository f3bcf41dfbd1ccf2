public import FoundationEssentials

extension JSONSchema {
    /// The schema of any type that can be decoded: its own, that of a standard type, or what a probing decoder finds.
    ///
    /// A type is probed once per process; what cannot be probed is ``Kind/any``.
    public static func of(_ type: any Any.Type) -> JSONSchema {
        if let described = type as? any SchemaDescribed.Type { return described.schema }
        return SchemaProbe.schema(of: type)
    }
}

extension SchemaDescribed where Self: FixedWidthInteger {
    public static var schema: JSONSchema {
        // Bounds that JSON's own numbers have need no saying.
        if Self.bitWidth == Int.bitWidth, Self.isSigned { return JSONSchema(.integer(minimum: nil, maximum: nil)) }
        return JSONSchema(.integer(minimum: Int(exactly: Self.min), maximum: Int(exactly: Self.max)))
    }
}

extension Int: SchemaDescribed {}
extension Int8: SchemaDescribed {}
extension Int16: SchemaDescribed {}
extension Int32: SchemaDescribed {}
extension Int64: SchemaDescribed {}
extension UInt: SchemaDescribed {}
extension UInt8: SchemaDescribed {}
extension UInt16: SchemaDescribed {}
extension UInt32: SchemaDescribed {}
extension UInt64: SchemaDescribed {}

extension Double: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.number(minimum: nil, maximum: nil)) }
}

extension Float: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.number(minimum: nil, maximum: nil)) }
}

extension Bool: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.boolean) }
}

extension String: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.string(format: nil)) }
}

extension JSON: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.any) }
}

extension Date: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.string(format: "date-time")) }
}

extension URL: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.string(format: "uri")) }
}

extension UUID: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.string(format: "uuid")) }
}

extension Data: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.string(format: "byte")) }
}

extension Decimal: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.number(minimum: nil, maximum: nil)) }
}

extension Optional: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema.of(Wrapped.self) }
}

extension Array: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.array(items: JSONSchema.of(Element.self))) }
}

extension Set: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.array(items: JSONSchema.of(Element.self))) }
}

extension Dictionary: SchemaDescribed {
    public static var schema: JSONSchema {
        // Only text keys make an object; others are coded as an array of keys and values in turn.
        Key.self == String.self ? JSONSchema(.map(values: JSONSchema.of(Value.self))) : JSONSchema(.any)
    }
}
