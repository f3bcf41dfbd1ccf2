import TerminalUI
import Workflows

extension Form {
    /// Does what the command table says of a key.
    mutating func perform(_ id: Command.ID) -> FormOutcome {
        switch id {
        case .formNext: return move(by: 1)
        case .formPrevious: return move(by: -1)
        case .formTake: return enter()
        case .formSend: return send()
        case .formLeave: return .dismissed
        case .formEditor:
            guard editorFault == nil else { return .ignored }
            return .wantsEditor(field: fields[focus].spec.name, text: fields[focus].text)
        case .formDrop:
            dropDraft()
            return .handled
        case .formShowJSON:
            showsJSON.toggle()
            return .handled
        default: return .ignored
        }
    }

    /// Sends when every field fits; else marks what does not and goes there.
    mutating func send() -> FormOutcome {
        let errors = validate()
        guard errors.isEmpty else {
            show(errors: errors)
            return .handled
        }
        wholeError = nil
        return .submit(value)
    }

    mutating func enter() -> FormOutcome {
        guard fields.indices.contains(focus) else { return send() }
        if fields[focus].takesLineBreaks {
            _ = fields[focus].handle(Key(.enter))
            return .handled
        }
        return leaveFocused(by: 1)
    }

    mutating func completeOrAdvance() -> FormOutcome {
        if fields.indices.contains(focus), fields[focus].spec.kind == .filePath, fields[focus].isEdited {
            fields[focus].isEdited = false
            return .wantsCompletions(field: fields[focus].spec.name, prefix: fields[focus].text)
        }
        return move(by: 1)
    }

    /// Goes to the next or the previous stop; beyond the first or the last the key is not the form's.
    mutating func move(by step: Int) -> FormOutcome {
        let target = focus + step
        guard target >= 0, target <= fields.count else { return .ignored }
        return leaveFocused(by: step)
    }

    /// A field says what is wrong with it when it is left, not while it is being typed.
    private mutating func leaveFocused(by step: Int) -> FormOutcome {
        if fields.indices.contains(focus) {
            fields[focus].completions = []
            if case .failure(let error) = fields[focus].read(), !fields[focus].text.isEmpty {
                fields[focus].error = error.reason
            }
        }
        focus = max(0, min(fields.count, focus + step))
        return .handled
    }
}
