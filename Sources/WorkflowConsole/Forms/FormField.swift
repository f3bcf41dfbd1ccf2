import TerminalUI
import Workflows

/// One field of a form: what it asks, what was typed or picked, and what is wrong with it.
struct FormField: Sendable, Hashable {
    let spec: FieldSpec
    var input: Input
    var error: String?
    /// What could go on from the text, for a path.
    var completions: [String] = []
    /// Whether the text changed since it was last completed.
    var isEdited = false
    /// Whether the person changed anything here.
    var isTouched = false

    /// What the field holds.
    enum Input: Sendable, Hashable {
        case text(TextField)
        /// The chosen one of the spec's choices; `nil` while nothing is chosen.
        case choice(Int?)
    }

    init(_ spec: FieldSpec, value: JSON?, draft: String?) {
        self.spec = spec
        let standard = value ?? spec.schema.defaultValue
        if case .choice(let values) = spec.kind {
            let chosen = draft.flatMap { text in values.firstIndex { FieldSpec.name(of: $0) == text } }
            input = .choice(chosen ?? standard.flatMap { values.firstIndex(of: $0) })
        } else {
            let text = draft ?? standard.map { spec.kind == .json ? $0.text : FieldSpec.name(of: $0) } ?? ""
            let lines: TextField.Lines = spec.kind == .longText ? .several : .one
            input = .text(TextField(text, lines: lines, isMasked: spec.schema.isWriteOnly))
        }
        isTouched = draft != nil
    }

    /// What was typed, or the name of what was picked.
    var text: String {
        switch input {
        case .text(let field): field.text
        case .choice(let index): index.map { spec.choiceNames[$0] } ?? ""
        }
    }

    var takesLineBreaks: Bool { spec.kind == .longText }

    /// The value, `nil` for none, or what is wrong.
    func read() -> Result<JSON?, FieldError> {
        if case .choice(let index) = input, case .choice(let values) = spec.kind {
            if let index { return .success(values[index]) }
            return spec.isRequired
                ? .failure(FieldError(path: spec.name, reason: "choose one")) : .success(nil)
        }
        return spec.read(text)
    }

    /// Whether the key was the field's.
    mutating func handle(_ key: Key) -> Bool {
        switch input {
        case .choice(let index):
            guard let next = choose(key, from: index) else { return false }
            input = .choice(next)
            isTouched = true
            return true
        case .text(var field):
            let outcome = field.handle(key)
            input = .text(field)
            if outcome == .changed {
                isTouched = true
                isEdited = true
                completions = []
            }
            return outcome != .ignored
        }
    }

    mutating func paste(_ text: String) {
        guard case .text(var field) = input else { return }
        guard field.insert(text) == .changed else { return }
        input = .text(field)
        isTouched = true
        isEdited = true
        completions = []
        error = nil
    }

    mutating func setText(_ text: String) {
        guard case .text(var field) = input else { return }
        field.replace(with: text)
        input = .text(field)
        isTouched = true
        error = nil
    }

    /// Takes the longest beginning that all completions share, and offers them when there are several.
    mutating func offer(_ offered: [String]) {
        guard let first = offered.first else {
            completions = []
            return
        }
        let shared = offered.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        if shared.count > text.count, case .text(var field) = input {
            field.replace(with: shared)
            input = .text(field)
            isTouched = true
        }
        completions = offered.count > 1 ? offered : []
        // A folder that was completed can be gone into by the next Tab.
        isEdited = offered.count == 1 && shared.hasSuffix("/")
    }

    /// The choice a key picks; `nil` when the key is not the field's.
    private func choose(_ key: Key, from index: Int?) -> Int?? {
        let names = spec.choiceNames
        guard !names.isEmpty else { return nil }
        switch CommandTable.command(for: key, in: .choice)?.id {
        case .choiceNext where key == Key(.right): return .some(min(names.count - 1, (index ?? -1) + 1))
        case .choiceNext: return .some(((index ?? -1) + 1) % names.count)
        case .choicePrevious: return .some(max(0, (index ?? names.count) - 1))
        case .choiceClear: return .some(spec.isRequired ? index : nil)
        default: break
        }
        guard let character = key.typed else { return nil }
        if let number = character.wholeNumberValue, names.indices.contains(number - 1) { return .some(number - 1) }
        return pick(character, among: names, after: index)
    }

    /// The next name that begins with a letter, going round, so that the letter pressed again moves on.
    private func pick(_ letter: Character, among names: [String], after index: Int?) -> Int?? {
        let start = index.map { $0 + 1 } ?? 0
        for offset in names.indices {
            let candidate = (start + offset) % names.count
            if names[candidate].lowercased().hasPrefix(letter.lowercased()) { return .some(candidate) }
        }
        return nil
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
