import Workflows

@Workflow
struct MutatingStep {
    struct Topic: StartEvent { var text: String }
    struct Finished: StopEvent { var text: String }

    var count = 0

    @Step
    mutating func write(_ topic: Topic) -> Finished {  // error: Step 'write' is mutating
        count += 1
        return Finished(text: topic.text)
    }
}
