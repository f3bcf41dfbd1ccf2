import CoreMetrics
import MetricsTestKit
import Testing
import WorkflowTesting

@testable import Workflows

@Suite struct RunMetricsTests {
    private let backend = TestMetrics()
    private let flow = [("workflow", "observed")]

    private func status(_ status: String) -> [(String, String)] { flow + [("status", status)] }

    @Test func `runs and steps are counted by how they ended, and timed`() async throws {
        try await withMetricsFactory(backend) {
            _ = try await ObservedFlow().run(ObservedFlow.Begin(way: "well")).result
            _ = try await ObservedFlow().run(ObservedFlow.Begin(way: "well")).result
            _ = try? await ObservedFlow().run(ObservedFlow.Begin(way: "badly")).result
        }
        #expect(try backend.expectCounter("workflow_runs_started", flow).totalValue == 3)
        #expect(try backend.expectCounter("workflow_runs_ended", status("completed")).totalValue == 2)
        #expect(try backend.expectCounter("workflow_runs_ended", status("failed")).totalValue == 1)
        #expect(try backend.expectMeter("workflow_runs_active", flow).lastValue == 0)
        #expect(try backend.expectTimer("workflow_run_duration", status("completed")).values.count == 2)
        let on = flow + [("step", "on")]
        #expect(try backend.expectCounter("workflow_steps_ended", on + [("status", "finished")]).totalValue == 2)
        #expect(try backend.expectCounter("workflow_steps_ended", on + [("status", "failed")]).totalValue == 1)
        #expect(try backend.expectTimer("workflow_step_duration", on).values.allSatisfy { $0 > 0 })
    }

    @Test func `runs in line are counted, and leave the line when they begin or are cancelled`() async throws {
        try await withMetricsFactory(backend) {
            let runner = ObservedFlow().runner(maximumConcurrentRuns: 1)
            let first = try runner.run(ObservedFlow.Begin(way: "wait"))
            let second = try runner.run(ObservedFlow.Begin(way: "wait"))
            let third = try runner.run(ObservedFlow.Begin(way: "well"))
            try await first.started
            #expect(try backend.expectMeter("workflow_runs_queued", flow).lastValue == 2)
            #expect(try backend.expectMeter("workflow_runs_active", flow).lastValue == 1)
            try await second.cancel()
            #expect(try backend.expectMeter("workflow_runs_queued", flow).lastValue == 1)
            try await first.cancel()
            _ = try await third.result
        }
        #expect(try backend.expectMeter("workflow_runs_queued", flow).lastValue == 0)
        #expect(try backend.expectMeter("workflow_runs_active", flow).lastValue == 0)
        #expect(try backend.expectCounter("workflow_runs_started", flow).totalValue == 2)
        #expect(try backend.expectCounter("workflow_runs_ended", status("cancelled")).totalValue == 2)
    }

    @Test func `a step's queue is as deep as its invocations without a worker`() async throws {
        let gate = Gate()
        let dimensions = [("workflow", "crowded"), ("step", "part")]
        try await withMetricsFactory(backend) {
            let handler = try CrowdedFlow(gate: gate).run(Start())
            await gate.waitForArrival()
            #expect(try backend.expectMeter("workflow_step_queue_depth", dimensions).lastValue == 4)
            gate.open()
            #expect(try await handler.result == 5)
        }
        #expect(try backend.expectMeter("workflow_step_queue_depth", dimensions).lastValue == 0)
    }

    @Test func `a workflow's meters are made once for a backend`() throws {
        let cache = RunMetricsCache()
        let plan = CompiledWorkflow<ObservedFlow>.shared.plan
        let metrics = cache.metrics(for: backend, plan: plan)
        #expect(cache.metrics(for: backend, plan: plan) === metrics)
        #expect(cache.metrics(for: TestMetrics(), plan: plan) !== metrics)
    }
}

/// Five events for one worker that waits at a gate.
private struct CrowdedFlow: Workflow {
    struct Part: Event {}
    struct Passed: Event {}

    static let declaration = WorkflowDeclaration(name: "crowded", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Start.Type) {}
    static func _exit(_: Stop<Int>.Type) {}
    let gate: Gate

    static var steps: [Step<Self>] {
        [
            Step("split") { (_: Self, _: Start, _) in [Part(), Part(), Part(), Part(), Part()] },
            Step("part", options: StepOptions(workers: 1)) { (flow: Self, _: Part, _) in
                await flow.gate.passing()
                return Passed()
            },
            Step("join") { (_: Self, all: [Passed], _) in Stop(all.count) },
        ]
    }
}
