public import Workflows

/// A form as a conversation: one field a line, in order, read back before it is sent.
///
/// `?` explains a field, `<` goes back one and before the first one leaves the form, an error is one line and the
/// field again.
public struct PlainForm: Sendable, Hashable {
    private let fields: [FieldSpec]
    private var answers: [JSON?]
    private var index = 0
    /// The fields that were given already and are not asked.
    private let given: Set<Int>
    private let confirms: Bool

    /// What became of a line.
    public enum Outcome: Sendable, Hashable {
        /// Lines to print; the form goes on with ``prompt``.
        case goesOn([String])
        /// The values to send.
        case send([String: JSON])
        /// The person said no, or went back before the first field; nothing is sent.
        case leaves
    }

    /// - Parameters:
    ///   - initial: values that were given already and are not asked again.
    ///   - confirms: whether the answer is read back and `send (yes/no)?` asked.
    public init(schema: JSONSchema, initial: [String: JSON] = [:], confirms: Bool = true) {
        fields = FieldSpec.fields(of: schema)
        let answers = fields.map { field in
            var value: JSON? = .object(initial)
            for name in field.path { value = value?[name] }
            return value
        }
        self.answers = answers
        given = Set(answers.indices.filter { answers[$0] != nil })
        self.confirms = confirms
        skipGiven()
    }

    /// Whether every field has its value, so that nothing is left to ask but the confirmation.
    public var isComplete: Bool { index >= fields.count }

    /// Whether what is typed now must not be seen.
    public var isSecret: Bool { index < fields.count && fields[index].schema.isWriteOnly }

    /// What stands before the cursor.
    public var prompt: String {
        guard index < fields.count else { return "send (yes/no)? " }
        let field = fields[index]
        var text = field.name
        switch field.kind {
        case .choice(let values):
            let numbered = values.enumerated().map { number, value in
                let name = FieldSpec.name(of: value)
                return field.schema.kind == .boolean ? name : "\(number + 1) \(name)"
            }
            text += " (\(numbered.joined(separator: field.schema.kind == .boolean ? "/" : ", ")))"
        default: break
        }
        if let value = field.schema.defaultValue {
            text += " [\(field.schema.isWriteOnly ? "•••" : FieldSpec.name(of: value))]"
        } else if !field.isRequired {
            text += " (optional)"
        }
        return text + "? "
    }

    /// Takes a line that was typed at ``prompt``.
    public mutating func take(_ line: String) -> Outcome {
        let text = line.trimmingSpaces
        guard index < fields.count else { return confirm(text) }
        switch text {
        case "?": return .goesOn(explanation(of: fields[index]))
        case "<":
            return back()
        default: break
        }
        switch read(text, for: fields[index]) {
        case .success(let value):
            answers[index] = value
            index += 1
            skipGiven()
            return isComplete ? finish() : .goesOn([])
        case .failure(let error):
            return .goesOn(["\(fields[index].name): \(error.reason)"])
        }
    }

    /// Goes back to the first field that was not taken.
    public mutating func show(_ errors: [FieldError]) -> [String] {
        let wrong = errors.compactMap { error in
            // An error inside a list or an object belongs to its field.
            fields.firstIndex { error.path == $0.name || error.path.hasPrefix($0.name + ".") }
        }.min()
        index = wrong ?? 0
        return errors.map { $0.path.isEmpty ? $0.reason : "\($0.path): \($0.reason)" }
    }

    /// The values as they would be sent.
    public var values: [String: JSON] {
        FieldSpec.object(zip(fields, answers).compactMap { field, value in value.map { (field.path, $0) } })
    }

    private mutating func skipGiven() {
        while given.contains(index) { index += 1 }
    }

    /// To the field before this one that is asked; before the first one there is nothing to go on with.
    private mutating func back() -> Outcome {
        guard let before = fields.indices.last(where: { $0 < index && !given.contains($0) }) else { return .leaves }
        index = before
        return .goesOn([])
    }

    private func read(_ text: String, for field: FieldSpec) -> Result<JSON?, FieldError> {
        if case .choice(let values) = field.kind, field.schema.kind != .boolean, let number = Int(text),
            values.indices.contains(number - 1), !values.contains(.integer(number))
        {
            return .success(values[number - 1])
        }
        return field.read(text)
    }

    private mutating func finish() -> Outcome {
        guard confirms else { return .send(values) }
        let lines = zip(fields, answers).map { field, value in
            let shown = value ?? field.schema.defaultValue
            let text = field.schema.isWriteOnly && shown != nil ? "•••" : shown.map(FieldSpec.name(of:)) ?? "nothing"
            return "  \(field.name): \(text)"
        }
        return .goesOn(lines)
    }

    private mutating func confirm(_ text: String) -> Outcome {
        switch text.lowercased() {
        case "yes", "y": return .send(values)
        case "no", "n": return .leaves
        case "<":
            return back()
        case "?": return .goesOn(["yes sends the answer, no leaves the question open, < goes back."])
        default: return .goesOn(["Type yes or no."])
        }
    }

    private func explanation(of field: FieldSpec) -> [String] {
        var lines = ["\(field.name): \(field.hint)."]
        if let words = field.schema.description { lines.append("  \(words)") }
        if let value = field.schema.defaultValue {
            let shown = field.schema.isWriteOnly ? "the value set beforehand" : FieldSpec.name(of: value)
            lines.append("  An empty line means \(shown).")
        }
        if !field.isRequired, field.schema.defaultValue == nil { lines.append("  An empty line leaves it out.") }
        lines.append(
            !fields.indices.contains { $0 < index && !given.contains($0) }
                ? "  < leaves the form." : "  < goes back a field."
        )
        return lines
    }
}
