@testable import Workflows

/// The engine's machine, or the machine with a fault planted into what it does.
struct MachineOnTrial {
    var state: RunMachine
    let fault: Fault?
    /// Decides where the fault strikes; part of the machine, so that a replay strikes at the same places.
    var random: SeededRandom
    /// What `replay-drift` depends on besides the ticks.
    var isReplay = false

    init(machine: RunMachine, fault: Fault?, random: SeededRandom) {
        state = machine
        self.fault = fault
        self.random = random
    }

    mutating func reduce(_ tick: Tick, at now: RunInstant, into turn: inout Turn) {
        state.reduce(tick, at: now, into: &turn)
        guard let fault, random.one(in: 3) else { return }
        strike(fault, after: tick, &turn)
    }

    /// The run as another process finds it: the value itself, or what was read from its JSON.
    mutating func save(at now: RunInstant, asJSON: Bool, boxCount: Int) throws {
        state = state.saved(at: now)
        guard asJSON else { return }
        let json = try SavedRunWriter.json(of: state, boxCount: boxCount, state: .null, date: now.date)
        state = try SavedRunReader.read(json, plan: state.plan).machine
        let again = try SavedRunWriter.json(of: state, boxCount: boxCount, state: .null, date: now.date)
        guard again == json else { throw Violation(.replay, "a saved run that was read is saved as other bytes") }
    }

    private mutating func strike(_ fault: Fault, after tick: Tick, _ turn: inout Turn) {
        switch fault {
        case .droppedJoin:
            drop(from: &turn) { [plan = state.plan] command in
                if case .run(_, let step, _, _) = command { plan.steps[step].takes.isCollection } else { false }
            }
        case .doubleDelivery:
            if let run = turn.commands.last, case .run = run { turn.commands.append(run) }
        case .lostTimer: drop(from: &turn) { if case .setDeadline = $0 { true } else { false } }
        case .lostAnswer: drop(from: &turn) { if case .resumeWait(_, .answered) = $0 { true } else { false } }
        case .forgottenCancel: drop(from: &turn) { if case .cancelInvocation = $0 { true } else { false } }
        case .earlyIdle:
            let idle = IdleRun(waits: [], waitCount: 0, joins: [], entries: [], holds: 0)
            if state.isRunning, state.busy > 0 { turn.facts.append(.idle(idle)) }
        case .lostEntry:
            if let place = turn.facts.firstIndex(where: { if case .event = $0 { true } else { false } }) {
                turn.facts.remove(at: place)
            }
        case .replayDrift:
            if !isReplay, state.isRunning { state.lanes[0].finished += 1 }
        case .lostEvent, .leakedWorker, .reorderedQueue, .stuckFanOut: corrupt(fault, after: tick)
        }
    }

    private func drop(from turn: inout Turn, _ isWanted: (Command) -> Bool) {
        if let place = turn.commands.firstIndex(where: isWanted) { turn.commands.remove(at: place) }
    }

    /// Changes what the machine keeps.
    private mutating func corrupt(_ fault: Fault, after tick: Tick) {
        guard state.isRunning else { return }
        switch fault {
        case .lostEvent:
            for scope in state.fanOuts.keys.sorted() {
                guard let join = state.fanOuts[scope]?.members.keys.min() else { continue }
                _ = state.fanOuts[scope]?.members[join]?.popLast()
                return
            }
        case .leakedWorker:
            if case .stepFinished = tick { _ = state.lanes.indices.first { state.lanes[$0].workers.take() != nil } }
        case .reorderedQueue:
            for lane in state.lanes.indices where state.lanes[lane].queue.count > 1 {
                if let first = state.lanes[lane].queue.popFirst() { state.lanes[lane].queue.append(first) }
            }
        case .stuckFanOut:
            if let scope = state.fanOuts.keys.min() { state.fanOuts[scope]?.open += 1 }
        default: return
        }
    }
}
