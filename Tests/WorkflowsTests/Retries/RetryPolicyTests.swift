import Testing

@testable import Workflows

@Suite struct RetryPolicyTests {
    struct Refused: Error {}
    struct Wrapped: ErrorWithCause { var cause: (any Error)? }
    struct Worded: WorkflowError { var message: String }

    /// The pauses after the first, second, … failure, in seconds; 0 stands for "gives up" nowhere, `nil` does.
    private func pauses(_ policy: RetryPolicy, _ count: Int = 6, seed: UInt64 = 7) -> [Double?] {
        (1...count).map {
            policy.pause(afterFailures: $0, elapsed: .zero, error: Refused(), seed: seed)?.inSeconds
        }
    }

    @Test func `without any parts it makes three attempts with five seconds between them`() {
        #expect(pauses(RetryPolicy()) == [5, 5, nil, nil, nil, nil])
    }

    @Test func `fixed pauses`() {
        #expect(
            pauses(RetryPolicy(wait: .fixed(.seconds(2)), stop: .afterAttempts(4))) == [2, 2, 2, nil, nil, nil]
        )
        #expect(pauses(.constant(attempts: 2, delay: .zero), 3) == [0, nil, nil])
    }

    @Test func `exponential pauses have a limit`() {
        let policy = RetryPolicy(wait: .exponential(maximum: .seconds(10)), stop: .never)
        #expect(pauses(policy) == [1, 2, 4, 8, 10, 10])
        let far = policy.pause(afterFailures: .max, elapsed: .zero, error: Refused())
        #expect(far == .seconds(10))
        #expect(
            pauses(RetryPolicy(wait: .exponential(minimum: .seconds(3)), stop: .never), 3) == [3, 3, 4]
        )
    }

    @Test func `incrementing pauses have a limit`() {
        let wait = RetryWait.incrementing(start: .seconds(1), increment: .seconds(2), maximum: .seconds(6))
        #expect(pauses(RetryPolicy(wait: wait, stop: .never)) == [1, 3, 5, 6, 6, 6])
        let endless = RetryWait.incrementing(increment: .seconds(1_000_000))
        #expect(endless.pause(beforeRetry: .max, seed: 0) > .zero)
        #expect(
            RetryWait.incrementing(start: .seconds(1), increment: .seconds(-2)).pause(beforeRetry: 3, seed: 0) == .zero
        )
    }

    @Test func `a chain goes on with its last wait`() {
        let chain = RetryWait.chain(.fixed(.seconds(1)), .fixed(.seconds(3)), .fixed(.seconds(9)))
        #expect(pauses(RetryPolicy(wait: chain, stop: .never)) == [1, 3, 9, 9, 9, 9])
    }

    @Test func `waits add up`() {
        let wait = RetryWait.fixed(.seconds(1)) + .incrementing(increment: .seconds(1))
        #expect(pauses(RetryPolicy(wait: wait, stop: .afterAttempts(5))) == [1, 2, 3, 4, nil, nil])
    }

    @Test func `waits that are put together otherwise are other waits`() {
        let one = RetryWait.fixed(.seconds(1))
        let two = RetryWait.fixed(.seconds(2))
        let three = RetryWait.fixed(.seconds(3))
        let chainAndMore = RetryWait.chain(one, two) + three
        let chainOfMore = RetryWait.chain(one, two + three)
        #expect(chainAndMore != chainOfMore)
        #expect(chainAndMore.description == "((1.0 seconds, then 2.0 seconds) and 3.0 seconds)")
        #expect(chainOfMore.description == "(1.0 seconds, then (2.0 seconds and 3.0 seconds))")
        #expect(RetryWait.chain(.chain(one, two), three) != .chain(one, two, three))
        #expect(RetryWait.chain(one, .chain(two, three)) != .chain(one, two, three))
        #expect(RetryWait.chain(one, two, three) == .chain(one, two, three))
    }

    @Test func `a stop knows the coming pause`() {
        let before = RetryPolicy(wait: .fixed(.seconds(2)), stop: .beforeDelay(.seconds(5)))
        let after = RetryPolicy(wait: .fixed(.seconds(2)), stop: .afterDelay(.seconds(3)))
        func table(_ policy: RetryPolicy) -> [Double?] {
            (0...5).map { policy.pause(afterFailures: 1, elapsed: .seconds($0), error: Refused())?.inSeconds }
        }
        #expect(table(before) == [2, 2, 2, nil, nil, nil])
        #expect(table(after) == [2, 2, 2, nil, nil, nil])
        let both = RetryPolicy(wait: .none, stop: .afterAttempts(2) && .afterDelay(.seconds(3)))
        #expect(both.pause(afterFailures: 5, elapsed: .seconds(1), error: Refused()) == .zero)
        #expect(both.pause(afterFailures: 5, elapsed: .seconds(3), error: Refused()) == nil)
        let either = RetryPolicy(wait: .none, stop: .afterAttempts(2) || .afterDelay(.seconds(3)))
        #expect(either.pause(afterFailures: 1, elapsed: .seconds(3), error: Refused()) == nil)
    }

    @Test func `random pauses stay in their limits and repeat with their seed`() {
        for wait in [
            RetryWait.random(minimum: .seconds(1), maximum: .seconds(3)),
            .exponentialJitter(maximum: .seconds(3)),
            .fullJitter(maximum: .seconds(3)),
        ] {
            let policy = RetryPolicy(wait: wait, stop: .never)
            for seed in 0..<200 as Range<UInt64> {
                let once = pauses(policy, 4, seed: seed).compactMap(\.self)
                #expect(once == pauses(policy, 4, seed: seed).compactMap(\.self))
                #expect(once.allSatisfy { 0...3 ~= $0 })
            }
            #expect(Set((0..<50).map { pauses(policy, 1, seed: $0)[0] }).count > 40)
        }
    }

    @Test func `two branches of one run do not come back together`() {
        let seeds = (1...100).map { RetryWait.seed(run: "r", step: "s", work: $0, failures: 1) }
        #expect(Set(seeds).count == 100)
        #expect(RetryWait.seed(run: "r", step: "s", work: 1, failures: 1) == seeds[0])
    }

    @Test func `conditions say which errors are worth another attempt`() {
        func allows(_ condition: RetryCondition, _ error: any Error) -> Bool { condition.allows(error) }
        #expect(allows(.always, Refused()) && !allows(.never, Refused()))
        #expect(allows(.ifError(Refused.self), Refused()) && !allows(.ifError(Refused.self), CancellationError()))
        #expect(!allows(.unlessError(Refused.self), Refused()))
        #expect(
            allows(.ifMessage("slow"), Worded(message: "slow")) && !allows(.ifMessage("low"), Worded(message: "slow"))
        )
        #expect(allows(.ifMessage(containing: "low"), Worded(message: "slow")))
        #expect(!allows(.unlessMessage(containing: "low"), Worded(message: "slow")))
        #expect(allows(.ifCause(Refused.self), Wrapped(cause: Wrapped(cause: Refused()))))
        #expect(!allows(.ifCause(Refused.self), Refused()))
        #expect(allows(.ifError(Refused.self) || .ifMessage("slow"), Worded(message: "slow")))
        #expect(!allows(.ifError(Refused.self) && .ifMessage("slow"), Worded(message: "slow")))
        #expect(allows(!.ifError(Refused.self), Worded(message: "slow")))
        #expect(RetryPolicy(when: .never).pause(afterFailures: 1, elapsed: .zero, error: Refused()) == nil)
    }

    @Test func `a policy says in words what it does, and equal words are equal policies`() {
        let policy = RetryPolicy(when: .ifError(Refused.self), wait: .fixed(.seconds(2)), stop: .afterAttempts(4))
        #expect(policy.description == "retries on Refused, waits 2.0 seconds, stops after 4 attempts")
        #expect(policy == RetryPolicy(when: .ifError(Refused.self), wait: .fixed(.seconds(2)), stop: .afterAttempts(4)))
        #expect(policy != RetryPolicy())
        #expect(Set([policy, policy, .exponential()]).count == 2)
    }
}
