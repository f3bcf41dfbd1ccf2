extension RunMachine {
    /// Opens a fan-out for a returned array and lets its events out in order; an empty one closes at once.
    mutating func fanOut(_ boxes: [EventBox], from invocation: Invocation, _ turn: inout Turn) {
        guard isRunning else { return }
        let number = openFanOut(of: invocation)
        // Growing step by step would move every invocation several times.
        invocations.reserve(boxes.count)
        for box in boxes where isRunning { emit(box, from: .result(step: invocation.step, scope: number), &turn) }
        leave(number, &turn)
    }

    /// An event of a fan-out has come to a join; one that takes so many fires with the last of them.
    mutating func addMember(_ box: EventBox, to join: Int, of scope: Int, _ turn: inout Turn) {
        let take = plan.steps[join].take
        let complete = fanOuts.change(scope) { $0?.add(box, to: join, take: take) }
        guard let complete, let parent = fanOuts[scope]?.parent else { return }
        enqueue(join, .many(complete), scope: parent, &turn)
    }

    /// Opens a fan-out, which is a piece of work of the one around it; gives its number.
    mutating func openFanOut(of invocation: Invocation) -> Int {
        fanOutCount += 1
        fanOuts.set(FanOut(parent: invocation.scope, step: invocation.step), at: fanOutCount)
        open(in: invocation.scope)
        return fanOutCount
    }

    /// There is one more piece of a fan-out's work.
    mutating func open(in scope: Int) { if scope != 0 { fanOuts.change(scope) { $0?.open += 1 } } }

    /// One piece of a fan-out's work is over; the last one closes it.
    mutating func leave(_ scope: Int, _ turn: inout Turn) {
        guard scope != 0, isRunning else { return }
        let open = fanOuts.change(scope) { fanOut -> Int? in
            fanOut?.open -= 1
            return fanOut?.open
        }
        if open == 0 { close(scope, &turn) }
    }

    /// Fires every join of the fan-out, one level up, then tells the fan-out around it.
    private mutating func close(_ scope: Int, _ turn: inout Turn) {
        guard let fanOut = fanOuts.removeValue(forKey: scope) else { return }
        dropIncompleteSets(in: scope, &turn)
        // Which joins are to fire is known from the graph; in an open workflow others may have members too.
        let joins = Set(plan.steps[fanOut.step].closes).union(fanOut.members.keys).subtracting(fanOut.released).sorted()
        for join in joins { enqueue(join, .many(fanOut.members[join] ?? []), scope: fanOut.parent, &turn) }
        leave(fanOut.parent, &turn)
    }

    /// What a set lacks can only come from its own fan-out, so what has gathered there is of no use any more.
    private mutating func dropIncompleteSets(in scope: Int, _ turn: inout Turn) {
        for step in lanes.indices {
            guard let set = lanes[step].sets.removeValue(forKey: scope) else { continue }
            for box in set.flatMap(\.contents) {
                turn.facts.append(.dropped(type: box.type, step: step, reason: .fanOutClosed))
            }
        }
    }
}
