public import Workflows

/// What a console knows of a workflow before it runs.
public struct WorkflowInfo: Sendable, Hashable {
    /// The name people type: `triage`.
    public var name: String
    /// One sentence without its full stop; empty when the author wrote none.
    public var summary: String
    /// All the author wrote about it.
    public var documentation: String?
    /// Where it is declared.
    public var place: SourcePlace?
    /// Its steps and events.
    public var graph: WorkflowGraph
    /// What the start form is made from; `nil` when the workflow has no one start event.
    public var startSchema: JSONSchema?
    /// The fields of what it ends with.
    public var stopSchema: JSONSchema?
    /// The schemas of its events, by short name and by full name.
    public var schemas: [String: JSONSchema]
    /// Errors first, then in order of the source.
    public var problems: [WorkflowProblem]
    /// Whether a run may ask a person.
    public var asksPeople: Bool
    /// The time limit of a run in words: `45 s`, `no time limit`.
    public var timeout: String
    /// Whether it is the graph of a file, which can be looked at and not run.
    public var isFromFile: Bool

    /// Makes what a source tells of one workflow.
    public init(
        name: String,
        summary: String = "",
        documentation: String? = nil,
        place: SourcePlace? = nil,
        graph: WorkflowGraph,
        startSchema: JSONSchema? = nil,
        stopSchema: JSONSchema? = nil,
        schemas: [String: JSONSchema] = [:],
        problems: [WorkflowProblem] = [],
        asksPeople: Bool = false,
        timeout: String = "no time limit",
        isFromFile: Bool = false
    ) {
        self.name = name
        self.summary = summary
        self.documentation = documentation
        self.place = place
        self.graph = graph
        self.startSchema = startSchema
        self.stopSchema = stopSchema
        self.schemas = schemas
        self.problems = problems
        self.asksPeople = asksPeople
        self.timeout = timeout
        self.isFromFile = isFromFile
    }

    /// Everything known of a runner; validates it.
    public init(_ runner: any AnyWorkflowRunner) {
        let declaration = runner.declaration
        let validation = runner.validate()
        var schemas: [String: JSONSchema] = [:]
        for event in runner.events {
            guard let schema = runner.schema(ofEvent: event.name) else { continue }
            schemas[event.name] = schema
            if schemas[event.shortName] == nil { schemas[event.shortName] = schema }
        }
        self.init(
            name: declaration.name,
            summary: declaration.summary,
            documentation: declaration.documentation,
            place: declaration.place,
            graph: runner.graph,
            startSchema: runner.startSchema,
            stopSchema: runner.stopSchema,
            schemas: schemas,
            problems: validation.problems,
            asksPeople: validation.asksPeople,
            timeout: runner.timeout?.words ?? "no time limit"
        )
    }

    /// The number of problems that keep it from running.
    public var errorCount: Int { problems.count { $0.severity == .error } }

    /// Whether nothing keeps it from running.
    public var canRun: Bool { errorCount == 0 }
}

extension RunTimeout {
    /// The limit as people say it: `45 s`, or `10 min with waiting for you`.
    var words: String {
        switch self {
        case .working(let duration): duration.words
        case .total(let duration): "\(duration.words), waiting for you included"
        }
    }
}
