import Testing

@testable import Workflows

@Suite struct FairnessTests {
    @Test func `runs that never suspend can be cancelled`() async throws {
        let handlers = try (1...4).map { _ in try BusyFlow().runner(timeout: nil).run(Start()) }
        for handler in handlers { try await handler.started }
        try await Task.detached { for handler in handlers { try await handler.cancel() } }.value
        for handler in handlers { #expect(handler.status == .cancelled) }
    }

    @Test func `a busy run comes to its time limit`() async throws {
        let handler = try BusyFlow().runner(timeout: .milliseconds(20)).run(Start())
        await #expect(throws: WorkflowTimeoutError.self) { try await handler.result }
    }

    @Test func `a carrier lets others go first after 256 steps or 5 ms`() {
        var budget = CarrierBudget()
        let yields = (1...512).filter { _ in budget.spend(at: .zero) }
        #expect(yields == [256, 512])
        let late = [10, 14, 15, 16].map { budget.spend(at: .milliseconds($0)) }
        #expect(late == [false, false, true, false])
    }

    @Test func `blocking bodies run at the same time`() async throws {
        let handlers = try (1...100).map { _ in try BusyBodyFlow().run(Start()) }
        for handler in handlers { #expect(try await handler.result == "[2, 4, 10, 30] 2 lines 1") }
    }
}
