import Synchronization

/// What the outside holds of a run: its handler, its streams, and whoever reads them.
///
/// When the last of them is gone, nobody can answer the run any more. It goes on for as long as it has work or a
/// wait with a time limit; when all that is left is waiting for somebody outside, it is cancelled, or left if it has a
/// journal, so that its suspended bodies end and their memory is free.
final class RunReach: Sendable {
    let driver: RunDriver

    init(_ driver: RunDriver) { self.driver = driver }

    deinit { driver.loseReach() }
}

extension RunDriver {
    /// Nobody outside has the run any more.
    func loseReach() {
        let isStuck = core.withLock { core in
            core.isOutOfReach = true
            return core.machine.onlyWaitsForOutside
        }
        if isStuck { giveUp() }
    }
}

extension RunMachine {
    /// Whether nothing can happen to the run any more but by somebody outside: in its children neither.
    var onlyWaitsForOutside: Bool {
        guard isRunning, !isResting else { return false }
        if isPaused { return standsStill }
        guard busy == running(parents.stuck) else { return false }
        return waits.open.allSatisfy { $0.deadline == nil }
    }

    /// Whether the run is paused and what was under way has come to its end.
    var standsStill: Bool {
        guard isPaused else { return false }
        return lanes.reduce(0) { $0 + $1.workers.busy } == running(parents.idle)
    }
}
