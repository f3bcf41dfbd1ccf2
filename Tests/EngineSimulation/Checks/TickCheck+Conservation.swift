@testable import Workflows

extension TickCheck {
    /// What was there, and what came, is there afterwards, but for what the tick is done with.
    func checkConservation(_ forecast: Forecast) throws {
        let (had, has) = (Holdings(before), Holdings(after))
        var expected = had.entries
        for delivery in forecast.deliveries {
            expected.append(Holdings.Entry(box: delivery.box.number, step: delivery.step))
        }
        var done: [Holdings.Entry] = []
        for number in forecast.over {
            guard let invocation = before.invocations[number] else { continue }
            done += invocation.events.boxes.map { Holdings.Entry(box: $0.number, step: invocation.step) }
        }
        expected = Holdings.excess(of: expected, over: done)
        let new = Holdings.excess(of: has.entries, over: expected)
        if let entry = new.first {
            let promise: Promise =
                forecast.deliveries.contains { $0.box.number == entry.box } ? .delivery : .conservation
            throw Violation(promise, "event \(entry.box) came to \(name(entry.step)) once too often")
        }
        let gone = Holdings.excess(of: expected, over: has.entries)
        let dropped = turn.facts.compactMap { fact -> Int? in
            if case .dropped(_, let step, .fanOutClosed) = fact { step } else { nil }
        }
        guard gone.map(\.step).sorted() == dropped.sorted() else {
            let entry = gone.first { !dropped.contains($0.step) } ?? gone.first
            let isNew = forecast.deliveries.contains { $0.box.number == entry?.box && $0.step == entry?.step }
            throw Violation(
                isNew ? .delivery : .conservation,
                "event \(entry?.box ?? 0) of \(name(entry?.step ?? 0)) is gone, and nothing was said of it"
            )
        }
        try checkCollected(had, has)
    }

    private func checkCollected(_ had: Holdings, _ has: Holdings) throws {
        guard case .collected(let box, let number, let buffer, let types) = tick,
            let invocation = before.invocations[number], !held.contains(where: { $0.invocation == number })
        else {
            guard had.collected == has.collected else {
                throw Violation(.conservation, "a set that is being collected changed by itself")
            }
            return
        }
        if let known = invocation.ledger.collected.dropFirst(invocation.ledger.collectedCount).first,
            known.buffer == buffer, known.type == box.type
        {
            guard had.collected == has.collected, turn.commands == [.handOver(known.set)] else {
                throw Violation(.conservation, "a body that ran again handed in the same event twice")
            }
            return
        }
        var handed: [EventBox] = []
        for case .handOver(let set?) in turn.commands { handed += set }
        guard (had.collected + [box.number]).sorted() == (has.collected + handed.map(\.number)).sorted() else {
            throw Violation(.conservation, "a collected event is lost or there twice")
        }
        guard handed.isEmpty || handed.map(\.type) == types else {
            throw Violation(.delivery, "a collected set is not what was asked for")
        }
    }

    /// Events go to work at the level of the fan-out they belong to.
    func checkScopes(_ forecast: Forecast) throws {
        var retried = forecast.retried[...]
        for number in newInvocations {
            guard let invocation = after.invocations[number] else { continue }
            if invocation.history != nil {
                try checkRetry(invocation, of: retried.popFirst())
                continue
            }
            guard case .one(let box) = invocation.events else { continue }
            let fits = forecast.deliveries.contains {
                $0.box == box && $0.step == invocation.step && $0.scope == invocation.scope
            }
            guard fits else {
                throw Violation(.delivery, "event \(box.number) came to \(name(invocation.step)) at another level")
            }
        }
    }

    /// The next attempt has what the failed one had.
    private func checkRetry(_ next: Invocation, of number: Int?) throws {
        guard let failed = number.flatMap({ before.invocations[$0] }), failed.events == next.events,
            failed.scope == next.scope, failed.step == next.step, failed.attempt + 1 == next.attempt
        else { throw Violation(.delivery, "\(name(next.step)) is tried again with other work than it failed at") }
    }

    /// Numbers of the invocations that the tick made, in order.
    var newInvocations: Range<Int> { (before.invocationCount + 1)..<(after.invocationCount + 1) }
}
