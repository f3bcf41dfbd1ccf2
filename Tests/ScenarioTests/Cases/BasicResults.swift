import Workflows

private struct Topic: StartEvent {
    var topic: String
    var nope: String?
}
private struct Note: LooseEvent { var note: String }
private struct MyStart: StartEvent { var n: Int }
private struct MyStop: StopEvent { var doubled: Int }
private struct Overridden: StopEvent { var secret: String }
private typealias Custom = Scene<MyStart, MyStop>

extension Scenario {
    /// What a run returns: the value of a plain stop event, a custom one as a whole.
    static let basicResults: [Scenario] = [
        Scenario("s01_basic_result", "base_stop_unwrapped", .same()) {
            typealias Base = Scene<Topic, Stop<JSON>>
            let runner = try Base.with(
                Step("go") { (_: Base, start: Topic, context) in
                    context.publish(Note(note: "progress"))
                    return Ending(["topic": .string(start.topic), "missing": .string(start.nope ?? "dflt")])
                }
            )
            return try await Trace.of { try runner.run(fields: ["topic": "pirates"]) }
        },
        Scenario("s01_basic_result", "empty_stop", .same()) {
            let runner = try Scene<Start, Done>.with(Step("go") { (_: Scene<Start, Done>, _: Start, _) in Done() })
            return try await Trace.of { try runner.run() }
        },
        Scenario("s01_basic_result", "custom_start_by_kwargs_and_custom_stop", .same()) {
            let runner = try custom()
            return try await Trace.of { try runner.run(fields: ["n": 21]) }
        },
        Scenario("s01_basic_result", "custom_start_by_instance", .same()) {
            let runner = try custom()
            return try await Trace.of { try runner.run(MyStart(n: 4)) }
        },
        Scenario(
            "s01_basic_result",
            "custom_start_bad_kwargs",
            .same(words: [
                "Failed creating a start event of type 'MyStart' with the keyword arguments: {'wrong': 1}": [
                    "error": "WorkflowRuntimeError",
                    "message": """
                    Failed creating a start event of type 'MyStart' with the fields: {"wrong":1}. \
                    n: is missing; wrong: is not a field here.
                    """,
                ]
            ])
        ) {
            let runner = try custom()
            return try await Trace.of { try runner.run(fields: ["wrong": 1]) }
        },
        Scenario(
            "s01_basic_result",
            "start_event_not_a_start_event",
            .same(words: [
                "The 'start_event' argument must be an instance of 'StartEvent'.": [
                    "error": "WorkflowRuntimeError",
                    "message": "The start event must be an instance of 'MyStart', not of 'Start'.",
                ]
            ])
        ) {
            let runner = try custom()
            do {
                _ = try runner.run(starting: Start())
                return .null
            } catch { return ["run_raised": Trace.error(error)] }
        },
        Scenario(
            "s01_basic_result",
            "custom_stop_overriding_result",
            .different(
                .noMeaningInSwift,
                design: "3: a custom stop event is its own result, whatever its fields are called",
                ours: [
                    "stream": [["type": "Overridden", "fields": ["secret": "s3"]]],
                    "result": ["type": "Overridden", "fields": ["secret": "s3"]],
                ]
            )
        ) {
            typealias Overriding = Scene<Start, Overridden>
            let runner = try Overriding.with(Step("go") { (_: Overriding, _: Start, _) in Overridden(secret: "s3") })
            return try await Trace.of { try runner.run() }
        },
        Scenario(
            "s01_basic_result",
            "step_returns_a_non_event",
            .absent(
                .noMeaningInSwift,
                design: "3: a step's result is typed",
                instead: "a result that is no StepOutput does not compile."
            )
        ),
        Scenario("s01_basic_result", "sync_step", .same()) {
            let runner = try Flow.with(
                Step("go", options: StepOptions(isBlocking: true)) { (_: Flow, _: Start, _) in Ending("ran in a thread")
                }
            )
            return try await Trace.of { try runner.run() }
        },
    ]

    private static func custom() throws -> WorkflowRunner<Custom> {
        try Custom.with(Step("go") { (_: Custom, start: MyStart, _) in MyStop(doubled: start.n * 2) })
    }
}
