import Workflows

@Workflow
struct Valid {
    struct Topic: StartEvent { var text: String }
    struct Draft: Event { var text: String }
    struct Review: InputRequiredEvent { var text: String }
    struct Verdict: HumanResponseEvent { var keep: Bool }
    struct Finished: StopEvent { var text: String }

    @Step
    func write(_ topic: Topic) -> [Draft] { [Draft(text: topic.text)] }

    @Step(workers: 1, asks: Review.self, awaits: Verdict.self)
    func polish(_ drafts: [Draft], context: Context) async throws -> Finished {
        let text = drafts.map(\.text).joined()
        let verdict = try await context.wait(for: Verdict.self, asking: Review(text: text))
        return Finished(text: verdict.keep ? text : "")
    }
}
