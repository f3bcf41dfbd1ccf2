import Testing

@testable import Workflows

/// One complaint of the Python system, by what causes it, and what becomes of it here.
struct UpstreamMessage: Sendable, CustomTestStringConvertible {
    /// Where the reference lists it.
    var section: String
    /// What someone did.
    var cause: String
    var ours: Ours

    var testDescription: String { "\(section): \(cause)" }

    enum Ours: Sendable {
        /// The macro says so while you type, in these words among others.
        case macro(String)
        /// It does not type-check, for this reason.
        case compiler(String)
        /// `validate()` and the first run say so, in these words, of this graph.
        case launch(WorkflowProblem.Code, String, GraphFacts)
        /// The library says so during a run, in these words among others.
        case runTime(String)
        /// There is nothing to complain about, for this reason.
        case cannotOccur(String)
    }
}

/// Every message of the reference page and of its sections 2.1 to 2.6, each with its counterpart.
enum UpstreamTable {
    static let all = reference + declaring + constructing + validating + starting + running + misusing

    /// What the reference page itself raises.
    private static let reference: [UpstreamMessage] = [
        .init(
            section: "reference",
            cause: "no step takes a start event",
            ours: .launch(
                .startMissing,
                "No step of 'flow' accepts a start event",
                .of([.step("a", ["Draft"], ["Draft", "End"])])
            )
        ),
        .init(
            section: "reference",
            cause: "steps take two start events",
            ours: .launch(
                .startSeveral,
                "is a start event besides Go",
                .of(
                    [.step("a", ["Go"], ["End"]), .step("b", ["Go2"], ["End"])],
                    roles: ["Go": .start, "Go2": .start, "End": .stop]
                )
            )
        ),
        .init(
            section: "reference",
            cause: "no step is annotated to return a stop event",
            ours: .launch(.stopMissing, "No step of 'flow' returns a stop event", .of([.step("a", ["Go"])]))
        ),
        .init(
            section: "reference",
            cause: "steps return two stop events",
            ours: .launch(
                .stopSeveral,
                "is a stop event besides End",
                .of([.step("a", ["Go"], ["End", "End2"])], roles: ["Go": .start, "End": .stop, "End2": .stop])
            )
        ),
        .init(
            section: "reference",
            cause: "a step takes a stop event",
            ours: .launch(
                .stopAccepted,
                "a stop event: it ends the run",
                .of([.step("a", ["Go"], ["End"]), .step("late", ["End"])])
            )
        ),
        .init(
            section: "reference",
            cause: "no produced event is a stop event",
            ours: .launch(
                .stopMissing,
                "so no run can end by itself",
                .of([.step("a", ["Go"], ["Draft"]), .step("b", ["Draft"])])
            )
        ),
        .init(
            section: "reference",
            cause: "an event is consumed and never produced",
            ours: .launch(
                .eventNeverProduced,
                "Step 'judge' accepts Score, but no step makes it.",
                .of([.step("a", ["Go"], ["End"]), .step("judge", ["Score"], ["End"])])
            )
        ),
        .init(
            section: "reference",
            cause: "an event is produced and never consumed",
            ours: .launch(
                .eventNeverConsumed,
                "Draft leaves 'a', and no step accepts it.",
                .of([.step("a", ["Go"], ["Draft", "End"])])
            )
        ),
        .init(
            section: "reference",
            cause: "a function without the decorator is added",
            ours: .cannotOccur("What is added is a Step, which is a value that always has its events.")
        ),
        .init(
            section: "reference",
            cause: "a step of a taken name is added",
            ours: .runTime("is already part of this workflow, please choose another name.")
        ),
        .init(
            section: "reference",
            cause: "the start event given is none",
            ours: .runTime("The start event must be an instance of")
        ),
        .init(
            section: "reference",
            cause: "fields are given beside a start event",
            ours: .runTime("These fields will be ignored")
        ),
        .init(
            section: "reference",
            cause: "the fields do not make a start event",
            ours: .runTime("Failed creating a start event of type")
        ),
    ]

    private static let declaring: [UpstreamMessage] = [
        .init(section: "2.1", cause: "no event parameter", ours: .macro("takes no event.")),
        .init(
            section: "2.1",
            cause: "no event parameter, in an input written by hand",
            ours: .launch(
                .stepAcceptsNothing,
                "accepts no event",
                .of([.step("a", ["Go"], ["End"]), .step("deaf", [])])
            )
        ),
        .init(
            section: "2.1",
            cause: "no return annotation",
            ours: .cannotOccur("Swift functions always have a result type.")
        ),
        .init(section: "2.1", cause: "workers not positive", ours: .macro("workers, so it could never run.")),
        .init(
            section: "2.1",
            cause: "workers not positive, in a step written by hand",
            ours: .launch(.stepWorkers, "has 0 workers", .of([.step("a", ["Go"], ["End"], workers: 0)]))
        ),
        .init(section: "2.1", cause: "workers not a number", ours: .compiler("The parameter is an Int.")),
        .init(
            section: "2.1",
            cause: "an asynchronous iterator is returned",
            ours: .macro("returns an asynchronous sequence")
        ),
        .init(
            section: "2.1",
            cause: "a list beside other event parameters",
            ours: .macro("together with other events.")
        ),
        .init(section: "2.1", cause: "two list parameters", ours: .macro("takes two arrays")),
        .init(
            section: "2.1",
            cause: "a union in a slot of a join",
            ours: .macro("and one parameter takes several types.")
        ),
        .init(
            section: "2.1",
            cause: "a collect marker on what is no list",
            ours: .cannotOccur("There are no markers: an array collects, everything else does not.")
        ),
        .init(
            section: "2.1",
            cause: "a cardinality that is not known",
            ours: .cannotOccur(
                "A collection takes everything until its fan-out closes; there is no cardinality to give."
            )
        ),
        .init(
            section: "2.1",
            cause: "a free function without its workflow",
            ours: .compiler("Step(\"name\", function) is generic over its workflow, which 'adding' decides.")
        ),
        .init(
            section: "2.1",
            cause: "two steps of one name",
            ours: .launch(
                .stepDuplicate,
                "A step 'a' is already part of 'flow'",
                .of([.step("a", ["Go"], ["End"]), .step("a", ["Go"], ["End"], id: "a#2")])
            )
        ),
        .init(section: "2.1", cause: "two overloads as steps", ours: .macro("There is another step named")),
        .init(
            section: "2.1",
            cause: "adding an undecorated function",
            ours: .cannotOccur("What is added is a Step, which is a value that always has its events.")
        ),
        .init(
            section: "2.1",
            cause: "an annotation that cannot be resolved",
            ours: .compiler("Types are names the compiler knows.")
        ),
        .init(
            section: "2.1",
            cause: "an error handler with another event",
            ours: .macro("is marked @CatchError and does not accept exactly a StepFailed.")
        ),
        .init(
            section: "2.1",
            cause: "a wrong number of recoveries",
            ours: .macro("times, so it could never run.")
        ),
        .init(
            section: "2.1",
            cause: "a wrong list of covered steps",
            ours: .compiler("`for:` takes texts, and none means every step.")
        ),
        .init(
            section: "2.1",
            cause: "a configuration file of another kind",
            ours: .runTime("only JSON files can be read")
        ),
    ]

    private static let constructing: [UpstreamMessage] = [
        .init(
            section: "2.2",
            cause: "a wrong limit of runs",
            ours: .runTime("maximumConcurrentRuns must be greater than 0")
        ),
        .init(section: "2.2", cause: "no steps at all", ours: .launch(.startMissing, "'flow' has no steps", .of([]))),
        .init(section: "2.2", cause: "no steps in a type with the macro", ours: .macro("' has no steps.")),
        .init(
            section: "2.2",
            cause: "no step takes a start event",
            ours: .macro("accepts a StartEvent, so no run could begin.")
        ),
        .init(section: "2.2", cause: "several start types", ours: .macro("has two start events")),
        .init(
            section: "2.2",
            cause: "no step returns a stop event",
            ours: .macro("returns a StopEvent, so no run could end.")
        ),
        .init(section: "2.2", cause: "several stop types", ours: .macro("has two stop events")),
        .init(
            section: "2.2",
            cause: "an unknown name of a graph check",
            ours: .compiler("Checks are the cases of GraphCheck.")
        ),
    ]

    private static let validating: [UpstreamMessage] = [
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
            ours: .macro("but nothing runs after the end.")
        ),
        .init(section: "2.3", cause: "consumed, never produced", ours: .macro("which no step emits.")),
        .init(section: "2.3", cause: "produced, never consumed", ours: .macro("which no step accepts.")),
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
            cause: "a missing or wrong configuration file of a resource",
            ours: .runTime("there is no such file")
        ),
        .init(
            section: "2.3",
            cause: "a resource that cannot be made, looked at in advance",
            ours: .runTime("cannot be made: ")
        ),
    ]

    private static let starting: [UpstreamMessage] = [
        .init(section: "2.4", cause: "fields that do not fit", ours: .runTime("Failed creating a start event of type")),
        .init(
            section: "2.4",
            cause: "a start event of another kind",
            ours: .runTime("The start event must be an instance of")
        ),
        .init(section: "2.4", cause: "fields beside a start event", ours: .runTime("These fields will be ignored")),
    ]

    private static let running: [UpstreamMessage] = [
        .init(section: "2.5", cause: "a send to an unknown step", ours: .runTime("does not exist")),
        .init(
            section: "2.5",
            cause: "a send to a step that does not accept it",
            ours: .runTime("does not accept event of type")
        ),
        .init(section: "2.5", cause: "a step returns what is no event", ours: .compiler("A result is a StepOutput.")),
        .init(
            section: "2.5",
            cause: "a step returns a list with what is no event",
            ours: .compiler("An array of events has events only.")
        ),
        .init(
            section: "2.5",
            cause: "a bare event where only a list is declared",
            ours: .compiler("The result type says whether it is an event or an array.")
        ),
        .init(
            section: "2.5",
            cause: "a targeted send to a collection",
            ours: .runTime("it only takes events that come out of a fan-out.")
        ),
        .init(section: "2.5", cause: "the timeout", ours: .runTime("Operation timed out after ")),
        .init(section: "2.5", cause: "a cancel", ours: .runTime("The run was cancelled.")),
        .init(section: "2.5", cause: "a wait that timed out", ours: .runTime("Timed out waiting for ")),
        .init(
            section: "2.5",
            cause: "a circle of resources",
            ours: .runTime("Circular resource dependency detected: ")
        ),
        .init(
            section: "2.5",
            cause: "a stream that is read twice",
            ours: .cannotOccur("Any number of readers may read, each from where it likes.")
        ),
        .init(section: "2.5", cause: "idle with open streams", ours: .runTime("A join cannot be met: ")),
    ]

    private static let misusing: [UpstreamMessage] = [
        .init(
            section: "2.6",
            cause: "a send before the run",
            ours: .runTime("The run has not started yet.")
        ),
        .init(
            section: "2.6",
            cause: "a step's function outside a step, or a handler's inside one",
            ours: .compiler(
                "Steps have a WorkflowContext and callers a WorkflowHandler; neither has the other's functions."
            )
        ),
        .init(
            section: "2.6",
            cause: "a second run in a context that runs",
            ours: .cannotOccur("A run's saved context is a value; continuing it twice makes two runs.")
        ),
        .init(
            section: "2.6",
            cause: "a run from inside a step's context",
            ours: .compiler("run(_:in:) takes a RunContext, which a step does not have.")
        ),
        .init(
            section: "2.6",
            cause: "a saved context in a wrong or newer format",
            ours: .cannotOccur("Contexts are not written to files yet.")
        ),
        .init(
            section: "2.6",
            cause: "a path that is not in the state, or empty, or too long",
            ours: .runTime("There is nothing at '")
        ),
        .init(
            section: "2.6",
            cause: "a state of another type",
            ours: .compiler("State is the workflow's associated type.")
        ),
        .init(section: "2.6", cause: "a state without defaults", ours: .compiler("WorkflowState demands init().")),
        .init(
            section: "2.6",
            cause: "state types that do not fit together",
            ours: .compiler("A workflow has one State; steps cannot ask for another.")
        ),
        .init(
            section: "2.6",
            cause: "a write inside an edit of the state",
            ours: .runTime("changed the state inside `edit`. ")
        ),
    ]
}
