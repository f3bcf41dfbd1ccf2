import Synchronization
import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct RunToResultTests {
    @Test func `a run without a handler gives its result`() async throws {
        #expect(try await CountingFlow().result(of: Start()) == 1)
        #expect(try await BusyBodyFlow().result(of: Start()) == "[2, 4, 10, 30] 2 lines 1")
    }

    @Test func `what keeps a run from its end is thrown`() async throws {
        await #expect(throws: Mishap.self) { try await FailingFlow().result(of: Start()) }
        await #expect(throws: WorkflowValidationError.self) { try await LopsidedFlow().result(of: Start()) }
        let busy = BusyFlow().runner(timeout: .milliseconds(20))
        await #expect(throws: WorkflowTimeoutError.self) { try await busy.result(of: Start()) }
        await #expect(throws: WorkflowConfigurationError.self) {
            try await busy.result(of: Start(), options: RunOptions(timeout: .some(.working(.zero))))
        }
    }

    @Test func `a cancelled task cancels its run`() async throws {
        let (began, ended) = (Ended(), Ended())
        let flow = PollingFlow(began: began, ended: ended, suspends: true)
        let waiter = Task { try await flow.result(of: Start()) }
        await began.value
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        await ended.value
    }

    @Test func `a task that is cancelled already starts nothing`() async throws {
        let waiter = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await CountingFlow().result(of: Start())
        }
        await #expect(throws: CancellationError.self) { try await waiter.value }
    }

    /// The body runs on the thread that is still making its task.
    @Test func `a body that has never suspended hears that it is cancelled`() async throws {
        let ended = Ended()
        let runner = PollingFlow(began: Ended(), ended: ended, suspends: false).runner(timeout: .milliseconds(20))
        await #expect(throws: WorkflowTimeoutError.self) { try await runner.result(of: Start()) }
        await ended.value
    }

    @Test func `a run whose question nobody can answer is cancelled`() async throws {
        await #expect(throws: WorkflowCancelledError.self) { try await ReviewFlow().result(of: .init(text: "x")) }
        await #expect(throws: JournalError.self) {
            try await ReviewFlow().runner(journal: MemoryJournal()).result(of: .init(text: "x"))
        }
    }

    @Test func `a run that nobody could let go on again does not start`() async throws {
        var paused = RunOptions()
        paused.startsPaused = true
        var stopping = RunOptions()
        stopping.breakpoints = [.failure]
        for options in [paused, stopping] {
            await #expect(throws: WorkflowConfigurationError.self) {
                try await FailingFlow().result(of: Start(), options: options)
            }
        }
    }

    @Test func `runs of one runner wait for each other`() async throws {
        let crowd = Crowd()
        let runner = CrowdedFlow(crowd: crowd).runner(maximumConcurrentRuns: 2)
        try await withThrowingTaskGroup { group in
            for _ in 1...20 { group.addTask { _ = try await runner.result(of: Start()) } }
            try await group.waitForAll()
        }
        #expect(crowd.most == 2)
    }

    @Test func `a run with a journal is written to its end`() async throws {
        let journal = MemoryJournal()
        let runner = CountingFlow().runner(journal: journal)
        #expect(try await runner.result(of: Start(), options: RunOptions(id: "one")) == 1)
        let again = try await runner.run(continuing: "one", from: journal)
        #expect(again.status == .completed)
        #expect(try await again.result == 1)
    }

    @Test func `workflows that call each other do not grow one stack`() async throws {
        #expect(try await DeepFlow().result(of: .init(depth: 3)) == [true, false, true, false])
    }
}

/// Goes on until it is cancelled.
private struct PollingFlow: Workflow {
    var began: Ended
    var ended: Ended
    var suspends: Bool

    static let declaration = WorkflowDeclaration(name: "polling", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Done.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("poll") { (flow: Self, _: Start, _) in
                flow.began.end()
                defer { flow.ended.end() }
                while !Task.isCancelled { if flow.suspends { await Task.yield() } }
                return Done()
            }
        ]
    }
}

/// How many were there at a time.
private final class Crowd: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    var most: Int { counts.withLock(\.most) }

    func enter() {
        counts.withLock { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
        }
    }

    func leave() { counts.withLock { $0.now -= 1 } }
}

/// Lets others go first, so that all that may run at the same time do.
private struct CrowdedFlow: Workflow {
    var crowd: Crowd

    static let declaration = WorkflowDeclaration(name: "crowded", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Done.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (flow: Self, _: Start, _) in
                flow.crowd.enter()
                defer { flow.crowd.leave() }
                while flow.crowd.most < 2 { await Task.yield() }
                for _ in 1...100 { await Task.yield() }
                return Done()
            }
        ]
    }
}

/// Calls itself, and says of each call whether it began on the stack of its caller.
private struct DeepFlow: Workflow {
    struct Begin: StartEvent { var depth: Int }

    static let declaration = WorkflowDeclaration(name: "deep", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<[Bool]>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("go") { (flow: Self, begin: Begin, _) in
                let isBelowCaller = RunDriver.isBelowCaller
                guard begin.depth > 0 else { return Stop([isBelowCaller]) }
                return Stop([isBelowCaller] + (try await flow.result(of: Begin(depth: begin.depth - 1))))
            }
        ]
    }
}
