import WorkflowConsole
import Workflows

/// Workflows as a console knows them, made by hand.
enum SampleWorkflows {
    static let all = [hello, triage, checks, broken]

    /// All of them after the first problem of `broken` was mended.
    static let withoutDraft = all.map { info -> WorkflowInfo in
        var info = info
        info.problems.removeAll { $0.subject == .event("Draft") }
        return info
    }

    static let hello = WorkflowInfo(
        name: "hello",
        summary: "Asks your name, and greets you",
        documentation: "Asks your name, and greets you.",
        graph: graph(
            "hello",
            steps: ["ask", "greet"],
            events: [("Start", .start), ("AskName", .question), ("Name", .response), ("Stop<String>", .stop)],
            flows: [
                ("Start", [], ["ask"]), ("AskName", ["ask"], []), ("Name", [], ["greet"]),
                ("Stop<String>", ["greet"], []),
            ]
        ),
        startSchema: JSONSchema(.object(properties: []), title: "Start"),
        schemas: [
            "Name": JSONSchema(
                .object(properties: [
                    .init(
                        name: "name",
                        schema: JSONSchema(.string(format: nil), defaultValue: "ada"),
                        isRequired: false
                    ),
                    .init(name: "loudly", schema: JSONSchema(.boolean), isRequired: true),
                ]),
                title: "Name"
            )
        ],
        asksPeople: true,
        timeout: "45 s"
    )

    static let findingSchema = JSONSchema(
        .object(properties: [
            .init(name: "question", schema: JSONSchema(.string(format: nil)), isRequired: true),
            .init(name: "kind", schema: JSONSchema(.string(format: nil)), isRequired: true),
            .init(name: "client", schema: JSONSchema(.string(format: nil)), isRequired: true),
            .init(name: "score", schema: JSONSchema(.number(minimum: 0, maximum: 1)), isRequired: true),
            .init(
                name: "evidence",
                schema: JSONSchema(.array(items: JSONSchema(.string(format: nil)))),
                isRequired: true
            ),
        ]),
        title: "Finding",
        description: "Something unusual in the log."
    )

    static let triage = WorkflowInfo(
        name: "triage",
        summary: "Finds what is odd in a log, and asks about it",
        documentation: "Finds what is odd in a log, and asks about it.",
        place: SourcePlace(fileID: "Examples/Triage.swift", line: 12, column: 1),
        graph: graph(
            "triage",
            steps: ["open", "split", "parse", "rank", "report"],
            workers: ["parse": 4],
            events: [
                ("LogFile", .start), ("Chunk", .ordinary), ("Chunks", .ordinary), ("Lines", .ordinary),
                ("Finding", .question), ("Judgement", .response), ("Judged", .ordinary), ("Report", .stop),
            ],
            flows: [
                ("LogFile", [], ["open"]), ("Chunks", ["open"], ["split"]), ("Chunk", ["split"], ["parse"]),
                ("Lines", ["parse"], ["rank"]), ("Finding", ["rank"], []), ("Judgement", [], ["rank"]),
                ("Judged", ["rank"], ["report"]), ("Report", ["report"], []),
            ]
        ),
        startSchema: JSONSchema(
            .object(properties: [
                .init(
                    name: "log",
                    schema: JSONSchema(.string(format: "file-path"), description: "The log to look at."),
                    isRequired: true
                ),
                .init(
                    name: "limit",
                    schema: JSONSchema(.integer(minimum: 0, maximum: 50), defaultValue: 5),
                    isRequired: false
                ),
                .init(name: "output", schema: JSONSchema(.string(format: "file-path")), isRequired: false),
            ]),
            title: "LogFile"
        ),
        schemas: [
            "Finding": findingSchema,
            "Judgement": JSONSchema(
                .object(properties: [
                    .init(
                        name: "verdict",
                        schema: JSONSchema(.choice(["attack", "noise", "unsure"])),
                        isRequired: true
                    ),
                    .init(
                        name: "severity",
                        schema: JSONSchema(.choice(["low", "medium", "high"]), defaultValue: "medium"),
                        isRequired: false
                    ),
                    .init(name: "note", schema: JSONSchema(.string(format: nil)), isRequired: false),
                ]),
                title: "Judgement"
            ),
        ],
        asksPeople: true,
        timeout: "15 min"
    )

    static let checks = WorkflowInfo(
        name: "checks",
        summary: "Runs your checks, and stops at the first that fails",
        graph: graph(
            "checks",
            steps: ["plan", "check", "sum"],
            workers: ["check": 2],
            events: [("Start", .start), ("Check", .ordinary), ("Checked", .ordinary), ("Done", .stop)],
            flows: [
                ("Start", [], ["plan"]), ("Check", ["plan"], ["check"]), ("Checked", ["check"], ["sum"]),
                ("Done", ["sum"], []),
            ]
        ),
        startSchema: JSONSchema(.object(properties: []), title: "Start"),
        timeout: "45 s"
    )

    static let broken = WorkflowInfo(
        name: "broken",
        summary: "Has every problem that can stand together",
        place: SourcePlace(fileID: "Examples/Broken.swift", line: 5, column: 1),
        graph: graph(
            "broken",
            steps: ["write", "judge", "ghost", "polish"],
            events: [
                ("Topic", .start), ("Ticket", .start), ("Draft", .ordinary), ("Score", .ordinary), ("Loop", .ordinary),
                ("Finished", .stop),
            ],
            flows: [
                ("Topic", [], ["write"]), ("Ticket", [], ["write"]), ("Draft", ["write"], []),
                ("Score", [], ["judge"]), ("Finished", ["judge"], []), ("Loop", ["ghost"], ["polish"]),
            ]
        ),
        problems: [
            problem(
                .eventNeverConsumed,
                .event("Draft"),
                14,
                "Draft leaves write and nobody takes it.",
                "add a step that accepts Draft, or make Draft a StopEvent."
            ),
            problem(
                .eventNeverProduced,
                .event("Score"),
                22,
                "judge waits for Score, which nobody makes.",
                "return Score from a step, or make it a HumanResponseEvent."
            ),
            problem(
                .stepUnreachable,
                .step("ghost"),
                31,
                "No way leads from the start to ghost.",
                "let a reachable step return what ghost accepts."
            ),
            problem(
                .stepDeadEnd,
                .step("polish"),
                27,
                "polish ends, and nothing that it does leads to the end.",
                "return an event that another step accepts."
            ),
            problem(
                .startSeveral,
                .workflow("broken"),
                6,
                "Topic and Ticket are both start events; a workflow has one.",
                "make one of them an Event."
            ),
        ],
        timeout: "45 s"
    )

    static func problem(
        _ code: WorkflowProblem.Code,
        _ subject: WorkflowProblem.Subject,
        _ line: Int,
        _ reason: String,
        _ fix: String
    ) -> WorkflowProblem {
        WorkflowProblem(
            .error,
            code,
            workflow: "broken",
            subject: subject,
            place: SourcePlace(fileID: "Examples/Broken.swift", line: line, column: 10),
            reason: reason,
            fix: fix
        )
    }

    static func graph(
        _ name: String,
        steps: [String],
        workers: [String: Int] = [:],
        events: [(String, WorkflowGraph.Role)],
        flows: [(event: String, from: [String], to: [String])]
    ) -> WorkflowGraph {
        WorkflowGraph(
            name: name,
            description: nil,
            steps: steps.enumerated().map { index, step in
                WorkflowGraph.StepNode(
                    id: step,
                    name: step,
                    description: nil,
                    workers: workers[step] ?? 1,
                    place: SourcePlace(fileID: "Examples/\(name).swift", line: 10 + 5 * index, column: 5),
                    takes: .one
                )
            },
            events: events.map {
                WorkflowGraph.EventNode(id: $0.0, name: "Examples.\(name).\($0.0)", role: $0.1, schema: nil)
            },
            edges: flows.flatMap { flow in
                flow.from.map { WorkflowGraph.Edge(source: .step($0), target: .event(flow.event), kind: .ordinary) }
                    + flow.to.map { WorkflowGraph.Edge(source: .event(flow.event), target: .step($0), kind: .ordinary) }
            }
        )
    }
}
