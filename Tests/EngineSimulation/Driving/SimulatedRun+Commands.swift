@testable import Workflows

extension SimulatedRun {
    /// Does what the machine commanded; a command that does not fit what there is breaks a promise.
    mutating func interpret(before: RunMachine) throws {
        let machine = machine.state
        for command in turn.commands {
            switch command {
            case .run(let invocation, let step, let events, _):
                try begin(invocation, step: step, events: events, machine)
            case .resumeWait(let token, let result):
                try wake(token, with: result)
            case .cancelInvocation(let invocation):
                guard bodies[invocation] != nil else {
                    if wasAboutToBegin(invocation, before) { continue }
                    throw Violation(.commands, "invocation \(invocation) was cancelled, and has no body")
                }
                bodies[invocation]?.isCancelled = true
            case .setDeadline(let deadline, let time):
                if let old = timers.updateValue(time, forKey: deadline), old != time { clearedTimers.append(deadline) }
            case .clearDeadline(let deadline):
                if timers.removeValue(forKey: deadline) != nil { clearedTimers.append(deadline) }
            case .handOver(let set):
                handedOver = set
            case .handOverChild(let child): try take(child, before)
            case .tellChildren(let order): tellChildren(order)
            }
        }
    }

    /// The tick that ends a run may have found a worker for somebody in line; that body is not begun any more.
    private func wasAboutToBegin(_ invocation: Int, _ before: RunMachine) -> Bool {
        guard machine.state.ending != nil else { return false }
        return invocation > before.invocationCount || before.invocations[invocation]?.phase.hasBody == false
    }

    private mutating func begin(_ number: Int, step: Int, events: StepEvents, _ machine: RunMachine) throws {
        guard bodies[number] == nil else { throw Violation(.commands, "invocation \(number) was begun twice") }
        guard let invocation = machine.invocations[number], invocation.phase == .running else {
            throw Violation(.commands, "invocation \(number) was begun, and the machine does not say it runs")
        }
        guard invocation.step == step, invocation.events == events else {
            throw Violation(.commands, "invocation \(number) was begun with other events than it has")
        }
        // Further attempts go ahead of the line.
        if invocation.history == nil {
            guard number > lastBegun[step] else {
                throw Violation(.order, "\(plan.steps[step].name) began \(number) after \(lastBegun[step])")
            }
            lastBegun[step] = number
        }
        bodies[number] = SimulatedBody(invocation: number, step: step, events: events)
    }

    private mutating func wake(_ token: Int, with result: WaitResult) throws {
        guard let owner = tokens.removeValue(forKey: token) else {
            throw Violation(.commands, "the wait with token \(token) was resumed twice")
        }
        bodies[owner.invocation]?.tokens.removeAll { $0 == token }
        let script = scripts[owner.invocation] ?? []
        let decided = script.indices.contains(owner.place) ? script[owner.place].result : nil
        switch result {
        case .answered, .timedOut:
            guard result == decided else {
                throw Violation(.waits, "a wait was told \(result), and had to be told \(words(decided))")
            }
        case .over:
            guard decided == nil || machine.state.invocations[owner.invocation] == nil else {
                throw Violation(.waits, "a wait was told that it is over, and had to be told \(words(decided))")
            }
        case .cancelled, .duplicate, .ambiguous, .differs:
            guard decided == nil else {
                throw Violation(.waits, "a wait was told \(result), and had to be told \(words(decided))")
            }
        }
    }

    private func words(_ result: WaitResult?) -> String { result.map { "\($0)" } ?? "nothing yet" }

    /// Writes down what waits have to be told, as soon as it is decided and before anybody is told.
    mutating func settleScripts(_ forecast: Forecast, _ tick: Tick, before: RunMachine) {
        for answer in forecast.answers { decide(answer.wait, .answered(answer.box)) }
        if case .deadlineReached(.wait(let number)) = tick, before.isRunning, let wait = before.waits[number],
            let deadline = wait.deadline, deadline.elapsed <= now
        {
            decide(wait, .timedOut)
        }
    }

    /// A further attempt goes through the same waits; the answers of the failed one are its answers too, and where
    /// nobody answered in time it asks anew.
    mutating func carryScripts(_ forecast: Forecast) {
        for case .retryScheduled(_, let old, let next, _) in turn.facts where forecast.retried.contains(old) {
            scripts[next] = scripts[old]?.map { wait in
                var wait = wait
                if wait.result == .timedOut { wait.result = nil }
                return wait
            }
        }
    }

    private mutating func decide(_ wait: OpenWait, _ result: WaitResult) {
        guard let body = wait.body, let place = places[wait.number] else { return }
        scripts[body.invocation]?[place].result = result
    }
}
