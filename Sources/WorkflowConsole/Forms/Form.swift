public import TerminalUI
public import Workflows

/// A form made from a schema: one row a field, checked field by field, sent only by an act of its own.
///
/// A pure value. Nothing is chosen beforehand but what the schema gives as default. The last stop after the fields is
/// the `[ Send ]` button, which whoever shows the form draws below it.
public struct Form: Sendable, Hashable {
    var fields: [FormField]
    /// The field with the focus; `fields.count` is the button.
    var focus = 0
    /// What is wrong with the whole.
    var wholeError: String?
    /// The first key of two, while the second one is awaited.
    var chord: Key?
    /// Whether the JSON that would be sent is shown in place of the hints.
    var showsJSON = false

    /// - Parameters:
    ///   - initial: values that are filled in, as typed.
    ///   - drafts: what was typed before, by field name; stronger than `initial`.
    public init(schema: JSONSchema, initial: [String: JSON] = [:], drafts: [String: String] = [:]) {
        let whole = JSON.object(initial)
        fields = FieldSpec.fields(of: schema).map { spec in
            var value: JSON? = whole
            for name in spec.path { value = value?[name] }
            return FormField(spec, value: value, draft: drafts[spec.name])
        }
    }

    /// Takes a key; what belongs to the form is done, the rest is told.
    public mutating func handle(_ key: Key) -> FormOutcome {
        if let first = chord {
            chord = nil
            guard let command = CommandTable.command(for: [first, key], in: .form) else {
                return key == Key(.escape) ? .handled : .ignored
            }
            return perform(command.id)
        }
        if CommandTable.isBeginning(key, in: .form) {
            chord = key
            return .handled
        }
        let command = CommandTable.command(for: key, in: .form)
        // An arrow is the field's, if it has a use for it.
        if let command, ![Key.Code.up, .down].contains(key.code) {
            if key == Key(.tab) { return completeOrAdvance() }
            return perform(command.id)
        }
        if fields.indices.contains(focus) {
            let before = fields[focus]
            if fields[focus].handle(key) {
                if fields[focus].input != before.input { fields[focus].error = nil }
                return .handled
            }
        } else if key.code == .down {
            return .ignored
        }
        return command.map { perform($0.id) } ?? .ignored
    }

    /// Text from the clipboard; it goes into the field as text and is never taken for keys.
    public mutating func paste(_ text: String) {
        guard fields.indices.contains(focus) else { return }
        fields[focus].paste(text)
    }

    /// Goes to the first field, or to the button when there is none.
    public mutating func focusFirst() { focus = 0 }
    /// Goes to the `[ Send ]` button.
    public mutating func focusLast() { focus = fields.count }

    /// Offers what could go on from the text of a field; one offer is taken at once.
    public mutating func setCompletions(_ completions: [String], for field: String, prefix: String) {
        guard let index = index(of: field), fields[index].text == prefix else { return }
        fields[index].offer(completions)
    }

    /// Replaces the text of a field, as the editor gave it.
    public mutating func setText(_ text: String, for field: String) {
        guard let index = index(of: field) else { return }
        fields[index].setText(text)
        focus = index
    }

    /// Empties every field down to its default.
    public mutating func dropDraft() {
        fields = fields.map { FormField($0.spec, value: nil, draft: nil) }
        wholeError = nil
        focus = 0
    }

    /// What is wrong now, field by field; nothing is marked by asking.
    public func validate() -> [FieldError] {
        fields.compactMap { field in
            if case .failure(let error) = field.read() { error } else { nil }
        }
    }

    /// Marks fields and goes to the first wrong one; an error without a path is about the whole form.
    public mutating func show(errors: [FieldError]) {
        wholeError = errors.first { $0.path.isEmpty }?.reason
        for index in fields.indices { fields[index].error = nil }
        var first: Int?
        for error in errors where !error.path.isEmpty {
            guard let index = index(of: error.path) ?? index(containing: error.path) else {
                wholeError = "\(error.path): \(error.reason)"
                continue
            }
            fields[index].error = error.reason
            first = min(first ?? index, index)
        }
        if let first { focus = first }
    }

    /// The values as they would be sent; fields that are empty or wrong are left out.
    public var value: [String: JSON] {
        FieldSpec.object(
            fields.compactMap { field in
                guard case .success(let value?) = field.read() else { return nil }
                return (field.spec.path, value)
            }
        )
    }

    /// What was typed, by field name; never what must not be shown again.
    public var drafts: [String: String] {
        var drafts: [String: String] = [:]
        for field in fields where !field.spec.schema.isWriteOnly && field.isTouched {
            drafts[field.spec.name] = field.text
        }
        return drafts
    }

    /// The stop with the focus among all fields, counted from 0.
    public var position: (index: Int, count: Int) { (min(focus, max(0, fields.count - 1)), fields.count) }

    /// Whether the `[ Send ]` button has the focus.
    public var isOnSend: Bool { focus >= fields.count }

    private func index(of name: String) -> Int? { fields.firstIndex { $0.spec.name == name } }

    /// An error deep inside a field belongs to that field.
    private func index(containing path: String) -> Int? {
        fields.firstIndex { path.hasPrefix($0.spec.name + ".") }
    }
}

/// What became of a key in a form.
public enum FormOutcome: Sendable, Hashable {
    /// The form took it.
    case handled
    /// Not the form's: it may mean something to whoever shows it.
    case ignored
    /// Esc or Ctrl-C: later; the draft is kept.
    case dismissed
    /// Every field fits, and the person sent it.
    case submit([String: JSON])
    /// The path in a field is to be completed.
    case wantsCompletions(field: String, prefix: String)
    /// The text of a field is to be written in the editor.
    case wantsEditor(field: String, text: String)
}
