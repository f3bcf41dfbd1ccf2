extension RunMachine {
    /// Adds an event to the set that a step is filling at one level; a complete set runs the step.
    ///
    /// Events of one parameter are used oldest first; where two parameters have one type, the emptier one is filled.
    /// Queues are changed in their place, because a copy would cost as much as everything that waits in them.
    mutating func addToSet(_ box: EventBox, step: Int, scope: Int, _ turn: inout Turn) {
        guard case .set(let types) = plan.steps[step].takes else { return }
        let gathered = lanes[step].sets[scope]?.map(\.count) ?? types.map { _ in 0 }
        let fitting = types.indices.filter { types[$0] == box.type }
        guard let parameter = fitting.min(by: { gathered[$0] < gathered[$1] }) else { return }
        lanes[step].sets[scope, default: types.map { _ in FirstInFirstOut() }][parameter].append(box)
        guard gathered.indices.allSatisfy({ gathered[$0] > 0 || $0 == parameter }) else { return }
        let complete = gathered.indices.compactMap { lanes[step].sets[scope]?[$0].popFirst() }
        if lanes[step].sets[scope]?.allSatisfy(\.isEmpty) == true { lanes[step].sets[scope] = nil }
        enqueue(step, .many(complete), scope: scope, &turn)
    }

    /// Hands in an event for a set that a body collects; gives the set when it is complete and keeps what is over.
    mutating func collect(_ box: EventBox, by number: Int, buffer: String, expected: [Int], _ turn: inout Turn) {
        guard let step = invocations[number]?.step, let place = invocations[number]?.ledger.collectedCount else {
            return turn.commands.append(.handOver(nil))
        }
        invocations[number]?.ledger.collectedCount += 1
        if place < invocations[number]?.ledger.collected.count ?? 0,
            let known = invocations[number]?.ledger.collected[place], known.buffer == buffer, known.type == box.type
        {
            // The body runs again: what it handed in before is in the buffer, or in the set that it was given.
            return turn.commands.append(.handOver(known.set))
        }
        lanes[step].collections[buffer, default: CollectBuffer()].append(box)
        let set = lanes[step].collections[buffer]?.take(expected)
        if lanes[step].collections[buffer]?.isEmpty == true { lanes[step].collections[buffer] = nil }
        invocations[number]?.ledger.collected.append(CollectedSet(buffer: buffer, type: box.type, set: set))
        turn.commands.append(.handOver(set))
    }

    /// The joins that have begun to fill and are not complete, in order of registration.
    var unmetJoins: [UnmetJoin] {
        var unmet: [UnmetJoin] = []
        for (step, lane) in lanes.enumerated() {
            if case .set(let types) = plan.steps[step].takes {
                for scope in lane.sets.keys.sorted() {
                    let set = lane.sets[scope] ?? []
                    let has = zip(types, set).filter { !$0.1.isEmpty }.map { TypeCount(type: $0, count: $1.count) }
                    let missing = zip(types, set).filter { $0.1.isEmpty }.map(\.0)
                    unmet.append(UnmetJoin(step: step, has: has, missing: missing, onTheWay: 0))
                }
            } else if case .collection(let types) = plan.steps[step].takes {
                for scope in fanOuts.numbers {
                    guard let fanOut = fanOuts[scope] else { continue }
                    guard fanOut.members[step] != nil || plan.steps[fanOut.step].closes.contains(step) else { continue }
                    let has = types.first.map { [TypeCount(type: $0, count: fanOut.members[step]?.count ?? 0)] }
                    unmet.append(UnmetJoin(step: step, has: has ?? [], missing: types, onTheWay: fanOut.open))
                }
            }
        }
        return unmet
    }
}
