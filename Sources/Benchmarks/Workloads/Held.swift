import Synchronization
import Workflows

/// Many events queued behind one worker that is held up; the run is saved, read again, and led to its end.
@Workflow
struct Held {
    struct Begin: StartEvent {}
    struct Pending: Event { var i: Int }
    struct End: StopEvent { var i: Int }

    let size: Int
    let gate: Gate

    @Step(sends: Pending.self)
    func start(_ begin: Begin, context: Context) async throws {
        for i in 0..<size { try context.send(Pending(i: i)) }
    }

    @Step(workers: 1)
    func hold(_ pending: Pending) async -> End? {
        await gate.pass()
        return pending.i == size - 1 ? End(i: pending.i) : nil
    }

    static func measure(_ size: Int) async throws -> Measurement {
        let closed = Gate()
        let first = try Held(size: size, gate: closed).runner(timeout: nil).run(Begin())
        while pending(first) < size { await Task.yield() }
        let seen = pending(first)

        let saving = Stopwatch()
        let json = try first.context.json()
        let saved = saving.wallSeconds
        let text = json.text
        let (written, cpu) = (saving.wallSeconds, saving.cpuSeconds)
        try await first.cancel()
        closed.open()

        let open = Gate()
        open.open()
        let runner = Held(size: size, gate: open).runner(timeout: nil)
        let loading = Stopwatch()
        let context = try runner.context(from: JSON(parsing: text))
        let loaded = loading.wallSeconds
        let draining = Stopwatch()
        let result = try await runner.run(continuing: context).result
        let drained = draining.wallSeconds
        try WrongResult.check(result.i, size - 1)
        return Measurement(
            workload: "ctx",
            n: size,
            seconds: written,
            cpuSeconds: cpu,
            extra: [
                "pending_seen": .integer(seen), "to_dict_s": Measurement.rounded(saved, 5),
                "json_s": Measurement.rounded(written - saved, 5), "bytes": .integer(text.utf8.count),
                "load_s": Measurement.rounded(loaded, 5), "drain_s": Measurement.rounded(drained, 4),
            ]
        )
    }

    private static func pending(_ handler: WorkflowHandler<Held>) -> Int {
        let step = handler.snapshot.steps.first { $0.step == "hold" }
        return step.map { $0.running + $0.queued } ?? 0
    }

    /// Holds bodies up until it is opened.
    final class Gate: Sendable {
        private let state = Mutex((isOpen: false, waiting: [UnsafeContinuation<Void, Never>]()))

        func pass() async {
            await withUnsafeContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }

        func open() {
            let waiting = state.withLock { state in
                state.isOpen = true
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in waiting { continuation.resume() }
        }
    }
}
