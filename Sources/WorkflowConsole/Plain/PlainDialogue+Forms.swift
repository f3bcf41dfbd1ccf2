import Workflows

extension PlainDialogue {
    /// `run <workflow> [fields]`: fields that are given are not asked.
    mutating func start(_ words: [String]) -> [Action] {
        guard let name = words.first else {
            return [.print("Say which: run <workflow>. Type workflows for the list."), promptAction()]
        }
        let byNumber = Int(name).flatMap { workflows.indices.contains($0 - 1) ? workflows[$0 - 1] : nil }
        guard let workflow = byNumber ?? workflows.first(where: { $0.name == name }) else {
            return [.print("There is no workflow '\(name)'. Type workflows for the list."), promptAction()]
        }
        let schema = workflow.startSchema ?? JSONSchema(.object(properties: []))
        let fields = FieldSpec.fields(of: schema)
        var given: [(path: [String], value: JSON)] = []
        for word in words.dropFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let field = fields.first(where: { $0.name == parts[0] }) else {
                let names = fields.map(\.name).joined(separator: ", ")
                return [.print("'\(word)' is no field of \(workflow.name). It takes \(names)."), promptAction()]
            }
            switch field.read(parts[1]) {
            case .success(let value): if let value { given.append((field.path, value)) }
            case .failure(let error): return [.print("\(field.name): \(error.reason)"), promptAction()]
            }
        }
        let initial = FieldSpec.object(given)
        let isAnythingMissing = fields.contains { field in
            field.isRequired && field.schema.defaultValue == nil && !given.contains { $0.path == field.path }
        }
        guard isAnythingMissing else { return [.start(workflow: workflow.name, fields: initial)] }
        let form = PlainForm(schema: schema, initial: initial, confirms: false)
        self.form = (form, .start(workflow: workflow.name))
        return [promptAction()]
    }

    /// `answer [n]`: the question with that number, else the oldest.
    mutating func answer(_ word: String?) -> [Action] {
        let open = runs.flatMap { run in run.questions.map { (run, $0) } }
        guard !open.isEmpty else { return [.print("nothing waits for you"), promptAction()] }
        let number = word.flatMap(Int.init) ?? 1
        guard open.indices.contains(number - 1) else {
            return [.print("There is no question \(number). Type questions for the list."), promptAction()]
        }
        return self.open(open[number - 1].1, of: open[number - 1].0)
    }

    mutating func open(_ question: Question, of run: PlainRun) -> [Action] {
        let workflow = workflows.first { $0.name == run.workflow }
        let schema = question.responseTypes.lazy.compactMap { workflow?.responses[$0] }.first
        form = (PlainForm(schema: schema ?? JSONSchema(.any)), .answer(run: run.id, wait: question.wait))
        var actions: [Action] = [.print("\(run.workflow) \(run.id) asks: \(question.prompt)")]
        if case .object(let members) = question.payload {
            for key in members.keys.sorted() {
                let value = members[key] ?? .null
                if case .array(let elements) = value {
                    actions.append(.print("  | \(key):"))
                    actions += elements.map { .print("  |   \(FieldSpec.name(of: $0))") }
                } else if case .object = value {
                    actions.append(.print("  | \(key): \(value.text)"))
                } else {
                    actions.append(.print("  | \(key): \(FieldSpec.name(of: value))"))
                }
            }
        }
        return actions + [promptAction()]
    }

    mutating func takeFormLine(_ line: String, _ purpose: Purpose) -> [Action] {
        if purpose == .quit {
            form = nil
            let isYes = ["yes", "y"].contains(line.trimmingSpaces.lowercased())
            return isYes ? [.quit] : countHeldBack() + [promptAction()]
        }
        guard let outcome = form?.form.take(line) else { return [promptAction()] }
        switch outcome {
        case .goesOn(let lines): return lines.map { .print($0) } + [promptAction()]
        case .leaves:
            form = nil
            return [.print("Nothing was sent; the question stays open.")] + countHeldBack()
                + (isForOneRun ? neededInput() : [promptAction()])
        case .send(let fields):
            form = nil
            switch purpose {
            case .start(let workflow): return countHeldBack() + [.start(workflow: workflow, fields: fields)]
            case .answer(let run, let wait):
                return countHeldBack() + [.answer(run: run, wait: wait, fields: fields)]
            case .quit: return [.quit]
            }
        }
    }

    mutating func reject(run id: String, wait: String, errors: [FieldError]) -> [Action] {
        guard let run = run(id), let question = run.questions.first(where: { $0.wait == wait }) else {
            return say("The answer to \(wait) came too late; the question is gone.") + after()
        }
        let opening = open(question, of: run)
        let lines = form?.form.show(errors) ?? []
        return lines.map { .print($0) } + opening.suffix(1)
    }

    mutating func close(_ wait: String, of id: String) {
        change(id) { run in run.questions.removeAll { $0.wait == wait } }
    }

    /// What came in while the form had the line.
    mutating func countHeldBack() -> [Action] {
        let count = heldBack
        heldBack = 0
        return count == 0 ? [] : [.print("\(count) event\(count == 1 ? "" : "s") while you answered")]
    }
}
