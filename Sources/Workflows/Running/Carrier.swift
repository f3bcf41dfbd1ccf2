import Synchronization

/// A task that runs one step after another for a run, and the handle by which it is cancelled.
final class Carrier: Sendable {
    private let state = Mutex(State())
    private let beginning = Mutex<BeginningTask?>(nil)
    private let placeInTable = Atomic(0)

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

    /// Where it is in the run's ``CarrierTable``, by whose lock it is guarded.
    var place: Int {
        get { placeInTable.load(ordering: .relaxed) }
        set { placeInTable.store(newValue, ordering: .relaxed) }
    }

    func start(_ task: Task<Void, Never>) {
        // Whoever is cancelling it by way of itself has to be done before its handle may go.
        beginning.withLock { $0 = nil }
        let isCancelled = state.withLock { state in
            state.task = task
            return state.isCancelled
        }
        if isCancelled { task.cancel() }
    }

    /// Says which task it is while that is still being made, and its handle with it.
    func begin(as task: UnsafeCurrentTask?) {
        beginning.withLock { $0 = task.map(BeginningTask.init) }
        // Before that, nobody could have cancelled it.
        if state.withLock(\.isCancelled) { task?.cancel() }
    }

    func cancel() {
        let (isFirst, task) = state.withLock { state in
            defer { state.isCancelled = true }
            return (!state.isCancelled, state.task)
        }
        // A handler of the cancellation may come back here.
        guard isFirst else { return }
        if let task { task.cancel() } else { beginning.withLock { $0?.task.cancel() } }
    }

    /// A task that runs on the thread that is making it.
    ///
    /// Unchecked, because Swift never lets such a task be `Sendable`. It is safe, because only its `cancel` is called from
    /// elsewhere, which any task allows, and under a lock that ``start(_:)`` takes before the task's handle, which keeps the
    /// task, is let go.
    private struct BeginningTask: @unchecked Sendable {
        let task: UnsafeCurrentTask
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
