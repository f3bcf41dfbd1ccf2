import Workflows

@Workflow
struct AcceptedStopEvent {
    struct Topic: StartEvent { var text: String }
    struct Finished: StopEvent { var text: String }

    @Step
    func write(_ topic: Topic) -> Finished { Finished(text: topic.text) }

    @Step
    func boast(_ end: Finished) {}  // error: Step 'boast' accepts 'Finished', a StopEvent
}

struct Over: StopEvent {}

@Workflow
struct ForeignAcceptedStopEvent {
    @Step
    func write(_ start: Start) -> Over { Over() }

    @Step
    func boast(_ end: Over) {}  // error: 'eventThatAStepTakesMustBeAnEvent' requires that 'Over' conform to 'Event'
}
