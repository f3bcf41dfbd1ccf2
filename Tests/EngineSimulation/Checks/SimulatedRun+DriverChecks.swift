@testable import Workflows

extension SimulatedRun {
    /// What the driver has fits what the machine thinks it has.
    func checkDriver(before: RunMachine, tick: Tick) throws {
        let machine = machine.state
        var timers = timers
        // A timer that has just fired is gone on both sides, unless the machine set it again.
        if case .deadlineReached(let deadline) = tick, machine.ending != nil { timers[deadline] = nil }
        guard machine.ending != nil || machine.isPaused == isStanding else {
            throw Violation(
                .standing,
                "the run \(isStanding ? "goes on" : "stands still") and the stream does not say so"
            )
        }
        for (number, child) in children where machine.ending == nil && child.isAttached {
            guard child.isStanding == machine.isPaused else {
                let words = child.isStanding ? "goes on" : "stands still"
                throw Violation(.standing, "the run \(words) and child \(number) does not")
            }
        }
        guard machine.isRunning, !machine.isResting else {
            guard machine.ending != nil else { return }
            return try checkLeftOver(timers)
        }
        try checkTimers(timers, machine)
        let suspended = Set(
            machine.waits.open.compactMap { $0.body?.token }
                + machine.invocations.values.flatMap { $0.pending.map(\.token) }
        )
        guard suspended == Set(tokens.keys) else {
            let lost = Set(tokens.keys).symmetricDifference(suspended).sorted()
            throw Violation(.waits, "the waits with the tokens \(lost) are forgotten on one side")
        }
        let begun = machine.invocations.values.filter { $0.phase.hasBody }.map(\.number) + machine.abandoned.keys
        guard Set(begun) == Set(bodies.keys) else {
            let lost = Set(begun).symmetricDifference(bodies.keys).sorted()
            throw Violation(.commands, "the bodies of the invocations \(lost) are known on one side only")
        }
        for number in machine.abandoned.keys where bodies[number]?.isCancelled != true {
            throw Violation(.ending, "invocation \(number) is over, and its body was not told")
        }
        try checkStill(machine)
        guard openQuestions == Set(machine.waits.open.map(\.number)) else {
            throw Violation(.stream, "the stream shows other questions as open than there are")
        }
    }

    /// A paused run stands still when no body of it works any more: none has a worker but to wait for its children.
    private func checkStill(_ machine: RunMachine) throws {
        guard machine.isPaused else { return }
        let idle = idleParents
        let isAtWork = bodies.values.contains { body in
            if let late = machine.abandoned[body.invocation] { return late.worker >= 0 }
            // One that came back to a worker works, also when it has begun another wait meanwhile.
            let isBack = machine.invocations[body.invocation].map { $0.worker >= 0 } ?? false
            return (body.tokens.isEmpty || isBack) && !idle.contains(body.invocation)
        }
        guard machine.standsStill == !isAtWork else {
            let words = isAtWork ? "a body works, and the run counts" : "no body works, and the run does not count"
            throw Violation(.standing, "\(words) as still")
        }
    }

    private func checkTimers(_ timers: [RunDeadline: Duration], _ machine: RunMachine) throws {
        var needed: [RunDeadline: Duration] = [:]
        for wait in machine.waits.open { if let time = wait.deadline?.elapsed { needed[.wait(wait.number)] = time } }
        for invocation in machine.invocations.values {
            if case .delayed(let due) = invocation.phase { needed[.retry(invocation.number)] = due.elapsed }
            try checkTimeLimit(of: invocation)
            if let due = invocation.due { needed[.step(invocation.number)] = due }
        }
        if machine.clock.isRunning, let left = machine.clock.left(at: now) { needed[.run] = now + left }
        guard needed == timers else {
            let lost = Set(needed.keys).symmetricDifference(timers.keys).map { "\($0)" }.sorted()
            throw Violation(.timers, "timers and deadlines differ: \(lost.joined(separator: ", "))")
        }
    }

    /// The time limit of an attempt counts while its body works, and stands while it only waits.
    private func checkTimeLimit(of invocation: Invocation) throws {
        let isLimited = plan.steps[invocation.step].timeout != nil
        let isAtWork = invocation.phase == .running && !idleParents.contains(invocation.number)
        guard (invocation.due != nil) == (isLimited && isAtWork) else {
            throw Violation(
                .timers,
                "the time limit of invocation \(invocation.number) \(isAtWork ? "stands" : "counts on while it waits")"
            )
        }
    }

    /// After the end no timer is set, nobody is suspended, and every body was told to stop.
    private func checkLeftOver(_ timers: [RunDeadline: Duration]) throws {
        guard timers.isEmpty else { throw Violation(.timers, "the run is over and \(timers.count) timers are set") }
        guard tokens.isEmpty else {
            throw Violation(.ending, "the run is over and \(tokens.count) bodies wait for ever")
        }
        for body in sortedBodies where !body.isCancelled {
            throw Violation(.ending, "the run is over, and the body of invocation \(body.invocation) was not told")
        }
        guard openQuestions.isEmpty else { throw Violation(.stream, "the run is over and questions are shown as open") }
    }
}
