import Synchronization

/// What the outside holds of a run: its handler, its streams, and whoever reads them.
///
/// When the last of them is gone, nobody can answer the run any more. It goes on for as long as it has work or a
/// wait with a time limit; when all that is left is waiting for somebody outside, it is cancelled, so that its suspended
/// bodies end and their memory is free.
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
        if isStuck { cancel() }
    }
}

extension RunMachine {
    /// Whether nothing can happen to the run any more but by somebody outside.
    var onlyWaitsForOutside: Bool {
        guard isRunning, !isResting, busy == 0 else { return false }
        return waits.open.allSatisfy { $0.deadline == nil }
    }
}
