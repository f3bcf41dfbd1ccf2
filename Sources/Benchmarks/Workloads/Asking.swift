import Workflows

/// Asks a person by returning a question, so that a waiting run is data only.
@Workflow
struct Asking {
    struct Begin: StartEvent { var n: Int }
    struct Ask: InputRequiredEvent { var q: String }
    struct Reply: HumanResponseEvent { var a: Int }
    struct End: StopEvent { var a: Int }

    @Step func ask(_ begin: Begin) async -> Ask { Ask(q: "ok?") }

    @Step func got(_ reply: Reply) async -> End { End(a: reply.a) }

    static func measure(_ size: Int) async throws -> Measurement {
        try await Crowd.measure("hitl", size, Asking().runner(timeout: nil)) {
            Begin(n: $0)
        } reply: {
            Reply(a: $0)
        } answer: {
            $0.a
        }
    }
}

/// Asks a person in the middle of its body, which is suspended until the answer is there.
@Workflow
struct Waiting {
    struct Begin: StartEvent { var n: Int }
    struct Ask: InputRequiredEvent { var q: String }
    struct Reply: HumanResponseEvent { var a: Int }
    struct End: StopEvent { var a: Int }

    @Step(asks: Ask.self, awaits: Reply.self)
    func ask(_ begin: Begin, context: Context) async throws -> End {
        End(a: try await context.wait(for: Reply.self, asking: Ask(q: "ok?")).a)
    }

    static func measure(_ size: Int) async throws -> Measurement {
        try await Crowd.measure("hitl-wait", size, Waiting().runner(timeout: nil)) {
            Begin(n: $0)
        } reply: {
            Reply(a: $0)
        } answer: {
            $0.a
        }
    }
}

/// Many runs that all wait at the same time, are counted, and are then all answered.
private enum Crowd {
    static func measure<W: Workflow>(
        _ name: String,
        _ size: Int,
        _ runner: WorkflowRunner<W>,
        begin: (Int) -> W.Input,
        reply: (Int) -> any Event,
        answer: (W.Output.RunResult) -> Int
    ) async throws -> Measurement {
        let first = try runner.run(begin(1))
        try await untilAsked(first)
        try await first.send(reply(1))
        _ = try await first.result

        let before = ProcessMemory.residentKiB
        let starting = Stopwatch()
        var handlers: [WorkflowHandler<W>] = []
        handlers.reserveCapacity(size)
        for n in 0..<size { handlers.append(try runner.run(begin(n))) }
        for handler in handlers { try await untilAsked(handler) }
        let started = starting.wallSeconds
        let held = ProcessMemory.residentKiB - before

        let answering = Stopwatch()
        for (n, handler) in handlers.enumerated() { try await handler.send(reply(n)) }
        var sum = 0
        for handler in handlers { sum += answer(try await handler.result) }
        let answered = answering.wallSeconds
        let cpu = starting.cpuSeconds
        try WrongResult.check(sum, size * (size - 1) / 2)
        return Measurement(
            workload: name,
            n: size,
            seconds: started + answered,
            cpuSeconds: cpu,
            extra: [
                "kb_per_waiting_run": Measurement.rounded(Double(held) / Double(size), 2),
                "start_s": Measurement.rounded(started, 4), "answer_s": Measurement.rounded(answered, 4),
            ]
        )
    }

    private static func untilAsked<W: Workflow>(_ handler: WorkflowHandler<W>) async throws {
        for await entry in handler.events where entry.event is any InputRequiredEvent { return }
        throw WrongResult(description: "a run ended without asking")
    }
}
