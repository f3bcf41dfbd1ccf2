import Workflows

/// Has a step that nothing reaches, so that it only runs unchecked.
struct LopsidedFlow: Workflow {
    struct Never: Event {}

    static let declaration = WorkflowDeclaration(name: "lopsided", documentation: nil, place: nil, isClosed: false)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, _: Start, _) in Stop("done") },
            Step("never") { (_: Self, _: Never, _) in Stop("never") },
        ]
    }
}

/// Ends with what its resource says.
struct ResourceFlow: Workflow {
    static let greeting = Resource<String>("greeting") { _ in "made" }

    static let declaration = WorkflowDeclaration(name: "resource", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [Step("go") { (_: Self, _: Start, context) in Stop(try await context.resource(greeting)) }]
    }
}

/// Counts its runs in its state.
struct CountingFlow: Workflow {
    struct State: WorkflowState { var count = 0 }

    static let declaration = WorkflowDeclaration(name: "counting", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<Int>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, _: Start, context) in
                context.edit { $0.count += 1 }
                return Stop(context.state.count)
            }
        ]
    }
}

/// Throws.
struct FailingFlow: Workflow {
    static let declaration = WorkflowDeclaration(name: "failing", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Done.Type) {}
    static var steps: [Step<Self>] { [Step("go") { (_: Self, _: Start, _) -> Done in throw Mishap() }] }
}

/// Goes round for ever without suspending, and does not ask whether it is cancelled.
struct BusyFlow: Workflow {
    struct Round: Event { var n: Int }

    static let declaration = WorkflowDeclaration(name: "busy", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Done.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, _: Start, _) in Round(n: 0) },
            Step("round") { (_: Self, round: Round, _) -> OneOf<Round, Done> in
                round.n < 0 ? .emit(Done()) : .emit(Round(n: round.n + 1))
            },
        ]
    }
}

/// Sends, publishes and collects from its bodies, and runs one of them on threads of its own.
struct BusyBodyFlow: Workflow {
    struct Page: Event, Equatable { var n: Int }
    struct Line: Event, Equatable { var n: Int }
    struct Progress: Event, Equatable { var n: Int }
    struct State: WorkflowState { var seen = 0 }
    struct Refusal: Error {}

    static let declaration = WorkflowDeclaration(name: "busy-body", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go", options: StepOptions(sends: [Page.self, Line.self])) { (_: Self, _: Start, context) in
                context.publish(Progress(n: 1))
                try context.send(Page(n: 1))
                try context.send(Line(n: 2), to: "lines")
                try context.send(Page(n: 3))
                try context.send(Line(n: 4))
            },
            Step("pages", options: StepOptions(workers: 1, isBlocking: true, sends: [Line.self])) {
                (_: Self, page: Page, context) in
                context.edit { $0.seen += 1 }
                _ = try? context.edit { state in
                    state.seen += 100
                    throw Refusal()
                }
                try context.send(Line(n: page.n * 10))
            },
            Step("lines", options: StepOptions(workers: 1)) { (_: Self, line: Line, context) -> Stop<String>? in
                guard let set = context.collect(line, expecting: [Line.self, Line.self, Line.self, Line.self]) else {
                    return nil
                }
                let numbers = set.compactMap { ($0 as? Line)?.n }.sorted()
                return Stop("\(numbers) \(context.state.seen) \(context.step) \(context.attempt)")
            },
        ]
    }
}
