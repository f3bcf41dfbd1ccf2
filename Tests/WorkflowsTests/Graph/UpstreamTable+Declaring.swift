@testable import Workflows

extension UpstreamTable {
    /// When a step is declared.
    static let declaring: [UpstreamMessage] = [
        .init(section: "2.1", cause: "no event parameter", ours: .macro("step.acceptsNothing", "takes no event.")),
        .init(
            section: "2.1",
            cause: "no event parameter, in an input written by hand",
            isFurther: true,
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
        .init(
            section: "2.1",
            cause: "workers not positive",
            ours: .macro("step.workers", "workers, so it could never run.")
        ),
        .init(
            section: "2.1",
            cause: "workers not positive, in a step written by hand",
            isFurther: true,
            ours: .launch(.stepWorkers, "has 0 workers", .of([.step("a", ["Go"], ["End"], workers: 0)]))
        ),
        .init(
            section: "2.1",
            cause: "workers not a number",
            isFurther: true,
            ours: .compiler("The parameter is an Int.")
        ),
        .init(
            section: "2.1",
            cause: "an asynchronous iterator is returned",
            ours: .macro("step.asyncSequence", "returns an asynchronous sequence")
        ),
        .init(
            section: "2.1",
            cause: "a list beside other event parameters",
            ours: .macro("join.mixed", "together with other events.")
        ),
        .init(section: "2.1", cause: "two list parameters", ours: .macro("join.severalArrays", "takes two arrays")),
        .init(
            section: "2.1",
            cause: "a union in a slot of a join",
            ours: .macro("join.alternatives", "and one parameter takes several types.")
        ),
        .init(
            section: "2.1",
            cause: "a collect marker on what is no list",
            ours: .macro("join.noFanOut", "of a fan-out, but it joins none.")
        ),
        .init(
            section: "2.1",
            cause: "a collect marker on what is no list, in a step written by hand",
            isFurther: true,
            ours: .launch(
                .joinNoFanOut,
                "takes 3 of a fan-out (take: 3), but it joins none.",
                .of([.step("a", ["Go"], ["End"], take: 3)])
            )
        ),
        .init(
            section: "2.1",
            cause: "fewer than one event to take",
            isFurther: true,
            ours: .macro("step.acceptsNothing", "of its fan-out, so it could never run.")
        ),
        .init(
            section: "2.1",
            cause: "a cardinality that is not known",
            ours: .compiler("`take:` is an Int, and without it a collection takes all: there is no third kind.")
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
        .init(
            section: "2.1",
            cause: "two overloads as steps",
            isFurther: true,
            ours: .macro("step.duplicate", "There is another step named")
        ),
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
            ours: .macro("recovery.event", "is marked @CatchError and does not accept exactly a StepFailed.")
        ),
        .init(
            section: "2.1",
            cause: "a wrong number of recoveries",
            ours: .macro("recovery.limit", "times, so it could never run.")
        ),
        .init(
            section: "2.1",
            cause: "a wrong list of covered steps",
            ours: .compiler("`for:` takes texts, and none means every step.")
        ),
        .init(
            section: "2.1",
            cause: "a configuration file of another kind",
            ours: .runTime("only JSON files can be read", UpstreamCause.configuringFromText)
        ),
    ]

    /// When a workflow is made.
    static let constructing: [UpstreamMessage] = [
        .init(
            section: "2.2",
            cause: "a wrong limit of runs",
            ours: .runTime("maximumConcurrentRuns must be greater than 0", UpstreamCause.limitingRunsToNone)
        ),
        .init(
            section: "2.2",
            cause: "no steps at all",
            isFurther: true,
            ours: .launch(.startMissing, "'flow' has no steps", .of([]))
        ),
        .init(
            section: "2.2",
            cause: "no steps in a type with the macro",
            isFurther: true,
            ours: .macro("step.none", "' has no steps.")
        ),
        .init(
            section: "2.2",
            cause: "no step takes a start event",
            ours: .macro("start.missing", "accepts a StartEvent, so no run could begin.")
        ),
        .init(section: "2.2", cause: "several start types", ours: .macro("start.several", "has two start events")),
        .init(
            section: "2.2",
            cause: "no step returns a stop event",
            ours: .macro("stop.missing", "returns a StopEvent, so no run could end.")
        ),
        .init(section: "2.2", cause: "several stop types", ours: .macro("stop.several", "has two stop events")),
        .init(
            section: "2.2",
            cause: "an unknown name of a graph check",
            ours: .compiler("Checks are the cases of GraphCheck.")
        ),
    ]
}
