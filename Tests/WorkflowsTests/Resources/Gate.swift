import Synchronization

/// Counts from 1.
final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

/// A door that tasks wait at until a test opens it.
final class Gate: Sendable {
    private let state = Mutex(State())

    private struct State {
        var isOpen = false
        var hasArrival = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var watching: [CheckedContinuation<Void, Never>] = []
    }

    /// Returns when the gate is open.
    func passing() async {
        await withCheckedContinuation { continuation in
            let woken = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                state.hasArrival = true
                var woken = state.watching
                state.watching = []
                if state.isOpen { woken.append(continuation) } else { state.waiting.append(continuation) }
                return woken
            }
            for continuation in woken { continuation.resume() }
        }
    }

    /// Returns when somebody has come to the gate.
    func waitForArrival() async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.hasArrival { return true }
                state.watching.append(continuation)
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    func open() {
        let woken = state.withLock { state in
            state.isOpen = true
            let woken = state.waiting
            state.waiting = []
            return woken
        }
        for continuation in woken { continuation.resume() }
    }
}
