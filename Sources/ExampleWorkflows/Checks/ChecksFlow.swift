public import Workflows

/// Runs a project's own checks, and asks when one stays red.
///
/// The checks come from a file or from what a folder offers. Those of a stage run side by side, each in a session of
/// its own; a command has its own retries and its own time limit. The run fails if a check was skipped or stopped.
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
        var number: Int
        var checks: [String]
    }

    /// A check is to be run.
    struct Job: Event {
        var place: Int
        var check: Check
        /// How it ended before, where a person let it run again.
        var outcomes: [CommandOutcome] = []
        var elapsed: Duration = .zero
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
        var job: Job
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
        var results: [CheckResult] = []
        var isStopped = false

        public init() {}
    }

    /// How often a person is asked the same before the run gives up; a script would answer the same for ever.
    private static let mostTries = 5
    /// How often a person may let one check run again.
    private static let mostRuns = 100

    let commands = RunningCommands()

    /// The workflow with no command running.
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

    @Step
    func split(_ stage: Stage, context: Context) throws -> [Job] {
        let stages = context.state.list.stages
        guard stages.indices.contains(stage.number - 1) else { throw ChecksError.outOfOrder }
        let earlier = stages[..<(stage.number - 1)].reduce(0) { $0 + $1.count }
        return stages[stage.number - 1].enumerated().map { Job(place: earlier + $0, check: $1) }
    }

    @Step(workers: 64)
    func run(_ job: Job, context: Context) async throws -> OneOf<Red, Checked> {
        let check = job.check
        var outcomes = job.outcomes
        var elapsed = job.elapsed
        var evidence: [String] = []
        for _ in 0...check.retries {
            let state = context.state
            if state.isStopped {
                let ending: CheckResult.State = outcomes.isEmpty ? .notRun : .stopped
                return .emit(checked(job, outcomes, elapsed, ending))
            }
            let (outcome, time, lines) = try await attempt(check, state, context)
            outcomes.append(outcome)
            elapsed += time
            evidence = lines
            context.publish(
                Ended(check: check.name, run: outcomes.count, outcome: outcome.words, time: DurationWords.of(time))
            )
            if outcome.isGreen { return .emit(checked(job, outcomes, elapsed)) }
            if outcome == .stopped { return .emit(checked(job, outcomes, elapsed, .stopped)) }
        }
        return .emit(
            Red(job: Job(place: job.place, check: check, outcomes: outcomes, elapsed: elapsed), evidence: evidence)
        )
    }

    @Step(workers: 64, asks: AskAboutRed.self, awaits: RedAnswer.self)
    func judge(_ red: Red, context: Context) async throws -> OneOf<Job, Checked> {
        let job = red.job
        var problem: String?
        for _ in 0..<Self.mostTries where job.outcomes.count < Self.mostRuns {
            if context.state.isStopped { return .emit(checked(job, job.outcomes, job.elapsed, .stopped)) }
            let answer = try await context.wait(for: RedAnswer.self, asking: question(red, problem: problem))
            let reason = answer.reason.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
            switch answer.decision {
            case .retry: return .emit(job)
            case .stop:
                context.edit { $0.isStopped = true }
                commands.stop(context.runID)
                return .emit(checked(job, job.outcomes, job.elapsed, .stopped))
            case .skip:
                if let reason { return .emit(checked(job, job.outcomes, job.elapsed, .skipped, reason: reason)) }
                problem = "To skip a check, give a reason: it goes into the report."
            }
        }
        throw ChecksError.noDecision(job.check.name, tries: Self.mostTries)
    }

    @Step
    func join(_ checked: [Checked], context: Context) throws -> OneOf<Stage, Finished> {
        let state = context.edit { state in
            state.results += checked.map(\.result)
            return state
        }
        if !state.isStopped, let next = state.list.stage(after: state.results.count) {
            return .emit(stage(next, of: state.list))
        }
        commands.close(context.runID)
        let left = state.list.checks.enumerated().dropFirst(state.results.count).map { place, check in
            CheckResult(place: place, check: check, outcomes: [], elapsed: .zero, state: .notRun)
        }
        let report = CheckReport(state.results + left)
        context.publish(Report(summary: report.summary, table: report.table))
        guard report.isGreen else { throw ChecksError.notGreen(report.summary) }
        return .emit(
            Finished(
                summary: report.summary,
                table: report.table,
                checks: report.results.count,
                flaky: report.results.filter { $0.state == .flaky }.map(\.check.name)
            )
        )
    }

    /// One run of a command, when its turn has come; its output goes to the stream.
    private func attempt(
        _ check: Check,
        _ state: State,
        _ context: Context
    ) async throws -> (outcome: CommandOutcome, time: Duration, lines: [String]) {
        let tail = TailPublisher { lines, count in
            context.publish(Printed(check: check.name, lines: lines, count: count))
        }
        let command = ShellCommand(line: check.command, folder: state.folder, timeout: check.timeout)
        let (outcome, time) = try await tail.during {
            try await commands.perform(in: context.runID, jobs: state.jobs) {
                try await command.run { tail.append($0) }
            }
        }
        return (outcome, time, tail.lines)
    }

    private func checked(
        _ job: Job,
        _ outcomes: [CommandOutcome],
        _ elapsed: Duration,
        _ state: CheckResult.State? = nil,
        reason: String? = nil
    ) -> Checked {
        Checked(
            result: CheckResult(
                place: job.place,
                check: job.check,
                outcomes: outcomes,
                elapsed: elapsed,
                state: state,
                reason: reason
            )
        )
    }

    private func question(_ list: CheckList, problem: String? = nil) -> AskWhich {
        AskWhich(
            question: "Which of these \(list.checks.count) checks shall run?",
            problem: problem,
            offered: list.checks.map { $0.name == $0.command ? $0.name : "\($0.name): \($0.command)" }
        )
    }

    private func question(_ red: Red, problem: String?) -> AskAboutRed {
        let check = red.job.check
        let runs = VersionRule.counted(red.job.outcomes.count, "run")
        return AskAboutRed(
            question: "'\(check.name)' is red after \(runs): \(red.job.outcomes.last?.words ?? ""). What now?",
            problem: problem,
            command: check.command,
            runs: red.job.outcomes.map(\.words),
            evidence: red.evidence
        )
    }

    private func stage(_ index: Int, of list: CheckList) -> Stage {
        Stage(number: index + 1, checks: list.stages[index].map(\.name))
    }
}
