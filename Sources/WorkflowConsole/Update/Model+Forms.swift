import FoundationEssentials
import TerminalUI
import Workflows

extension Model {
    /// Opens the form that starts a run; one without fields still asks for a yes.
    ///
    /// - Parameter values: what a run was started with that is to be started again; else what the last one was.
    mutating func openStart(_ name: String, with values: [String: JSON]? = nil) -> [Effect] {
        guard let info = workflow(name) else {
            say("There is no workflow '\(name)' here", .failure)
            return []
        }
        guard info.canRun else {
            say("\(name) cannot run: \(info.errorCount.counted("problem")); 7 shows them", .failure)
            return []
        }
        let schema = info.startSchema ?? JSONSchema(.object(properties: []))
        let initial = values ?? lastValues[name] ?? [:]
        // Who wants the same again does not want what was typed for another run.
        var form = Form(schema: schema, initial: initial, drafts: values == nil ? startDrafts[name] ?? [:] : [:])
        if schema.properties.isEmpty { form.focusLast() }
        overlays.append(.start(StartSheet(workflow: name, form: form, opened: now)))
        return values == nil && lastValues[name] == nil && !schema.properties.isEmpty ? [.recall(workflow: name)] : []
    }

    /// Fills in what the workflow was last started with, unless something was typed already.
    mutating func recalled(_ name: String, _ values: [String: JSON]) {
        guard !values.isEmpty, let info = workflow(name), let schema = info.startSchema else { return }
        lastValues[name] = values
        guard case .start(var sheet)? = overlays.last, sheet.workflow == name, sheet.form.drafts.isEmpty else { return }
        sheet.form = Form(schema: schema, initial: values)
        overlays[overlays.count - 1] = .start(sheet)
    }

    mutating func submitStart(_ fields: [String: JSON], of sheet: StartSheet) -> [Effect] {
        guard !sheet.isStarting else { return [] }
        if options.isReadOnly {
            say("Nothing was started: this console only reads", .warning)
            return []
        }
        if now.timeIntervalSince(sheet.opened) < Model.calmTime {
            say("Nothing was started: the form has only just opened", .warning)
            return []
        }
        var sheet = sheet
        sheet.isStarting = true
        sheet.refusal = nil
        overlays[overlays.count - 1] = .start(sheet)
        let kept = withoutSecrets(fields, of: sheet.workflow)
        lastValues[sheet.workflow] = kept
        return [
            .remember(workflow: sheet.workflow, values: kept),
            .start(workflow: sheet.workflow, fields: fields),
        ]
    }

    /// The fields that may be kept and shown again.
    func withoutSecrets(_ fields: [String: JSON], of name: String) -> [String: JSON] {
        let schema = workflow(name)?.startSchema
        return fields.filter { field in
            schema?.properties.first { $0.name == field.key }?.schema.holdsSecret != true
        }
    }

    /// Changes the form on top, if there is one.
    mutating func changeForm(_ body: (inout Form) -> Void) {
        switch overlays.last {
        case .start(var sheet):
            body(&sheet.form)
            overlays[overlays.count - 1] = .start(sheet)
        case .prompt(var prompt):
            body(&prompt.form)
            drafts[prompt.id] = prompt.form.drafts
            overlays[overlays.count - 1] = .prompt(prompt)
        default: break
        }
    }

    mutating func press(_ key: Key, in sheet: StartSheet) -> [Effect] {
        var sheet = sheet
        let chord = sheet.form.chord
        let outcome = sheet.form.handle(key)
        overlays[overlays.count - 1] = .start(sheet)
        switch outcome {
        case .handled: return []
        case .ignored:
            if let chord { return sayOff([chord, key]) }
            switch CommandTable.command(for: key, in: .form)?.id {
            case .formNext: changeForm { $0.focusFirst() }
            case .formPrevious: changeForm { $0.focusLast() }
            default: break
            }
            return []
        case .submit(let fields): return submitStart(fields, of: sheet)
        case .dismissed:
            overlays.removeLast()
            startDrafts[sheet.workflow] = sheet.form.drafts
            return []
        case .wantsCompletions(let field, let prefix): return [.complete(field: field, prefix: prefix)]
        case .wantsEditor(let field, let text): return [.editText(field: field, text: text)]
        }
    }

    mutating func press(_ key: Key, in prompt: Prompt) -> [Effect] {
        // Sending, the editor and the draft are the form's, wherever the focus is.
        let isForForm =
            prompt.focus == .form || prompt.form.chord != nil || CommandTable.isBeginning(key, in: .form)
        guard isForForm else { return pressOnEvidence(key, prompt) }
        var prompt = prompt
        let chord = prompt.form.chord
        let before = prompt.form
        let outcome = prompt.form.handle(key)
        drafts[prompt.id] = prompt.form.drafts
        // What the form did with the second of two keys is to be seen.
        if chord != nil, prompt.form.focus != before.focus || prompt.form.fields != before.fields {
            prompt.focus = .form
        }
        overlays[overlays.count - 1] = .prompt(prompt)
        switch outcome {
        case .handled: return []
        case .ignored:
            if let chord { return sayOff([chord, key]) }
            let id = CommandTable.command(for: key, in: .form)?.id
            guard id == .formNext || id == .formPrevious else { return [] }
            if evidenceRows(of: prompt).isEmpty {
                changeForm { id == .formNext ? $0.focusFirst() : $0.focusLast() }
            } else {
                prompt.focus = .evidence
                overlays[overlays.count - 1] = .prompt(prompt)
            }
            return []
        case .submit(let fields): return submit(fields, of: prompt)
        case .dismissed:
            overlays.removeLast()
            return []
        case .wantsCompletions(let field, let prefix): return [.complete(field: field, prefix: prefix)]
        case .wantsEditor(let field, let text):
            prompt.focus = .form
            overlays[overlays.count - 1] = .prompt(prompt)
            return [.editText(field: field, text: text)]
        }
    }

    /// Two keys of a form that did nothing: says why.
    private mutating func sayOff(_ keys: [Key]) -> [Effect] {
        let command = CommandTable.command(for: keys, in: .form)
        let shown = keys.map(\.description).joined(separator: " ")
        if case .off(let reason)? = command?.availability(in: self) {
            say("\(shown): \(reason)", .warning)
        } else {
            say("\(shown) does nothing here; F1 shows what does", .warning)
        }
        return []
    }

    /// The evidence is one stop among the fields; there the keys read and unfold.
    private mutating func pressOnEvidence(_ key: Key, _ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        let rows = evidenceRows(of: prompt)
        let last = max(0, rows.count - 1)
        let command = CommandTable.command(for: key, in: .evidence) ?? CommandTable.command(for: key, in: .form)
        switch command?.id {
        case .formLeave:
            overlays.removeLast()
            drafts[prompt.id] = prompt.form.drafts
            return []
        case .evidenceDown where prompt.evidence.selected < last: prompt.evidence.selected += 1
        case .formNext, .evidenceDown:
            prompt.focus = .form
            prompt.form.focusFirst()
        case .formPrevious:
            prompt.focus = .form
            prompt.form.focusLast()
        case .evidenceUp: prompt.evidence.selected = max(0, prompt.evidence.selected - 1)
        case .evidencePageDown: prompt.evidence.selected = min(last, prompt.evidence.selected + 10)
        case .evidencePageUp: prompt.evidence.selected = max(0, prompt.evidence.selected - 10)
        case .evidenceFold:
            if rows.indices.contains(prompt.evidence.selected) {
                _ = prompt.evidence.toggle(rows[prompt.evidence.selected])
            }
        default: return []
        }
        overlays[overlays.count - 1] = .prompt(prompt)
        return []
    }

    /// Whether the selected line of what a question says can be folded or unfolded.
    func canFold(_ prompt: Prompt) -> Bool {
        let rows = evidenceRows(of: prompt)
        return rows.indices.contains(prompt.evidence.selected) && rows[prompt.evidence.selected].canFold
    }

    /// What was asked about, without the words that stand above it already.
    func evidence(of prompt: Prompt) -> JSON {
        guard case .object(var members) = prompt.question.payload else { return prompt.question.payload }
        for name in ["prompt", "question"] where members[name]?.stringValue == prompt.question.prompt {
            members[name] = nil
        }
        return .object(members)
    }

    func evidenceRows(of prompt: Prompt) -> [PayloadTree.Row] {
        let schema = prompt.question.questionType.flatMap { workflow(prompt.workflow)?.schemas[$0] }
        return prompt.evidence.rows(of: evidence(of: prompt), schema: schema, width: max(20, promptWidth - 20))
    }

    /// The columns of a form's sheet, frame included.
    var promptWidth: Int { arrangement.tier.hasFrames ? min(size.width, 98) : size.width }
}

extension JSONSchema {
    /// Whether any part of the value must never be shown again.
    var holdsSecret: Bool {
        if isWriteOnly { return true }
        return switch kind {
        case .array(let items): items.holdsSecret
        case .object(let properties): properties.contains { $0.schema.holdsSecret }
        case .map(let values): values.holdsSecret
        case .oneOf(let shapes): shapes.contains { $0.holdsSecret }
        default: false
        }
    }
}
