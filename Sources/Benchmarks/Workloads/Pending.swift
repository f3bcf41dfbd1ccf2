import Synchronization
import Workflows

/// A chain of 20,000 steps in a run that holds many other events: they queue behind one worker that is held up.
@Workflow
struct Pending {
    struct Begin: StartEvent {}
    struct Idle: Event { var i: Int }
    struct Ping: Event { var i: Int }
    struct Pong: Event { var i: Int }
    struct End: StopEvent { var i: Int }

    private static let length = 20_000

    let size: Int
    let gate: Held.Gate
    let watch = Watch()

    @Step(sends: Idle.self)
    func start(_ begin: Begin, context: Context) async throws -> Ping {
        for i in 0..<size { try context.send(Idle(i: i)) }
        return Ping(i: 0)
    }

    @Step(workers: 1)
    func hold(_ idle: Idle) async { await gate.pass() }

    @Step func ping(_ ping: Ping) async -> Pong {
        if ping.i == 0 { watch.begin() }
        return Pong(i: ping.i + 1)
    }

    @Step func pong(_ pong: Pong) async -> OneOf<Ping, End> {
        if pong.i < Pending.length { return .emit(Ping(i: pong.i + 1)) }
        watch.end()
        return .emit(End(i: pong.i))
    }

    static func measure(_ size: Int) async throws -> Measurement {
        let workflow = Pending(size: size, gate: Held.Gate())
        let handler = try workflow.runner(timeout: nil).run(Begin())
        let result = try await handler.result
        workflow.gate.open()
        try WrongResult.check(result.i, length + 1)
        let (seconds, cpu) = workflow.watch.reading
        return Measurement(workload: "pending", n: size, seconds: seconds, cpuSeconds: cpu, operations: length)
    }

    /// Goes from the first step of the chain, when all the others are in their queue, to its last one.
    final class Watch: Sendable {
        private let state = Mutex<(watch: Stopwatch?, wall: Double, cpu: Double)>((nil, 0, 0))

        func begin() { state.withLock { $0.watch = Stopwatch() } }

        func end() { state.withLock { $0 = ($0.watch, $0.watch?.wallSeconds ?? 0, $0.watch?.cpuSeconds ?? 0) } }

        var reading: (wall: Double, cpu: Double) { state.withLock { ($0.wall, $0.cpu) } }
    }
}
