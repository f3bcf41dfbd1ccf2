import Workflows

@Workflow
struct ProducedNeverConsumed {
    struct Topic: StartEvent { var text: String }
    struct Draft: Event { var text: String }
    struct Finished: StopEvent { var text: String }

    @Step
    func write(
        _ topic: Topic
    ) -> OneOf<
        Draft,  // error: Step 'write' emits 'Draft', which no step accepts.
        Finished
    > { .emit(Finished(text: topic.text)) }
}

struct Lost: Event {}

@Workflow
struct ForeignNeverConsumed {
    @Step
    func write(
        _ start: Start
    ) -> OneOf<
        Lost,  // error: 'eventThatNoStepAcceptsMustBeAStopEventOrInputRequiredEvent' requires that 'Lost' conform to
        Done
    > { .emit(Done()) }
}
