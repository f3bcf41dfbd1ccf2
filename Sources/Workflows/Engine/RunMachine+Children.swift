extension RunMachine {
    /// Takes in what happened in a child run.
    mutating func hear(_ news: ChildNews, of number: Int, _ turn: inout Turn) {
        switch news {
        case .opened(let base, let invocation): openChild(base, by: invocation, &turn)
        case .said(let facts, let plan, let standing):
            guard let child = children[number], child.ending == nil else { return }
            for fact in facts where !plan.isEnding(fact) && !fact.isOfTheWholeTree {
                turn.facts.append(.child(ChildFact(name: child.name, plan: plan, fact: fact)))
            }
            change(child, &turn) { child in
                child.isWaiting = standing.isWaiting
                child.isStuck = standing.isStuck
            }
            if let stop = standing.stop { stand(at: stop, in: child.name, &turn) }
        case .ended(let ending):
            guard let child = children[number], child.ending == nil else { return }
            change(child, &turn) { $0.ending = ending }
            turn.facts.append(.childEnded(name: child.name, invocation: child.invocation, ending))
        }
    }

    /// Gives a body the child that it starts: the same as before, when it runs again after a resume.
    private mutating func openChild(_ base: String, by number: Int, _ turn: inout Turn) {
        guard let invocation = invocations[number] else { return turn.commands.append(.handOverChild(nil)) }
        invocations[number]?.ledger.childCount += 1
        let ordinal = invocation.ledger.childCount + 1
        if let known = children.values.first(where: { $0.work == invocation.work && $0.ordinal == ordinal }) {
            let child = change(known, &turn) { child in
                child.invocation = number
                // Its body was told to stop, and this one begins anew.
                guard child.ending?.status == .cancelled else { return }
                child.ending = nil
                child.isWaiting = false
                child.isStuck = false
            }
            return turn.commands.append(.handOverChild(child))
        }
        childCount += 1
        let child = ChildRun(
            number: childCount,
            name: "\(base)#\(childCount)",
            work: invocation.work,
            ordinal: ordinal,
            invocation: number
        )
        children[child.number] = child
        parents.count(child, 1)
        settle(number, &turn)
        turn.facts.append(.childStarted(name: child.name, invocation: number))
        turn.commands.append(.handOverChild(child))
    }

    /// Forgets the children of work that is over or begins anew.
    mutating func forgetChildren(of work: Int, _ turn: inout Turn) {
        guard !children.isEmpty else { return }
        for child in children.values where child.work == work {
            children[child.number] = nil
            parents.count(child, -1)
            settle(child.invocation, &turn)
        }
    }

    /// Counts the children of a run that goes on anew: their bodies have not come back to them.
    mutating func recountChildren() {
        parents = Parents()
        for number in children.keys.sorted() {
            children[number]?.isWaiting = false
            children[number]?.isStuck = false
            if let child = children[number] { parents.count(child, 1) }
        }
    }

    @discardableResult
    private mutating func change(
        _ child: ChildRun,
        _ turn: inout Turn,
        _ change: (inout ChildRun) -> Void
    ) -> ChildRun {
        var changed = child
        change(&changed)
        children[child.number] = changed
        parents.count(child, -1)
        parents.count(changed, 1)
        if child.invocation != changed.invocation { settle(child.invocation, &turn) }
        settle(changed.invocation, &turn)
        return changed
    }

    /// Stops or starts the time limit of an invocation when its children have come to waiting, or to work.
    private mutating func settle(_ number: Int, _ turn: inout Turn) {
        guard let isIdle = parents.settle(number), var invocation = invocations[number], invocation.phase == .running
        else { return }
        if isIdle { stopTimeLimit(of: &invocation, &turn) } else { startTimeLimit(of: &invocation, &turn) }
        invocations[number] = invocation
    }

    /// How many of some invocations hold a worker.
    func running(_ numbers: Set<Int>) -> Int {
        numbers.isEmpty ? 0 : numbers.count { invocations[$0]?.phase == .running }
    }

    /// What the run can do by itself, for the run around it.
    var standing: ChildStanding {
        var standing = ChildStanding(isWaiting: onlyWaitsForPeople || standsStill, isStuck: onlyWaitsForOutside)
        // Its own time limit will end it.
        if clock.isRunning { standing.isStuck = false }
        if let pause = debugging?.pause, pause != .asked { standing.stop = plan.words(for: pause) }
        return standing
    }
}

extension RunPlan {
    /// Whether a fact says that its run is over, which the parent says in its own words.
    fileprivate func isEnding(_ fact: Fact) -> Bool {
        switch fact {
        case .ended: true
        case .event(let box, _): types.roles(box.type).contains(.stop)
        default: false
        }
    }
}

extension Fact {
    /// Whether the run around says the same for itself and all its children.
    fileprivate var isOfTheWholeTree: Bool {
        switch self {
        case .paused(.asked), .continued: true
        default: false
        }
    }
}
