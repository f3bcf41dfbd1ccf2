import Workflows

/// One step from start to stop.
@Workflow
struct Tiny {
    struct Begin: StartEvent { var n: Int }
    struct End: StopEvent { var n: Int }

    @Step func only(_ begin: Begin) async -> End { End(n: begin.n) }

    static func measure(_ size: Int) async throws -> Measurement {
        let runner = Tiny().runner(timeout: nil)
        _ = try await runner.run(Begin(n: 1)).result
        let watch = Stopwatch()
        var sum = 0
        for n in 0..<size { sum += try await runner.run(Begin(n: n)).result.n }
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(sum, size * (size - 1) / 2)
        return Measurement(workload: "runs", n: size, seconds: seconds, cpuSeconds: cpu)
    }
}
