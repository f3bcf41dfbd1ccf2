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
        let maximumSteps = state.maximumSteps
        state = try SavedRunReader.read(json, plan: state.plan).machine
        let again = try SavedRunWriter.json(of: state, boxCount: boxCount, state: .null, date: now.date)
        // Not the run's, but its runner's.
        state.maximumSteps = maximumSteps
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
        case .ignoredPause: state.debugging?.pause = nil
        case .idleParent: makeIdle()
        case .passedLimit: state.maximumSteps = nil
        case .lostFailure: _ = state.debugging?.held.popLast()
        case .lostEvent, .leakedWorker, .reorderedQueue, .stuckFanOut, .forgottenPlace: corrupt(fault, after: tick)
        }
    }

    private func drop(from turn: inout Turn, _ isWanted: (Command) -> Bool) {
        if let place = turn.commands.firstIndex(where: isWanted) { turn.commands.remove(at: place) }
    }

    /// Lets a body at work have a child that it does not have and that only waits.
    private mutating func makeIdle() {
        let running = state.invocations.values.filter { $0.phase == .running }.map(\.number)
        guard state.isRunning, let number = running.min() else { return }
        var child = ChildRun(number: 0, name: "none", work: number, ordinal: 1, invocation: number)
        child.isWaiting = true
        state.parents.count(child, 1)
        _ = state.parents.settle(number)
    }

    /// Changes what the machine keeps.
    private mutating func corrupt(_ fault: Fault, after tick: Tick) {
        guard state.isRunning else { return }
        switch fault {
        case .lostEvent:
            for scope in state.fanOuts.numbers {
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
        case .forgottenPlace:
            if case .fed(_, _, let number) = tick { state.invocations[number]?.ledger.feed?.sentCount += 1 }
        case .stuckFanOut:
            if let scope = state.fanOuts.numbers.min() { state.fanOuts[scope]?.open += 1 }
        default: return
        }
    }
}
