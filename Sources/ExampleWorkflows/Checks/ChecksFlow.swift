public import Workflows

/// Runs a project's own checks, and asks when one stays red.
///
/// The checks come from a file or from what a folder offers. Each stage is a child run; its checks run side by side, each
/// in a session of its own, with its own retries and its own time limit. The run fails if a check was skipped or stopped.
@Workflow
public struct ChecksFlow {
    /// What to check.
    public struct Request: StartEvent {
        /// One check a line, `name: command`; before the command `retry=2 timeout=30s`; a blank line begins a stage.
        public var file: FileReference?
        /// The project's folder: where commands run. Without a file, what it offers is proposed.
        public var folder: FileReference?
        /// How many commands may run at the same time.
        public var jobs: Int = 2
    }

    /// Which of these checks shall run?
    struct AskWhich: InputRequiredEvent {
        var question: String
        var problem: String?
        var offered: [String]
        static var response: (any HumanResponseEvent.Type)? { Which.self }
    }

    struct Which: HumanResponseEvent {
        /// All of them, those named below, or none.
        var run: WhichChecks
        /// Names of checks, or how they begin.
        var names: [String] = []
    }

    /// A stage begins.
    struct Stage: Event {
        /// Counted from 1.
        var number: Int
        var checks: [String]
    }

    /// How all checks ended.
    struct Report: Event {
        var summary: String
        var table: [String]
    }

    /// All checks are green.
    public struct Finished: StopEvent {
        /// How it went, in one sentence.
        public var summary: String
        /// One line a check, with its duration.
        public var table: [String]
        /// How many there were.
        public var checks: Int
        /// Names of those that were not green at once.
        public var flaky: [String]
    }

    /// What the steps of one run share.
    public struct State: WorkflowState {
        var folder = "."
        var jobs = 1
        var list = CheckList(stages: [])
        var tries = 0
        /// By stage, so that a step that runs again after a resume adds nothing twice.
        var results: [Int: [CheckResult]] = [:]

        public init() {}
    }

    /// How often a person is asked the same before the run gives up; a script would answer the same for ever.
    private static let mostTries = 5

    /// The workflow, which needs nothing.
    public init() {}

    @Step
    func open(_ request: Request, context: Context) throws -> OneOf<AskWhich, Stage> {
        guard (1...64).contains(request.jobs) else { throw ChecksError.badJobs(request.jobs) }
        // A form leaves an empty text where nothing was typed.
        let file = request.file.flatMap { $0.path.isEmpty ? nil : $0.path }
        let folder = request.folder.flatMap { $0.path.isEmpty ? nil : $0.path }
        guard let place = folder ?? file.map(CheckSource.folder(ofFile:)) else { throw ChecksError.nothingNamed }
        guard CheckSource.isFolder(place) else { throw ChecksError.noFolder(place) }
        let list = try file.map { try CheckSource.list(file: $0) } ?? CheckSource.offers(folder: place).proposal
        guard !list.isEmpty else { throw ChecksError.nothingOffered(place) }
        context.edit { state in
            state.folder = place
            state.jobs = request.jobs
            state.list = list
        }
        return file == nil ? .emit(question(list)) : .emit(stage(0, of: list))
    }

    @Step
    func choose(_ answer: Which, context: Context) throws -> OneOf<AskWhich, Stage, Finished> {
        let state = context.state
        switch CheckChoice(answer.run, names: answer.names, offered: state.list) {
        case .list(let list):
            context.edit { $0.list = list }
            return .emit(stage(0, of: list))
        case .nothing:
            return .emit(Finished(summary: "No check was chosen; nothing was run.", table: [], checks: 0, flaky: []))
        case .again(let problem):
            guard state.tries + 1 < Self.mostTries else {
                throw ChecksError.noChoice(tries: Self.mostTries, last: problem)
            }
            context.edit { $0.tries += 1 }
            return .emit(question(state.list, problem: problem))
        }
    }

    /// Each stage is a run of its own, whose questions are this run's: `stage#1/w1`.
    @Step(asks: StageFlow.AskAboutRed.self, awaits: StageFlow.RedAnswer.self)
    func run(_ stage: Stage, context: Context) async throws -> OneOf<Stage, Finished> {
        let (folder, jobs, list) = (context.state.folder, context.state.jobs, context.state.list)
        guard list.stages.indices.contains(stage.number - 1) else { throw ChecksError.outOfOrder }
        let checks = list.stages[stage.number - 1]
        let place = list.stages[..<(stage.number - 1)].reduce(0) { $0 + $1.count }
        let commands = RunningCommands()
        let done = try await context.run(
            StageFlow.runner(jobs: jobs, commands: commands),
            StageFlow.Plan(folder: folder, checks: checks, place: place),
            named: "stage"
        )
        // When a person ends the run, commands are still ending.
        await commands.ended()
        let results = context.edit { state in
            state.results[stage.number] = done.results
            return state.results.values.flatMap { $0 }
        }
        if !done.isStopped, stage.number < list.stages.count { return .emit(self.stage(stage.number, of: list)) }
        return .emit(try finished(results, of: list, context))
    }

    /// The report goes to the stream in any case; the run's result is one only when all checks are green.
    private func finished(_ results: [CheckResult], of list: CheckList, _ context: Context) throws -> Finished {
        let left = list.checks.enumerated().dropFirst(results.count).map { place, check in
            CheckResult(place: place, check: check, outcomes: [], elapsed: .zero, state: .notRun)
        }
        let report = CheckReport(results + left)
        context.publish(Report(summary: report.summary, table: report.table))
        guard report.isGreen else { throw ChecksError.notGreen(report.summary) }
        return Finished(
            summary: report.summary,
            table: report.table,
            checks: report.results.count,
            flaky: report.results.filter { $0.state == .flaky }.map(\.check.name)
        )
    }

    private func question(_ list: CheckList, problem: String? = nil) -> AskWhich {
        AskWhich(
            question: "Which of these \(list.checks.count) checks shall run?",
            problem: problem,
            offered: list.checks.map { $0.name == $0.command ? $0.name : "\($0.name): \($0.command)" }
        )
    }

    private func stage(_ index: Int, of list: CheckList) -> Stage {
        Stage(number: index + 1, checks: list.stages[index].map(\.name))
    }
}
