import Workflows

private protocol Numbered: Event { var n: Int { get } }
private struct A: Numbered { var n: Int }
private struct B: Numbered { var n: Int }
private struct C: Numbered { var n: Int }

extension Scenario {
    /// Sets that a body collects: by type, in buffers, in batches.
    static let collecting: [Scenario] = [
        Scenario("s03_fan_out_collect", "by_type", .same()) {
            let runner = try Flow.with(
                Step("start", options: StepOptions(sends: [A.self, B.self, C.self])) { (_: Flow, _: Start, context) in
                    try context.send(A(n: 1))
                    try context.send(C(n: 9))
                    try context.send(A(n: 2))
                    try context.send(B(n: 3))
                },
                Step("join", options: StepOptions(workers: 1)) {
                    (_: Flow, event: Either3<A, B, C>, context) -> Stop<JSON>? in
                    let types: [any Event.Type] = [B.self, A.self, A.self]
                    let set =
                        switch event {
                        case .first(let event): context.collect(event, expecting: types)
                        case .second(let event): context.collect(event, expecting: types)
                        case .third(let event): context.collect(event, expecting: types)
                        }
                    guard let set else { return nil }
                    return Ending(.array(set.map { [.string(EventType(type(of: $0)).shortName), number($0)] }))
                }
            )
            return try await Trace.of { try runner.run() }
        },
        Scenario("s03_fan_out_collect", "two_buffers", .same()) {
            let runner = try Flow.with(
                sender(of: 4),
                Step("split", options: StepOptions(workers: 1)) { (_: Flow, event: A, context) -> B? in
                    let buffer = event.n.isMultiple(of: 2) ? "even" : "odd"
                    let set = context.collect(event, expecting: [A.self, A.self], buffer: buffer)
                    return set.map { B(n: numbers($0).reduce(0, +)) }
                },
                joiner(of: 2) { $0.sorted() }
            )
            return try await Trace.of { try runner.run() }
        },
        Scenario("s03_fan_out_collect", "batches", .same()) {
            let runner = try Flow.with(
                sender(of: 6),
                Step("pair", options: StepOptions(workers: 1)) { (_: Flow, event: A, context) -> B? in
                    guard let set = context.collect(event, expecting: [A.self, A.self]) else { return nil }
                    return B(n: numbers(set)[0] * 10 + numbers(set)[1])
                },
                joiner(of: 3) { $0 }
            )
            return try await Trace.of { try runner.run() }
        },
        Scenario("s03_fan_out_collect", "empty_expected", .same()) {
            let runner = try Flow.with(
                Step("start") { (_: Flow, start: Start, context) in
                    Ending(context.collect(start, expecting: []).map { .array($0.map(number)) } ?? .null)
                }
            )
            return try await Trace.of { try runner.run() }
        },
        Scenario("s03_fan_out_collect", "four_workers", .same()) {
            let runner = try Flow.with(
                sender(of: 4),
                Step("join") { (_: Flow, event: A, context) -> Stop<JSON>? in
                    let set = context.collect(event, expecting: Array(repeating: A.self, count: 4))
                    return set.map { Ending(.array(numbers($0).sorted().map { .integer($0) })) }
                }
            )
            return try await Trace.of { try runner.run() }
        },
    ]

    private static func sender(of count: Int) -> Step<Flow> {
        Step("start", options: StepOptions(sends: [A.self])) { (_: Flow, _: Start, context) in
            for n in 0..<count { try context.send(A(n: n)) }
        }
    }

    private static func joiner(of count: Int, _ order: @escaping @Sendable ([Int]) -> [Int]) -> Step<Flow> {
        Step("join", options: StepOptions(workers: 1)) { (_: Flow, event: B, context) -> Stop<JSON>? in
            let set = context.collect(event, expecting: Array(repeating: B.self, count: count))
            return set.map { Ending(.array(order(numbers($0)).map { .integer($0) })) }
        }
    }

    private static func number(_ event: any WorkflowEvent) -> JSON {
        (event as? any Numbered).map { .integer($0.n) } ?? .null
    }

    private static func numbers(_ set: [any WorkflowEvent]) -> [Int] { set.compactMap { ($0 as? any Numbered)?.n } }
}
