import FoundationEssentials
import Workflows

extension PlainDialogue {
    /// `run <workflow> [fields]`: fields that are given are not asked.
    mutating func start(_ words: [String]) -> [Action] {
        guard let name = words.first else {
            return [.print("Say which: run <workflow>. Type workflows for the list."), promptAction()]
        }
        let byNumber = Int(name).flatMap { workflows.indices.contains($0 - 1) ? workflows[$0 - 1] : nil }
        guard let workflow = byNumber ?? workflow(name) else {
            return [.print("There is no workflow '\(name)'. Type workflows for the list."), promptAction()]
        }
        let schema = workflow.startSchema ?? JSONSchema(.object(properties: []))
        let fields = FieldSpec.fields(of: schema)
        let initial: [String: JSON]
        do {
            initial = try values(of: Array(words.dropFirst()), for: workflow.name, schema)
        } catch {
            return [.print("\(error)"), promptAction()]
        }
        let isAnythingMissing = fields.contains { field in
            var value: JSON? = .object(initial)
            for name in field.path { value = value?[name] }
            return field.isRequired && field.schema.defaultValue == nil && value == nil
        }
        guard isAnythingMissing else { return [.start(workflow: workflow.name, fields: initial)] }
        let form = PlainForm(schema: schema, initial: initial, confirms: false)
        self.form = (form, .start(workflow: workflow.name))
        return [promptAction()]
    }

    /// The fields that words give, as the command line takes them: `--input` first, the others on top.
    private func values(of words: [String], for owner: String, _ schema: JSONSchema) throws -> [String: JSON] {
        var words = words
        var base: [String: JSON] = [:]
        if let flag = words.firstIndex(where: { $0 == "--input" || $0.hasPrefix("--input=") }) {
            let word = words.remove(at: flag)
            var name = String(word.dropFirst("--input=".count))
            if word == "--input", words.indices.contains(flag) { name = words.remove(at: flag) }
            guard !name.isEmpty, name != "-" else {
                throw FieldArguments.Failure(.usage, "--input needs the name of a file; lines typed here are commands.")
            }
            guard let members = try? JSON(parsing: try readFile(name)).objectValue else {
                _ = try readFile(name)
                throw FieldArguments.Failure(.badInput, "\(name) is not a JSON object with the fields of \(owner).")
            }
            base = members
            let known = schema.properties.map(\.name)
            if case .object = schema.kind, let unknown = base.keys.filter({ !known.contains($0) }).min() {
                throw FieldArguments.Failure(unknownField: unknown, of: owner, known: known)
            }
        }
        let arguments = FieldArguments(schema: schema, owner: owner, readFile: readFile)
        let fields = try arguments.fields(from: words, over: base)
        // What is missing is asked for; what is there must fit.
        let errors = schema.check(schema.filled(.object(fields)))
        if let error = errors.first(where: { $0.reason != "is missing" }) {
            throw FieldArguments.Failure(error, of: owner)
        }
        return fields
    }

    /// `answer [n]`: the question with that number, else the oldest.
    mutating func answer(_ word: String?) -> [Action] {
        let open = runs.flatMap { run in run.questions.map { (run, $0) } }
        guard !open.isEmpty else { return [.print("Nothing waits for you."), promptAction()] }
        let number = word.map { Int($0) ?? 0 } ?? 1
        guard open.indices.contains(number - 1) else {
            return [.print("There is no question '\(word ?? "")'. Type questions for the list."), promptAction()]
        }
        isQuestionLeft = false
        return self.open(open[number - 1].1, of: open[number - 1].0)
    }

    /// Begins the form of a question with everything the question says.
    mutating func open(_ question: Question, of run: PlainRun) -> [Action] {
        begin(question, of: run)
        var lines = ["\(run.title) asks: \(question.prompt)"]
        let schemas = workflow(run.workflow)?.schemas ?? [:]
        let fields = PlainText.fields(of: question.payload, schema: question.questionType.flatMap { schemas[$0] })
        // The words of the question stand there already.
        lines += PlainText.lines(of: fields.filter { $0.value != .string(question.prompt) }, indent: "  ")
        if let deadline = question.deadline {
            let seconds = Int(deadline.timeIntervalSince(question.asked).rounded())
            lines.append("It has to be answered within \(PlainText.span(seconds: seconds)).")
        }
        return lines.flatMap { PlainText.split($0) }.map { .converse($0) } + [promptAction()]
    }

    private mutating func begin(_ question: Question, of run: PlainRun) {
        let schemas = workflow(run.workflow)?.schemas ?? [:]
        let schema = question.responseSchema(among: schemas)
        form = (PlainForm(schema: schema ?? JSONSchema(.any)), .answer(run: run.id, wait: question.wait))
    }

    mutating func takeFormLine(_ line: String, _ purpose: Purpose) -> [Action] {
        if purpose == .quit {
            form = nil
            let isYes = ["yes", "y"].contains(line.trimmingSpaces.lowercased())
            return isYes ? [.quit] : countHeldBack() + after()
        }
        let filled = form
        guard let outcome = form?.form.take(line) else { return [promptAction()] }
        switch outcome {
        case .goesOn(let lines): return lines.map { .converse($0) } + [promptAction()]
        case .leaves:
            form = nil
            guard case .answer = purpose else {
                return [.converse("Nothing was started.")] + countHeldBack() + [promptAction()]
            }
            isQuestionLeft = true
            return [.converse("Nothing was sent; the question stays open. Type answer to answer it.")]
                + countHeldBack() + [promptAction()]
        case .send(let fields):
            form = nil
            switch purpose {
            case .start(let workflow): return countHeldBack() + [.start(workflow: workflow, fields: fields)]
            case .answer(let run, let wait):
                sent = filled
                change(run) { $0.beginAnswering(wait) }
                return countHeldBack() + [.answer(run: run, wait: wait, fields: fields)]
            case .quit: return [.quit]
            }
        }
    }

    /// An answer that was not taken: what is wrong, and the form again at the first field that is wrong.
    mutating func reject(run id: String, wait: String, errors: [FieldError]) -> [Action] {
        change(id) { $0.reopen(wait) }
        guard let run = run(id), let question = run.questions.first(where: { $0.wait == wait }) else {
            return say("The answer to \(wait) came too late; the question is gone.") + after()
        }
        if sent?.purpose == .answer(run: id, wait: wait) { form = sent } else { begin(question, of: run) }
        sent = nil
        let lines = form?.form.show(errors) ?? []
        return lines.map { .converse($0) } + [promptAction()]
    }

    mutating func close(_ wait: String, of id: String) {
        change(id) { run in
            run.questions.removeAll { $0.wait == wait }
            run.answering[wait] = nil
        }
    }

    /// What came in while the form had the line.
    mutating func countHeldBack() -> [Action] {
        let count = heldBack
        heldBack = 0
        return count == 0 ? [] : [.converse("\(PlainText.number(count, "event")) while you answered")]
    }
}
