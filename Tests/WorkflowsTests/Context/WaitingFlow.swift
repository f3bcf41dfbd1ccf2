import Workflows

/// Asks inside a body: once, twice in a row, or in parallel, as its start event says.
struct WaitingFlow: Workflow {
    enum Way: String, Codable, Sendable {
        case once, twice, parallel, parallelWithoutIDs, sameID, limited, cancelled, undeclared
    }
    struct Begin: StartEvent { var way: Way }
    struct Which: InputRequiredEvent { var prompt: String }
    struct Number: HumanResponseEvent, Equatable { var value: Int }
    struct Other: HumanResponseEvent {}
    struct Sum: StopEvent, Equatable { var values: [Int] }
    struct State: WorkflowState { var asked = 0 }

    static let declaration = WorkflowDeclaration(name: "waiting", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Sum.Type) {}

    static var steps: [Step<Self>] {
        [
            Step("ask", options: StepOptions(workers: 1, asks: [Which.self], awaits: [Number.self])) {
                (_: Self, begin: Begin, context) in
                context.edit { $0.asked += 1 }
                return Sum(values: try await values(begin.way, context))
            }
        ]
    }

    private static func values(_ way: Way, _ context: Context) async throws -> [Int] {
        switch way {
        case .once: return [try await context.wait(for: Number.self, asking: Which(prompt: "One?")).value]
        case .twice:
            let first = try await context.wait(for: Number.self, asking: Which(prompt: "First?"))
            let second = try await context.wait(for: Number.self, asking: Which(prompt: "Second?"))
            return [first.value, second.value]
        case .parallel:
            async let first = context.wait(for: Number.self, asking: Which(prompt: "First?"), id: "first")
            async let second = context.wait(for: Number.self, asking: Which(prompt: "Second?"), id: "second")
            return try await [first.value, second.value]
        case .parallelWithoutIDs:
            async let first = context.wait(for: Number.self, asking: Which(prompt: "First?"))
            async let second = context.wait(for: Number.self, asking: Which(prompt: "Second?"))
            return try await [first.value, second.value]
        case .sameID:
            async let first = context.wait(for: Number.self, asking: Which(prompt: "First?"), id: "x")
            async let second = context.wait(for: Number.self, asking: Which(prompt: "Second?"), id: "x")
            return try await [first.value, second.value]
        case .limited:
            do {
                return [
                    try await context.wait(for: Number.self, asking: Which(prompt: "Quick?"), timeout: .seconds(3))
                        .value
                ]
            } catch let error as WaitTimeoutError {
                return [error.awaited == "Number" ? -1 : -2]
            }
        case .cancelled:
            let child = Task { try await context.wait(for: Number.self, asking: Which(prompt: "Never?")).value }
            child.cancel()
            do { return [try await child.value] } catch is CancellationError { return [-3] }
        case .undeclared:
            _ = try await context.wait(for: Other.self)
            return []
        }
    }
}
