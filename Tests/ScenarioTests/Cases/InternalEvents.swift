import Workflows

private struct Work: Event { var n: Int }
private struct Finished: Event { var n: Int }
private struct Working: LooseEvent {
    var working_on: Int
}

extension Scenario {
    /// The engine's notices, one by one.
    static let internalEvents: [Scenario] = [
        Scenario(
            "s02_internal_events",
            "one_worker",
            .different(
                .noMeaningInSwift,
                design: "4.9: what a body sends leaves with its outcome, all at once; 1: steps run on several threads",
                ours: ["start": start, "work": work, "joins": 3, "result": [0, 1, 2]]
            )
        ) {
            let runner = try Flow.with(
                Step("start", options: StepOptions(sends: [Work.self])) { (_: Flow, _: Start, context) in
                    for n in 0..<3 { try context.send(Work(n: n)) }
                },
                Step("work", options: StepOptions(workers: 1)) { (_: Flow, work: Work, context) in
                    context.publish(Working(working_on: work.n))
                    return Finished(n: work.n)
                },
                Step("join") { (_: Flow, finished: Finished, context) -> Stop<JSON>? in
                    let types = Array(repeating: Finished.self, count: 3)
                    guard let set = context.collect(finished, expecting: types) else { return nil }
                    let numbers = set.compactMap { ($0 as? Finished)?.n }.sorted()
                    return Ending(.array(numbers.map { .integer($0) }))
                }
            )
            let trace = try await Trace.of(internalEvents: true) { try runner.run() }
            return perStep(trace)
        }
    ]

    /// Bodies of different steps run side by side, so only the order within a step is the same each time.
    private static func perStep(_ trace: JSON) -> JSON {
        let stream = trace["stream"]?.arrayValue ?? []
        func of(_ name: String) -> [JSON] {
            stream.filter { $0["fields"]?["name"] == .string(name) || (name == "work" && $0["type"] == "Event") }
        }
        let joins = of("join").filter { $0["fields"]?["step_state"] == "running" }
        return [
            "start": .array(of("start")), "work": .array(of("work")), "joins": .integer(joins.count),
            "result": trace["result"] ?? .null,
        ]
    }

    private static let start: JSON = [
        state("start", "running", worker: "0", "StartEvent"),
        state("start", "not_running", worker: "0", "StartEvent"),
    ]

    private static let work: JSON = [
        state("work", "running", worker: "0", "Work"),
        state("work", "preparing", worker: nil, "Work"),
        state("work", "preparing", worker: nil, "Work"),
        ["type": "Event", "fields": ["working_on": 0]],
        state("work", "not_running", worker: "0", "Work", output: "Finished"),
        state("work", "running", worker: "0", "Work"),
        ["type": "Event", "fields": ["working_on": 1]],
        state("work", "not_running", worker: "0", "Work", output: "Finished"),
        state("work", "running", worker: "0", "Work"),
        ["type": "Event", "fields": ["working_on": 2]],
        state("work", "not_running", worker: "0", "Work", output: "Finished"),
    ]

    private static func state(
        _ name: String,
        _ state: String,
        worker: String?,
        _ input: String,
        output: String? = nil
    ) -> JSON {
        [
            "type": "StepStateChanged",
            "fields": [
                "name": .string(name), "step_state": .string(state), "worker_id": worker.map { .string($0) } ?? .null,
                "input_event_name": .string(input), "output_event_name": output.map { .string($0) } ?? .null,
            ],
        ]
    }
}
