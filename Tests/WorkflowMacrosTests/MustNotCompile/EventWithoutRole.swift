import Workflows

@Workflow
struct EventWithoutRole {
    struct Topic: StartEvent { var text: String }
    struct Draft: Codable { var text: String }
    struct Finished: StopEvent { var text: String }

    @Step
    func write(_ topic: Topic) -> Draft {  // error: Step 'write' returns 'Draft', which is not an event
        Draft(text: topic.text)
    }

    @Step
    func publish(_ draft: Draft) -> Finished {  // error: Step 'publish' takes 'Draft', which is not an event
        Finished(text: draft.text)
    }
}
