/// A JSON Schema as a Swift value: what forms are made from, what input is checked against, what clients are told.
///
/// Only the part of the standard that Swift types give rise to is modelled. ``json`` writes it in the standard's own form.
public struct JSONSchema: Sendable, Hashable {
    /// The shape of the value.
    public var kind: Kind
    /// The name of the type the schema was made from.
    public var title: String?
    /// What the value means, in the author's words (the type's or property's documentation comment).
    public var description: String?
    /// The value that is filled in when none is given.
    public var defaultValue: JSON?
    /// Whether the value may be written but never shown again (`Secret`).
    public var isWriteOnly: Bool

    /// Makes a schema of one shape, with its words.
    public init(
        _ kind: Kind,
        title: String? = nil,
        description: String? = nil,
        defaultValue: JSON? = nil,
        isWriteOnly: Bool = false
    ) {
        self.kind = kind
        self.title = title
        self.description = description
        self.defaultValue = defaultValue
        self.isWriteOnly = isWriteOnly
    }

    /// The shapes a value can have.
    public indirect enum Kind: Sendable, Hashable {
        /// Any JSON at all: nothing is known about the field.
        case any
        /// Only `null`.
        case null
        /// Only `true` and `false`.
        case boolean
        /// A whole number, perhaps within bounds (both inclusive).
        case integer(minimum: Int?, maximum: Int?)
        /// A number, perhaps within bounds (both inclusive).
        case number(minimum: Double?, maximum: Double?)
        /// Text; `format` as in the standard (`date-time`, `uri`, `uuid`, `byte`) or `file-path`, `multiline`.
        case string(format: String?)
        /// One of a fixed list of values.
        case choice([JSON])
        /// A list whose elements all have one schema.
        case array(items: JSONSchema)
        /// An object with known properties, in order of declaration.
        case object(properties: [Property])
        /// An object with any keys and values of one schema.
        case map(values: JSONSchema)
        /// Exactly one of several shapes (enums with payloads).
        case oneOf([JSONSchema])
        /// A type that is being described further out (recursion), by its title.
        case reference(String)
    }

    /// One named member of an object.
    public struct Property: Sendable, Hashable {
        /// The key in the object.
        public var name: String
        /// What its value must look like.
        public var schema: JSONSchema
        /// Whether input without this member is wrong; never true for members with a default.
        public var isRequired: Bool

        /// Makes a member of an object schema.
        public init(name: String, schema: JSONSchema, isRequired: Bool) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    /// The properties of an object schema in order of declaration; empty for every other shape.
    public var properties: [Property] {
        if case .object(let properties) = kind { properties } else { [] }
    }
}

/// A type that can say its own JSON Schema; `@Workflow` and `@Schema` write the conformance.
public protocol SchemaDescribed {
    /// The schema of values of this type.
    static var schema: JSONSchema { get }
}
