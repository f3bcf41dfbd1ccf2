@testable import Workflows

extension UpstreamTable {
    /// When a graph is checked.
    static let validating: [UpstreamMessage] = [
        .init(
            section: "2.3",
            cause: "a collection without a fan-out",
            ours: .launch(
                .joinNoFanOut,
                "no step that returns an array leads to it",
                .of([.step("a", ["Go"], ["A"]), .step("join", ["A"], ["End"], takes: .collection)])
            )
        ),
        .init(
            section: "2.3",
            cause: "parts of a set at different levels",
            ours: .launch(
                .joinLevels,
                "joins events that never meet",
                .of([
                    .step("fan", ["Go"], ["[A]"]), .step("top", ["Go"], ["B"]),
                    .step("join", ["A", "B"], ["End"], takes: .set),
                ])
            )
        ),
        .init(
            section: "2.3",
            cause: "several steps take stop events",
            ours: .launch(
                .stopAccepted,
                "Step 'bad' accepts End",
                .of([.step("a", ["Go"], ["End"]), .step("bad", ["End"]), .step("bad2", ["End"])])
            )
        ),
        .init(
            section: "2.3",
            cause: "a stop event as the parameter of a method",
            isFurther: true,
            ours: .macro("stop.accepted", "but nothing runs after the end.")
        ),
        .init(
            section: "2.3",
            cause: "consumed, never produced",
            ours: .macro("event.neverProduced", "which no step emits.")
        ),
        .init(
            section: "2.3",
            cause: "produced, never consumed",
            ours: .macro("event.neverConsumed", "which no step accepts.")
        ),
        .init(
            section: "2.3",
            cause: "more than one handler for all steps",
            ours: .launch(
                .recoverySeveralWildcards,
                "stands in for every step, and so does",
                .of([
                    .step("a", ["Go"], ["End"]),
                    .step("one", ["StepFailed"], ["End"], recovery: Recovery()),
                    .step("two", ["StepFailed"], ["End"], recovery: Recovery()),
                ])
            )
        ),
        .init(
            section: "2.3",
            cause: "a handler for an unknown step",
            ours: .launch(
                .recoveryUnknownStep,
                "and there is no such step.",
                .of([
                    .step("a", ["Go"], ["End"]),
                    .step("one", ["StepFailed"], ["End"], recovery: Recovery(of: ["b"])),
                ])
            )
        ),
        .init(
            section: "2.3",
            cause: "a handler that covers a handler",
            ours: .launch(
                .recoveryCoversHandler,
                "which is a recovery step itself.",
                .of([
                    .step("a", ["Go"], ["End"]),
                    .step("one", ["StepFailed"], ["End"], recovery: Recovery(of: ["two"])),
                    .step("two", ["StepFailed"], ["End"], recovery: Recovery()),
                ])
            )
        ),
        .init(
            section: "2.3",
            cause: "a step claimed by two handlers",
            ours: .launch(
                .recoveryClaimedTwice,
                "is claimed by two recovery steps",
                .of([
                    .step("a", ["Go"], ["End"]),
                    .step("one", ["StepFailed"], ["End"], recovery: Recovery(of: ["a"])),
                    .step("two", ["StepFailed"], ["End"], recovery: Recovery(of: ["a"])),
                ])
            )
        ),
        .init(
            section: "2.3",
            cause: "unreachable steps",
            ours: .launch(
                .stepUnreachable,
                "can never run: Pong comes only from 'ping', which never runs",
                .of([
                    .step("a", ["Go"], ["End"]), .step("pong", ["Pong"], ["Ping"]), .step("ping", ["Ping"], ["Pong"]),
                ])
            )
        ),
        .init(
            section: "2.3",
            cause: "dead ends",
            ours: .launch(
                .stepDeadEnd,
                "leads nowhere",
                .of([
                    .step("a", ["Go"], ["End", "Ping"]), .step("pong", ["Pong"], ["Ping"]),
                    .step("ping", ["Ping"], ["Pong"]),
                ])
            )
        ),
        .init(
            section: "2.3",
            cause: "a terminal event that is neither stop nor question",
            ours: .launch(.eventNeverConsumed, "X leaves 'a'", .of([.step("a", ["Go"], ["X", "End"])]))
        ),
        .init(
            section: "2.3",
            cause: "a missing configuration file of a resource",
            ours: .runTime("there is no such file", UpstreamCause.configuringFromNothing)
        ),
        .init(
            section: "2.3",
            cause: "a way into a configuration file that leads nowhere",
            ours: .runTime("there is nothing at 'nope'", UpstreamCause.configuringFromNowhere)
        ),
        .init(
            section: "2.3",
            cause: "a resource that cannot be made, looked at in advance",
            ours: .runTime("cannot be made: ", UpstreamCause.makingInAdvance)
        ),
    ]
}
