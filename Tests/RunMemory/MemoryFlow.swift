import Workflows

/// A small workflow of which each run is used up in another way.
struct MemoryFlow: Workflow {
    enum Way: String, Codable, Sendable, CaseIterable {
        /// A chain, awaited to its end.
        case finished
        /// A fan-out of 50 and its join.
        case fannedOut
        /// A reader takes one entry of the stream and goes.
        case abandonedStream
        /// A reader is cancelled while it waits for more.
        case cancelledReader
        /// The run is cancelled while a body waits for an answer.
        case cancelledWait
        /// The wait's own time is over.
        case lateWait
        /// The run's time is over.
        case lateRun
        /// One invocation is cancelled, the run goes on.
        case cancelledInvocation
        /// A body throws.
        case failed
        /// Nobody holds the handler of a run that works.
        case droppedHandler
        /// Nobody holds the handler of a run that asked by returning a question.
        case droppedQuestion
        /// Nobody holds the handler of a run whose body waits for an answer.
        case droppedWait
        /// Nobody holds the handler of a run whose child waits for an answer.
        case droppedChild
    }

    struct Begin: StartEvent {
        var way: Way
        var name: String
    }
    struct Item: Event { var text: String }
    struct Made: Event { var text: String }
    struct Round: Event { var left: Int }
    struct Ask: InputRequiredEvent { var prompt = "Well?" }
    struct Reply: HumanResponseEvent {}
    struct Finish: StopEvent { var count = 0 }
    struct Mishap: Error {}

    static let declaration = WorkflowDeclaration(name: "memory", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Finish.Type) {}

    static var steps: [Step<Self>] {
        [
            Step("begin", options: StepOptions(asks: [Ask.self], awaits: [Reply.self])) {
                (_: Self, begin: Begin, context) -> OneOf<[Item], Round, Ask> in
                switch begin.way {
                case .fannedOut: return .emit((0..<50).map { Item(text: "\(begin.name) \($0)") })
                case .finished, .droppedHandler, .abandonedStream:
                    context.publish(Made(text: begin.name))
                    return .emit(Round(left: 20))
                case .droppedQuestion: return .emit(Ask())
                case .failed: throw Mishap()
                case .cancelledReader, .cancelledWait, .lateRun, .cancelledInvocation, .droppedWait:
                    _ = try await context.wait(for: Reply.self, asking: Ask())
                case .droppedChild:
                    let child = Begin(way: .droppedWait, name: begin.name)
                    _ = try await context.run(MemoryFlow(), child, named: "child")
                case .lateWait:
                    do {
                        _ = try await context.wait(for: Reply.self, asking: Ask(), timeout: .milliseconds(1))
                    } catch is WaitTimeoutError {}
                }
                return .emit(Round(left: 0))
            },
            Step("round") { (_: Self, round: Round, _) -> OneOf<Round, Finish> in
                round.left > 0 ? .emit(Round(left: round.left - 1)) : .emit(Finish())
            },
            Step("work") { (_: Self, item: Item, _) in Made(text: item.text) },
            Step("join") { (_: Self, all: [Made], _) in Finish(count: all.count) },
            Step("reply") { (_: Self, _: Reply, _) in Finish() },
        ]
    }
}
