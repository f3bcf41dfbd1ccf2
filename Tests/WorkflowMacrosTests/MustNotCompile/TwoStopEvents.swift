import Workflows

@Workflow
struct TwoStopEvents {
    struct Topic: StartEvent { var text: String }
    struct Finished: StopEvent { var text: String }
    struct Abandoned: StopEvent { var reason: String }

    @Step
    func write(_ topic: Topic) -> OneOf<Finished, Abandoned> {  // error: two stop events, 'Finished' and 'Abandoned'
        .emit(Finished(text: topic.text))
    }
}

struct Failed: StopEvent {}

@Workflow
struct ForeignStopEvents {
    @Step
    func write(_ start: Start) -> OneOf<Failed, Done> {  // error: ambiguous use of 'exactlyOneOfTheseMustBeAStopEvent'
        .emit(Done())
    }
}
