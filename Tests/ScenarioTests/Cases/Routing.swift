import Workflows

private struct Animal: Event { var name = "?" }
private struct Dog: Event { var name = "?" }
private struct Saw: Event {
    var who: String
    var what: String
}

extension Scenario {
    /// Who gets an event.
    static let routing: [Scenario] = [
        Scenario("s05_routing", "exact_type_by_default", .same()) {
            let runner = try Flow.with(
                animals,
                Step("base", options: one) { (_: Flow, animal: Animal, _) in Saw(who: "base", what: animal.name) },
                Step("dog", options: one) { (_: Flow, dog: Dog, _) in Saw(who: "dog", what: dog.name) },
                join(of: 2)
            )
            return try await Trace.of { try runner.run() }
        },
        // A step that takes more than one type names them.
        Scenario("s05_routing", "subclass_opt_in", .same()) {
            let runner = try Flow.with(
                animals,
                Step("base", options: one) { (_: Flow, animal: Either<Animal, Dog>, _) in
                    switch animal {
                    case .first(let animal): return Saw(who: "base", what: animal.name)
                    case .second(let dog): return Saw(who: "base", what: dog.name)
                    }
                },
                Step("dog", options: one) { (_: Flow, dog: Dog, _) in Saw(who: "dog", what: dog.name) },
                join(of: 3)
            )
            return try await Trace.of { try runner.run() }
        },
        Scenario(
            "s05_routing",
            "two_acceptors_both_run",
            .different(
                .registrationOrder,
                design: "4: in registration order instead of alphabetical order",
                ours: ["ran": ["zeta", "alpha"], "result": ["alpha", "zeta"]]
            )
        ) {
            let runner = try Flow.with(
                Step("start") { (_: Flow, _: Start, _) in Animal(name: "cow") },
                Step("zeta", options: one) { (_: Flow, animal: Animal, _) in Saw(who: "zeta", what: animal.name) },
                Step("alpha", options: one) { (_: Flow, animal: Animal, _) in Saw(who: "alpha", what: animal.name) },
                Step("join", options: one) { (_: Flow, saw: Saw, context) -> Stop<JSON>? in
                    guard let set = context.collect(saw, expecting: [Saw.self, Saw.self]) else { return nil }
                    return Ending(.array(set.compactMap { ($0 as? Saw)?.who }.sorted().map { .string($0) }))
                }
            )
            // The two bodies run side by side; in which order they begin is the engine's doing.
            let trace = try await Trace.of(internalEvents: true) { try runner.run() }
            let started = (trace["stream"]?.arrayValue ?? []).filter {
                $0["fields"]?["step_state"] == "running" && $0["fields"]?["input_event_name"] == "Animal"
            }
            return ["ran": .array(started.compactMap { $0["fields"]?["name"] }), "result": trace["result"] ?? .null]
        },
        Scenario(
            "s05_routing",
            "targeted_send_reaches_one_step",
            .same(words: [
                "Step dog does not accept event of type Animal": [
                    "error": "WorkflowRuntimeError", "message": "Step dog does not accept event of type Animal",
                ]
            ])
        ) {
            let runner = try Flow.with(
                Step("start", options: StepOptions(sends: [Animal.self, Dog.self])) { (_: Flow, _: Start, context) in
                    for target in ["nowhere", "dog"] {
                        do { try context.send(Animal(), to: target) } catch {
                            context.edit { $0.notes.append(Trace.error(error)) }
                        }
                    }
                    try context.send(Animal(name: "cow"), to: "second")
                },
                Step("first", options: one) { (_: Flow, animal: Animal, _) in Saw(who: "first", what: animal.name) },
                Step("second", options: one) { (_: Flow, animal: Animal, _) in Saw(who: "second", what: animal.name) },
                Step("dog", options: one) {
                    (_: Flow, dog: Dog, _) in Saw(who: "dog", what: dog.name)
                },
                Step("end", options: one) { (_: Flow, saw: Saw, context) in
                    Ending(["ran": .string(saw.who), "errors": .array(context.state.notes)])
                }
            )
            return try await Trace.of { try runner.run() }
        },
    ]

    private static let one = StepOptions(workers: 1)

    private static let animals = Step("start", options: StepOptions(sends: [Animal.self, Dog.self])) {
        (_: Flow, _: Start, context) in
        try context.send(Dog(name: "rex"))
        try context.send(Animal(name: "cow"))
    }

    private static func join(of count: Int) -> Step<Flow> {
        Step("join", options: one) { (_: Flow, saw: Saw, context) -> Stop<JSON>? in
            guard let set = context.collect(saw, expecting: Array(repeating: Saw.self, count: count)) else {
                return nil
            }
            let pairs = set.compactMap { $0 as? Saw }.sorted { ($0.who, $0.what) < ($1.who, $1.what) }
            return Ending(.array(pairs.map { [.string($0.who), .string($0.what)] }))
        }
    }
}
