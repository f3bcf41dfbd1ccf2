import Workflows

/// One step fills the run's stream while one reader empties it.
@Workflow
struct Streaming {
    struct Begin: StartEvent {}
    struct Token: Event { var i: Int }
    struct End: StopEvent { var n: Int }

    let size: Int

    @Step func go(_ begin: Begin, context: Context) async -> End {
        for i in 0..<size {
            context.publish(Token(i: i))
            if i % 100 == 99 { await Task.yield() }
        }
        return End(n: size)
    }

    static func measure(_ size: Int) async throws -> Measurement {
        let runner = Streaming(size: size).runner(timeout: nil)
        let watch = Stopwatch()
        let handler = try runner.run(Begin())
        var count = 0
        for await entry in handler.events where entry.event is Token { count += 1 }
        _ = try await handler.result
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(count, size)
        return Measurement(workload: "stream", n: size, seconds: seconds, cpuSeconds: cpu)
    }
}
