extension RunMachine {
    /// Adds an event to the set that a step is filling at one level; a complete set runs the step.
    ///
    /// Events of one parameter are used oldest first; where two parameters have one type, the emptier one is filled.
    mutating func addToSet(_ box: EventBox, step: Int, scope: Int, _ turn: inout Turn) {
        guard case .set(let types) = plan.steps[step].takes else { return }
        var set = lanes[step].sets[scope] ?? Array(repeating: FirstInFirstOut(), count: types.count)
        let fitting = types.indices.filter { types[$0] == box.type }
        guard let parameter = fitting.min(by: { set[$0].count < set[$1].count }) else { return }
        set[parameter].append(box)
        guard set.allSatisfy({ !$0.isEmpty }) else {
            lanes[step].sets[scope] = set
            return
        }
        var complete: [EventBox] = []
        for index in set.indices { if let next = set[index].popFirst() { complete.append(next) } }
        lanes[step].sets[scope] = set.allSatisfy(\.isEmpty) ? nil : set
        enqueue(step, .many(complete), scope: scope, &turn)
    }

    /// Hands in an event for a set that a body collects; gives the set when it is complete and keeps what is over.
    mutating func collect(_ box: EventBox, by number: Int, buffer: String, expected: [Int], _ turn: inout Turn) {
        guard let invocation = invocations[number] else { return turn.commands.append(.handOver(nil)) }
        let place = invocation.ledger.collectedCount
        invocations[number]?.ledger.collectedCount += 1
        if place < invocation.ledger.collected.count {
            // The body runs again: what it handed in before is in the buffer, or in the set that it was given.
            let known = invocation.ledger.collected[place]
            if known.buffer == buffer, known.type == box.type { return turn.commands.append(.handOver(known.set)) }
        }
        let set = handIn(box, step: invocation.step, buffer: buffer, expected: expected)
        invocations[number]?.ledger.collected.append(CollectedSet(buffer: buffer, type: box.type, set: set))
        turn.commands.append(.handOver(set))
    }

    private mutating func handIn(_ box: EventBox, step: Int, buffer: String, expected: [Int]) -> [EventBox]? {
        var held = lanes[step].collections[buffer] ?? []
        held.append(box)
        var chosen: [Int] = []
        for type in expected {
            guard let index = held.indices.first(where: { held[$0].type == type && !chosen.contains($0) }) else {
                lanes[step].collections[buffer] = held
                return nil
            }
            chosen.append(index)
        }
        let set = chosen.map { held[$0] }
        let used = Set(chosen)
        let rest = held.indices.filter { !used.contains($0) }.map { held[$0] }
        lanes[step].collections[buffer] = rest.isEmpty ? nil : rest
        return set
    }

    /// The joins that have begun to fill and are not complete, in order of registration.
    var unmetJoins: [UnmetJoin] {
        var unmet: [UnmetJoin] = []
        for (step, lane) in lanes.enumerated() {
            if case .set(let types) = plan.steps[step].takes {
                for scope in lane.sets.keys.sorted() {
                    let set = lane.sets[scope] ?? []
                    let has = set.flatMap { $0.contents.map(\.type) }
                    let missing = zip(types, set).filter { $0.1.isEmpty }.map(\.0)
                    unmet.append(UnmetJoin(step: step, has: has, missing: missing, onTheWay: 0))
                }
            } else if case .collection(let types) = plan.steps[step].takes {
                for scope in fanOuts.keys.sorted() {
                    guard let fanOut = fanOuts[scope] else { continue }
                    guard fanOut.members[step] != nil || plan.steps[fanOut.step].closes.contains(step) else { continue }
                    let has = fanOut.members[step]?.map(\.type) ?? []
                    unmet.append(UnmetJoin(step: step, has: has, missing: types, onTheWay: fanOut.open))
                }
            }
        }
        return unmet
    }
}
