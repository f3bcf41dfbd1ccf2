public import Workflows

/// Has no start event: no step can ever begin.
public struct BrokenStart: Workflow {
    struct Draft: Event { var text: String }
    struct Finished: StopEvent { var text: String }

    /// Makes the workflow, which needs nothing.
    public init() {}

    public static var declaration: WorkflowDeclaration {
        WorkflowDeclaration(
            name: "broken-start",
            documentation: "Has no start event, so no run can begin.",
            place: .here(),
            isClosed: false
        )
    }

    public static func _entry(_: AnyBrokenStart.Type) {}
    public static func _exit(_: AnyBrokenStop.Type) {}

    public static var steps: [Step<Self>] {
        [
            Step("revise") { (_: Self, draft: Draft, _: Context) in Draft(text: draft.text + "!") },
            Step("publish") { (_: Self, draft: Draft, _: Context) in Finished(text: draft.text) },
        ]
    }
}

/// Has no stop event: no run can ever end by itself.
public struct BrokenStop: Workflow {
    struct Topic: StartEvent { var text: String }
    struct Draft: Event { var text: String }

    /// Makes the workflow, which needs nothing.
    public init() {}

    public static var declaration: WorkflowDeclaration {
        WorkflowDeclaration(
            name: "broken-stop",
            documentation: "Has no stop event, so no run can end.",
            place: .here(),
            isClosed: false
        )
    }

    public static func _entry(_: AnyBrokenStart.Type) {}
    public static func _exit(_: AnyBrokenStop.Type) {}

    public static var steps: [Step<Self>] {
        [
            Step("write") { (_: Self, topic: Topic, _: Context) in Draft(text: topic.text) },
            Step("revise") { (_: Self, draft: Draft, _: Context) in Draft(text: draft.text + "!") },
        ]
    }
}
