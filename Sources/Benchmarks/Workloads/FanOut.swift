import Workflows

/// One step fans out, another doubles each event with so many workers, and a join adds them up.
struct FanOut: Workflow {
    struct Begin: StartEvent {}
    struct Work: Event { var i: Int }
    struct Doubled: Event { var v: Int }
    struct End: StopEvent { var sum: Int }

    static let declaration = WorkflowDeclaration(name: "fan-out", documentation: nil, place: nil, isClosed: false)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: End.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("start") { (flow: Self, _: Begin, _) in (0..<flow.size).map { Work(i: $0) } },
            Step("join") { (_: Self, all: [Doubled], _) in End(sum: all.reduce(0) { $0 + $1.v }) },
        ]
    }

    let size: Int

    static func measure(_ size: Int, workers: Int) async throws -> Measurement {
        let runner = try FanOut(size: size).runner(timeout: nil).adding(
            Step("work", options: StepOptions(workers: workers)) { (_: FanOut, work: Work, _) in
                Doubled(v: work.i * 2)
            }
        )
        let watch = Stopwatch()
        let result = try await runner.run(Begin()).result
        let (seconds, cpu) = (watch.wallSeconds, watch.cpuSeconds)
        try WrongResult.check(result.sum, size * (size - 1))
        return Measurement(workload: "fanout-k\(workers)", n: size, seconds: seconds, cpuSeconds: cpu)
    }
}
