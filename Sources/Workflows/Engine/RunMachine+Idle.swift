extension RunMachine {
    /// What is due after every tick of a run that goes on: the idle notice, the deadlock, the clock.
    mutating func settle(after tick: Tick, _ turn: inout Turn) {
        if busy == 0 {
            if changesWork(tick) { turn.facts.append(.idle(idleRun)) }
            if isDeadlocked { return end(.failed(deadlock), &turn) }
        }
        settleClock(&turn)
    }

    private func changesWork(_ tick: Tick) -> Bool {
        switch tick {
        case .published, .cameLate, .child, .debugged, .held, .collected, .deadlineReached(.run), .waitExtended,
            .cancelled:
            false
        default: true
        }
    }

    /// Nothing runs, nobody was asked, and nothing that may come from outside could reach a step.
    private var isDeadlocked: Bool { waits.isEmpty && invocations.isEmpty && holds == 0 && plan.entries.isEmpty }

    private var idleRun: IdleRun {
        IdleRun(
            waits: Array(waits.open.prefix(IdleRun.shown)),
            waitCount: waits.count,
            joins: unmetJoins,
            entries: plan.entries,
            holds: holds
        )
    }

    private var deadlock: StepFailure {
        let joins = unmetJoins.map { plan.words(for: $0) }
        let reason =
            joins.isEmpty
            ? "Every step is done and none returned the stop event."
            : "A join cannot be met: \(joins.joined(separator: "; "))."
        let error = WorkflowRuntimeError(
            "Workflow '\(plan.workflow)' is deadlocked: nothing runs, nobody was asked and no event can come from outside. "
                + reason
        )
        return StepFailure(
            step: nil,
            errorType: "WorkflowRuntimeError",
            message: error.message,
            attempts: 1,
            error: error
        )
    }
}

extension RunPlan {
    /// A join that is not complete, in words: `report needs Judged ×5, has 2`, or `merge needs Right, has Left`.
    func words(for join: UnmetJoin) -> String {
        let step = steps[join.step].name
        if steps[join.step].takes.isCollection {
            let wanted = join.missing.map { types.name($0) }.joined(separator: " | ")
            let has = join.has.reduce(0) { $0 + $1.count }
            return "\(step) needs \(wanted) ×\(has + join.onTheWay), has \(has)"
        }
        let missing = join.missing.map { TypeCount(type: $0, count: 1) }
        return "\(step) needs \(counted(missing)), has \(join.has.isEmpty ? "none" : counted(join.has))"
    }

    private func counted(_ list: [TypeCount]) -> String {
        var order: [Int] = []
        var counts: [Int: Int] = [:]
        for entry in list {
            if counts[entry.type] == nil { order.append(entry.type) }
            counts[entry.type, default: 0] += entry.count
        }
        return order.map { type in
            let count = counts[type] ?? 1
            return count == 1 ? types.name(type) : "\(types.name(type)) ×\(count)"
        }.joined(separator: ", ")
    }
}
