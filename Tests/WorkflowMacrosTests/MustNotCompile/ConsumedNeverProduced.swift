import Workflows

@Workflow
struct ConsumedNeverProduced {
    struct Topic: StartEvent { var text: String }
    struct Score: Event { var value: Int }
    struct Finished: StopEvent { var text: String }

    @Step
    func write(_ topic: Topic) -> Finished { Finished(text: topic.text) }

    @Step
    func judge(_ score: Score) -> Finished { Finished(text: "\(score.value)") }  // error: 'Score', which no step emits
}

struct Grade: Event {}

@Workflow
struct ForeignNeverProduced {
    @Step
    func write(_ start: Start) -> Done { Done() }

    @Step
    func judge(
        _ grade: Grade  // error: 'eventThatNoStepEmitsMustBeAStartEventOrHumanResponseEvent' requires that 'Grade'
    ) -> Done { Done() }
}
