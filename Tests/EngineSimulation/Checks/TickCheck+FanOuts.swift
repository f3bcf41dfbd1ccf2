@testable import Workflows

extension TickCheck {
    /// Each fan-out that closed fired each of its joins once, with all its members in order of arrival.
    func checkJoins(_ forecast: Forecast) throws {
        var closed: [(number: Int, step: Int, parent: Int)] = []
        for (number, fanOut) in zip(before.fanOuts.numbers, before.fanOuts.values) where after.fanOuts[number] == nil {
            closed.append((number, fanOut.step, fanOut.parent))
        }
        if let opened = forecast.opened, after.fanOuts[opened.number] == nil { closed.append(opened) }
        var fired = newInvocations.compactMap { after.invocations[$0] }.filter {
            $0.history == nil && plan.steps[$0.step].takes.isCollection
        }
        for join in forecast.early {
            let parent = before.fanOuts[join.scope]?.parent ?? forecast.opened?.parent
            let place = fired.firstIndex { $0.step == join.step && $0.scope == parent && $0.events.boxes == join.boxes }
            guard let place else {
                throw Violation(.joins, "\(name(join.step)) had enough of fan-out \(join.scope) and did not fire")
            }
            fired.remove(at: place)
        }
        for fanOut in closed {
            var members = before.fanOuts[fanOut.number]?.members ?? [:]
            for delivery in forecast.deliveries where delivery.scope == fanOut.number {
                guard plan.steps[delivery.step].takes.isCollection else { continue }
                members[delivery.step, default: []].append(delivery.box)
            }
            let released = (before.fanOuts[fanOut.number]?.released ?? []).union(
                forecast.early.filter { $0.scope == fanOut.number }.map(\.step)
            )
            for join in Set(plan.steps[fanOut.step].closes).union(members.keys).subtracting(released) {
                let place = fired.firstIndex {
                    $0.step == join && $0.scope == fanOut.parent && $0.events.boxes == members[join] ?? []
                }
                guard let place else {
                    throw Violation(.joins, "fan-out \(fanOut.number) closed and \(name(join)) did not get all of it")
                }
                fired.remove(at: place)
            }
        }
        if let join = fired.first {
            throw Violation(.joins, "\(name(join.step)) fired and no fan-out had closed")
        }
    }

    /// A fan-out is open for as long as something of it is at work, asks, or is fanned out again; not longer.
    func checkFanOuts() throws {
        var open: [Int: Int] = [:]
        for invocation in after.invocations.values {
            open[invocation.scope, default: 0] += 1
            if let feed = invocation.ledger.feed { open[feed.fanOut, default: 0] += 1 }
        }
        for fanOut in after.fanOuts.values { open[fanOut.parent, default: 0] += 1 }
        for wait in after.waits.open where wait.body == nil { open[wait.scope, default: 0] += 1 }
        for (number, fanOut) in zip(after.fanOuts.numbers, after.fanOuts.values) {
            guard fanOut.open == open[number] ?? 0, fanOut.open > 0 else {
                throw Violation(
                    .joins,
                    "fan-out \(number) counts \(fanOut.open) pieces of work, and there are \(open[number] ?? 0)"
                )
            }
        }
    }
}
