extension GraphValidation {
    /// Types whose name or shape cannot be relied on.
    mutating func checkTypes() {
        for index in facts.events.indices {
            // What only goes from step to step is neither typed into a form nor read by anybody outside.
            let isSeen = ![.ordinary, .failure].contains(facts.events[index].role)
            let isPrivate = EventType.isPrivate(facts.events[index].name)
            guard isSeen || isPrivate else { continue }
            let event = facts.events[index]
            var place: SourcePlace? { (makers[event.id] ?? takers[event.id])?.first?.place }
            if isPrivate {
                report(
                    .warning,
                    .eventPrivateType,
                    .event(event.id),
                    at: place,
                    "\(event.id) is private or local: its full name differs from process to process, "
                        + "so nothing saved can name it.",
                    fix: "Make \(event.id) at least internal, or give it an eventName."
                )
            }
            guard isSeen else { continue }
            let fields = event.schema?.anyFields ?? []
            guard !fields.isEmpty else { continue }
            let isWhole = fields == [""]
            report(
                .hint,
                .schemaAnyField,
                .event(event.id),
                at: place,
                isWhole
                    ? "\(event.id) may be any JSON, so neither a form nor a check can help with it."
                    : "\(event.id) may hold any JSON in \(fields.listed("and")), where neither a form nor a check can help.",
                fix: isWhole
                    ? "Write @Schema on \(event.id)." : "Write @Schema on the field's type, or use a closer type."
            )
        }
    }
}

extension JSONSchema {
    /// The ways to what may be any JSON, as `address.city`; elements of lists and maps are `*`.
    var anyFields: [String] {
        func under(_ name: String, _ schema: JSONSchema) -> [String] {
            schema.anyFields.map { $0.isEmpty ? name : "\(name).\($0)" }
        }
        switch kind {
        case .any: return [""]
        case .array(let items): return under("*", items)
        case .map(let values): return under("*", values)
        case .oneOf(let shapes): return shapes.flatMap(\.anyFields)
        case .object(let properties): return properties.flatMap { under($0.name, $0.schema) }
        default: return []
        }
    }
}
