public import Workflows

/// Values and times in lines that can be read aloud.
enum PlainText {
    /// A field of an event, by its path.
    struct Field: Sendable, Hashable {
        var name: String
        var value: JSON
    }

    /// The fields of an object in the order of its schema; what the schema does not know follows, sorted.
    static func fields(of value: JSON, schema: JSONSchema? = nil) -> [Field] {
        guard case .object(let members) = value else { return [] }
        let known = (schema?.properties ?? []).map(\.name).filter { members[$0] != nil }
        let rest = members.keys.filter { !known.contains($0) }.sorted()
        return (known + rest).flatMap { name -> [Field] in
            let member = members[name] ?? .null
            guard case .object(let inner) = member, !inner.isEmpty else { return [Field(name: name, value: member)] }
            let property = schema?.properties.first { $0.name == name }
            return fields(of: member, schema: property?.schema).map { field in
                Field(name: "\(name).\(field.name)", value: field.value)
            }
        }
    }

    /// Each field on a line of its own, the elements of a list and the lines of a text below theirs.
    static func lines(of fields: [Field], indent: String) -> [String] {
        fields.flatMap { field -> [String] in
            switch field.value {
            case .null: return []
            case .array(let elements) where elements.isEmpty: return ["\(indent)\(field.name): none"]
            case .array(let elements):
                return ["\(indent)\(field.name), \(elements.count):"]
                    + elements.flatMap { split(FieldSpec.name(of: $0)).map { "\(indent)  \($0)" } }
            case .string(let text) where text.contains(where: isLineEnd):
                return ["\(indent)\(field.name):"] + split(text).map { "\(indent)  \($0)" }
            default: return ["\(indent)\(field.name): \(FieldSpec.name(of: field.value))"]
            }
        }
    }

    /// The fields in a few words, for one line.
    static func summary(of fields: [Field]) -> String {
        let words = fields.prefix(4).map { field -> String in
            if case .array(let elements) = field.value { return "\(field.name) \(elements.count)" }
            let text = FieldSpec.name(of: field.value)
            return "\(field.name) \(text.prefix(60))\(text.count > 60 ? "…" : "")"
        }
        return words.isEmpty ? "" : ", " + words.joined(separator: ", ")
    }

    /// The lines of a text; none is left out, and no text has no line.
    static func split(_ text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd).map(String.init)
    }

    /// What ends a line of a text. A lone carriage return does not: it is there to hide what stands before it.
    private static func isLineEnd(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }

    /// A span of time as it is said: `1 second`, `2 minutes 5 seconds`, `3 hours`.
    static func span(seconds: Int) -> String {
        let seconds = max(0, seconds)
        let parts = [(seconds / 3600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")]
        let words = parts.filter { $0.0 > 0 }.prefix(2).map { number($0.0, $0.1) }
        return words.isEmpty ? "0 seconds" : words.joined(separator: " ")
    }

    /// A number with its noun: `1 event`, `3 events`.
    static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// Words as a list is said: `a`, `a and b`, `a, b and c`.
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension PlainDialogue {
    /// What a run came to, in words: nothing, a value, or its fields line by line.
    public static func words(forResult result: JSON) -> String {
        guard case .object = result else { return FieldSpec.name(of: result) }
        return PlainText.lines(of: PlainText.fields(of: result), indent: "").joined(separator: "\n")
    }
}
