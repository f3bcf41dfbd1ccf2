public import Workflows

/// The console as lines: what is printed and asked for each line typed and each thing a run says.
///
/// A pure value: it takes an input and returns actions. It never moves a cursor, draws nothing twice, needs no colour,
/// and uses words for states, so that a screen reader speaks it as it stands.
public struct PlainDialogue: Sendable {
    /// What happens to the dialogue.
    public enum Input: Sendable {
        /// A line was typed.
        case line(String)
        /// Nobody can type any more.
        case endOfInput
        case started(run: String, workflow: String)
        case couldNotStart(reason: String)
        case entry(RunEvent, run: String)
        case snapshot(RunSnapshot, run: String)
        case ended(run: String, status: RunStatus, summary: String)
        case answerTaken(run: String, wait: String)
        case answerRejected(run: String, wait: String, errors: [FieldError])
        /// A second has passed.
        case second
    }

    /// What is to be done.
    public enum Action: Sendable, Hashable {
        case print(String)
        /// Shows what stands before the cursor; the next line typed belongs to it.
        case prompt(String)
        case start(workflow: String, fields: [String: JSON])
        case answer(run: String, wait: String, fields: [String: JSON])
        case cancel(run: String)
        /// Asks for the run's snapshot; it comes back as an input.
        case look(run: String)
        /// Ends the program; live runs are cancelled first.
        case quit
        /// A question is open and nobody can answer it.
        case inputNeeded(run: String, wait: String)
    }

    /// How much of the stream is printed by itself.
    public enum EventLines: String, Sendable, Hashable, CaseIterable {
        case all, some, none
    }

    var workflows: [PlainWorkflow]
    var runs: [PlainRun] = []
    var current: String?
    var eventLines: EventLines = .some
    var form: (form: PlainForm, purpose: Purpose)?
    var heldBack = 0
    var grouped: [String: Int] = [:]
    var isInputOver = false
    /// Whether the program is there for one run only (`run`) and ends with it.
    let isForOneRun: Bool
    /// Whether anybody may be asked.
    let mayAsk: Bool

    enum Purpose: Sendable, Hashable {
        case start(workflow: String)
        case answer(run: String, wait: String)
        case quit
    }

    public init(workflows: [PlainWorkflow], isForOneRun: Bool, mayAsk: Bool = true) {
        self.workflows = workflows
        self.isForOneRun = isForOneRun
        self.mayAsk = mayAsk
    }

    /// What is printed first.
    public mutating func begin() -> [Action] {
        guard !isForOneRun else { return [] }
        return list() + [.print("Type help for the commands."), promptAction()]
    }

    /// Takes one input.
    public mutating func take(_ input: Input) -> [Action] {
        switch input {
        case .line(let line): return takeLine(line)
        case .endOfInput:
            isInputOver = true
            if isForOneRun { return neededInput() }
            return [.quit]
        case .started(let id, let workflow):
            runs.append(PlainRun(id: id, workflow: workflow))
            current = id
            return say("run \(id) of \(workflow) started") + after()
        case .couldNotStart(let reason): return say(reason) + after()
        case .entry(let entry, let run): return take(entry, of: run)
        case .snapshot(let snapshot, let run): return take(snapshot, of: run)
        case .ended(let id, let status, let summary): return end(id, status, summary)
        case .answerTaken(let run, let wait):
            close(wait, of: run)
            return say("answer to \(wait) sent") + after()
        case .answerRejected(let run, let wait, let errors):
            return reject(run: run, wait: wait, errors: errors)
        case .second: return flushGroups()
        }
    }

    // MARK: What every part needs

    /// Prints now, or counts it while a form has the line.
    mutating func say(_ text: String) -> [Action] {
        if form != nil {
            heldBack += 1
            return []
        }
        return [.print(text)]
    }

    /// The prompt that stands now.
    func promptAction() -> Action { .prompt(form?.form.prompt ?? "signalbox> ") }

    /// After something was printed by itself, the prompt stands again, or the oldest question is opened.
    mutating func after() -> [Action] {
        if form != nil { return [] }
        if isForOneRun {
            guard let run = runs.first(where: { !$0.questions.isEmpty }), let question = run.questions.first else {
                return []
            }
            if !mayAsk || isInputOver { return neededInput() }
            return open(question, of: run)
        }
        return [promptAction()]
    }

    func neededInput() -> [Action] {
        for run in runs where !run.status.isOver {
            if let question = run.questions.first { return [.inputNeeded(run: run.id, wait: question.wait)] }
        }
        return []
    }

    func run(_ id: String) -> PlainRun? { runs.first { $0.id == id } }

    mutating func change(_ id: String, _ body: (inout PlainRun) -> Void) {
        if let index = runs.firstIndex(where: { $0.id == id }) { body(&runs[index]) }
    }
}

/// What the plain client knows of a workflow.
public struct PlainWorkflow: Sendable {
    public var name: String
    public var summary: String
    public var startSchema: JSONSchema?
    public var problems: [WorkflowProblem]
    /// The drawing of its graph.
    public var graph: [String]
    /// The schemas of its response events, by name.
    public var responses: [String: JSONSchema]

    public init(
        name: String,
        summary: String,
        startSchema: JSONSchema?,
        problems: [WorkflowProblem],
        graph: [String],
        responses: [String: JSONSchema]
    ) {
        self.name = name
        self.summary = summary
        self.startSchema = startSchema
        self.problems = problems
        self.graph = graph
        self.responses = responses
    }
}

/// What the plain client knows of a run.
struct PlainRun: Sendable {
    var id: String
    var workflow: String
    var status: RunStatus = .running
    var questions: [Question] = []
    /// The newest entries in words, by sequence number; at most ``PlainRun/kept``.
    var lines: [(sequence: Int, text: String, detail: JSON)] = []
    var stepStates: [String: StepState] = [:]
    var failedStep: String?

    static let kept = 1000

    mutating func keep(_ sequence: Int, _ text: String, _ detail: JSON) {
        lines.append((sequence, text, detail))
        if lines.count > 2 * PlainRun.kept { lines.removeFirst(lines.count - PlainRun.kept) }
    }
}
