import Testing
import WorkflowTesting

@testable import Workflows

/// What a journal cannot keep is refused where it is made.
@Suite struct UnkeepableEventTests {
    @Test func `a body whose event cannot be kept fails, and an event from outside is refused`() async throws {
        struct Odd: HumanResponseEvent { var value: Double }
        let handler = try OddFlow().runner(journal: MemoryJournal()).run()
        #expect(try await handler.result == "make: cannot be kept")
        let asking = try ReviewFlow().runner(journal: MemoryJournal()).run(.init(text: "x"))
        await #expect(throws: WorkflowRuntimeError.self) { try await asking.send(Odd(value: .nan)) }
        #expect(!asking.isDone)
        try await asking.cancel()
    }

    @Test(arguments: PickyFlow.Way.allCases)
    func `an event that cannot be kept fails the body that brought it, in whichever way`(
        way: PickyFlow.Way
    ) async throws {
        let journal = MemoryJournal()
        let handler = try PickyFlow().runner(journal: journal).run(.init(way: way), options: RunOptions(id: "run"))
        #expect(try await handler.result == "bring: cannot be kept")
        let records = try await journal.records(of: "run", after: -1, limit: 100)
        #expect(records.contains { $0.kind == "stepFailed" } && records.last?.status == .completed)
        // Without a journal, nobody minds.
        let free = try PickyFlow().run(.init(way: way))
        try await ScriptedAnswers().answering(PickyFlow.Ask.self, with: ["value": 1]).play(free)
        #expect(try await free.result == "used")
    }

    @Test func `a start event that cannot be kept starts nothing`() async throws {
        let journal = MemoryJournal()
        #expect(throws: WorkflowRuntimeError.self) {
            try PickyFlow().runner(journal: journal).run(.init(way: .sent, weight: .nan))
        }
        #expect(try await journal.runs().isEmpty)
    }

    @Test func `types that no other process can name do not start on a journal that outlives this one`() async throws {
        let problems = #expect(throws: WorkflowValidationError.self) {
            try SecretiveFlow().runner(journal: DurableJournal()).run()
        }
        #expect(problems?.problems.map(\.code) == [.eventPrivateType])
        #expect(try await SecretiveFlow().runner(journal: MemoryJournal()).run().result == "kept")
    }
}

/// Makes an event that no JSON can hold, and says how that failed.
struct OddFlow: Workflow {
    struct Made: Event { var value: Double }

    static let declaration = WorkflowDeclaration(name: "odd", documentation: nil, place: nil, isClosed: false)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("make") { (_: Self, _: Start, _) in Made(value: .infinity) },
            Step("use") { (_: Self, _: Made, _) in Stop("used") },
            Step("recover", options: StepOptions(recovery: Recovery())) { (_: Self, failure: StepFailed, _) in
                Stop(
                    "\(failure.step): \(failure.message.contains("cannot be kept") ? "cannot be kept" : failure.message)"
                )
            },
        ]
    }
}

/// Brings an event that no JSON can hold, in every way in which a body can.
struct PickyFlow: Workflow {
    enum Way: String, Codable, Sendable, CaseIterable { case sent, published, asked, collected, streamed }
    struct Begin: StartEvent {
        var way: Way
        var weight = 1.0
    }
    struct Made: Event { var value: Double }
    struct Ask: InputRequiredEvent { var value: Double }
    struct Reply: HumanResponseEvent { var value: Int }

    static let declaration = WorkflowDeclaration(name: "picky", documentation: nil, place: nil, isClosed: false)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("bring") { (_: Self, begin: Begin, context) -> OneOf<Stop<String>, AsyncStream<Made>> in
                let made = Made(value: .infinity)
                switch begin.way {
                case .sent: try context.send(made)
                case .published: context.publish(made)
                case .asked: _ = try await context.wait(for: Reply.self, asking: Ask(value: .infinity))
                case .collected: _ = context.collect(made, expecting: [Made.self])
                case .streamed:
                    return .emit(
                        AsyncStream { continuation in
                            continuation.yield(made)
                            continuation.finish()
                        }
                    )
                }
                return .emit(Stop("used"))
            },
            Step("use") { (_: Self, _: Made, _) in Stop("used") },
            Step("recover", options: StepOptions(recovery: Recovery())) { (_: Self, failure: StepFailed, _) in
                Stop(
                    "\(failure.step): \(failure.message.contains("cannot be kept") ? "cannot be kept" : failure.message)"
                )
            },
        ]
    }
}

private struct Veiled: Event { var words: String }

/// Has an event whose name differs from process to process.
struct SecretiveFlow: Workflow {
    static let declaration = WorkflowDeclaration(name: "secretive", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("hide") { (_: Self, _: Start, _) in Veiled(words: "kept") },
            Step("find") { (_: Self, hidden: Veiled, _) in Stop(hidden.words) },
        ]
    }
}
