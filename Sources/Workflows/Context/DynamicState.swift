/// State whose fields are not known beforehand: JSON that steps read and write by path.
///
/// A workflow says `typealias State = DynamicState`. Paths work on typed states too; those keep their fields and types.
public struct DynamicState: WorkflowState, Hashable {
    /// The fields, by name.
    public var fields: [String: JSON]

    /// A state without fields.
    public init() { fields = [:] }

    /// A state with some fields.
    public init(_ fields: [String: JSON]) { self.fields = fields }

    /// Reads any JSON object.
    ///
    /// - Throws: a `DecodingError` when it is no object.
    public init(from decoder: any Decoder) throws {
        fields = try decoder.singleValueContainer().decode([String: JSON].self)
    }

    /// Writes the fields as one JSON object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fields)
    }
}
