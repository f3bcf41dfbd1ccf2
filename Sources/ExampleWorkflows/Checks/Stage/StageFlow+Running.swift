import Workflows

extension StageFlow {
    /// A runner whose step for commands has as many workers as commands may run at the same time.
    ///
    /// - Throws: `WorkflowValidationError` when the graph is not in order.
    static func runner(jobs: Int, commands: RunningCommands) throws -> WorkflowRunner<StageFlow> {
        let run = Step<StageFlow>(
            "run",
            options: StepOptions(
                workers: jobs,
                // How often differs from check to check, and a step has one policy: a run that may not be repeated ends
                // with Red, so whatever throws this is to be tried again.
                retry: RetryPolicy(when: .ifError(RedRun.self), wait: .none, stop: .never)
            ),
            documentation: "Runs a command when a worker is free."
        ) { (flow: StageFlow, job: Job, context: Context) in try await flow.run(job, context) }
        return try StageFlow(commands: commands).runner(timeout: nil).adding(run)
    }

    private func run(_ job: Job, _ context: Context) async throws -> OneOf<Red, Checked> {
        let began = ContinuousClock.now
        let check = try change(job.index, context) { progress in
            progress.begin(at: began)
            return progress.check
        }
        let tail = TailPublisher { lines, count in
            context.publish(Printed(check: check.name, lines: lines, count: count))
        }
        // The limit is the command's own, not the step's: a step has one for all its events, and its next attempt would
        // begin while the command of the last one is still being ended.
        let command = ShellCommand(line: check.command, folder: context.state.folder, timeout: check.timeout)
        let outcome = try await tail.during {
            try await commands.during { try await command.run { tail.append($0) } }
        }
        let ended = ContinuousClock.now
        let runs = try change(job.index, context) { progress in
            progress.end(outcome, at: ended)
            return progress.outcomes.count
        }
        context.publish(
            Ended(check: check.name, run: runs, outcome: outcome.words, time: DurationWords.of(ended - began))
        )
        if outcome.isGreen { return .emit(try settle(job.index, context)) }
        guard context.attempt > check.retries else { throw RedRun(check: check.name, outcome: outcome) }
        return .emit(Red(index: job.index, evidence: tail.lines))
    }

    func settle(
        _ index: Int,
        _ context: Context,
        _ state: CheckResult.State? = nil,
        reason: String? = nil
    ) throws -> Checked {
        try change(index, context) { Checked(result: $0.settle(state, reason: reason)) }
    }

    func progress(of index: Int, _ context: Context) throws -> CheckProgress {
        try change(index, context) { $0 }
    }

    /// Changes what is known of one check.
    ///
    /// - Throws: ``ChecksError/outOfOrder`` when the stage has no such check, as in a saved run that was changed by hand.
    private func change<Value: Sendable>(
        _ index: Int,
        _ context: Context,
        _ change: (inout CheckProgress) -> Value
    ) throws -> Value {
        try context.edit { state in
            guard state.checks.indices.contains(index) else { throw ChecksError.outOfOrder }
            return change(&state.checks[index])
        }
    }
}

/// One run of a command was red, and its check may be run again without asking.
struct RedRun: Error, CustomStringConvertible {
    var check: String
    var outcome: CommandOutcome

    var description: String { "'\(check)' is red: \(outcome.words)." }
}
