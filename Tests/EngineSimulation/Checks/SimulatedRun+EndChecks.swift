@testable import Workflows

extension SimulatedRun {
    /// Reads the stream back as readers do, from the start and from any place.
    mutating func checkStream() throws {
        let facts = turns.flatMap(\.facts)
        try checkStream(from: 0, facts)
        try checkStream(from: random.below(facts.count + 1), facts)
    }

    private func checkStream(from place: Int, _ facts: [Fact]) throws {
        var cursor = RunLog.Cursor(after: place - 1)
        var next = place
        while true {
            switch log.read(&cursor) {
            case .entry(let fact, _):
                guard cursor.sequence == next, next < facts.count, fact == facts[next] else {
                    throw Violation(.stream, "entry \(next) has number \(cursor.sequence) or says something else")
                }
                next += 1
            case .published(let event, let place, _):
                guard cursor.sequence == next, next < facts.count, case .event(let box, place) = facts[next],
                    type(of: event) == type(of: box.value),
                    (event as? any Numbered)?.n == (box.value as? any Numbered)?.n
                else { throw Violation(.stream, "entry \(next) has number \(cursor.sequence) or is another event") }
                next += 1
            case .gap: throw Violation(.stream, "a short stream has a gap")
            case .nothing: throw Violation(.stream, "the run is over, and its stream is not")
            case .over:
                guard next == facts.count else {
                    throw Violation(.stream, "from entry \(place) on, \(next) of \(facts.count) entries were read")
                }
                return
            }
        }
    }

    /// Does everything again from the start, once more from the middle, and now and then from the ticks as a journal
    /// keeps them.
    mutating func checkReplay() throws {
        try replay(from: firstMachine, at: 0)
        if let middle { try replay(from: middle.machine, at: middle.at) }
        if random.one(in: 4) { try replay(from: firstMachine, at: 0, asRecorded: true) }
    }

    private func replay(from machine: MachineOnTrial, at place: Int, asRecorded: Bool = false) throws {
        var reader = TickReader(plan)
        var again = machine
        again.isReplay = true
        var turn = Turn()
        for index in place..<history.count {
            switch history[index] {
            case .saved(let instant, let asJSON): try again.save(at: instant, asJSON: asJSON, boxCount: boxes.count)
            case .tick(let live, let instant):
                let tick = asRecorded ? try recorded(live, by: &reader) : live
                again.reduce(tick, at: instant, into: &turn)
                guard turn.commands == turns[index].commands else {
                    throw Violation(.replay, "tick \(index) gives other commands when it is replayed from \(place)")
                }
                // What a child says is in its own records, and not in its parent's.
                let facts = asRecorded ? turns[index].facts.filter { !$0.isOfChild } : turns[index].facts
                guard turn.facts == facts else {
                    throw Violation(.replay, "tick \(index) gives other entries when it is replayed from \(place)")
                }
            }
        }
        guard again.state == self.machine.state else {
            throw Violation(.replay, "the machine that was replayed from tick \(place) is not equal")
        }
    }

    /// The tick as it comes back from its bytes.
    private func recorded(_ tick: Tick, by reader: inout TickReader) throws -> Tick {
        let text = JSON.object(try TickWriter(plan: plan).fields(of: tick)).text
        do { return try reader.tick(tick.kind.rawValue, SavedValue(JSON(parsing: text))) } catch {
            throw Violation(.replay, "the record of a tick cannot be read: \(error)")
        }
    }
}

extension Fact {
    /// Whether a child run has said it.
    fileprivate var isOfChild: Bool { if case .child = self { true } else { false } }
}
