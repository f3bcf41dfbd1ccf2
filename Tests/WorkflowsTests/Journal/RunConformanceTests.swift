import Testing
import WorkflowTesting

@testable import Workflows

/// The same result and the same events, whatever happens to the process: also after each append.
@Suite struct RunConformanceTests {
    @Test func `a chain comes to the same in every way`() async throws {
        try await RunConformance(ChainFlow.Begin(number: 1)) { ChainFlow().runner(journal: $0) }.check()
    }

    @Test func `a fan-out with joins comes to the same in every way`() async throws {
        try await RunConformance(FanFlow.Begin(count: 5)) { FanFlow().runner(journal: $0) }.check()
    }

    @Test func `questions in both styles come to the same in every way`() async throws {
        try await RunConformance(AskingFlow.Begin(name: "Ada"), answering: AskingFlow.answer) {
            AskingFlow().runner(journal: $0)
        }.check()
    }

    @Test func `retries come to the same in every way`() async throws {
        try await RunConformance(StubbornFlow.Begin(failures: 2)) { StubbornFlow().runner(journal: $0) }.check()
    }

    @Test func `child runs that ask come to the same with a journal and when they are killed`() async throws {
        let conformance = RunConformance(
            StagedFlow.Plan(stages: ["a", "b"]),
            answering: { _ in ["keep": true] }
        ) { StagedFlow().runner(journal: $0) }
        for way in [RunConformance<StagedFlow>.Way.journaled, .killedBeforeAppend, .killedAfterAppend] {
            try await conformance.check(way)
        }
    }

    @Test func `a run whose process ends after every fifth append comes to its end`() async throws {
        let journal = MemoryJournal()
        let runner = FanFlow().runner(journal: FailingJournal(journal, after: 5))
        var handler = try runner.run(.init(count: 12), options: RunOptions(id: "run"))
        var lives = 1
        while true {
            do {
                #expect(try await handler.result == .init(sum: 780, extra: 100))
                break
            } catch is JournalError {
                lives += 1
                try #require(lives < 100)
                let next = FailingJournal(journal, after: 5)
                handler = try await FanFlow().run(continuing: "run", from: next)
            }
        }
        #expect(lives > 1)
    }

    @Test(arguments: RunConformance<ForgetfulFlow>.Way.allCases.filter { $0 != .journaled })
    func `a workflow that does not repeat itself is found out`(way: RunConformance<ForgetfulFlow>.Way) async throws {
        let conformance = RunConformance(Start(), answering: { _ in ["go": true] }) {
            ForgetfulFlow(counter: Counter()).runner(journal: $0)
        }
        let differs = await #expect(throws: RunConformance<ForgetfulFlow>.Differs.self) {
            try await conformance.check(way)
        }
        #expect(differs?.way == way)
    }
}

/// Comes to how often its body began in one process, which is once only when nothing happens to it.
struct ForgetfulFlow: Workflow {
    struct Go: InputRequiredEvent {}
    struct Going: HumanResponseEvent { var go: Bool }

    let counter: Counter

    static let declaration = WorkflowDeclaration(name: "forgetful", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<Int>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go", options: StepOptions(asks: [Go.self], awaits: [Going.self])) { (flow: Self, _: Start, context) in
                let count = flow.counter.next()
                context.edit { $0.set(count) }
                _ = try await context.wait(for: Going.self, asking: Go())
                return Stop(context.state.begun)
            }
        ]
    }

    struct State: WorkflowState {
        var begun = 0
        /// Counts on from what an earlier process has seen.
        mutating func set(_ count: Int) { begun += count }
    }
}
