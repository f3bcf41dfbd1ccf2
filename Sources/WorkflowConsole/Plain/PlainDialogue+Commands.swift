import Workflows

extension PlainDialogue {
    /// The commands with what they do, in the order in which help shows them.
    static let commands: [(usage: String, meaning: String)] = [
        ("workflows", "what can be run"),
        ("run <workflow> [name=text | name:=json | name=@file …]", "start a run; --input file gives many fields"),
        ("runs", "the runs of this session"),
        ("open <number or id>", "make a run the one that commands speak of"),
        ("status", "where the run stands"),
        ("why", "why nothing is happening"),
        ("graph", "the run's event graph"),
        ("steps", "what each step is doing"),
        ("events [n] [follow]", "the newest n entries of the stream; follow prints all that come"),
        ("events all|some|none", "how much is printed by itself"),
        ("event <number>", "one entry with its fields"),
        ("questions", "what waits for an answer"),
        ("answer [number]", "answer a question"),
        ("problems [workflow]", "what is wrong with a workflow"),
        ("fix <number>", "the way out of a problem"),
        ("cancel", "cancel the run"),
        ("help", "this list"),
        ("quit", "leave; runs that are not over are cancelled"),
    ]

    mutating func takeLine(_ line: String) -> [Action] {
        if let open = form { return takeFormLine(line, open.purpose) }
        let words = CommandWords.split(line)
        guard let verb = words.first else { return [promptAction()] }
        if options.isReadOnly, ["run", "answer", "cancel"].contains(verb) {
            return [.print("This console is for looking only; \(verb) is not possible."), promptAction()]
        }
        let rest = Array(words.dropFirst())
        var actions: [Action]
        switch verb {
        case "workflows", "list": actions = list()
        case "run": return start(rest)
        case "runs": actions = listRuns()
        case "open": actions = openRun(rest.first)
        case "status", "why", "steps": return look(verb)
        case "graph": actions = graph(rest.first)
        case "events": actions = events(rest)
        case "event": actions = event(rest.first)
        case "questions": actions = listQuestions()
        case "answer": return answer(rest.first)
        case "problems": actions = problems(rest.first)
        case "fix": actions = fix(rest.first)
        case "cancel": actions = cancel()
        case "help", "?": actions = help()
        case "quit", "exit", "q": return quit()
        default:
            actions = [.print(unknown(verb))]
        }
        actions.append(promptAction())
        return actions
    }

    private func unknown(_ verb: String) -> String {
        if workflow(verb) != nil { return "There is no command '\(verb)'. To start the workflow, type run \(verb)." }
        return "There is no command '\(verb)'. Type help for the commands."
    }

    func help() -> [Action] {
        let width = PlainDialogue.commands.map(\.usage.count).max() ?? 0
        let commands: [Action] = PlainDialogue.commands.map { usage, meaning in
            .print(usage + String(repeating: " ", count: width - usage.count + 2) + meaning)
        }
        return commands + [.print("In a form, ? explains the field and < goes back one, at last out of the form.")]
    }

    func list() -> [Action] {
        workflows.enumerated().map { index, workflow in
            let errors = workflow.problems.count { $0.severity == .error }
            let problems = errors == 0 ? "" : ", \(errors) problem\(errors == 1 ? "" : "s"), cannot run"
            return .print("\(index + 1) \(workflow.name): \(workflow.summary)\(problems)")
        }
    }

    func listRuns() -> [Action] {
        guard !runs.isEmpty else { return [.print("There are no runs yet. Type run <workflow>.")] }
        return runs.enumerated().map { index, run in
            let asks = run.questions.isEmpty || run.status.isOver ? "" : ", asks \(run.questions.count)"
            let mark = run.id == current ? ", this one" : ""
            return .print("\(index + 1) \(run.title): \(run.status.words)\(asks)\(mark)")
        }
    }

    mutating func openRun(_ word: String?) -> [Action] {
        guard let word else { return [.print("Say which run: open <number or id>.")] }
        let byNumber = Int(word).flatMap { runs.indices.contains($0 - 1) ? runs[$0 - 1] : nil }
        guard let run = byNumber ?? runs.first(where: { $0.id.hasPrefix(word) }) else {
            return [.print("There is no run '\(word)'. Type runs.")]
        }
        current = run.id
        return [.print("\(run.title): \(run.status.words)")]
    }

    func graph(_ word: String?) -> [Action] {
        guard let name = word ?? current.flatMap({ run($0) })?.workflow else {
            return [.print("Say which: graph <workflow>. Type workflows for the list.")]
        }
        guard let workflow = workflow(name) else {
            return [.print("There is no workflow '\(name)'. Type workflows for the list.")]
        }
        return workflow.graph.map { .print($0) }
    }

    func listQuestions() -> [Action] {
        let open = runs.flatMap { run in run.questions.map { (run, $0) } }
        guard !open.isEmpty else { return [.print("Nothing waits for you.")] }
        return open.enumerated().map { index, pair in
            .print("\(index + 1) \(pair.0.title) \(pair.1.wait): \(pair.1.prompt)")
        }
    }

    mutating func problems(_ word: String?) -> [Action] {
        if let word, workflow(word) == nil {
            return [.print("There is no workflow '\(word)'. Type workflows for the list.")]
        }
        problemsShown = word
        let list = problemList()
        guard !list.isEmpty else { return [.print("There are no problems.")] }
        return list.enumerated().map { index, problem in
            .print("\(index + 1) \(problem.severity.rawValue), \(problem.workflow): \(problem.reason)")
        } + [.print("Type fix and a number for the way out.")]
    }

    func fix(_ word: String?) -> [Action] {
        let list = problemList()
        guard let word, let number = Int(word), list.indices.contains(number - 1) else {
            return [.print("Say which problem: fix <number>, as problems numbers them.")]
        }
        let problem = list[number - 1]
        let place = problem.place.map { " See \($0.fileID), line \($0.line)." } ?? ""
        return [.print(problem.reason), .print("\(problem.fix)\(place)")]
    }

    private func problemList() -> [WorkflowProblem] {
        workflows.filter { problemsShown == nil || $0.name == problemsShown }.flatMap(\.problems)
    }

    func cancel() -> [Action] {
        guard let current, let run = run(current), !run.status.isOver else {
            return [.print("There is no run to cancel.")]
        }
        return [.cancel(run: run.id)]
    }

    mutating func quit() -> [Action] {
        let live = runs.filter { !$0.status.isOver }
        guard !live.isEmpty else { return [.quit] }
        let names = PlainText.list(live.map(\.title))
        form = (PlainForm(schema: JSONSchema(.object(properties: []))), .quit)
        return [.print("This cancels \(names)."), promptAction()]
    }
}
