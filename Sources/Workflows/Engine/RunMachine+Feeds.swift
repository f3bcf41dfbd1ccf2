extension RunMachine {
    /// A body returned a sequence: its fan-out opens now, or is the one of the attempt before.
    mutating func openFeed(of number: Int, _ turn: inout Turn) {
        guard let invocation = invocations[number], invocation.feed == nil else { return }
        let fanOut = openFanOut(of: invocation)
        invocations[number]?.ledger.feed = Feed(fanOut: fanOut)
    }

    /// One event of the sequence goes on its way, unless an earlier attempt has sent the same at this place.
    mutating func feed(_ box: EventBox, digest: UInt64?, by number: Int, _ turn: inout Turn) {
        guard let step = invocations[number]?.step,
            // In its place, because a copy would cost as much as everything that was let out before.
            let place = invocations[number]?.ledger.feed?.next(box.type, digest: digest),
            let fanOut = invocations[number]?.ledger.feed?.fanOut
        else {
            if let late = abandoned[number] {
                turn.facts.append(.dropped(type: box.type, step: late.step, reason: .late))
            }
            return
        }
        switch place {
        case .known: return
        case .differs: turn.facts.append(.dropped(type: box.type, step: step, reason: .differs))
        case .new: break
        }
        emit(box, from: .result(step: step, scope: fanOut), &turn)
    }

    /// The sequence of an invocation that is over has ended, whole or not.
    mutating func closeFeed(of invocation: Invocation, _ turn: inout Turn) {
        if let feed = invocation.feed { leave(feed.fanOut, &turn) }
    }
}
