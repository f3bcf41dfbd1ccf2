extension RunMachine {
    /// A body returned a sequence: its fan-out opens now, or is the one of the attempt before.
    mutating func openFeed(of number: Int, _ turn: inout Turn) {
        guard let invocation = invocations[number], invocation.ledger.feed == nil else { return }
        fanOutCount += 1
        fanOuts[fanOutCount] = FanOut(parent: invocation.scope, step: invocation.step)
        if invocation.scope != 0 { fanOuts[invocation.scope]?.open += 1 }
        invocations[number]?.ledger.feed = Feed(fanOut: fanOutCount)
    }

    /// One event of the sequence goes on its way, unless an earlier attempt has sent the same at this place.
    mutating func feed(_ box: EventBox, digest: UInt64?, by number: Int, _ turn: inout Turn) {
        guard let invocation = invocations[number], var feed = invocation.ledger.feed else {
            if let late = abandoned[number] {
                turn.facts.append(.dropped(type: box.type, step: late.step, reason: .late))
            }
            return
        }
        let place = feed.count
        feed.count += 1
        let key = SentKey(type: box.type, target: nil, digest: digest)
        var isKnown = false
        if place < feed.sent.count {
            isKnown = feed.sent[place].isSame(as: key)
            if !isKnown {
                feed.sent[place] = key
                turn.facts.append(.dropped(type: box.type, step: invocation.step, reason: .differs))
            }
        } else {
            feed.sent.append(key)
        }
        invocations[number]?.ledger.feed = feed
        guard !isKnown else { return }
        emit(box, from: .result(step: invocation.step, scope: feed.fanOut), &turn)
    }

    /// The sequence of an invocation that is over has ended, whole or not.
    mutating func closeFeed(of invocation: Invocation, _ turn: inout Turn) {
        if let feed = invocation.ledger.feed { leave(feed.fanOut, &turn) }
    }
}
