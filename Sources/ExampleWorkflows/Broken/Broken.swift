public import Workflows

/// Has every problem that can stand beside the others, to look at and to learn from.
///
/// It is written by hand, because `@Workflow` would not compile most of it. It cannot run.
public struct Broken: Workflow {
    // Two start events.
    struct Topic: StartEvent { var text: String }
    struct Ticket: StartEvent { var number: Int }
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
    // Nothing is known of what `details` may hold.
    struct Note: Event { var details: JSON }
    private struct Secret: Event { var word: String }

    /// Is this good enough?
    struct Review: InputRequiredEvent {
        var text: String
        static var response: (any HumanResponseEvent.Type)? { Verdict.self }
    }
    // Two answers that a person will mix up, of which one is never asked for.
    struct Verdict: HumanResponseEvent { var accept: Bool }
    struct Consent: HumanResponseEvent { var accept: Bool }

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

    public static var steps: [Step<Self>] {
        [
            Step("write", place: .here()) { (_: Self, topic: Topic, _: Context) in Draft(text: topic.text) },
            Step("write", place: .here()) { (_: Self, ticket: Ticket, _: Context) in
                Drafted(text: "ticket \(ticket.number)")
            },
            Step("judge", place: .here()) { (_: Self, score: Score, _: Context) in Finished(text: "\(score.value)") },
            // Each feeds the other, and nothing feeds either.
            Step("ghost", place: .here()) { (_: Self, _: Shadow, _: Context) in Echo() },
            Step("mirror", place: .here()) { (_: Self, _: Echo, _: Context) in Shadow() },
            // Once in, there is no way out.
            Step("polish", place: .here()) { (_: Self, _: Drafted, _: Context) in Round() },
            Step("rework", place: .here()) { (_: Self, _: Round, _: Context) in Drafted(text: "again") },
            Step("idle", options: StepOptions(workers: 0), place: .here()) { (_: Self, note: Note, _: Context) in
                Finished(text: note.details.text)
            },
            Step("deaf", place: .here()) { (_: Self, _: Nobody, _: Context) in },
            Step("late", place: .here()) { (_: Self, _: Ending, _: Context) in },
            Step("gather", place: .here()) { (_: Self, leaves: [Leaf], _: Context) in Finished(text: "\(leaves.count)")
            },
            Step("print", place: .here()) { (_: Self, topic: Topic, _: Context) in [Page(number: 1), Page(number: 2)] },
            Step("jacket", place: .here()) { (_: Self, topic: Topic, _: Context) in Cover(title: topic.text) },
            Step("bind", joining: (Page.self, Cover.self), place: .here()) {
                (_: Self, page: Page, cover: Cover, _: Context) in
                Abandoned(reason: "\(cover.title), page \(page.number)")
            },
            Step("press", place: .here()) { (_: Self, topic: Topic, _: Context) in Proof(page: 1) },
            Step("compare", joining: (Proof.self, Proof.self), place: .here()) {
                (_: Self, one: Proof, other: Proof, _: Context) in
                Finished(text: "\(one.page) and \(other.page)")
            },
            Step("ask", place: .here()) { (_: Self, topic: Topic, _: Context) in Review(text: topic.text) },
            Step("decide", place: .here()) { (_: Self, verdict: Verdict, _: Context) in
                Finished(text: verdict.accept ? "accepted" : "refused")
            },
            Step("agree", place: .here()) { (_: Self, consent: Consent, _: Context) in
                Finished(text: consent.accept ? "agreed" : "not agreed")
            },
            Step("hide", place: .here()) { (_: Self, topic: Topic, _: Context) in Secret(word: topic.text) },
            Step("seek", place: .here()) { (_: Self, secret: Secret, _: Context) in Finished(text: secret.word) },
            Step("remark", place: .here()) { (_: Self, topic: Topic, _: Context) in Note(details: .string(topic.text))
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
