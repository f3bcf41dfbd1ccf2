import Workflows

/// Runs another workflow inside a step, once or several times.
@Workflow
struct StagedFlow {
    struct Plan: StartEvent, Equatable {
        var stages: [String]
        var failsAfterwards = false
    }
    struct Stage: Event, Equatable { var name: String }
    struct Finished: StopEvent, Equatable { var texts: [String] }
    struct Broken: Error {}

    @Step(workers: 1, retry: .init(wait: .none, stop: .afterAttempts(2)))
    func go(_ plan: Plan, context: Context) async throws -> Finished {
        var texts: [String] = []
        for stage in plan.stages {
            texts.append(try await context.run(ReviewFlow(), .init(text: stage), named: "stage").text)
        }
        if plan.failsAfterwards, context.attempt == 1 { throw Broken() }
        return Finished(texts: texts)
    }
}

/// Runs the staged workflow as its own child.
@Workflow
struct NestedFlow {
    struct Failing: StartEvent {}
    struct Finished: StopEvent, Equatable { var texts: [String] }

    @Step
    func go(_ start: Failing, context: Context) async throws -> Finished {
        Finished(texts: try await context.run(StagedFlow(), .init(stages: ["deep"])).texts)
    }
}
