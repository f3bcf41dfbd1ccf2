public import Workflows

/// Has every problem that can stand beside the others, to look at and to learn from.
///
/// It is written by hand, because `@Workflow` would not compile most of it. It cannot run.
public struct Broken: Workflow {
    // Two start events.
    struct Topic: StartEvent { var text: String }
    // Nothing is known of what `details` may hold.
    struct Ticket: StartEvent {
        var number: Int
        var details: JSON
    }
    // Two stop events.
    struct Finished: StopEvent { var text: String }
    struct Abandoned: StopEvent { var reason: String }

    struct Draft: Event { var text: String }
    struct Drafted: Event { var text: String }
    struct Score: Event { var value: Int }
    struct Echo: Event {}
    struct Shadow: Event {}
    struct Round: Event {}
    struct Page: Event { var number: Int }
    struct Cover: Event { var title: String }
    struct Proof: Event { var page: Int }
    struct Leaf: Event { var page: Int }
    struct Note: Event { var text: String }
    private struct Secret: Event { var word: String }

    /// Is this good enough?
    struct Review: InputRequiredEvent {
        var text: String
        static var response: (any HumanResponseEvent.Type)? { Verdict.self }
    }
    // Two answers that a person will mix up, of which one is never asked for.
    struct Verdict: HumanResponseEvent { var accept: Bool }
    struct Consent: HumanResponseEvent { var accept: Bool }

    /// Makes the workflow, which needs nothing.
    public init() {}

    public static var declaration: WorkflowDeclaration {
        WorkflowDeclaration(
            name: "broken",
            documentation: "Has every problem that can stand beside the others.",
            place: .here(),
            isClosed: false
        )
    }

    public static func _entry(_: AnyBrokenStart.Type) {}
    public static func _exit(_: AnyBrokenStop.Type) {}

    public static var resources: [any AnyResource] {
        [
            ink,
            // Two of one name.
            Resource<String>("stamp") { "received" }, Resource<Int>("stamp") { 1 },
            // Found only when resources are made too.
            Resource<[String: JSON]>(configuration: "broken-settings.json"),
        ]
    }

    // Each is made from the other.
    private static let ink: Resource<Int> = Resource("ink", needs: [paper]) { try await $0.value(of: paper) }
    private static let paper: Resource<Int> = Resource("paper", needs: [ink]) { try await $0.value(of: ink) }

    public static var steps: [Step<Self>] {
        [
            Step("write") { (_: Self, topic: Topic, _: Context) in Draft(text: topic.text) },
            Step("write") { (_: Self, ticket: Ticket, _: Context) in
                Drafted(text: "ticket \(ticket.number)")
            },
            Step("judge") { (_: Self, score: Score, _: Context) in Finished(text: "\(score.value)") },
            // Each feeds the other, and nothing feeds either.
            Step("ghost") { (_: Self, _: Shadow, _: Context) in Echo() },
            Step("mirror") { (_: Self, _: Echo, _: Context) in Shadow() },
            // Once in, there is no way out.
            Step("polish") { (_: Self, _: Drafted, _: Context) in Round() },
            Step("rework") { (_: Self, _: Round, _: Context) in Drafted(text: "again") },
            Step("idle", options: StepOptions(workers: 0)) { (_: Self, note: Note, _: Context) in
                Finished(text: note.text)
            },
            Step("deaf") { (_: Self, _: Nobody, _: Context) in },
            Step("late") { (_: Self, _: Ending, _: Context) in },
            Step("gather") { (_: Self, leaves: [Leaf], _: Context) in Finished(text: "\(leaves.count)")
            },
            Step("print") { (_: Self, topic: Topic, _: Context) in [Page(number: 1), Page(number: 2)] },
            Step("jacket") { (_: Self, topic: Topic, _: Context) in Cover(title: topic.text) },
            Step("bind", joining: (Page.self, Cover.self)) {
                (_: Self, page: Page, cover: Cover, _: Context) in
                Abandoned(reason: "\(cover.title), page \(page.number)")
            },
            Step("press") { (_: Self, topic: Topic, _: Context) in Proof(page: 1) },
            Step("compare", joining: (Proof.self, Proof.self)) {
                (_: Self, one: Proof, other: Proof, _: Context) in
                Finished(text: "\(one.page) and \(other.page)")
            },
            Step("ask") { (_: Self, topic: Topic, _: Context) in Review(text: topic.text) },
            Step("decide") { (_: Self, verdict: Verdict, _: Context) in
                Finished(text: verdict.accept ? "accepted" : "refused")
            },
            Step("agree") { (_: Self, consent: Consent, _: Context) in
                Finished(text: consent.accept ? "agreed" : "not agreed")
            },
            Step("hide") { (_: Self, topic: Topic, _: Context) in Secret(word: topic.text) },
            Step("seek") { (_: Self, secret: Secret, _: Context) in Finished(text: secret.word) },
            Step("remark") { (_: Self, topic: Topic, _: Context) in Note(text: topic.text)
            },
            // Both stand in for every step.
            Step("rescue", options: StepOptions(recovery: Recovery())) { (_: Self, failed: StepFailed, _: Context) in
                Abandoned(reason: failed.step)
            },
            Step("salvage", options: StepOptions(recovery: Recovery())) { (_: Self, failed: StepFailed, _: Context) in
                Abandoned(reason: failed.step)
            },
            // Both stand in for `judge`, the first also for a step that is not there, the other for one that recovers.
            Step("mend", options: StepOptions(recovery: Recovery(of: ["jugde", "judge"]))) {
                (_: Self, failed: StepFailed, _: Context) in Abandoned(reason: failed.step)
            },
            Step("patch", options: StepOptions(recovery: Recovery(of: ["rescue", "judge"]))) {
                (_: Self, failed: StepFailed, _: Context) in Abandoned(reason: failed.step)
            },
        ]
    }

    /// An input with no event in it.
    enum Nobody: Outcome {
        static var outcomeCases: [OutcomeCase<Nobody>] { [] }
        var outcomePayload: any StepOutput { switch self {} }
    }

    /// An input that takes what ends a run.
    enum Ending: Outcome {
        case finished(Finished)

        static var outcomeCases: [OutcomeCase<Ending>] { [OutcomeCase(Finished.self) { .finished($0) }] }
        var outcomePayload: any StepOutput {
            switch self {
            case .finished(let event): event
            }
        }
    }
}

/// Stands where a broken workflow has no single start event.
public struct AnyBrokenStart: StartEvent {}

/// Stands where a broken workflow has no single stop event.
public struct AnyBrokenStop: StopEvent {}
