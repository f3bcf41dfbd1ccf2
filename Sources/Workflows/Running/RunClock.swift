import Dispatch
import Synchronization

/// The time that runs go by, and the sleeping tasks that wake them at their deadlines.
///
/// All runs of a process share ``continuous``; a test has its own over a clock that it moves by hand.
/// Deadlines sit in a binary heap; setting and clearing one costs O(log n), and a cleared one wakes nobody's run.
final class RunClock: Sendable {
    static let continuous = RunClock(ContinuousClock())

    /// Whether the clock measures real time, so that it can tell how long a carrier has been busy.
    let isReal: Bool
    /// The underlying clock, since this one was made.
    private let read: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private let deadlines = Mutex(DeadlineHeap())
    /// Nanoseconds that do not count, because the process was stopped.
    private let skipped = Atomic<Int64>(0)
    /// Where the clock was stopped, in nanoseconds; negative while it goes.
    private let stoppedAt = Atomic<Int64>(-1)
    /// Whether the clock is to find out by itself that the process was stopped.
    private let watchesForStops = Atomic(false)
    /// The last beat, in nanoseconds of the underlying clock; negative while there is none, because nothing is to come due.
    private let lastBeat = Atomic<Int64>(-1)
    /// Its thread does nothing else, so that a beat comes however busy the runs are.
    private let beats = DispatchQueue(label: "workflows.clock")

    init<C: Clock<Duration>>(_ clock: C) {
        let origin = clock.now
        isReal = clock is ContinuousClock
        read = { origin.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: nil) }
    }

    /// Since the clock was made, without the times in which it was stopped.
    var now: Duration {
        let stopped = stoppedAt.load(ordering: .relaxed)
        if stopped >= 0 { return .nanoseconds(stopped) }
        let time = read()
        if lastBeat.load(ordering: .relaxed) >= 0 { skipStop(before: time) }
        let skipped = skipped.load(ordering: .relaxed)
        return skipped == 0 ? time : time - .nanoseconds(skipped)
    }

    /// Stops the clock: nothing comes due until it goes on. Stopping it twice is stopping it once.
    func stop() {
        guard stoppedAt.load(ordering: .relaxed) < 0 else { return }
        stoppedAt.store(max(0, now.inNanoseconds), ordering: .relaxed)
    }

    /// Lets the clock go on from where it was stopped; every deadline has moved by the time between.
    func goOn() {
        if lastBeat.load(ordering: .relaxed) >= 0 { lastBeat.store(read().inNanoseconds, ordering: .relaxed) }
        let stopped = stoppedAt.exchange(-1, ordering: .relaxed)
        guard stopped >= 0 else { return }
        skipped.store(read().inNanoseconds - stopped, ordering: .relaxed)
        deadlines.withLock { heap in
            heap.wakes = []
            sleepUntilNext(&heap)
        }
    }

    /// Calls `action` once when the time has come; the number clears it.
    func set(at time: Duration, _ action: @escaping @Sendable () -> Void) -> Int {
        deadlines.withLock { heap in
            let number = heap.insert(at: time, action)
            sleepUntilNext(&heap)
            if watchesForStops.load(ordering: .relaxed), lastBeat.load(ordering: .relaxed) < 0 { beatAgain() }
            return number
        }
    }

    func clear(_ number: Int) { deadlines.withLock { $0.remove(number) } }

    /// Starts a sleeper when something is due before any of the others wakes.
    ///
    /// A sleeper that turns out too late is left alone: a cancelled sleep holds its memory until its time all the
    /// same, and this one will do for the deadlines after it.
    private func sleepUntilNext(_ heap: inout DeadlineHeap) {
        guard let next = heap.next, heap.wakes.last.map({ next < $0 }) ?? true else { return }
        heap.wakes.append(next)
        let realTime = next + .nanoseconds(skipped.load(ordering: .relaxed))
        Task.detached { [self] in
            do { try await sleep(realTime) } catch { return }
            wake(plannedFor: next)
        }
    }

    private func wake(plannedFor time: Duration) {
        // Read before, so that a stop is noticed before anything comes due that is not.
        let now = now
        let due = deadlines.withLock { heap -> [@Sendable () -> Void] in
            guard let place = heap.wakes.lastIndex(of: time) else { return [] }
            heap.wakes.remove(at: place)
            // A stopped clock starts its sleepers anew when it goes on.
            guard stoppedAt.load(ordering: .relaxed) < 0 else { return [] }
            let due = heap.popDue(at: now)
            sleepUntilNext(&heap)
            return due
        }
        for action in due { action() }
    }
}

extension RunClock {
    private static let beatMilliseconds = 250
    /// A beat that is later than this has not come because the process was stopped.
    private static let longestBeat: Int64 = 1_000_000_000

    /// From now on the clock finds out by itself that the process was stopped, for as long as a deadline is set.
    func watchForStops() {
        guard !watchesForStops.exchange(true, ordering: .relaxed) else { return }
        deadlines.withLock { heap in if heap.next != nil { beatAgain() } }
    }

    /// Notes that the process goes on; the next beat comes while anything is to come due.
    func beat() {
        let time = read()
        if stoppedAt.load(ordering: .relaxed) < 0 { skipStop(before: time) }
        deadlines.withLock { heap in
            if heap.next == nil { lastBeat.store(-1, ordering: .relaxed) } else { beatAgain() }
        }
    }

    private func beatAgain() {
        lastBeat.store(read().inNanoseconds, ordering: .relaxed)
        // A clock that is moved by hand is beaten by hand.
        guard isReal else { return }
        beats.asyncAfter(deadline: .now() + .milliseconds(RunClock.beatMilliseconds)) { [weak self] in self?.beat() }
    }

    /// Takes out the time since the last beat, when the next one is too late.
    private func skipStop(before time: Duration) {
        let time = time.inNanoseconds
        func gap() -> Int64? {
            let last = lastBeat.load(ordering: .relaxed)
            return last >= 0 && time - last > RunClock.longestBeat ? time - last : nil
        }
        guard gap() != nil else { return }
        deadlines.withLock { heap in
            // Somebody else may have been first.
            guard let gap = gap() else { return }
            lastBeat.store(time, ordering: .relaxed)
            skipped.wrappingAdd(gap, ordering: .relaxed)
            heap.wakes = []
            sleepUntilNext(&heap)
        }
    }
}

/// Stops and starts the clock of this process's runs, for the time in which the process itself is stopped.
///
/// A program that suspends itself (Ctrl-Z) calls ``stop()`` before and ``goOn()`` after, so that no run loses time
/// to it. Runs with a clock of their own are not touched. Not for signal handlers.
public enum RunClocks {
    /// Stops the clock: no run and no question comes to its limit until it goes on.
    public static func stop() { RunClock.continuous.stop() }
    /// Lets the clock go on; all deadlines have moved by the time between.
    public static func goOn() { RunClock.continuous.goOn() }
    /// Finds out from now on that somebody else has stopped the process (`kill -STOP`), when it was for more than a second.
    ///
    /// Costs four wakeups a second while a run or a question has a time limit that counts.
    public static func watchForStops() { RunClock.continuous.watchForStops() }
}

extension Duration {
    fileprivate var inNanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
