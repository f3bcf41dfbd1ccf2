import Synchronization

/// The commands of this process's check runs: how many may run at once, and a way to stop them all.
///
/// One value serves every run of its workflow; runs are told apart by their ids.
final class RunningCommands: Sendable {
    private struct Run {
        var free: Int
        var isStopped = false
        var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        var tasks: [Int: Task<CommandOutcome, any Error>] = [:]
    }

    private struct Table {
        var runs: [String: Run] = [:]
        var count = 0
    }

    private let table = Mutex(Table())

    /// Forgets a run that is over.
    func close(_ run: String) {
        stop(run)
        table.withLock { $0.runs[run] = nil }
    }

    /// Ends the run's commands; those that would come after do not begin until the run is closed.
    func stop(_ run: String) {
        let (waiting, tasks) = table.withLock { table in
            var entry = table.runs[run] ?? Run(free: 0)
            defer { table.runs[run] = entry }
            entry.isStopped = true
            defer { entry.waiting = [] }
            return (entry.waiting, Array(entry.tasks.values))
        }
        for task in tasks { task.cancel() }
        for waiter in waiting { waiter.continuation.resume(returning: false) }
    }

    /// Runs a command when its turn has come.
    ///
    /// - Parameter jobs: how many commands of the run may run at the same time; the same at every call for a run.
    /// - Returns: how it ended, ``CommandOutcome/stopped`` when the run was stopped before or meanwhile, and how long it
    ///   ran, without the time it waited for its turn.
    /// - Throws: what `body` throws, and `CancellationError` when the calling task is cancelled.
    func perform(
        in run: String,
        jobs: Int,
        _ body: @escaping @Sendable () async throws -> CommandOutcome
    ) async throws -> (outcome: CommandOutcome, elapsed: Duration) {
        guard await takeTurn(in: run, jobs: jobs) else {
            try Task.checkCancellation()
            return (.stopped, .zero)
        }
        defer { giveTurn(in: run) }
        let started = ContinuousClock.now
        let task = Task { try await body() }
        let number = table.withLock { table in
            table.count += 1
            table.runs[run]?.tasks[table.count] = task
            // A stop between the turn and here found no task to cancel.
            if table.runs[run]?.isStopped != false { task.cancel() }
            return table.count
        }
        defer { table.withLock { $0.runs[run]?.tasks[number] = nil } }
        do {
            let outcome = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
            return (outcome, ContinuousClock.now - started)
        } catch {
            try Task.checkCancellation()
            guard table.withLock({ $0.runs[run]?.isStopped != false }) else { throw error }
            return (.stopped, ContinuousClock.now - started)
        }
    }

    /// Waits until fewer than the allowed number run, first come first served; `false` when stopped or cancelled.
    private func takeTurn(in run: String, jobs: Int) async -> Bool {
        let number = table.withLock { table in
            table.count += 1
            return table.count
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = table.withLock { table -> Bool? in
                    let entry = table.runs[run] ?? Run(free: jobs)
                    guard !entry.isStopped, !Task.isCancelled else { return false }
                    table.runs[run] = entry
                    if entry.free > 0 {
                        table.runs[run]?.free -= 1
                        return true
                    }
                    table.runs[run]?.waiting.append((number, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiter = table.withLock { table -> CheckedContinuation<Bool, Never>? in
                guard let index = table.runs[run]?.waiting.firstIndex(where: { $0.number == number }) else {
                    return nil
                }
                return table.runs[run]?.waiting.remove(at: index).continuation
            }
            waiter?.resume(returning: false)
        }
    }

    private func giveTurn(in run: String) {
        let next = table.withLock { table -> CheckedContinuation<Bool, Never>? in
            guard let entry = table.runs[run] else { return nil }
            if entry.waiting.isEmpty {
                table.runs[run]?.free += 1
                return nil
            }
            return table.runs[run]?.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
