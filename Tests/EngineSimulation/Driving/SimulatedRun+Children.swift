@testable import Workflows

extension SimulatedRun {
    /// A body starts a run as part of its own, and waits for it; up to two at a time.
    mutating func startChild() throws {
        let able = sortedBodies.filter {
            $0.tokens.isEmpty && !$0.isFeeding && $0.children.count < 2 && isCaughtUp($0)
        }
        guard let body = random.pick(able), machine.state.childCount < 20 else { return }
        startingChild = body.invocation
        try act(.child(0, .opened(base: "child", invocation: body.invocation)))
        guard startingChild == nil else {
            throw Violation(.children, "invocation \(body.invocation) started a child and was told nothing of it")
        }
    }

    /// The body is given its child: the same as before when it runs again, and none when it is over.
    mutating func take(_ child: ChildRun?, _ before: RunMachine) throws {
        guard let number = startingChild else {
            throw Violation(.commands, "a child run is handed over, and nobody started one")
        }
        startingChild = nil
        guard let child else {
            if before.isRunning, before.invocations[number] != nil, !isHeld(number) {
                throw Violation(.children, "invocation \(number) started a child and was given none")
            }
            return
        }
        guard let invocation = before.invocations[number], !isHeld(number) else {
            throw Violation(.children, "invocation \(number) is over and was given a child")
        }
        let ordinal = invocation.ledger.childCount + 1
        let known = before.children.values.first { $0.work == invocation.work && $0.ordinal == ordinal }
        // One that was cancelled with its run begins anew.
        let ending = known?.ending?.status == .cancelled ? nil : known?.ending
        guard child.number == known?.number ?? before.childCount + 1, child.ending == ending,
            child.invocation == number, child.ordinal == ordinal
        else { throw Violation(.children, "invocation \(number) was given child \(child.name), which is not its own") }
        guard ending == nil else { return }
        children[child.number] = SimulatedChild(invocation: number, isStanding: before.isPaused)
        bodies[number]?.children.insert(child.number)
    }

    /// Something happens in a child: it says something, waits for people or no longer does, stops, or ends.
    mutating func tellOfChild() throws {
        let attached = children.keys.sorted().filter { children[$0]?.isAttached == true }
        guard let number = random.pick(attached), let child = children[number] else { return }
        if random.one(in: 3) { return try endChild(number) }
        var facts = Array(repeating: Fact.questionClosed(wait: 1, isAnswered: false), count: random.below(3))
        var standing = ChildStanding(isWaiting: random.one(in: 2))
        standing.isStuck = standing.isWaiting && random.one(in: 2)
        if !child.isStanding, random.one(in: 6) {
            let stop = PauseReason.beforeStep(0, invocation: 1)
            facts.append(.paused(stop))
            standing.stop = plan.words(for: stop)
            children[number]?.isStanding = true
        }
        children[number]?.isWaiting = standing.isWaiting
        try act(.child(number, .said(facts, plan: plan, standing)))
        let shown = turn.facts.count { if case .child = $0 { true } else { false } }
        guard machine.state.ending != nil || shown == facts.count else {
            throw Violation(.children, "a child said \(facts.count) things, and \(shown) are on the stream")
        }
    }

    mutating func endChild(_ number: Int) throws {
        if let child = children.removeValue(forKey: number) { bodies[child.invocation]?.children.remove(number) }
        let endings = [
            ChildEnding(status: .completed, result: .object([:])), ChildEnding(status: .cancelled),
            ChildEnding(status: .failed, errorType: "Mishap", message: "it went wrong"),
        ]
        try act(.child(number, .ended(endings[random.below(endings.count)])))
    }

    /// The children do what they are told.
    mutating func tellChildren(_ order: ChildOrder) {
        for number in children.keys {
            switch order {
            case .pause: children[number]?.isStanding = true
            case .goOn: children[number]?.isStanding = false
            case .breakpoints: continue
            }
        }
    }

    /// After a save the children go on when their bodies come to them again.
    mutating func detachChildren() {
        children = children.mapValues { child in
            SimulatedChild(invocation: child.invocation, isAttached: false, isStanding: false)
        }
    }

    /// Children of a body that is over are told to stop, and nobody waits for them any more.
    mutating func forgetChildren() {
        guard !children.isEmpty else { return }
        let machine = machine.state
        children = children.filter { machine.invocations[$0.value.invocation] != nil }
        for body in sortedBodies where machine.invocations[body.invocation] == nil {
            bodies[body.invocation]?.children = []
        }
    }

    /// The invocations whose bodies only wait for children that only wait for people.
    var idleParents: Set<Int> {
        guard !children.isEmpty else { return [] }
        let families = Dictionary(grouping: children.values, by: \.invocation)
        return Set(families.filter { $0.value.allSatisfy(\.isWaiting) }.keys)
    }
}
