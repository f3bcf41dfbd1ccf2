extension JSONSchema {
    /// The titles that are referred to inside and not described there.
    var openReferences: Set<String> {
        var inside: Set<String> =
            switch kind {
            case .reference(let title): [title]
            case .array(let items): items.openReferences
            case .map(let values): values.openReferences
            case .oneOf(let shapes): shapes.reduce(into: []) { $0.formUnion($1.openReferences) }
            case .object(let properties): properties.reduce(into: []) { $0.formUnion($1.schema.openReferences) }
            default: []
            }
        if isReferable, let title { inside.remove(title) }
        return inside
    }

    /// Whether something inside refers to this schema.
    var isRecursive: Bool {
        guard isReferable, let title else { return false }
        var body = self
        body.title = nil
        return body.openReferences.contains(title)
    }
}
