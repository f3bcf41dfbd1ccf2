import Testing

@testable import Workflows

@Suite struct ResourceScopeTests {
    @Test func `an invocation shares its own resources, and the next one gets others`() async throws {
        // `pair` needs `ticket` too: within one invocation both see the same ticket.
        let handler = try TicketFlow(counter: Counter()).run(Start())
        #expect(try await handler.result == "1 1 1, 2 2 2")
    }

    @Test func `an invocation's resources go when its body has returned`() async throws {
        let manager = ResourceManager()
        weak var thing: Thing?
        let resource = Resource<Thing>("thing", isShared: false) { Thing() }
        do {
            let scope = ResourceScope(manager)
            thing = try await scope.request.value(of: resource)
            #expect(thing != nil)
        }
        #expect(thing == nil)
    }

    @Test func `a cancelled child task takes its own making along, not that of others`() async throws {
        let counter = Counter()
        let gate = Gate()
        let scope = ResourceScope(ResourceManager())
        let resource = Resource<Int>("number", isShared: false) {
            let number = counter.next()
            if number == 1 {
                await gate.passing()
                try Task.checkCancellation()
            }
            return number
        }
        let first = Task { try await scope.request.value(of: resource) }
        await gate.waitForArrival()
        let second = Task { try await scope.request.value(of: resource) }
        first.cancel()
        gate.open()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(try await second.value == 2)
    }

    @Test(arguments: [false, true])
    func `a making that throws a cancellation by itself fails, and is not begun again`(isShared: Bool) async throws {
        let counter = Counter()
        let gate = Gate()
        let scope = ResourceScope(ResourceManager())
        let resource = Resource<Int>("number", isShared: isShared) {
            let number = counter.next()
            await gate.passing()
            if number == 1 { throw CancellationError() }
            return number
        }
        let first = Task { try await scope.request.value(of: resource) }
        await gate.waitForArrival()
        gate.open()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(counter.value == 1)
        // The next who asks tries again, as after any other error.
        #expect(try await scope.request.value(of: resource) == 2)
    }

    private final class Thing: Sendable {}
}

/// Two steps that each ask for a number of their own, directly and by way of another resource.
private struct TicketFlow: Workflow {
    struct Next: Event { var words: String }

    static let declaration = WorkflowDeclaration(name: "ticket", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    let counter: Counter

    private var ticket: Resource<Int> { Resource("ticket", isShared: false) { [counter] in counter.next() } }
    private var pair: Resource<Int> {
        Resource("pair", isShared: false) { [ticket] in try await $0.value(of: ticket) }
    }

    private func words(_ context: Context) async throws -> String {
        let numbers = try await [
            context.resource(ticket), context.resource(pair), context.resource(ticket),
        ]
        return numbers.map(String.init).joined(separator: " ")
    }

    static var steps: [Step<Self>] {
        [
            Step("one") { (flow: Self, _: Start, context) in Next(words: try await flow.words(context)) },
            Step("two") { (flow: Self, next: Next, context) in
                Stop("\(next.words), \(try await flow.words(context))")
            },
        ]
    }
}
