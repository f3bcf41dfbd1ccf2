import Testing
import Workflows

private struct A: Event { var n: Int }
private struct B: Event { var n: Int }
private struct Basket: Event { var items: [String] }
private struct Seen: Event { var items: [String] }
private struct Leaving: Event, ExitEvent {}
private struct Placed: Event {
    var order: Int
    static var eventName: String { "orders.Placed" }
    static var formerNames: [String] { ["shop.OrderPlaced"] }
}
private struct Sure: InputRequiredEvent {}
private struct Yes: HumanResponseEvent {}

@Suite("Mended faults of the reference: events")
struct EventFaultTests {
    /// Fault 10.3: of A, A, B, B for `[A, B]`, the second pair never comes.
    @Test(.timeLimit(.minutes(1)))
    func `what is over of a set belongs to the next`() async throws {
        let runner = try Flow.with(
            Step("start", options: StepOptions(sends: [A.self, B.self])) { (_: Flow, _: Start, context) in
                for n in [1, 2] { try context.send(A(n: n)) }
                for n in [1, 2] { try context.send(B(n: n)) }
            },
            Step("pair", options: StepOptions(workers: 1)) { (_: Flow, event: Either<A, B>, context) -> Ending? in
                let types: [any Event.Type] = [A.self, B.self]
                let set =
                    switch event {
                    case .first(let event): context.collect(event, expecting: types)
                    case .second(let event): context.collect(event, expecting: types)
                    }
                guard let set, let a = set.first as? A, let b = set.last as? B else { return nil }
                context.edit { $0.notes.append([.integer(a.n), .integer(b.n)]) }
                return context.state.notes.count == 2 ? Ending(.array(context.state.notes)) : nil
            }
        )
        #expect(try await runner.run().result == [[1, 1], [2, 2]])
    }

    /// Fault 10.4: what a failed attempt sent, the next one sends again.
    @Test(.timeLimit(.minutes(1)))
    func `a step that is tried again sends each event once`() async throws {
        struct Refusal: Error {}
        let options = StepOptions(retry: RetryPolicy(wait: .none), sends: [A.self])
        let runner = try Flow.with(
            Step("send", options: options) { (_: Flow, _: Start, context) in
                try context.send(A(n: 7))
                if context.retry.number == 0 { throw Refusal() }
                return B(n: context.retry.number)
            },
            // One worker, so that whatever was sent before B has been counted when B is there.
            Step("count", options: StepOptions(workers: 1)) { (_: Flow, event: Either<A, B>, context) -> Ending? in
                switch event {
                case .first(let a):
                    context.edit { $0.notes.append(.integer(a.n)) }
                    return nil
                case .second(let b): return Ending(["sent": .array(context.state.notes), "retries": .integer(b.n)])
                }
            }
        )
        #expect(try await runner.run().result == ["sent": [7], "retries": 1])
    }

    /// Fault 10.5: a check that may be skipped is preceded by one that may not.
    @Test(.timeLimit(.minutes(1)))
    func `an event that may leave passes every check`() async throws {
        let runner = try Flow.with(
            Step("go", options: StepOptions(sends: [Leaving.self])) { (_: Flow, _: Start, context) in
                try context.send(Leaving())
                return Ending("done")
            }
        )
        #expect(runner.validate().errors.isEmpty)
        #expect(try await runner.run().result == "done")
    }

    /// Fault 10.6: what one acceptor does to an event, the other one sees.
    @Test(.timeLimit(.minutes(1)))
    func `two acceptors of an event have one each`() async throws {
        let runner = try Flow.with(
            Step("start") { (_: Flow, _: Start, _) in Basket(items: ["apple"]) },
            taker("first"),
            taker("second"),
            Step("join", options: StepOptions(workers: 1)) { (_: Flow, seen: Seen, context) -> Ending? in
                guard let set = context.collect(seen, expecting: [Seen.self, Seen.self]) else { return nil }
                let lists = set.compactMap { ($0 as? Seen)?.items.joined(separator: " ") }.sorted()
                return Ending(.array(lists.map { .string($0) }))
            }
        )
        #expect(try await runner.run().result == ["apple first", "apple second"])
    }

    private func taker(_ name: String) -> Step<Flow> {
        Step(name) { (_: Flow, basket: Basket, _) in
            var basket = basket
            basket.items.append(name)
            return Seen(items: basket.items)
        }
    }

    /// Fault 10.11: one field says `Name` when a step begins and `<class 'module.Name'>` when it ends.
    @Test(.timeLimit(.minutes(1)))
    func `a type has one spelling in every notice`() async throws {
        let runner = try Flow.with(
            Step("start") { (_: Flow, _: Start, _) in A(n: 1) },
            Step("end") { (_: Flow, a: A, _) in Ending(.integer(a.n)) }
        )
        let handler = try runner.run()
        var spellings: Set<String> = []
        for await entry in handler.events(after: -1, includingNotices: true) {
            switch entry.notice {
            case .stepStateChanged(let change): spellings.formUnion([change.inputType] + change.outputTypes)
            case .eventAccepted(let type, _, _): spellings.insert(type)
            default: continue
            }
        }
        #expect(spellings == ["Start", "A", "Stop<JSON>"])
    }

    /// Fault 10.15: renaming or moving a class breaks what was saved.
    @Test(.timeLimit(.minutes(1)))
    func `a run that was saved before an event was renamed goes on`() async throws {
        let runner = try Flow.with(
            Step("start") { (_: Flow, _: Start, _) in Placed(order: 7) },
            Step("end", options: StepOptions(asks: [Sure.self], awaits: [Yes.self])) {
                (_: Flow, placed: Placed, context) in
                _ = try await context.wait(for: Yes.self, asking: Sure())
                return Ending(.integer(placed.order))
            }
        )
        #expect(runner.graph.events.contains { $0.name == "orders.Placed" && $0.id == "Placed" })
        let handler = try runner.run()
        for await _ in handler.events(of: Sure.self) { break }
        let saved = try handler.context.json().text
        try await handler.cancel()
        #expect(saved.contains("orders.Placed"))

        func opened(_ name: String) throws -> RunContext<Flow> {
            try runner.context(from: JSON(parsing: saved.replacing("orders.Placed", with: name)))
        }
        let later = try runner.run(continuing: opened("shop.OrderPlaced"))
        try await later.answer("w1", with: Yes())
        #expect(try await later.result == 7)
        let error = #expect(throws: SavedRunError.self) { try opened("shop.Forgotten") }
        #expect(error?.message.contains("names event 'shop.Forgotten'") == true)
    }
}
