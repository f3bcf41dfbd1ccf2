import Tracing
import Workflows

/// What a trace carries through a run for `ObservedFlow` to find.
enum Ticket: ServiceContextKey {
    typealias Value = String
}

/// Two steps; the second ends, fails, waits or asks as the start event says.
struct ObservedFlow: Workflow {
    struct Begin: StartEvent { var way: String }
    struct Next: Event { var way: String }
    struct Ask: InputRequiredEvent {}
    struct Answer: HumanResponseEvent {}

    static let declaration = WorkflowDeclaration(name: "observed", documentation: nil, place: nil, isClosed: false)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, begin: Begin, _) in Next(way: begin.way) },
            Step("on", options: StepOptions(workers: 1, asks: [Ask.self], awaits: [Answer.self])) {
                (_: Self, next: Next, context) -> OneOf<Stop<String>, Ask> in
                switch next.way {
                case "badly": throw Mishap()
                case "ticket": return .emit(Stop(ServiceContext.current?[Ticket.self] ?? "none"))
                case "wait":
                    _ = try await context.wait(for: Answer.self, asking: Ask())
                    return .emit(Stop("answered"))
                case "ask": return .emit(Ask())
                default: return withSpan("inner") { _ in .emit(Stop("done")) }
                }
            },
            Step("answered") { (_: Self, _: Answer, _) in Stop("answered") },
        ]
    }
}
