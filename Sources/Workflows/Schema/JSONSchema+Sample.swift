extension JSONSchema {
    /// The smallest value that fits: defaults where there are any, and only what is required.
    public func sample() -> JSON {
        if let defaultValue { return defaultValue }
        switch kind {
        case .any, .null, .reference: return .null
        case .boolean: return false
        case .integer(let minimum, let maximum): return .integer(max(minimum ?? 0, min(0, maximum ?? 0)))
        case .number(let minimum, let maximum): return .number(max(minimum ?? 0, min(0, maximum ?? 0)))
        case .string(let format):
            switch format {
            case "date-time": return "2026-01-31T12:00:00Z"
            case "uri": return "https://example.org/"
            case "uuid": return "6F1E3B52-9C1B-4B3E-8E49-0D3A6B1C2D4E"
            case "byte": return "AA=="
            default: return "text"
            }
        case .choice(let choices): return choices.first ?? .null
        case .array: return []
        case .map: return .object([:])
        case .object(let properties):
            var members: [String: JSON] = [:]
            for property in properties where property.isRequired { members[property.name] = property.schema.sample() }
            return .object(members)
        case .oneOf(let schemas): return schemas.first?.sample() ?? .null
        }
    }
}
