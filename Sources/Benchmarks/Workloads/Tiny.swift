import Workflows

/// One step from start to stop.
@Workflow
struct Tiny {
    struct Begin: StartEvent { var n: Int }
    struct End: StopEvent { var n: Int }

    @Step func only(_ begin: Begin) async -> End { End(n: begin.n) }

    /// Each run awaited by its result alone.
    static func measure(_ size: Int) async throws -> Measurement {
        try await measure("runs", size) { runner, n in try await runner.result(of: Begin(n: n)).n }
    }

    /// Each run started, and awaited by its handler.
    static func measureHandlers(_ size: Int) async throws -> Measurement {
        try await measure("runs-handler", size) { runner, n in try await runner.run(Begin(n: n)).result.n }
    }

    private static func measure(
        _ workload: String,
        _ size: Int,
        _ run: (WorkflowRunner<Tiny>, Int) async throws -> Int
    ) async throws -> Measurement {
        let runner = Tiny().runner(timeout: nil)
        _ = try await run(runner, 1)
        let watch = Stopwatch()
        var sum = 0
        for n in 0..<size { sum += try await run(runner, n) }
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(sum, size * (size - 1) / 2)
        return Measurement(workload: workload, n: size, seconds: seconds, cpuSeconds: cpu)
    }
}
