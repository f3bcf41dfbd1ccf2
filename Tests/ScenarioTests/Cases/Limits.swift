import WorkflowTesting
import Workflows

private struct Never: Event {}
private struct Other: Event {}
private struct Note: LooseEvent { var note: String }

extension Scenario {
    /// Timeouts, cancels, and the end of a run while bodies work.
    static let limits: [Scenario] = [
        Scenario(
            "s08_timeout_cancel",
            "timeout_with_an_active_step",
            .same(words: [
                "Operation timed out after 0.1 seconds. Currently active steps: slow": [
                    "error": "WorkflowTimeoutError",
                    "message": "Operation timed out after 0.1 seconds. Currently active steps: slow.",
                ]
            ])
        ) { try await timedOut().trace },
        Scenario("s08_timeout_cancel", "seen_1", .same()) { try await timedOut().seen },
        Scenario(
            "s08_timeout_cancel",
            "timeout_with_nothing_active",
            .different(
                .mendedFault(12),
                design: "4.4: a run that can never go on is told so",
                ours: [
                    "stream": [
                        started, ended, ["type": "WorkflowIdleEvent"],
                        [
                            "type": "WorkflowFailedEvent",
                            "fields": [
                                "attempts": 1,
                                "exception": [
                                    "exception_type": "WorkflowRuntimeError",
                                    "exception_message": .string(deadlock),
                                ],
                            ],
                        ],
                    ],
                    "raised": ["error": "WorkflowRuntimeError", "message": .string(deadlock)],
                ]
            )
        ) {
            let runner = try Flow.with(
                timeout: .milliseconds(100),
                clock: ManualClock(),
                Step("start") { (_: Flow, _: Start, _) -> Never? in nil },
                Step("end") { (_: Flow, _: Never, _) in Ending(.null) }
            )
            return try await Trace.of(internalEvents: true) { try runner.run() }
        },
        Scenario(
            "s08_timeout_cancel",
            "cancel",
            .same(words: [
                "": ["error": "WorkflowCancelledError", "message": "The run was cancelled."]
            ])
        ) { try await cancelled() },
        Scenario("s08_timeout_cancel", "stop_wins_the_race", .same()) { try await raced().trace },
        Scenario("s08_timeout_cancel", "seen_2", .same()) { try await raced().seen },
    ]

    private static let deadlock = """
        Workflow 'scene' is deadlocked: nothing runs, nobody was asked and no event can come from outside. \
        Every step is done and none returned the stop event.
        """

    private static let started: JSON = [
        "type": "StepStateChanged",
        "fields": ["name": "start", "step_state": "running", "worker_id": "0", "input_event_name": "StartEvent"],
    ]

    private static let ended: JSON = [
        "type": "StepStateChanged",
        "fields": ["name": "start", "step_state": "not_running", "worker_id": "0", "input_event_name": "StartEvent"],
    ]

    private static func timedOut() async throws -> (trace: JSON, seen: JSON) {
        let (clock, seen, entered, left, never) = (ManualClock(), Notes(), Gate(), Gate(), Gate())
        let runner = try Flow.with(
            timeout: .milliseconds(100),
            clock: clock,
            Step("slow") { (_: Flow, _: Start, _) in
                entered.open()
                do { try await never.pass() } catch {
                    seen.add("cancelled inside step")
                    left.open()
                    throw error
                }
                return Ending("late")
            }
        )
        let handler = try runner.run()
        try await entered.pass()
        clock.advance(by: .milliseconds(100))
        let trace = try await Trace.of { handler }
        try await left.pass()
        return (trace, seen.json)
    }

    private static func cancelled() async throws -> JSON {
        let (seen, entered, left, never) = (Notes(), Gate(), Gate(), Gate())
        let runner = try Flow.with(
            timeout: nil,
            Step("slow") { (_: Flow, _: Start, _) in
                entered.open()
                do { try await never.pass() } catch {
                    seen.add("cancelled inside step")
                    left.open()
                    throw error
                }
                return Ending("late")
            }
        )
        let handler = try runner.run()
        try await entered.pass()
        try await handler.cancel()
        try await left.pass()
        guard case .object(var trace) = try await Trace.of({ handler }) else { return .null }
        trace["is_done"] = .bool(handler.isDone)
        trace["seen"] = seen.json
        // The reference's stop event of a cancelled run is the notice that is last on the stream.
        trace["stop_event"] = trace["stream"]?.arrayValue?.last
        trace["ctx_is_running_after"] = .bool(!handler.status.isOver)
        trace["saved_is_running"] = try handler.context.json()["isRunning"]
        return .object(trace)
    }

    private static func raced() async throws -> (trace: JSON, seen: JSON) {
        let (seen, entered, left, never) = (Notes(), Gate(), Gate(), Gate())
        let runner = try Flow.with(
            Step("start", options: StepOptions(sends: [Never.self, Other.self])) { (_: Flow, _: Start, context) in
                try context.send(Never())
                try context.send(Other())
            },
            Step("loser") { (_: Flow, _: Never, context) in
                entered.open()
                do { try await never.pass() } catch {
                    seen.add("loser cancelled")
                    context.publish(Note(note: "never seen"))
                    left.open()
                    throw error
                }
                return Ending("loser")
            },
            Step("winner") { (_: Flow, _: Other, context) in
                context.publish(Note(note: "winner"))
                try await entered.pass()
                return Ending("winner")
            }
        )
        let trace = try await Trace.of { try runner.run() }
        try await left.pass()
        return (trace, seen.json)
    }
}
