import Workflows

private struct A: Event {}
private struct B: Event {}
private struct S1: StartEvent {}
private struct S2: StartEvent {}
private struct E1: StopEvent {}
private struct E2: StopEvent {}
private struct Ask: InputRequiredEvent {}
private struct Reply: HumanResponseEvent {}

extension Scenario {
    private static let file = "s09_validation"

    /// Every complaint about a workflow before it runs.
    static let validation: [Scenario] =
        declared + checked + recovering + [
            Scenario(
                file,
                "missing_resource_config",
                .same(words: [
                    "Resource config validation failed:\n  - In step 'go', parameter 'cfg': No such file: absent.json":
                        ours(["resource.config"])
                ])
            ) { await Configured<AbsentFile>.complaint() },
            Scenario(
                file,
                "resource_config_not_json",
                .same(words: [
                    "Only JSON files can be used to load Pydantic-based resources.": ours(["resource.config"])
                ])
            ) { await Configured<NoJSON>.complaint() },
        ]

    /// What the compiler or the macro says while one types.
    private static let declared: [Scenario] = [
        absent("no_event_param", "the macro says that the step takes no event."),
        absent("no_return_annotation", "a Swift function always has a result type."),
        absent(
            "async_iterator_return",
            "the macro refuses a sequence that does not name its events; those that do, `AsyncStream<E>`, are results."
        ),
        absent("free_function_without_workflow", "`adding` decides whose step a free function is."),
        absent("add_undecorated", "what is added is a Step, which always has its events."),
        absent("accepts_stop", "a stop event is no Event, so that a step that accepts one does not compile."),
        absent("two_accept_stop", "a stop event is no Event, so that a step that accepts one does not compile."),
        absent("unknown_check_name", "checks are the cases of GraphCheck."),
        absent("list_and_event_params", "the macro says that an array stands alone."),
        absent("two_list_params", "the macro says that a step takes one array."),
        absent("union_slot", "the macro says that each parameter of a join has one type."),
        absent("collect_marker_on_non_list", "the macro says that `take:` stands on a step that joins no fan-out."),
        absent("collect_unknown_cardinality", "`take:` is a number, and without it an array takes all."),
    ]

    private static func absent(_ name: String, _ instead: String) -> Scenario {
        Scenario(
            file,
            name,
            .absent(
                .noMeaningInSwift,
                design: "3: the graph is checked by the type checker and the macro",
                instead: instead
            )
        )
    }

    private static let recovering: [Scenario] = [
        absent("catch_error_wrong_event", "the macro says that a recovery step takes StepFailed."),
        refused(
            "catch_error_two_wildcards",
            "Only one wildcard @catch_error handler is allowed per workflow, found 2: h1, h2",
            ["recovery.severalWildcards"],
            go("go"),
            handler("h1"),
            handler("h2")
        ),
        refused(
            "catch_error_unknown_step",
            "@catch_error handler 'h1' lists unknown step 'nope' in for_steps.",
            ["recovery.unknownStep"],
            go("go"),
            handler("h1", of: ["nope"])
        ),
        refused(
            "catch_error_covers_handler",
            "@catch_error handler 'h2' cannot cover another handler step 'h1'.",
            ["recovery.coversHandler"],
            go("go"),
            handler("h1", of: ["go"]),
            handler("h2", of: ["h1"])
        ),
        refused(
            "catch_error_claimed_twice",
            "Step 'go' is claimed by two @catch_error handlers: 'h1' and 'h2'.",
            ["recovery.claimedTwice"],
            go("go"),
            handler("h1", of: ["go"]),
            handler("h2", of: ["go"])
        ),
        absent("catch_error_bad_budget", "the macro says that a recovery step stands in at least once."),
        absent("catch_error_for_steps_not_a_list", "the names of steps are a list of texts by the macro's signature."),
    ]

    private static func handler(_ name: String, of steps: [String]? = nil) -> Step<Flow> {
        Step(name, options: StepOptions(recovery: Recovery(of: steps))) { (_: Flow, _: StepFailed, _) in Ending(.null) }
    }

    /// What `validate()` and the first run say.
    private static let checked: [Scenario] = [
        refused(
            "bad_num_workers",
            "num_workers must be an integer greater than 0",
            ["step.workers"],
            Step("go", options: StepOptions(workers: 0)) { (_: Flow, _: Start, _) in Ending(.null) }
        ),
        Scenario(
            file,
            "free_function_twice",
            .same(words: [
                "A step free is already part of this workflow, please choose another name.": ours(["step.duplicate"])
            ])
        ) {
            do {
                _ = try Flow.with(go("free"), go("free"))
                return .null
            } catch { return Trace.error(error) }
        },
        refused("no_steps", noStart, ["start.missing", "stop.missing"]),
        refused(
            "no_start",
            noStart,
            ["event.neverProduced", "start.missing"],
            Step("go") { (_: Flow, _: A, _) in Ending(.null) }
        ),
        refused(
            "two_starts",
            "Only one type of StartEvent is allowed per workflow, found 2: {S1, S2} in workflow 'W'.",
            ["start.several"],
            Step("one") { (_: Flow, _: S1, _) in Ending(.null) },
            Step("two") { (_: Flow, _: S2, _) in Ending(.null) }
        ),
        refused(
            "no_stop",
            """
            At least one Event of type StopEvent must be returned by any step. \
            (Workflow 'W' has no @step that returns StopEvent.)
            """,
            ["event.neverConsumed", "stop.missing"],
            Step("go") { (_: Flow, _: Start, _) in A() }
        ),
        refused(
            "two_stops",
            "Only one type of StopEvent is allowed per workflow, found 2: {E1, E2} in workflow 'W'.",
            ["stop.several"],
            Step("go") { (_: Flow, _: Start, _) -> OneOf<E1, E2> in .emit(E1()) }
        ),
        refused(
            "consumed_never_produced",
            "The following events are consumed but never produced: A",
            ["event.neverProduced"],
            go("go"),
            Step("lost") { (_: Flow, _: A, _) in Ending(.null) }
        ),
        refused(
            "produced_never_consumed",
            "The following events are produced but never consumed: A",
            ["event.neverConsumed"],
            Step("go") { (_: Flow, _: Start, _) -> OneOf<Stop<JSON>, A> in .emit(A()) }
        ),
        accepted(
            "hitl_ok",
            Step("ask") { (_: Flow, _: Start, _) in Ask() },
            Step("done") { (_: Flow, _: Reply, _) in Ending(.null) }
        ),
        refused(
            "unreachable_loop",
            """
            Graph validation failed:
              - [reachability] Unreachable steps: ping, pong
                Steps must be reachable from StartEvent or HumanResponseEvent.
              - [dead_end] Dead-end steps: ping, pong
                Steps must have a path to StopEvent or InputRequiredEvent.
            """,
            ["step.deadEnd", "step.unreachable"],
            go("go"),
            ping(),
            pong()
        ),
        accepted(
            "unreachable_loop_skipped",
            go("go"),
            ping(skips: [.reachability, .deadEnd]),
            pong(skips: [.reachability, .deadEnd])
        ),
        refused(
            "dead_end",
            """
            Graph validation failed:
              - [dead_end] Dead-end steps: ping, pong
                Steps must have a path to StopEvent or InputRequiredEvent.
            """,
            ["step.deadEnd"],
            Step("go") { (_: Flow, _: Start, _) -> OneOf<Stop<JSON>, A> in .emit(A()) },
            ping(),
            pong()
        ),
        accepted(
            "sink_step_returning_none_is_fine",
            Step("go") { (_: Flow, _: Start, _) -> OneOf<Stop<JSON>, A> in .emit(A()) },
            Step("log") { (_: Flow, _: A, _) in }
        ),
        Scenario(
            file,
            "bad_concurrent_runs",
            .same(words: [
                "num_concurrent_runs must be an integer greater than 0 or None": [
                    "error": "WorkflowConfigurationError",
                    "message": "maximumConcurrentRuns must be greater than 0, not 0; `nil` means no limit.",
                ]
            ])
        ) {
            do {
                try Flow.with(maximumConcurrentRuns: 0, go("go")).run()
                return .null
            } catch { return Trace.error(error) }
        },
        refused(
            "list_join_without_producer",
            """
            Step 'join' parameter 'events' collects list[A], but no returned-list producer creates a stream for those \
            event types. list[E] fan-in only consumes events from steps annotated as returning list[E]; \
            use ctx.collect_events for unstreamed ctx.send_event flows.
            """,
            ["join.noFanOut"],
            Step("go") { (_: Flow, _: Start, _) in A() },
            Step("join") { (_: Flow, _: [A], _) in Ending(.null) }
        ),
        refused(
            "slots_at_different_levels",
            """
            Step 'join' joins event parameters that are never produced at a common stream level: \
            'a' (A) is produced at the stream of step 'fan'; 'b' (B) is produced at the top level. \
            A multi-slot join only fires when all of its inputs originate at the same level. \
            To gate in-stream work on input from another level, use ctx.wait_for_event inside the producing step instead.
            """,
            ["join.levels"],
            Step("fan") { (_: Flow, _: Start, _) in [A()] },
            Step("side") { (_: Flow, _: Start, _) in B() },
            Step("join", joining: (A.self, B.self)) { (_: Flow, _: A, _: B, _) in Ending(.null) }
        ),
    ]

    private static let noStart = """
        At least one Event of type StartEvent must be received by any step. \
        (Workflow 'W' has no @step that accepts StartEvent.)
        """

    private static func ours(_ codes: [String]) -> JSON {
        ["error": "WorkflowValidationError", "codes": .array(codes.map { .string($0) })]
    }

    private static func refused(
        _ name: String,
        _ message: String,
        _ codes: [String],
        _ steps: Step<Flow>...
    ) -> Scenario {
        Scenario(file, name, .same(words: [message: ours(codes)])) {
            do {
                _ = try steps.reduce(Flow.with()) { try $0.adding($1) }.run()
                return .null
            } catch { return Trace.error(error) }
        }
    }

    private static func accepted(_ name: String, _ steps: Step<Flow>...) -> Scenario {
        Scenario(file, name, .same()) {
            let validation = try steps.reduce(Flow.with()) { try $0.adding($1) }.validate()
            return ["ok": .bool(validation.errors.isEmpty), "uses_human_in_the_loop": .bool(validation.asksPeople)]
        }
    }

    private static func go(_ name: String) -> Step<Flow> { Step(name) { (_: Flow, _: Start, _) in Ending(.null) } }

    private static func ping(skips: Set<GraphCheck> = []) -> Step<Flow> {
        Step("ping", options: StepOptions(skips: skips)) { (_: Flow, _: A, _) in B() }
    }

    private static func pong(skips: Set<GraphCheck> = []) -> Step<Flow> {
        Step("pong", options: StepOptions(skips: skips)) { (_: Flow, _: B, _) in A() }
    }
}
