import Synchronization

/// The time that runs go by, and the one sleeping task that wakes them at their deadlines.
///
/// All runs of a process share ``continuous``; a test has its own over a clock that it moves by hand.
/// Deadlines sit in a binary heap; setting and clearing one costs O(log n), and a cleared one wakes nobody's run.
final class RunClock: Sendable {
    static let continuous = RunClock(ContinuousClock())

    /// Whether the clock measures real time, so that it can tell how long a carrier has been busy.
    let isReal: Bool
    private let read: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private let deadlines = Mutex(DeadlineHeap())

    init<C: Clock<Duration>>(_ clock: C) {
        let origin = clock.now
        isReal = clock is ContinuousClock
        read = { origin.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
    }

    /// Since the clock was made.
    var now: Duration { read() }

    /// Calls `action` once when the time has come; the number clears it.
    func set(at time: Duration, _ action: @escaping @Sendable () -> Void) -> Int {
        deadlines.withLock { heap in
            let number = heap.insert(at: time, action)
            sleepUntilNext(&heap)
            return number
        }
    }

    func clear(_ number: Int) { deadlines.withLock { $0.remove(number) } }

    /// Replaces the sleeper only when something is due before it would wake.
    private func sleepUntilNext(_ heap: inout DeadlineHeap) {
        guard let next = heap.next, heap.wakesAt.map({ next < $0 }) ?? true else { return }
        heap.sleeper?.cancel()
        heap.wakesAt = next
        heap.sleeper = Task.detached { [self] in
            do { try await sleep(next) } catch { return }
            wake(plannedFor: next)
        }
    }

    private func wake(plannedFor time: Duration) {
        let due = deadlines.withLock { heap -> [@Sendable () -> Void] in
            guard heap.wakesAt == time else { return [] }
            heap.wakesAt = nil
            heap.sleeper = nil
            let due = heap.popDue(at: now)
            sleepUntilNext(&heap)
            return due
        }
        for action in due { action() }
    }
}

/// Deadlines, earliest first.
struct DeadlineHeap: Sendable {
    /// When the sleeping task wakes.
    var wakesAt: Duration?
    var sleeper: Task<Void, Never>?
    private var entries: [(time: Duration, number: Int)] = []
    private var actions: [Int: @Sendable () -> Void] = [:]
    private var count = 0

    /// The earliest deadline that still counts.
    var next: Duration? { entries.first?.time }

    mutating func insert(at time: Duration, _ action: @escaping @Sendable () -> Void) -> Int {
        count += 1
        actions[count] = action
        entries.append((time, count))
        siftUp(entries.count - 1)
        return count
    }

    mutating func remove(_ number: Int) {
        actions[number] = nil
        while let first = entries.first, actions[first.number] == nil { popFirst() }
        guard entries.count > 64, entries.count > 2 * actions.count else { return }
        // A sorted array is a heap.
        entries = entries.filter { actions[$0.number] != nil }.sorted { ($0.time, $0.number) < ($1.time, $1.number) }
    }

    mutating func popDue(at now: Duration) -> [@Sendable () -> Void] {
        var due: [@Sendable () -> Void] = []
        while let first = entries.first, first.time <= now || actions[first.number] == nil {
            popFirst()
            if let action = actions.removeValue(forKey: first.number) { due.append(action) }
        }
        return due
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool {
        (entries[one].time, entries[one].number) < (entries[other].time, entries[other].number)
    }

    private mutating func popFirst() {
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count && isBefore(child, least) {
                least = child
            }
            guard least != parent else { return }
            entries.swapAt(parent, least)
            parent = least
        }
    }

    private mutating func siftUp(_ index: Int) {
        var child = index
        while child > 0, isBefore(child, (child - 1) / 2) {
            entries.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }
}
