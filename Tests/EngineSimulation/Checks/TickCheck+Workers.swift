@testable import Workflows

extension TickCheck {
    /// A worker is busy exactly when a body has it, and nobody is in line while one is free.
    func checkWorkers() throws {
        var held: [[Int]] = Array(repeating: [], count: plan.steps.count)
        var (inLine, waiting) = (
            Array(repeating: 0, count: plan.steps.count), Array(repeating: 0, count: plan.steps.count)
        )
        var busy = 0
        for invocation in after.invocations.values {
            switch invocation.phase {
            case .running: held[invocation.step].append(invocation.worker)
            case .queued, .returning: inLine[invocation.step] += 1
            case .waiting: waiting[invocation.step] += 1
            case .delayed, .held: break
            }
            if invocation.phase != .waiting { busy += 1 }
            if invocation.phase != .running, invocation.worker >= 0 {
                throw Violation(.workers, "invocation \(invocation.number) does not run and holds a worker")
            }
        }
        for invocation in after.abandoned.values where invocation.worker >= 0 {
            held[invocation.step].append(invocation.worker)
        }
        for step in plan.steps.indices {
            let limit = plan.steps[step].workers
            guard held[step].count <= limit, Set(held[step]).count == held[step].count else {
                throw Violation(.workers, "\(name(step)) has \(held[step].count) bodies at work for \(limit) workers")
            }
            guard after.lanes[step].workers.busy == held[step].count else {
                throw Violation(
                    .workers,
                    "\(name(step)) has \(after.lanes[step].workers.busy) workers busy for \(held[step].count) bodies"
                )
            }
            guard inLine[step] == 0 || held[step].count == limit || after.isPaused else {
                throw Violation(.workers, "\(name(step)) has a free worker and \(inLine[step]) in line")
            }
            guard after.lanes[step].waiting == waiting[step] else {
                throw Violation(.workers, "\(name(step)) counts \(after.lanes[step].waiting) waiting bodies")
            }
        }
        guard after.busy == busy else { throw Violation(.workers, "the run counts \(after.busy) at work for \(busy)") }
    }

    /// A body whose wait is over goes on before new work of its step begins.
    func checkReturning() throws {
        for command in turn.commands {
            guard case .run(let number, let step, _, _) = command, number <= before.invocationCount else { continue }
            if case .resumed = tick { continue }
            // A further attempt stands in the same line as a body whose wait is over.
            if before.invocations[number]?.history != nil { continue }
            let isPassed = after.invocations.values.contains { invocation in
                invocation.step == step && invocation.phase == .returning
                    && before.invocations[invocation.number]?.phase == .returning
            }
            if isPassed { throw Violation(.order, "\(name(step)) began new work before a body whose wait was over") }
        }
    }
}
