import FoundationEssentials
import WorkflowConsole
import Workflows

/// A plain dialogue in a test: what goes in, and what comes out as lines.
struct PlainTalk {
    var dialogue: PlainDialogue
    private var sequence = -1

    init(_ options: PlainOptions = PlainOptions()) {
        dialogue = PlainDialogue(workflows: PlainTalk.workflows, options: options) { name in
            guard let text = PlainTalk.files[name] else {
                throw FieldArguments.Failure(.noInput, "\(name): no such file or directory. Name a file that exists.")
            }
            return Data(text.utf8)
        }
    }

    /// What the dialogue finds when a field names a file.
    static let files = [
        "note.txt": "from a file", "fields.json": #"{"text": "from the file", "limit": 3}"#, "bad.json": "{",
        "other.json": #"{"txt": 1}"#,
    ]

    /// A dialogue about one run, which has started.
    static func aboutOneRun(_ change: (inout PlainOptions) -> Void = { _ in }) -> PlainTalk {
        var options = PlainOptions(isForOneRun: true)
        change(&options)
        var talk = PlainTalk(options)
        _ = talk.send(.started(run: "r1", workflow: "review"))
        return talk
    }

    /// Each action as a line: what is printed as it stands, what belongs to the conversation after `> `, prompts in
    /// brackets, and what is done as a word.
    mutating func send(_ input: PlainDialogue.Input) -> [String] { dialogue.take(input).map(PlainTalk.words) }

    mutating func type(_ lines: String...) -> [String] { lines.map { send(.line($0)) }.last ?? [] }

    mutating func begin() -> [String] { dialogue.begin().map(PlainTalk.words) }

    mutating func event(_ event: any WorkflowEvent, step: String? = "write") -> [String] {
        sequence += 1
        let entry = RunEvent(
            sequence: sequence,
            time: PlainTalk.start,
            origin: step.map { RunEvent.Origin(step: $0) },
            content: .event(event)
        )
        return send(.entry(entry, run: "r1"))
    }

    mutating func note(_ notice: EngineNotice) -> [String] {
        sequence += 1
        let entry = RunEvent(sequence: sequence, time: PlainTalk.start, origin: nil, content: .notice(notice))
        return send(.entry(entry, run: "r1"))
    }

    static let start = Date(timeIntervalSince1970: 1_800_000_000)

    static func question(_ wait: String = "w1", deadline: Double? = nil) -> Question {
        Question(
            wait: wait,
            step: "judge",
            questionType: "Review",
            prompt: "Is this good enough?",
            responseTypes: ["Verdict"],
            payload: ["question": "Is this good enough?", "text": "one\ntwo", "tags": ["a", "b"], "none": []],
            asked: start,
            deadline: deadline.map { start.addingTimeInterval($0) }
        )
    }

    static let workflows = [
        PlainWorkflow(
            name: "review",
            summary: "Looks at a text",
            startSchema: JSONSchema(
                .object(properties: [
                    .init(name: "text", schema: JSONSchema(.string(format: nil)), isRequired: true),
                    .init(
                        name: "limit",
                        schema: JSONSchema(.integer(minimum: 1, maximum: 9), defaultValue: 5),
                        isRequired: false
                    ),
                ])
            ),
            problems: [],
            graph: ["start", "end"],
            schemas: [
                "Review": JSONSchema(
                    .object(properties: [
                        .init(name: "question", schema: JSONSchema(.string(format: nil)), isRequired: true),
                        .init(name: "text", schema: JSONSchema(.string(format: nil)), isRequired: true),
                        .init(
                            name: "tags",
                            schema: JSONSchema(.array(items: JSONSchema(.string(format: nil)))),
                            isRequired: true
                        ),
                    ])
                ),
                "Verdict": JSONSchema(
                    .object(properties: [
                        .init(name: "accept", schema: JSONSchema(.boolean), isRequired: true),
                        .init(name: "note", schema: JSONSchema(.string(format: nil)), isRequired: false),
                    ])
                ),
            ]
        ),
        PlainWorkflow(
            name: "empty",
            summary: "Needs nothing",
            startSchema: nil,
            problems: [
                WorkflowProblem(
                    .error,
                    .stopMissing,
                    workflow: "empty",
                    subject: .workflow("empty"),
                    place: SourcePlace(fileID: "App/Empty.swift", line: 7, column: 1),
                    reason: "No step returns a stop event.",
                    fix: "Return one."
                ),
                WorkflowProblem(
                    .warning,
                    .eventSameShape,
                    workflow: "empty",
                    subject: .event("A"),
                    place: nil,
                    reason: "A and B look the same.",
                    fix: "Use one."
                ),
            ],
            graph: [],
            schemas: [:]
        ),
    ]

    private static func words(_ action: PlainDialogue.Action) -> String {
        switch action {
        case .print(let text): text
        case .converse(let text): "> \(text)"
        case .prompt(let text): "[\(text)]"
        case .secretPrompt(let text): "[secret \(text)]"
        case .start(let workflow, let fields): "START \(workflow) \(JSON.object(fields).text)"
        case .answer(let run, let wait, let fields): "ANSWER \(run) \(wait) \(JSON.object(fields).text)"
        case .cancel(let run): "CANCEL \(run)"
        case .look(let run): "LOOK \(run)"
        case .quit: "QUIT"
        case .inputNeeded(let run, let wait): "INPUT NEEDED \(run) \(wait)"
        }
    }
}

struct Draft: Event { var text: String }
struct Page: Event { var number: Int }
