import Workflows

@Workflow
struct UnreachableStep {
    struct Topic: StartEvent { var text: String }
    struct Echo: Event {}
    struct Shadow: Event {}
    struct Finished: StopEvent { var text: String }

    @Step
    func write(_ topic: Topic) -> Finished { Finished(text: topic.text) }

    @Step
    func ghost(_ shadow: Shadow) -> OneOf<Echo, Finished> { .emit(Echo()) }  // error: Step 'ghost' is unreachable

    @Step
    func mirror(_ echo: Echo) -> Shadow { Shadow() }  // error: Step 'mirror' is unreachable
}
