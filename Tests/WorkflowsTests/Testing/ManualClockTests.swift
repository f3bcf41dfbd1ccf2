import Testing
import WorkflowTesting

@Suite struct ManualClockTests {
    @Test func `a sleeper wakes when the clock has reached its time`() async throws {
        let clock = ManualClock()
        let sleeper = Task { try await clock.sleep(until: .init(elapsed: .seconds(5))) }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(4))
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(1))
        try await sleeper.value
        #expect(clock.sleeperCount == 0 && clock.now.elapsed == .seconds(5))
    }

    @Test func `a sleep until the past returns at once`() async throws {
        let clock = ManualClock()
        clock.advance(by: .seconds(10))
        try await clock.sleep(until: .init(elapsed: .seconds(3)))
    }

    @Test func `a cancelled sleeper throws`() async {
        let clock = ManualClock()
        let sleeper = Task { try await clock.sleep(until: .init(elapsed: .seconds(5))) }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }
}
