import Testing

@testable import Workflows

@Suite struct RunMeterTests {
    private func state(_ state: StepState, _ invocation: UInt32) -> Fact {
        .state(step: 1, state, attempt: 1, worker: 0, invocation: invocation, input: 0, output: Fact.noOutput)
    }

    /// Feeds facts at seconds and gives what came out.
    private func readings(_ turns: (second: Int, facts: [Fact])...) -> [RunMeter.Reading] {
        var meter = RunMeter()
        return turns.flatMap { second, facts in
            var turn = Turn()
            turn.begin(at: RunInstant(elapsed: .seconds(second), date: 0))
            turn.facts = facts
            return meter.read(.held(0), turn, ending: nil)
        }
    }

    @Test func `a body's waits are not its work`() {
        let found = readings(
            (0, [state(.running, 1)]),
            (2, [state(.waiting, 1)]),
            (60, [state(.running, 1)]),
            (63, [state(.finished, 1)])
        )
        #expect(found == [.stepEnded(step: 1, .finished, worked: .seconds(5))])
    }

    @Test func `what waits for a worker is counted in and out`() {
        let found = readings(
            (0, [state(.preparing, 1), state(.preparing, 2)]),
            (1, [state(.running, 1), state(.cancelled, 2)])
        )
        #expect(
            found == [
                .queued(step: 1), .queued(step: 1), .dequeued(step: 1), .dequeued(step: 1),
                .stepEnded(step: 1, .cancelled, worked: .zero),
            ]
        )
    }

    @Test func `a failed attempt that is tried again is a retry, and its pause is no work`() {
        let failure = StepFailure(Mishap(), step: 1, attempts: 1)
        let found = readings(
            (0, [state(.running, 1)]),
            (1, [state(.failed, 1), .retryScheduled(failure, invocation: 1, next: 2, pause: .seconds(9))]),
            (1, [state(.retrying, 2)]),
            (10, [state(.running, 2)]),
            (12, [state(.finished, 2)])
        )
        #expect(
            found == [
                .stepEnded(step: 1, .failed, worked: .seconds(1)), .retried(step: 1),
                .stepEnded(step: 1, .finished, worked: .seconds(2)),
            ]
        )
    }

    @Test func `a failure is no work while somebody looks at it`() {
        let failure = StepFailure(Mishap(), step: 1, attempts: 1)
        let found = readings(
            (0, [state(.running, 1)]),
            (2, [.paused(.failure(failure, invocation: 1))]),
            (60, [.continued, state(.failed, 1)])
        )
        #expect(found == [.stepEnded(step: 1, .failed, worked: .seconds(2))])
    }

    @Test func `a run that was cancelled before its turn never began`() {
        var meter = RunMeter()
        var turn = Turn()
        turn.isEnd = true
        #expect(meter.read(.cancelled, turn, ending: .cancelled) == [.ended(.cancelled, after: nil)])
    }
}
