import Workflows

@Workflow
struct NoStartEvent {  // error: No step of 'NoStartEvent' accepts a StartEvent
    struct Draft: Event { var text: String }
    struct Finished: StopEvent { var text: String }

    @Step
    func revise(_ draft: Draft) -> OneOf<Draft, Finished> { .emit(draft) }
}

struct Answer: HumanResponseEvent {}

@Workflow
struct ForeignNoStartEvent {
    @Step
    func answer(_ answer: Answer) -> Done { Done() }  // error: 'exactlyOneOfTheseMustBeAStartEvent' requires that
}
