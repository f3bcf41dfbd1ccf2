import Workflows

@Workflow
struct DeadEndStep {
    struct Topic: StartEvent { var text: String }
    struct Draft: Event { var text: String }
    struct Round: Event {}
    struct Finished: StopEvent { var text: String }

    @Step
    func write(_ topic: Topic) -> OneOf<Draft, Finished> { .emit(Draft(text: topic.text)) }

    @Step
    func polish(_ draft: Draft) -> Round { Round() }  // error: Step 'polish' is a dead end

    @Step
    func rework(_ round: Round) -> Draft { Draft(text: "again") }  // error: Step 'rework' is a dead end
}
