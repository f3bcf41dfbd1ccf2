public import Workflows

/// What the plain client knows of a workflow.
public struct PlainWorkflow: Sendable {
    /// The name people type.
    public var name: String
    /// What it does, in one line.
    public var summary: String
    /// The fields of its start event; `nil` when it has none.
    public var startSchema: JSONSchema?
    /// What is wrong with its graph.
    public var problems: [WorkflowProblem]
    /// The drawing of its graph.
    public var graph: [String]
    /// The schemas of its questions and of their answers, by name and by short name.
    public var schemas: [String: JSONSchema]

    /// Makes what the client knows of one workflow.
    public init(
        name: String,
        summary: String,
        startSchema: JSONSchema?,
        problems: [WorkflowProblem],
        graph: [String],
        schemas: [String: JSONSchema]
    ) {
        self.name = name
        self.summary = summary
        self.startSchema = startSchema
        self.problems = problems
        self.graph = graph
        self.schemas = schemas
    }
}

/// What the plain client knows of a run.
struct PlainRun: Sendable {
    var id: String
    var workflow: String
    var status: RunStatus = .running
    /// What waits for an answer, oldest first.
    var questions: [Question] = []
    /// Questions whose answer is on its way, by wait.
    var answering: [String: Question] = [:]
    /// The newest entries in words, by sequence number; at least ``PlainRun/kept``.
    var lines: [Line] = []
    /// The seconds that passed until its end.
    var seconds = 0
    /// The second in which each question was opened, by wait.
    var asked: [String: Int] = [:]
    /// What it came to, in words.
    var summary = ""
    var failedStep: String?
    /// What the engine says the run waits for, while nothing runs.
    var idle: String?

    /// One entry of the stream.
    struct Line: Sendable {
        var sequence: Int
        var text: String
        /// The event's fields, in order.
        var fields: [PlainText.Field]
    }

    static let kept = 1000

    /// `triage Ab12`
    var title: String { "\(workflow) \(id)" }

    mutating func beginAnswering(_ wait: String) {
        guard let index = questions.firstIndex(where: { $0.wait == wait }) else { return }
        answering[wait] = questions.remove(at: index)
    }

    /// An answer was not taken: its question is the first again.
    mutating func reopen(_ wait: String) {
        guard let question = answering.removeValue(forKey: wait) else { return }
        questions.insert(question, at: 0)
    }

    mutating func keep(_ sequence: Int, _ text: String, _ fields: [PlainText.Field] = []) {
        lines.append(Line(sequence: sequence, text: text, fields: fields))
        if lines.count > 2 * PlainRun.kept { lines.removeFirst(lines.count - PlainRun.kept) }
    }
}
