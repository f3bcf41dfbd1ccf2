import Testing
import WorkflowTesting

@testable import Workflows

/// Which recovery step stands in, and what its budget counts.
@Suite struct RecoveryReachTests {
    @Test func `the recovery step that names a step goes before the one for every step`() async throws {
        #expect(try await NamedRecoveryFlow().run(.init(way: .named)).result == "mended")
        #expect(try await NamedRecoveryFlow().run(.init(way: .other)).result == "rescued")
    }

    @Test func `a recovery step that throws fails the run, and no other one stands in for it`() async throws {
        let handler = try NamedRecoveryFlow().run(.init(way: .broken))
        await #expect(throws: NamedRecoveryFlow.Broken.self) { try await handler.result }
    }

    @Test func `a budget counts along the events that a recovery step sends`() async throws {
        let handler = try RelapsingFlow().runner(maximumSteps: 20).run(.init(way: .sends))
        await #expect(throws: Mishap.self) { try await handler.result }
        var standIns = 0
        for await entry in handler.events(after: -1, includingNotices: true) {
            if case .recovering? = entry.notice { standIns += 1 }
        }
        #expect(standIns == 1)
    }

    @Test func `a budget counts across a person's answer`() async throws {
        let handler = try RelapsingFlow().run(.init(way: .asks))
        var probe = RunProbe(handler, includingNotices: true)
        let question = try await probe.skip(to: "the question") {
            if case .questionOpened(let question) = $0 { question } else { nil }
        }
        try await handler.answer(question.wait, with: RelapsingFlow.Yes())
        let after = try await probe.skip(to: "what comes of the answer") { notice -> String? in
            switch notice {
            case .failed: "failed"
            case .questionOpened: "asked again"
            default: nil
            }
        }
        #expect(after == "failed")
    }
}

/// Has a recovery step for one of its steps, and another for all.
private struct NamedRecoveryFlow: Workflow {
    enum Way: String, Codable, Sendable { case named, other, broken }
    struct Begin: StartEvent { var way: Way }
    struct Other: Event {}
    /// What the recovery step for one step throws.
    struct Broken: Error {}

    static let declaration = WorkflowDeclaration(name: "named", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (_: Self, begin: Begin, _) -> OneOf<Other, Stop<String>> in
                guard begin.way == .other else { throw Mishap() }
                return .emit(Other())
            },
            Step("other") { (_: Self, _: Other, _) -> Stop<String> in throw Mishap() },
            Step("mend", options: StepOptions(workers: 1, recovery: Recovery(of: ["go"]))) {
                (_: Self, failed: StepFailed, _) -> Stop<String> in
                if failed.event(of: Begin.self)?.way == .broken { throw Broken() }
                return Stop("mended")
            },
            Step("rescue", options: StepOptions(workers: 1, recovery: Recovery())) {
                (_: Self, _: StepFailed, _) in Stop("rescued")
            },
        ]
    }
}

/// Fails again after its recovery, which leads back to the failing step by an event that it sends, or by a question.
private struct RelapsingFlow: Workflow {
    enum Way: String, Codable, Sendable { case sends, asks }
    struct Begin: StartEvent { var way: Way }
    struct Work: Event { var way: Way }
    struct Again: InputRequiredEvent { static var response: (any HumanResponseEvent.Type)? { Yes.self } }
    struct Yes: HumanResponseEvent {}

    static let declaration = WorkflowDeclaration(name: "relapsing", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<String>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("begin") { (_: Self, begin: Begin, _) in Work(way: begin.way) },
            Step("work") { (_: Self, _: Work, _) -> Stop<String> in throw Mishap() },
            Step("mend", options: StepOptions(workers: 1, recovery: Recovery(of: ["work"]), sends: [Work.self])) {
                (_: Self, failed: StepFailed, context: Context) -> Again? in
                if failed.event(of: Work.self)?.way == .asks { return Again() }
                try context.send(Work(way: .sends))
                return nil
            },
            Step("goOn") { (_: Self, _: Yes, _) in Work(way: .asks) },
        ]
    }
}
