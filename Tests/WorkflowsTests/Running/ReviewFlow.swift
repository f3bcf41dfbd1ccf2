import Workflows

/// Writes a draft, asks whether to keep it, and ends: one of each role.
struct ReviewFlow: Workflow {
    struct Topic: StartEvent, Equatable { var text: String }
    struct Draft: Event, Equatable { var text: String }
    struct Review: InputRequiredEvent, Equatable { var prompt: String }
    struct Verdict: HumanResponseEvent, Equatable { var keep: Bool }
    struct Finished: StopEvent, Equatable { var text: String }

    static let declaration = WorkflowDeclaration(name: "review", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Topic.Type) {}
    static func _exit(_: Finished.Type) {}

    static var steps: [Step<Self>] {
        [
            Step("write") { (_: Self, topic: Topic, _) in Draft(text: topic.text) },
            Step("ask") { (_: Self, draft: Draft, _) in Review(prompt: "Keep \(draft.text)?") },
            Step("decide") { (_: Self, verdict: Verdict, _) in Finished(text: verdict.keep ? "kept" : "dropped") },
        ]
    }
}
