import Testing
import WorkflowTesting

@testable import Workflows

/// Waits for the deliveries of two orders at a time, told apart by a field.
struct DeliveryFlow: Workflow {
    struct Orders: StartEvent { var numbers: [Int] }
    struct Order: Event { var number: Int }
    struct Delivery: HumanResponseEvent, Equatable {
        var order: Int
        var weight: Double
    }
    struct Delivered: Event, Equatable {
        var order: Int
        var weight: Double
    }
    struct All: StopEvent, Equatable { var weights: [Int: Double] }

    static let declaration = WorkflowDeclaration(name: "delivery", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Orders.Type) {}
    static func _exit(_: All.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("order") { (_: Self, orders: Orders, _) in orders.numbers.map { Order(number: $0) } },
            Step("receive", options: StepOptions(awaits: [Delivery.self])) { (_: Self, order: Order, context) in
                let delivery = try await context.wait(
                    for: Delivery.self,
                    matching: ["order": .integer(order.number)]
                )
                return Delivered(order: delivery.order, weight: delivery.weight)
            },
            Step("count") { (_: Self, all: [Delivered], _) in
                All(weights: Dictionary(all.map { ($0.order, $0.weight) }, uniquingKeysWith: { one, _ in one }))
            },
        ]
    }
}

@Suite struct RequirementTests {
    private func waits(_ count: Int, of handler: WorkflowHandler<DeliveryFlow>) async throws {
        var probe = RunProbe(handler, includingNotices: true)
        var seen = 0
        _ = try await probe.skip(to: "\(count) waits") { notice -> Bool? in
            if case .questionOpened = notice { seen += 1 }
            return seen == count ? true : nil
        }
    }

    @Test func `an event goes to the wait whose requirements it meets, whichever is older`() async throws {
        let handler = try DeliveryFlow().run(.init(numbers: [1, 2]))
        try await waits(2, of: handler)
        try await handler.send(DeliveryFlow.Delivery(order: 2, weight: 2.5))
        try await handler.send(DeliveryFlow.Delivery(order: 9, weight: 9))
        let rejected = await #expect(throws: AnswerRejected.self) {
            try await handler.answer(
                handler.snapshot.questions.first?.wait ?? "",
                with: DeliveryFlow.Delivery(order: 2, weight: 1)
            )
        }
        #expect(rejected?.message.contains("it wants one where order is 1") == true)
        try await handler.send(DeliveryFlow.Delivery(order: 1, weight: 1.5))
        #expect(try await handler.result == .init(weights: [1: 1.5, 2: 2.5]))
    }

    @Test func `requirements are saved with the run`() async throws {
        let first = try DeliveryFlow().run(.init(numbers: [1, 2]))
        try await waits(2, of: first)
        let json = try JSON(parsing: first.context.json().text)
        try await first.cancel()
        let second = try DeliveryFlow().run(continuing: RunContext(json: json))
        try await second.send(DeliveryFlow.Delivery(order: 2, weight: 2))
        try await second.send(DeliveryFlow.Delivery(order: 1, weight: 1))
        #expect(try await second.result == .init(weights: [1: 1, 2: 2]))
    }

    @Test(arguments: [WaitingFlow.Way.once, .twice, .parallel])
    func `a workflow that bears repeating gives the same result when its bodies run again after each wait`(
        way: WaitingFlow.Way
    ) async throws {
        let handler = try WaitingFlow().run(.init(way: way), options: .rerunningBodies)
        let answers = Task {
            var given = 0
            for await entry in handler.events(after: -1, includingNotices: true) {
                guard case .questionOpened(let question)? = entry.notice else { continue }
                given += 1
                try await handler.answer(
                    question.wait,
                    with: WaitingFlow.Number(value: question.prompt.hasPrefix("Second") ? 2 : 1)
                )
            }
            return given
        }
        #expect(try await handler.result.values == (way == .once ? [1] : [1, 2]))
        #expect(try await answers.value == (way == .once ? 1 : 2))
        // Of parallel waits, the second may be answered before the body has come back to it.
        #expect(handler.context.state.asked >= (way == .twice ? 3 : 2))
    }
}
