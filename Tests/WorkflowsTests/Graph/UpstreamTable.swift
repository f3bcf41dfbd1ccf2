import Testing

@testable import Workflows

/// One complaint of the Python system, by what causes it, and what becomes of it here.
struct UpstreamMessage: Sendable, CustomTestStringConvertible {
    /// Where the reference lists it.
    var section: String
    /// What someone did.
    var cause: String
    /// Another way to a message of the reference that has its row already, because here it is found elsewhere.
    var isFurther = false
    var ours: Ours

    var testDescription: String { "\(section): \(cause)" }

    enum Ours: Sendable {
        /// The macro says so while you type: the diagnostic's id, and words of its message. What the macro says is
        /// compared whole in that module's tests; one of them expects this.
        case macro(String, String)
        /// It does not type-check, for this reason.
        case compiler(String)
        /// `validate()` and the first run say so, in these words, of this graph.
        case launch(WorkflowProblem.Code, String, GraphFacts)
        /// The library says so, in these words among others, when this is done.
        case runTime(String, UpstreamCause.Deed)
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
            ours: .runTime("is already part of this workflow, please choose another name.", UpstreamCause.addingTwice)
        ),
        .init(
            section: "reference",
            cause: "the start event given is none",
            ours: .runTime("The start event must be an instance of", UpstreamCause.startingWithAnother)
        ),
        .init(
            section: "reference",
            cause: "fields are given beside a start event",
            ours: .runTime("These fields will be ignored", UpstreamCause.givingBoth)
        ),
        .init(
            section: "reference",
            cause: "the fields do not make a start event",
            ours: .runTime("Failed creating a start event of type", UpstreamCause.startingWithWrongFields)
        ),
    ]
}
