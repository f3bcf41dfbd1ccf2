import Synchronization
import Testing
import WorkflowTesting

@testable import Workflows

/// How many runs of a runner go on at a time, when some of them are over as soon as they begin.
@Suite struct RunPlacesTests {
    /// Fails in its first tick when it may make one step only: two steps accept the start event.
    private struct Twofold: Workflow {
        static let declaration = WorkflowDeclaration(name: "twofold", documentation: nil, place: nil, isClosed: true)
        static func _entry(_: Start.Type) {}
        static func _exit(_: Stop<Int>.Type) {}

        static let steps: [Step<Self>] = [
            Step("one") { (_: Self, _: Start, _) in Stop(1) },
            Step("two") { (_: Self, _: Start, _) in Stop(2) },
        ]
    }

    @Test func `a run that is over with its first tick gives its place to the next one`() async throws {
        let runner = Twofold().runner(maximumConcurrentRuns: 1, maximumSteps: 1)
        let handlers = try (1...3).map { _ in try runner.run(Start()) }
        for handler in handlers {
            await #expect(throws: WorkflowRuntimeError.self) { try await handler.result }
            #expect(handler.status == .failed)
        }
        await #expect(throws: WorkflowRuntimeError.self) { try await runner.result(of: Start()) }
    }

    @Test func `runs that do not go on leave their places one after another, however many there are`() {
        let queue = RunQueue(limit: 1)
        queue.enter { true }
        let count = Entered()
        for _ in 1...100_000 { queue.enter { count.add() } }
        queue.enter {
            count.add()
            return true
        }
        #expect(count.value == 0)
        queue.leave()
        #expect(count.value == 100_001)
        queue.enter { count.add() }
        #expect(count.value == 100_001)
        queue.leave()
        #expect(count.value == 100_002)
    }
}

private final class Entered: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }

    /// Says that nothing goes on.
    @discardableResult
    func add() -> Bool {
        number.withLock { $0 += 1 }
        return false
    }
}
