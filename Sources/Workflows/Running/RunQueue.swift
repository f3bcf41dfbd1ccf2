import Synchronization

/// Lets so many runs of a runner go on at a time; the others start in the order in which they came.
final class RunQueue: Sendable {
    private let limit: Int
    private let state = Mutex(State())

    private struct State {
        var active = 0
        var waiting = FirstInFirstOut<@Sendable () -> Bool>()
    }

    init(limit: Int) { self.limit = limit }

    /// Starts a run now or when its turn comes; `start` says whether it goes on and keeps its place.
    func enter(_ start: @escaping @Sendable () -> Bool) {
        let isFree = state.withLock { state in
            guard state.active < limit else {
                state.waiting.append(start)
                return false
            }
            state.active += 1
            return true
        }
        if isFree, !start() { leave() }
    }

    /// A run that had started is over.
    func leave() {
        while let next = state.withLock({ state -> (@Sendable () -> Bool)? in
            if let next = state.waiting.popFirst() { return next }
            state.active -= 1
            return nil
        }) {
            if next() { return }
        }
    }
}
