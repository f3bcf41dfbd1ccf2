import FoundationEssentials
import Synchronization
import WorkflowTesting
import Workflows

private struct Work: Event { var n: Int }
private struct Finished: Event { var n: Int }
private struct Number: StartEvent { var n: Int }
private typealias Counted = Scene<Number, Stop<JSON>>

extension Scenario {
    /// Workers of a step, and runs of a runner.
    static let concurrency: [Scenario] = [
        Scenario("s10_concurrency", "num_workers_1", .same()) { try await fan(workers: 1) },
        Scenario("s10_concurrency", "num_workers_3", .same()) { try await fan(workers: 3) },
        Scenario("s10_concurrency", "default_4", .same()) {
            ["most_at_once": try await fan(workers: StepOptions().workers)["most_at_once"] ?? .null]
        },
        Scenario("s10_concurrency", "runs_unlimited", .same()) { try await runs(limit: nil) },
        Scenario("s10_concurrency", "runs_limit_2", .same()) { try await runs(limit: 2) },
        Scenario("s10_concurrency", "queued_run_clock", .same()) {
            let clock = ManualClock()
            let gates = (0..<4).map { _ in (entered: Gate(), leave: Gate()) }
            let runner = try Counted.with(
                timeout: .total(.milliseconds(50)),
                maximumConcurrentRuns: 1,
                clock: clock,
                Step("go") { (_: Counted, number: Number, _) in
                    gates[number.n].entered.open()
                    try await gates[number.n].leave.pass()
                    return Ending(.integer(number.n))
                }
            )
            let handlers = try (0..<4).map { try runner.run(Number(n: $0)) }
            var results: [JSON] = []
            for (n, handler) in handlers.enumerated() {
                try await gates[n].entered.pass()
                clock.advance(by: .milliseconds(20))
                gates[n].leave.open()
                results.append(try await handler.result)
            }
            return .array(results)
        },
    ]

    /// Eight pieces of work for a step; they leave it only when as many as can be inside are.
    private static func fan(workers: Int) async throws -> JSON {
        let (crowd, full, gate) = (Crowd(), Gate(), Gate())
        let runner = try Flow.with(
            Step("start", options: StepOptions(sends: [Work.self])) { (_: Flow, _: Start, context) in
                for n in 0..<8 { try context.send(Work(n: n)) }
            },
            Step("work", options: StepOptions(workers: workers)) { (_: Flow, work: Work, _) in
                if crowd.enter() == workers { full.open() }
                try await gate.pass()
                crowd.leave()
                return Finished(n: work.n)
            },
            Step("join", options: StepOptions(workers: 1)) { (_: Flow, finished: Finished, context) -> Stop<JSON>? in
                let set = context.collect(finished, expecting: Array(repeating: Finished.self, count: 8))
                guard let numbers = set?.compactMap({ ($0 as? Finished)?.n }) else { return nil }
                return Ending(.array((workers == 1 ? numbers : numbers.sorted()).map { .integer($0) }))
            }
        )
        var begun = 0
        let handler = try runner.run()
        for await entry in handler.events(after: -1, includingNotices: true) {
            guard case .stepStateChanged(let change)? = entry.notice, change.step == "work" else { continue }
            begun += change.state == .running || change.state == .preparing ? 1 : 0
            // All eight are on their way, so nobody else will come in before somebody leaves.
            guard begun == 8 else { continue }
            try await full.pass()
            gate.open()
        }
        return ["most_at_once": .integer(crowd.most), "results": try await handler.result]
    }

    private static func runs(limit: Int?) async throws -> JSON {
        let crowd = Crowd()
        let inside = (0..<5).map { _ in Gate() }
        let leave = Gate()
        let moments = Mutex(0)
        let runner = try Counted().runner(
            maximumConcurrentRuns: limit,
            date: {
                // Each tick has a moment of its own, so that the order of two runs can be told.
                .init(
                    timeIntervalSinceReferenceDate: moments.withLock { moments in
                        moments += 1
                        return Double(moments)
                    }
                )
            }
        ).adding(
            Step("go") { (_: Counted, number: Number, _) in
                _ = crowd.enter()
                inside[number.n].open()
                try await leave.pass()
                crowd.leave()
                return Ending(.integer(number.n))
            }
        )
        let handlers = try (0..<5).map { try runner.run(Number(n: $0)) }
        for gate in inside.prefix(limit ?? 5) { try await gate.pass() }
        leave.open()
        var results: [JSON] = []
        var starts: [(moment: Double, n: Int)] = []
        for (n, handler) in handlers.enumerated() {
            results.append(try await handler.result)
            var first = handler.events(after: -1, includingNotices: true).makeAsyncIterator()
            if let entry = await first.next() { starts.append((entry.time.timeIntervalSinceReferenceDate, n)) }
        }
        return [
            "limit": limit.map { .integer($0) } ?? .null, "most_at_once": .integer(crowd.most),
            "results": .array(results),
            "start_order": .array(starts.sorted { $0.moment < $1.moment }.map { .integer($0.n) }),
        ]
    }
}
