import Workflows

@Workflow
struct TwoStartEvents {
    struct Topic: StartEvent { var text: String }
    struct Ticket: StartEvent { var number: Int }
    struct Finished: StopEvent { var text: String }

    @Step
    func write(_ topic: Topic) -> Finished { Finished(text: topic.text) }

    @Step
    func work(_ ticket: Ticket) -> Finished { Finished(text: "") }  // error: has two start events, 'Topic' and 'Ticket'
}

struct Call: StartEvent {}

@Workflow
struct ForeignStartEvents {
    @Step
    func write(_ start: Start) -> Done { Done() }

    @Step
    func answer(_ call: Call) -> Done { Done() }  // error: ambiguous use of 'exactlyOneOfTheseMustBeAStartEvent'
}
