/// What `@Schema` writes: a schema from properties and cases, with types that the compiler resolves.
extension JSONSchema {
    /// The schema of a struct.
    ///
    /// Inside its own description, directly or through other types, a type is a ``Kind/reference(_:)`` to its title.
    public static func object<Value>(
        of type: Value.Type,
        title: String,
        description: String? = nil,
        _ properties: () -> [Property]
    ) -> JSONSchema {
        describing(type, title: title) {
            JSONSchema(.object(properties: properties()), title: title, description: description)
        }
    }

    /// The schema of an enum whose cases carry nothing: one of the values as the type itself encodes them.
    ///
    /// A value that cannot be encoded is left out.
    public static func choice<Value: Encodable>(
        of type: Value.Type,
        title: String,
        description: String? = nil,
        _ values: () -> [Value]
    ) -> JSONSchema {
        JSONSchema(.choice(values().compactMap { try? JSON(encoding: $0) }), title: title, description: description)
    }

    /// The schema of an enum whose cases carry something, in the shape synthesized coding uses: `{"case": {…}}`.
    public static func variants<Value>(
        of type: Value.Type,
        title: String,
        description: String? = nil,
        _ variants: () -> [JSONSchema]
    ) -> JSONSchema {
        describing(type, title: title) {
            JSONSchema(.oneOf(variants()), title: title, description: description)
        }
    }

    /// Describes a type unless it is being described further out.
    private static func describing<Value>(
        _ type: Value.Type,
        title: String,
        _ describe: () -> JSONSchema
    ) -> JSONSchema {
        let key = ObjectIdentifier(type)
        guard !open.contains(key) else { return JSONSchema(.reference(title), title: title) }
        return $open.withValue(open.union([key]), operation: describe)
    }

    /// The types that are being described on this task, from the outermost in.
    @TaskLocal private static var open: Set<ObjectIdentifier> = []
}

extension JSONSchema.Property {
    /// A property without a default; it is required unless its type is an optional.
    public static func field<Value>(
        _ name: String,
        _ type: Value.Type,
        description: String? = nil
    ) -> JSONSchema.Property {
        var schema = JSONSchema.of(type)
        schema.description = description ?? schema.description
        return JSONSchema.Property(name: name, schema: schema, isRequired: !(type is any OptionalValue.Type))
    }

    /// A property with a default, which is filled in when the input lacks it.
    ///
    /// It is required after all when the default cannot be encoded.
    public static func field<Value>(
        _ name: String,
        _ type: Value.Type = Value.self,
        default value: Value,
        description: String? = nil
    ) -> JSONSchema.Property {
        var property = field(name, type, description: description)
        guard let encodable = value as? any Encodable, let json = try? JSON(encoding: encodable), json != .null else {
            return property
        }
        property.schema.defaultValue = json
        property.isRequired = false
        return property
    }
}

extension JSONSchema {
    /// One case of an enum with what it carries.
    public static func variant(
        _ name: String,
        description: String? = nil,
        _ properties: [Property]
    ) -> JSONSchema {
        let payload = JSONSchema(.object(properties: properties))
        return JSONSchema(
            .object(properties: [Property(name: name, schema: payload, isRequired: true)]),
            title: name,
            description: description
        )
    }
}

/// Marks types whose absence is a value.
private protocol OptionalValue {}
extension Optional: OptionalValue {}
