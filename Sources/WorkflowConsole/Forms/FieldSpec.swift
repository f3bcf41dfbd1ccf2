public import Workflows

/// One thing to fill in: a leaf of an object schema, with the way to it.
public struct FieldSpec: Sendable, Hashable {
    /// The names from the outside in: `["address", "city"]`.
    public var path: [String]
    /// What the value must look like.
    public var schema: JSONSchema
    /// Whether the answer cannot be sent without it.
    public var isRequired: Bool

    /// The path as people write it: `address.city`.
    public var name: String { path.joined(separator: ".") }

    /// How the field is filled in.
    public var kind: Kind {
        switch schema.kind {
        case .boolean: .choice([.bool(true), .bool(false)])
        case .choice(let values): .choice(values)
        case .array(let items): .list(of: items)
        case .string("multiline"): .longText
        case .string("file-path"): .filePath
        case .any, .map, .oneOf, .reference, .object: .json
        case .null, .integer, .number, .string: .text
        }
    }

    /// The ways of filling in a field.
    public enum Kind: Sendable, Hashable {
        /// One line of text, read by the schema.
        case text
        /// Text of several lines, also written in the editor.
        case longText
        /// A path, completed from the file system.
        case filePath
        /// One of these, picked and never typed freely.
        case choice([JSON])
        /// Several values, separated by commas.
        case list(of: JSONSchema)
        /// JSON as it stands, because the shape is open.
        case json
    }

    /// The choices as people read them: `yes` and `no` for truth values.
    public var choiceNames: [String] {
        guard case .choice(let values) = kind else { return [] }
        return values.map(FieldSpec.name(of:))
    }

    /// A value as it is shown and typed in a field.
    public static func name(of value: JSON) -> String {
        switch value {
        case .bool(let isTrue): isTrue ? "yes" : "no"
        case .string(let text): text
        case .null: ""
        case .array(let elements): elements.map(name(of:)).joined(separator: ", ")
        default: value.text
        }
    }

    /// A few words on what fits: `number`, `yes or no`, `one of low, medium, high`, `optional`.
    public var hint: String {
        var words: [String] = []
        switch schema.kind {
        case .integer(let minimum, let maximum):
            words.append(FieldSpec.bounds("whole number", minimum.map(String.init), maximum.map(String.init)))
        case .number(let minimum, let maximum):
            words.append(FieldSpec.bounds("number", minimum.map { "\($0)" }, maximum.map { "\($0)" }))
        case .boolean: words.append("yes or no")
        case .choice: words.append(choiceNames.joined(separator: " · "))
        case .array: words.append("list, separated by commas")
        case .string(let format):
            switch format {
            case "date-time": words.append("date and time")
            case "uri": words.append("address")
            case "file-path": words.append("path")
            case "uuid": words.append("UUID")
            case "byte": words.append("base64")
            default: words.append("text")
            }
        case .any, .map, .oneOf, .reference, .object: words.append("JSON")
        case .null: words.append("nothing")
        }
        if !isRequired { words.insert("optional", at: 0) }
        return words.joined(separator: ", ")
    }

    private static func bounds(_ word: String, _ minimum: String?, _ maximum: String?) -> String {
        switch (minimum, maximum) {
        case (let low?, let high?): "\(word) from \(low) to \(high)"
        case (let low?, nil): "\(word) from \(low)"
        case (nil, let high?): "\(word) up to \(high)"
        case (nil, nil): word
        }
    }

    /// Reads what was typed; empty text is an absent value.
    ///
    /// - Returns: the value, `nil` for absent, or what is wrong.
    public func read(_ text: String) -> Result<JSON?, FieldError> {
        let trimmed = text.trimmingSpaces
        if trimmed.isEmpty {
            // An empty line is how people say nothing, so required text cannot be left empty.
            if isRequired, schema.defaultValue == nil { return .failure(FieldError(path: name, reason: "needed")) }
            return .success(nil)
        }
        switch kind {
        case .json:
            guard let value = try? JSON(parsing: trimmed) else {
                return .failure(FieldError(path: name, reason: "not JSON"))
            }
            return checked(value)
        case .list(let items):
            var values: [JSON] = []
            for part in trimmed.split(separator: ",") {
                switch items.parse(text: String(part).trimmingSpaces) {
                case .success(let value): values.append(value)
                case .failure(let error): return .failure(FieldError(path: name, reason: error.reason))
                }
            }
            return checked(.array(values))
        case .text, .longText, .filePath, .choice:
            switch schema.parse(text: kind == .longText ? text : trimmed) {
            case .success(let value): return .success(value)
            case .failure(let error): return .failure(FieldError(path: name, reason: error.reason))
            }
        }
    }

    private func checked(_ value: JSON) -> Result<JSON?, FieldError> {
        if let error = schema.check(value).first {
            let inner = error.path.isEmpty ? "" : "\(error.path): "
            return .failure(FieldError(path: name, reason: inner + error.reason))
        }
        return .success(value)
    }
}

extension FieldSpec {
    /// The leaves of an object schema in order of declaration; nested objects are opened up.
    public static func fields(of schema: JSONSchema, at path: [String] = [], isRequired: Bool = true) -> [FieldSpec] {
        guard case .object(let properties) = schema.kind, !properties.isEmpty || path.isEmpty else {
            return [FieldSpec(path: path, schema: schema, isRequired: isRequired)]
        }
        return properties.flatMap { property in
            fields(
                of: property.schema,
                at: path + [property.name],
                // An optional object asks for nothing as long as none of its fields is filled in.
                isRequired: isRequired && property.isRequired
            )
        }
    }

    /// Puts values into an object by their paths; absent ones are left out.
    public static func object(_ values: [(path: [String], value: JSON)]) -> [String: JSON] {
        var result: [String: JSON] = [:]
        for (path, value) in values { result = put(value, at: path[...], in: result) }
        return result
    }

    private static func put(_ value: JSON, at path: ArraySlice<String>, in members: [String: JSON]) -> [String: JSON] {
        guard let first = path.first else { return members }
        var members = members
        let rest = path.dropFirst()
        members[first] =
            rest.isEmpty ? value : .object(put(value, at: rest, in: members[first]?.objectValue ?? [:]))
        return members
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmingSpaces: String {
        var part = self[...]
        while let first = part.first, first.isWhitespace { part = part.dropFirst() }
        while let last = part.last, last.isWhitespace { part = part.dropLast() }
        return String(part)
    }
}
