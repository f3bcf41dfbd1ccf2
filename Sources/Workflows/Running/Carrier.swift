import Synchronization

/// A task that runs one step after another for a run, and the handle by which it is cancelled.
final class Carrier: Sendable {
    private let state = Mutex(State())

    private struct State {
        var task: Task<Void, Never>?
        var isCancelled = false
        var invocation = 0
    }

    init(invocation: Int) { state.withLock { $0.invocation = invocation } }

    /// The invocation whose body it runs.
    var invocation: Int {
        get { state.withLock { $0.invocation } }
        set { state.withLock { $0.invocation = newValue } }
    }

    func start(_ task: Task<Void, Never>) {
        let isCancelled = state.withLock { state in
            state.task = task
            return state.isCancelled
        }
        if isCancelled { task.cancel() }
    }

    func cancel() {
        let task = state.withLock { state in
            state.isCancelled = true
            return state.task
        }
        task?.cancel()
    }
}

/// How long a carrier may go on before it lets others have its thread: 256 steps or 5 ms.
///
/// Without it, two runs whose steps never suspend would starve every timer, cancel and answer of a two-core machine.
struct CarrierBudget {
    private static let steps = 256
    private static let time = Duration.milliseconds(5)

    private var stepsLeft = CarrierBudget.steps
    private var until: Duration?

    /// Counts one step that ended at `now`; says whether to yield.
    mutating func spend(at now: Duration) -> Bool {
        let until = self.until ?? now + CarrierBudget.time
        self.until = until
        stepsLeft -= 1
        if stepsLeft > 0, now < until { return false }
        stepsLeft = CarrierBudget.steps
        self.until = nil
        return true
    }
}
