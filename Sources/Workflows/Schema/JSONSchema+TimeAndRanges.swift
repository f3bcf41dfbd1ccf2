extension Duration: SchemaDescribed {
    public static var schema: JSONSchema {
        JSONSchema(.number(minimum: nil, maximum: nil), description: "A length of time in seconds.")
    }
}

extension ClosedRange: SchemaDescribed {
    public static var schema: JSONSchema {
        JSONSchema(.range(of: Bound.self), title: "Range", description: "From one value to another, both included.")
    }
}

extension Range: SchemaDescribed {
    public static var schema: JSONSchema {
        JSONSchema(
            .range(of: Bound.self),
            title: "Range",
            description: "From one value up to another, which is excluded."
        )
    }
}

extension JSONSchema.Kind {
    fileprivate static func range(of bound: any Any.Type) -> JSONSchema.Kind {
        .object(
            properties: ["from", "to"].map {
                JSONSchema.Property(name: $0, schema: JSONSchema.of(bound), isRequired: true)
            }
        )
    }
}
