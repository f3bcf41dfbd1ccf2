import FoundationEssentials
import TerminalUI
import Workflows

extension Model {
    /// Opens the form that starts a run; one without fields still asks for a yes.
    mutating func openStart(_ name: String) -> [Effect] {
        guard let info = workflow(name) else {
            say("There is no workflow '\(name)' here", .failure)
            return []
        }
        guard info.canRun else {
            say("\(name) cannot run: \(info.errorCount.counted("problem")); 7 shows them", .failure)
            return []
        }
        let schema = info.startSchema ?? JSONSchema(.object(properties: []))
        var form = Form(schema: schema, initial: lastValues[name] ?? [:], drafts: startDrafts[name] ?? [:])
        if schema.properties.isEmpty { form.focusLast() }
        overlays.append(.start(StartSheet(workflow: name, form: form, opened: now)))
        return lastValues[name] == nil && !schema.properties.isEmpty ? [.recall(workflow: name)] : []
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
        let schema = workflow(sheet.workflow)?.startSchema
        let kept = fields.filter { field in
            schema?.properties.first { $0.name == field.key }?.schema.holdsSecret != true
        }
        lastValues[sheet.workflow] = kept
        return [
            .remember(workflow: sheet.workflow, values: kept),
            .start(workflow: sheet.workflow, fields: fields),
        ]
    }

    /// Changes the form on top, if there is one.
    mutating func changeForm(_ body: (inout Form) -> Void) {
        switch overlays.last {
        case .start(var sheet):
            body(&sheet.form)
            overlays[overlays.count - 1] = .start(sheet)
        case .prompt(var prompt):
            body(&prompt.form)
            overlays[overlays.count - 1] = .prompt(prompt)
        default: break
        }
    }

    mutating func press(_ key: Key, in sheet: StartSheet) -> [Effect] {
        var sheet = sheet
        let outcome = sheet.form.handle(key)
        overlays[overlays.count - 1] = .start(sheet)
        switch outcome {
        case .handled: return []
        case .ignored:
            if key == Key(.tab) || key == Key(.down) { changeForm { $0.focusFirst() } }
            if key == Key(.tab, .shift) || key == Key(.up) { changeForm { $0.focusLast() } }
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
        if prompt.focus == .evidence { return pressOnEvidence(key, prompt) }
        var prompt = prompt
        let outcome = prompt.form.handle(key)
        drafts[prompt.id] = prompt.form.drafts
        overlays[overlays.count - 1] = .prompt(prompt)
        switch outcome {
        case .handled: return []
        case .ignored:
            guard [Key(.tab), Key(.down), Key(.tab, .shift), Key(.up)].contains(key) else { return [] }
            if evidenceRows(of: prompt).isEmpty {
                changeForm { key == Key(.tab) || key == Key(.down) ? $0.focusFirst() : $0.focusLast() }
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
        case .wantsEditor(let field, let text): return [.editText(field: field, text: text)]
        }
    }

    /// The evidence is one stop among the fields; there the keys read and unfold.
    private mutating func pressOnEvidence(_ key: Key, _ prompt: Prompt) -> [Effect] {
        var prompt = prompt
        let rows = evidenceRows(of: prompt)
        var isLeaving = false
        switch key {
        case Key(.escape), .control("c"): isLeaving = true
        case Key(.tab):
            prompt.focus = .form
            prompt.form.focusFirst()
        case Key(.tab, .shift):
            prompt.focus = .form
            prompt.form.focusLast()
        case Key(.down), .character("j"):
            if prompt.evidence.selected < rows.count - 1 {
                prompt.evidence.selected += 1
            } else {
                prompt.focus = .form
                prompt.form.focusFirst()
            }
        case Key(.up), .character("k"): prompt.evidence.selected = max(0, prompt.evidence.selected - 1)
        case Key(.pageDown): prompt.evidence.selected = min(max(0, rows.count - 1), prompt.evidence.selected + 10)
        case Key(.pageUp): prompt.evidence.selected = max(0, prompt.evidence.selected - 10)
        case Key(.enter), .character("o"), Key(.character(" ")):
            if rows.indices.contains(prompt.evidence.selected) {
                _ = prompt.evidence.toggle(rows[prompt.evidence.selected])
            }
        default: break
        }
        if isLeaving {
            overlays.removeLast()
        } else {
            overlays[overlays.count - 1] = .prompt(prompt)
        }
        return []
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
