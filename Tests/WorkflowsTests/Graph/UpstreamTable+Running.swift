@testable import Workflows

extension UpstreamTable {
    /// When a run is started.
    static let starting: [UpstreamMessage] = [
        .init(
            section: "2.4",
            cause: "fields that do not fit",
            ours: .runTime("Failed creating a start event of type", UpstreamCause.startingWithWrongFields)
        ),
        .init(
            section: "2.4",
            cause: "a start event of another kind",
            ours: .runTime("The start event must be an instance of", UpstreamCause.startingWithAnother)
        ),
        .init(
            section: "2.4",
            cause: "fields beside a start event",
            ours: .runTime("These fields will be ignored", UpstreamCause.givingBoth)
        ),
    ]

    /// During a run.
    static let running: [UpstreamMessage] = [
        .init(
            section: "2.5",
            cause: "a send to an unknown step",
            ours: .runTime("does not exist", UpstreamCause.sendingToNobody)
        ),
        .init(
            section: "2.5",
            cause: "a send to a step that does not accept it",
            ours: .runTime("does not accept event of type", UpstreamCause.sendingToAnother)
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
            ours: .runTime("it only takes events that come out of a fan-out.", UpstreamCause.sendingToCollection)
        ),
        .init(
            section: "2.5",
            cause: "the timeout",
            ours: .runTime("Operation timed out after ", UpstreamCause.timingOut)
        ),
        .init(section: "2.5", cause: "a cancel", ours: .runTime("The run was cancelled.", UpstreamCause.cancelling)),
        .init(
            section: "2.5",
            cause: "a wait that timed out",
            ours: .runTime("Timed out waiting for ", UpstreamCause.waitingTooLong)
        ),
        .init(
            section: "2.5",
            cause: "a circle of resources",
            ours: .runTime("Circular resource dependency detected: ", UpstreamCause.needingEachOther)
        ),
        .init(
            section: "2.5",
            cause: "a stream that is read twice",
            ours: .cannotOccur("Any number of readers may read, each from where it likes.")
        ),
        .init(
            section: "2.5",
            cause: "a stream that is read by two at a time",
            ours: .cannotOccur("Readers do not take entries from each other.")
        ),
        .init(
            section: "2.5",
            cause: "idle with open streams",
            ours: .runTime("A join cannot be met: ", UpstreamCause.joiningNothing)
        ),
    ]

    /// In the wrong place, of saved runs, and of the state.
    static let misusing: [UpstreamMessage] = [
        .init(
            section: "2.6",
            cause: "a send before the run",
            ours: .runTime("The run has not started yet.", UpstreamCause.sendingBeforeTheRun)
        ),
        .init(
            section: "2.6",
            cause: "something else that needs a running workflow, before it runs",
            ours: .compiler("It belongs to the handler, which only a started run has.")
        ),
        .init(
            section: "2.6",
            cause: "a step's function outside a step",
            ours: .compiler("It belongs to the WorkflowContext, which only a step is given.")
        ),
        .init(
            section: "2.6",
            cause: "a handler's function inside a step",
            ours: .compiler("It belongs to the WorkflowHandler, which a step does not have.")
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
            cause: "a saved context in a wrong format",
            ours: .runTime("This is not a saved run: it has no version.", UpstreamCause.readingSomethingElse)
        ),
        .init(
            section: "2.6",
            cause: "a saved context of a newer version",
            ours: .runTime("Continue it with the newer library that wrote it.", UpstreamCause.readingNewer)
        ),
        .init(
            section: "2.6",
            cause: "a path that is not in the state",
            ours: .runTime("There is nothing at 'nope.x'.", UpstreamCause.readingNowhere)
        ),
        .init(
            section: "2.6",
            cause: "an empty path",
            ours: .runTime("The path is empty; name the field to set.", UpstreamCause.settingNothing)
        ),
        .init(
            section: "2.6",
            cause: "a path that is too long",
            ours: .runTime("it may have at most 1000.", UpstreamCause.readingTooDeep)
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
            ours: .runTime("changed the state inside `edit`. ", UpstreamCause.editingTwice)
        ),
    ]
}
