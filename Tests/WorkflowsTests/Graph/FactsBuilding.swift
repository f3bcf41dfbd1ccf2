@testable import Workflows

extension GraphFacts {
    /// Facts for a test: events are those the steps name; of those in `roles`, the role is not ordinary.
    static func of(
        _ steps: [Step],
        roles: [String: WorkflowGraph.Role] = ["Go": .start, "End": .stop],
        responses: [String: String] = [:],
        schemas: [String: JSONSchema] = [:]
    ) -> GraphFacts {
        var names: [String] = []
        for name in steps.flatMap({ $0.accepts + $0.made + $0.awaits }) {
            if !names.contains(name) { names.append(name) }
            if let response = responses[name], !names.contains(response) { names.append(response) }
        }
        return GraphFacts(
            workflow: "flow",
            place: SourcePlace(fileID: "Tests/Flow.swift", line: 1, column: 1),
            steps: steps,
            events: names.map {
                Event(id: $0, role: roles[$0] ?? .ordinary, response: responses[$0], schema: schemas[$0])
            }
        )
    }

    /// The problems in short: `code subject`.
    func codes(timeout: RunTimeout? = nil) -> [String] {
        GraphValidation.validate(self, timeout: timeout).problems.map { "\($0.code.rawValue) \($0.subject.name)" }
    }

    /// The first problem with a code.
    func problem(_ code: WorkflowProblem.Code, timeout: RunTimeout? = nil) -> WorkflowProblem? {
        GraphValidation.validate(self, timeout: timeout).problems.first { $0.code == code }
    }
}

extension GraphFacts.Step {
    /// A step for a test: `[X]` after the arrow is a fan-out.
    static func step(
        _ name: String,
        _ accepts: [String],
        _ makes: [String] = [],
        takes: WorkflowGraph.Taking = .one,
        emits: [String] = [],
        awaits: [String] = [],
        workers: Int = 4,
        skips: Set<GraphCheck> = [],
        recovery: Recovery? = nil,
        take: Int? = nil,
        id: String? = nil
    ) -> GraphFacts.Step {
        GraphFacts.Step(
            id: id ?? name,
            name: name,
            place: SourcePlace(fileID: "Tests/Flow.swift", line: name.count, column: 5),
            takes: takes,
            accepts: accepts,
            produces: makes.map { made in
                made.hasPrefix("[")
                    ? GraphFacts.Product(event: String(made.dropFirst().dropLast()), isFanOut: true)
                    : GraphFacts.Product(event: made)
            },
            emits: emits,
            awaits: awaits,
            workers: workers,
            skips: skips,
            recovery: recovery,
            take: take
        )
    }
}
