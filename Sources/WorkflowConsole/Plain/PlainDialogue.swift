public import FoundationEssentials
public import Workflows

/// The console as lines: what is printed and asked for each line typed and each thing a run says.
///
/// A pure value: it takes an input and returns actions. It never moves a cursor, draws nothing twice, needs no colour,
/// and uses words for states, so that a screen reader speaks it as it stands. Its texts are not made safe yet: whoever
/// performs the actions does that.
public struct PlainDialogue: Sendable {
    /// What happens to the dialogue.
    public enum Input: Sendable {
        /// A line was typed.
        case line(String)
        /// Nobody can type any more.
        case endOfInput
        /// A run has begun.
        case started(run: String, workflow: String)
        /// The run that was asked for did not begin.
        case couldNotStart(reason: String)
        /// A run's stream has a new entry.
        case entry(RunEvent, run: String)
        /// A question was answered by what was given beforehand; its entry does not come by itself.
        case answeredBeforehand(Question, run: String)
        /// The snapshot that was asked for has come.
        case snapshot(RunSnapshot, run: String)
        /// A run is over.
        case ended(run: String, status: RunStatus, summary: String)
        /// An answer was not taken; its question is asked again.
        case answerRejected(run: String, wait: String, errors: [FieldError])
        /// A second has passed.
        case second
    }

    /// What is to be done.
    public enum Action: Sendable, Hashable {
        /// A line about what happens.
        case print(String)
        /// A line of the conversation with the person: it goes where the prompts go.
        case converse(String)
        /// Shows what stands before the cursor; the next line typed belongs to it.
        case prompt(String)
        /// A prompt for what must not be seen while it is typed.
        case secretPrompt(String)
        /// Starts a run of a workflow.
        case start(workflow: String, fields: [String: JSON])
        /// Answers an open question.
        case answer(run: String, wait: String, fields: [String: JSON])
        /// Cancels a run.
        case cancel(run: String)
        /// Asks for the run's snapshot; it comes back as an input.
        case look(run: String)
        /// Ends the program; live runs are cancelled first.
        case quit
        /// A question is open and nobody can answer it; the run is given up.
        case inputNeeded(run: String, wait: String)
    }

    /// How much of the stream is printed by itself.
    public enum EventLines: String, Sendable, Hashable, CaseIterable {
        /// What steps publish, and what each step does.
        case all
        /// What steps publish.
        case some
        /// Nothing but questions and ends.
        case none
    }

    enum Purpose: Sendable, Hashable {
        case start(workflow: String)
        case answer(run: String, wait: String)
        case quit
    }

    let options: PlainOptions
    let readFile: @Sendable (String) throws -> Data
    var workflows: [PlainWorkflow]
    var runs: [PlainRun] = []
    /// The run that commands speak of.
    var current: String?
    var eventLines: EventLines
    var form: (form: PlainForm, purpose: Purpose)?
    /// The form of the answer on its way, in case it is not taken.
    var sent: (form: PlainForm, purpose: Purpose)?
    /// What came in while a form had the line.
    var heldBack = 0
    var grouping = EventGrouping()
    var isInputOver = false
    /// Whether the person said no to the question of the one run; it is not asked again by itself.
    var isQuestionLeft = false
    /// Lines that came before the question they answer.
    var keptLines: [String] = []
    /// The commands whose snapshots have not come back yet, oldest first.
    var looks: [String] = []
    /// Whose problems were listed last; `nil` for all.
    var problemsShown: String?
    /// The question for which the run was given up.
    var neededInput: Question?

    /// Makes a dialogue that has said nothing yet.
    ///
    /// - Parameter readFile: gives the bytes of a file that a field or `--input` names, or throws what is wrong with it.
    public init(
        workflows: [PlainWorkflow],
        options: PlainOptions = PlainOptions(),
        readFile: @escaping @Sendable (String) throws -> Data
    ) {
        self.workflows = workflows
        self.readFile = readFile
        self.options = options
        eventLines = options.eventLines
    }

    /// What is printed first.
    public mutating func begin() -> [Action] {
        guard !options.isForOneRun else { return [] }
        let lines = options.isQuiet ? [] : list() + [.print("Type help for the commands.")]
        return lines + [promptAction()]
    }

    /// Takes one input.
    public mutating func take(_ input: Input) -> [Action] {
        var actions = takeOne(input)
        while form != nil, !keptLines.isEmpty { actions += takeLine(keptLines.removeFirst()) }
        if isInputOver, form != nil, options.isForOneRun, neededInput == nil { actions += needInput() }
        return actions
    }

    private mutating func takeOne(_ input: Input) -> [Action] {
        switch input {
        case .line(let line):
            guard options.isForOneRun, options.keepsLinesForQuestions, form == nil, !isQuestionLeft else {
                return takeLine(line)
            }
            keptLines.append(line)
            return []
        case .endOfInput:
            isInputOver = true
            return options.isForOneRun ? needInput() : [.quit]
        case .started(let id, let workflow):
            runs.append(PlainRun(id: id, workflow: workflow))
            current = id
            return (options.isQuiet ? [] : say("run \(id) of \(workflow) started")) + after()
        case .couldNotStart(let reason): return PlainText.split(reason).flatMap { say($0) } + after()
        case .entry(let entry, let run): return take(entry, of: run)
        case .answeredBeforehand(let question, let run): return note(question, of: run)
        case .snapshot(let snapshot, let run): return take(snapshot, of: run)
        case .ended(let id, let status, let summary): return end(id, status, summary)
        case .answerRejected(let run, let wait, let errors):
            return reject(run: run, wait: wait, errors: errors)
        case .second:
            for index in runs.indices where !runs[index].status.isOver { runs[index].seconds += 1 }
            return flush(with: true)
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
    func promptAction() -> Action {
        guard let form else { return .prompt("signalbox> ") }
        if form.purpose == .quit { return .prompt("quit (yes/no)? ") }
        return form.form.isSecret ? .secretPrompt(form.form.prompt) : .prompt(form.form.prompt)
    }

    /// After something was printed by itself, the prompt stands again, or the oldest question is opened.
    mutating func after() -> [Action] {
        if form != nil { return [] }
        guard options.isForOneRun, !isQuestionLeft else { return [promptAction()] }
        guard let run = runs.first(where: { !$0.questions.isEmpty }), let question = run.questions.first else {
            return []
        }
        if !options.mayAsk || (isInputOver && keptLines.isEmpty) { return needInput() }
        return open(question, of: run)
    }

    /// Gives the run up for which nobody can answer, if there is a question.
    mutating func needInput() -> [Action] {
        guard neededInput == nil, keptLines.isEmpty else { return [] }
        for run in runs where !run.status.isOver {
            guard let question = run.questions.first else { continue }
            neededInput = question
            form = nil
            return [.inputNeeded(run: run.id, wait: question.wait)]
        }
        return []
    }

    func run(_ id: String) -> PlainRun? { runs.first { $0.id == id } }

    func workflow(_ name: String) -> PlainWorkflow? { workflows.first { $0.name == name } }

    mutating func change(_ id: String, _ body: (inout PlainRun) -> Void) {
        if let index = runs.firstIndex(where: { $0.id == id }) { body(&runs[index]) }
    }
}
