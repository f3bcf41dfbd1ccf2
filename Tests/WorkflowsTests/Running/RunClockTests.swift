import Synchronization
import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct RunClockTests {
    /// Collects numbers and says when there are enough.
    private final class Record: Sendable {
        private struct State {
            var numbers: [Int] = []
            var wanted = 0
            var waiting: CheckedContinuation<Void, Never>?

            mutating func takeSatisfied() -> CheckedContinuation<Void, Never>? {
                guard numbers.count >= wanted else { return nil }
                defer { waiting = nil }
                return waiting
            }
        }

        private let state = Mutex(State())

        var numbers: [Int] { state.withLock { $0.numbers } }

        func add(_ number: Int) {
            let waiting = state.withLock { state in
                state.numbers.append(number)
                return state.takeSatisfied()
            }
            waiting?.resume()
        }

        func wait(for count: Int) async {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.numbers.count >= count { return true }
                    state.wanted = count
                    state.waiting = continuation
                    return false
                }
                if isThere { continuation.resume() }
            }
        }
    }

    @Test func `deadlines come in order, and a cleared one does not`() async {
        let manual = ManualClock()
        let clock = RunClock(manual)
        let record = Record()
        for number in [5, 1, 4, 2, 3] {
            let id = clock.set(at: .seconds(number)) { record.add(number) }
            if number == 4 { clock.clear(id) }
        }
        manual.advance(by: .seconds(2))
        await record.wait(for: 2)
        #expect(record.numbers == [1, 2])
        manual.advance(by: .seconds(10))
        await record.wait(for: 4)
        #expect(record.numbers == [1, 2, 3, 5])
    }

    @Test func `one task sleeps, until the earliest deadline`() async {
        let manual = ManualClock()
        let clock = RunClock(manual)
        let record = Record()
        _ = clock.set(at: .seconds(100)) { record.add(100) }
        await manual.waitForSleepers()
        _ = clock.set(at: .seconds(1)) { record.add(1) }
        manual.advance(by: .seconds(1))
        await record.wait(for: 1)
        #expect(manual.sleeperCount <= 1)
        manual.advance(by: .seconds(100))
        await record.wait(for: 2)
    }

    @Test func `deadlines that come and go beside a far one cost one sleeper each`() async {
        let manual = ManualClock()
        let counting = CountingClock(base: manual)
        let clock = RunClock(counting)
        let record = Record()
        _ = clock.set(at: .seconds(1000)) { record.add(1000) }
        for number in 1...50 {
            _ = clock.set(at: .seconds(number)) { record.add(number) }
            manual.advance(by: .seconds(1))
            await record.wait(for: number)
        }
        #expect(counting.sleeps.withLock { $0 } <= 51)
        manual.advance(by: .seconds(1000))
        await record.wait(for: 51)
        #expect(record.numbers == Array(1...50) + [1000])
    }

    @Test func `a heap keeps its order through many inserts and removals`() {
        var heap = DeadlineHeap()
        var numbers: [Int: Int] = [:]
        for index in 0..<1000 { numbers[index] = heap.insert(at: .seconds((index * 7919) % 1000)) {} }
        for index in stride(from: 0, to: 1000, by: 2) { if let number = numbers[index] { heap.remove(number) } }
        var last = Duration.zero
        var count = 0
        while let next = heap.next {
            #expect(next >= last)
            last = next
            count += heap.popDue(at: next).count
        }
        #expect(count == 500)
    }
}

/// Counts how often somebody sleeps on a clock that is moved by hand.
private final class CountingClock: Clock {
    let base: ManualClock
    let sleeps = Mutex(0)

    init(base: ManualClock) { self.base = base }

    var now: ManualClock.Instant { base.now }
    var minimumResolution: Duration { base.minimumResolution }

    func sleep(until deadline: ManualClock.Instant, tolerance: Duration?) async throws {
        sleeps.withLock { $0 += 1 }
        try await base.sleep(until: deadline, tolerance: tolerance)
    }
}

@Suite struct StoppedClockTests {
    @Test func `the time in which a process is stopped does not count`() async throws {
        let manual = ManualClock()
        let clock = RunClock(manual)
        manual.advance(by: .seconds(10))
        clock.stop()
        manual.advance(by: .seconds(3600))
        clock.stop()
        #expect(clock.now == .seconds(10))
        clock.goOn()
        manual.advance(by: .seconds(5))
        #expect(clock.now == .seconds(15))
        clock.goOn()
        #expect(clock.now == .seconds(15))
    }

    @Test func `a stop that nobody announced does not count, and a short silence does`() async throws {
        let manual = ManualClock()
        let clock = RunClock(manual)
        clock.watchForStops()
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            _ = clock.set(at: .seconds(20)) { done.resume() }
            manual.advance(by: .milliseconds(900))
            #expect(clock.now == .milliseconds(900))
            clock.beat()
            manual.advance(by: .seconds(1000))
            #expect(clock.now == .milliseconds(900))
            manual.advance(by: .milliseconds(100))
            clock.beat()
            #expect(clock.now == .seconds(1))
            clock.stop()
            manual.advance(by: .seconds(1000))
            clock.goOn()
            #expect(clock.now == .seconds(1))
            for _ in 1...19 {
                manual.advance(by: .seconds(1))
                clock.beat()
            }
        }
        #expect(clock.now == .seconds(20))
        clock.beat()
        // Nothing is to come due any more, so nobody looks.
        manual.advance(by: .seconds(1000))
        #expect(clock.now == .seconds(1020))
    }

    @Test func `a deadline moves by the time between`() async throws {
        let manual = ManualClock()
        let clock = RunClock(manual)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            _ = clock.set(at: .seconds(20)) { done.resume() }
            clock.stop()
            manual.advance(by: .seconds(1000))
            clock.goOn()
            #expect(clock.now == .zero)
            manual.advance(by: .seconds(20))
        }
        #expect(clock.now == .seconds(20))
    }
}
