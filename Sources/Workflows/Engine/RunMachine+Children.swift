extension RunMachine {
    /// Takes in what happened in a child run.
    mutating func hear(_ news: ChildNews, of number: Int, _ turn: inout Turn) {
        switch news {
        case .opened(let base, let invocation): openChild(base, by: invocation, &turn)
        case .said(let facts, let plan, let isWaiting):
            guard let child = children[number], child.ending == nil else { return }
            for fact in facts where !plan.isEnding(fact) {
                turn.facts.append(.child(ChildFact(name: child.name, plan: plan, fact: fact)))
            }
            children[number]?.isWaiting = isWaiting
            countIdleParents()
        case .ended(let ending):
            guard let child = children[number], child.ending == nil else { return }
            children[number]?.ending = ending
            children[number]?.isWaiting = false
            turn.facts.append(.childEnded(name: child.name, invocation: child.invocation, ending))
            countIdleParents()
        }
    }

    /// Gives a body the child that it starts: the same as before, when it runs again after a resume.
    private mutating func openChild(_ base: String, by number: Int, _ turn: inout Turn) {
        guard let invocation = invocations[number] else { return turn.commands.append(.handOverChild(nil)) }
        invocations[number]?.ledger.childCount += 1
        let ordinal = invocation.ledger.childCount + 1
        if var child = children.values.first(where: { $0.work == invocation.work && $0.ordinal == ordinal }) {
            child.invocation = number
            children[child.number] = child
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
        turn.facts.append(.childStarted(name: child.name, invocation: number))
        turn.commands.append(.handOverChild(child))
    }

    /// Forgets the children of work that is over or begins anew.
    mutating func forgetChildren(of work: Int) {
        guard !children.isEmpty else { return }
        children = children.filter { $0.value.work != work }
        countIdleParents()
    }

    /// Counts the invocations that only wait for children that only wait for people.
    private mutating func countIdleParents() {
        var isIdle: [Int: Bool] = [:]
        for child in children.values where child.ending == nil {
            isIdle[child.invocation] = (isIdle[child.invocation] ?? true) && child.isWaiting
        }
        idleParents = isIdle.values.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
}

extension RunPlan {
    /// Whether a fact says that its run is over, which the parent says in its own words.
    fileprivate func isEnding(_ fact: Fact) -> Bool {
        switch fact {
        case .ended: true
        case .event(let box, _, _): types.roles(box.type).contains(.stop)
        default: false
        }
    }
}
