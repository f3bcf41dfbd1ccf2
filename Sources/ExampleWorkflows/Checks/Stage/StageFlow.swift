import Workflows

/// Runs the checks of one stage side by side, and asks when one stays red.
///
/// It is a child of ``ChecksFlow``. How many commands run at the same time is known when the run begins, so the step
/// that runs them joins the runner then, with as many workers: ``runner(jobs:commands:)``.
@Workflow(.open)
struct StageFlow {
    /// The checks of the stage, and where they run.
    struct Plan: StartEvent {
        var folder: String
        var checks: [Check]
        /// The place of the first one among the checks of all stages.
        var place: Int
    }

    /// A check is to be run.
    struct Job: Event {
        /// Among the checks of the stage.
        var index: Int
    }

    /// What a command prints, while it runs.
    struct Printed: Event {
        var check: String
        var lines: [String]
        /// How many lines there were in all.
        var count: Int
    }

    /// One run of a command is over.
    struct Ended: Event {
        var check: String
        var run: Int
        var outcome: String
        var time: String
    }

    /// A check stays red.
    struct Red: Event {
        var index: Int
        var evidence: [String]
    }

    /// A check is red. What now?
    struct AskAboutRed: InputRequiredEvent {
        var question: String
        var problem: String?
        var command: String
        var runs: [String]
        var evidence: [String]
        static var response: (any HumanResponseEvent.Type)? { RedAnswer.self }
    }

    struct RedAnswer: HumanResponseEvent {
        /// Run it again, go on without it, or end the whole run.
        var decision: RedDecision
        /// Why it is skipped; goes into the report.
        var reason: String?
    }

    /// A check is settled.
    struct Checked: Event { var result: CheckResult }

    /// The stage is over.
    struct Finished: StopEvent {
        var results: [CheckResult]
        /// A person has ended the whole run.
        var isStopped: Bool
    }

    struct State: WorkflowState {
        var folder = "."
        var checks: [CheckProgress] = []
    }

    /// How often a person is asked the same before the run gives up; a script would answer the same for ever.
    private static let mostTries = 5
    /// How often a person may let one check run again.
    private static let mostRuns = 100

    let commands: RunningCommands

    @Step
    func split(_ plan: Plan, context: Context) -> [Job] {
        context.edit { state in
            state.folder = plan.folder
            state.checks = plan.checks.enumerated().map { CheckProgress(place: plan.place + $0, check: $1) }
        }
        return plan.checks.indices.map { Job(index: $0) }
    }

    @Step(workers: 64, asks: AskAboutRed.self, awaits: RedAnswer.self)
    func judge(_ red: Red, context: Context) async throws -> OneOf<Job, Checked, Finished> {
        var problem: String?
        let progress = try progress(of: red.index, context)
        for _ in 0..<Self.mostTries where progress.outcomes.count < Self.mostRuns {
            let question = question(progress, red.evidence, problem: problem)
            let answer = try await context.wait(for: RedAnswer.self, asking: question)
            let reason = answer.reason.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
            switch answer.decision {
            case .retry: return .emit(Job(index: red.index))
            case .stop:
                // The end of the child cancels what its other steps do, and closes what they ask.
                let now = ContinuousClock.now
                return .emit(Finished(results: context.state.checks.map { $0.stopped(at: now) }, isStopped: true))
            case .skip:
                if let reason { return .emit(try settle(red.index, context, .skipped, reason: reason)) }
                problem = "To skip a check, give a reason: it goes into the report."
            }
        }
        throw ChecksError.noDecision(progress.check.name, tries: Self.mostTries)
    }

    @Step
    func join(_ checked: [Checked]) -> Finished { Finished(results: checked.map(\.result), isStopped: false) }

    private func question(_ progress: CheckProgress, _ evidence: [String], problem: String?) -> AskAboutRed {
        let runs = VersionRule.counted(progress.outcomes.count, "run")
        let last = progress.outcomes.last?.words ?? ""
        return AskAboutRed(
            question: "'\(progress.check.name)' is red after \(runs): \(last). What now?",
            problem: problem,
            command: progress.check.command,
            runs: progress.outcomes.map(\.words),
            evidence: evidence
        )
    }
}
