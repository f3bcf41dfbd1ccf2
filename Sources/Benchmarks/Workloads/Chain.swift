import Workflows

/// Two steps that pass a number to each other until it has reached the size.
@Workflow
struct Chain {
    struct Begin: StartEvent {}
    struct Ping: Event { var i: Int }
    struct Pong: Event { var i: Int }
    struct End: StopEvent { var i: Int }

    let size: Int

    @Step func start(_ begin: Begin) async -> Ping { Ping(i: 0) }

    @Step func ping(_ ping: Ping) async -> OneOf<Pong, End> {
        ping.i >= size ? .emit(End(i: ping.i)) : .emit(Pong(i: ping.i + 1))
    }

    @Step func pong(_ pong: Pong) async -> OneOf<Ping, End> {
        pong.i >= size ? .emit(End(i: pong.i)) : .emit(Ping(i: pong.i + 1))
    }

    static func measure(_ size: Int) async throws -> Measurement {
        let runner = Chain(size: size).runner(timeout: nil)
        let watch = Stopwatch()
        let result = try await runner.run(Begin()).result
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(result.i, size)
        return Measurement(workload: "chain", n: size, seconds: seconds, cpuSeconds: cpu)
    }
}
