/// The path of a file, as a field that forms complete from the file system; coded as plain text.
///
/// Nothing is opened or checked by making one: whether the file exists is the step's business.
public struct FileReference: Codable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The path as it was given.
    public var path: String

    /// Refers to the file at a path, which need not exist.
    public init(_ path: String) { self.path = path }
    public init(stringLiteral value: String) { path = value }

    public init(from decoder: any Decoder) throws { path = try decoder.singleValueContainer().decode(String.self) }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(path)
    }
}

extension FileReference: SchemaDescribed {
    public static var schema: JSONSchema { JSONSchema(.string(format: "file-path")) }
}
