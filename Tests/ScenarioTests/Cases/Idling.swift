import Workflows

private struct Go: HumanResponseEvent {}
private struct Stray: Event {}

extension Scenario {
    /// Events nobody takes, idle runs, and what is done to a run at the wrong moment.
    static let idling: [Scenario] = [
        Scenario("s14_unhandled_idle_none", "idle_unhandled_then_handled", .same()) {
            let runner = try flow()
            var hasPoked = false
            return try await Trace.of(internalEvents: true, { try runner.run() }) { handler, entry in
                switch entry.notice {
                case .idle where !hasPoked:
                    hasPoked = true
                    try await handler.send(Stray())
                case .unhandled: try await handler.send(Go())
                default: break
                }
            }
        },
        Scenario(
            "s14_unhandled_idle_none",
            "undeclared_return_is_unhandled",
            .absent(
                .noMeaningInSwift,
                design: "3: a step's result is typed",
                instead: "what a step returns is what it declares, or it does not compile."
            )
        ),
        Scenario(
            "s14_unhandled_idle_none",
            "after_the_end",
            .different(
                .noMeaningInSwift,
                design:
                    "4.9: a send returns after it is taken in, so it says when it is not; 4.5: any number of readers",
                ours: [
                    "result": "went", "stream": [["type": "StopEvent", "fields": ["result": "went"]]],
                    "second_send": [
                        "error": "WorkflowRuntimeError", "message": "The run is over; it takes no more events.",
                    ],
                    "stream_twice": [["type": "StopEvent", "fields": ["result": "went"]]],
                ]
            )
        ) {
            let handler = try flow().run()
            try await handler.send(Go())
            var trace: [String: JSON] = ["result": try await handler.result]
            do { try await handler.send(Go()) } catch { trace["second_send"] = Trace.error(error) }
            trace["stream"] = try await Trace.of { handler }["stream"]
            trace["stream_twice"] = try await Trace.of { handler }["stream"]
            return .object(trace)
        },
        Scenario(
            "s14_unhandled_idle_none",
            "wrong_place",
            .different(
                .noMeaningInSwift,
                design: "3: bodies have a context and callers a handler, and neither has the other's functions",
                ours: [
                    "targeted_unknown_step": ["error": "WorkflowRuntimeError", "message": "Step zz does not exist"]
                ]
            )
        ) {
            let handler = try flow().run()
            var trace: [String: JSON] = [:]
            do { try await handler.send(Go(), to: "zz") } catch { trace["targeted_unknown_step"] = Trace.error(error) }
            try await handler.cancel()
            return .object(trace)
        },
    ]

    private static func flow() throws -> WorkflowRunner<Flow> {
        try Flow.with(
            Step("start") { (_: Flow, _: Start, _) in },
            Step("end") { (_: Flow, _: Go, _) in Ending("went") }
        )
    }
}
