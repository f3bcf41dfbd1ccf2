import Synchronization

/// A clock that stands still until a test moves it.
///
/// Sleepers wake in the order of their deadlines, each when the clock has reached it. A sleep until a moment that is
/// past returns at once, so it does not matter whether a sleeper came before or after the clock was moved.
public final class ManualClock: Clock, Sendable {
    /// A moment of a manual clock: how far it was moved since it was made.
    public struct Instant: InstantProtocol {
        /// Since the clock was made.
        public var elapsed: Duration

        /// Makes the moment that lies so long after the clock's start.
        public init(elapsed: Duration = .zero) { self.elapsed = elapsed }

        public func advanced(by duration: Duration) -> Instant { Instant(elapsed: elapsed + duration) }
        public func duration(to other: Instant) -> Duration { other.elapsed - elapsed }
        public static func < (one: Instant, other: Instant) -> Bool { one.elapsed < other.elapsed }
    }

    private let state = Mutex(State())

    fileprivate struct State {
        var now = Instant()
        var sleepers: [Int: (until: Instant, continuation: CheckedContinuation<Void, Never>)] = [:]
        var count = 0
        /// Tests that wait for sleepers.
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    /// Makes a clock that stands at zero until it is moved.
    public init() {}

    public var now: Instant { state.withLock { $0.now } }
    public var minimumResolution: Duration { .zero }

    /// How many tasks sleep on this clock.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let woken = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                    if deadline <= state.now || Task.isCancelled { return [continuation] }
                    state.sleepers[number] = (deadline, continuation)
                    return state.takeWatchers()
                }
                for continuation in woken { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: number) }?.continuation.resume()
        }
        try Task.checkCancellation()
    }

    /// Moves the clock and wakes everybody whose time has come.
    ///
    /// What they then do happens on their own tasks; await its effect, not this.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for number in due.keys { state.sleepers[number] = nil }
            return due.sorted { ($0.value.until, $0.key) < ($1.value.until, $1.key) }.map(\.value.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Returns when at least so many tasks sleep on this clock.
    public func waitForSleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}

extension ManualClock.State {
    fileprivate mutating func takeWatchers() -> [CheckedContinuation<Void, Never>] {
        let count = sleepers.count
        let ready = watchers.filter { $0.count <= count }
        watchers.removeAll { $0.count <= count }
        return ready.map(\.continuation)
    }
}
