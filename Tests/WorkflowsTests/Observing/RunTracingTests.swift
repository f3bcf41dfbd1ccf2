import InMemoryTracing
import Testing
import Tracing
import WorkflowTesting

@testable import Workflows

@Suite struct RunTracingTests {
    @Test func `a run is a span, each step call one inside it, with what they took and gave`() async throws {
        let tracer = InMemoryTracer()
        let handler = try await withTracer(tracer) {
            let handler = try ObservedFlow().run(ObservedFlow.Begin(way: "well\u{1B}[2J"))
            _ = try await handler.result
            return handler
        }
        let run = try #require(tracer.finishedSpans.first { $0.operationName == "observed.run" })
        #expect(
            run.attributes.texts == [
                "workflow.name": "observed", "workflow.run_id": handler.id, "workflow.start_event": "Begin",
            ]
        )
        #expect(run.events.map(\.name) == ["workflow.output"])
        #expect(run.events.first?.attributes.texts == ["workflow.output_event": "Stop<String>"])
        #expect(run.errors.isEmpty && run.status == nil)
        let steps = tracer.finishedSpans.filter { $0.parentSpanID == run.spanID }
        #expect(Set(steps.map(\.operationName)) == ["observed.go", "observed.on"])
        let go = try #require(steps.first { $0.operationName == "observed.go" })
        #expect(
            go.attributes.texts == [
                "workflow.name": "observed", "workflow.run_id": handler.id, "workflow.step.name": "go",
                "workflow.step.input_event": "Begin", "workflow.step.input_summary": #"Begin(way='well\u{1B}[2J')"#,
            ]
        )
        #expect(go.attributes.get("workflow.step.attempt") == .int64(1))
        #expect(go.events.first?.attributes.texts == ["workflow.output_event": "Next"])
        #expect(tracer.activeSpans.isEmpty)
    }

    @Test func `the caller's trace goes through the run into spans that bodies make`() async throws {
        let tracer = InMemoryTracer()
        try await withTracer(tracer) {
            try await withSpan("caller") { _ in
                _ = try await ObservedFlow().run(ObservedFlow.Begin(way: "well")).result
            }
        }
        let spans = Dictionary(tracer.finishedSpans.map { ($0.operationName, $0) }, uniquingKeysWith: { one, _ in one })
        #expect(spans["observed.run"]?.parentSpanID == spans["caller"]?.spanID)
        #expect(spans["inner"]?.parentSpanID == spans["observed.on"]?.spanID)
        #expect(Set(spans.values.map(\.traceID)).count == 1)
    }

    @Test func `a service context reaches bodies without any tracer`() async throws {
        var context = ServiceContext.topLevel
        context[Ticket.self] = "T7"
        let result = try await ServiceContext.withValue(context) {
            try await ObservedFlow().run(ObservedFlow.Begin(way: "ticket")).result
        }
        #expect(result == "T7")
        #expect(try await ObservedFlow().run(ObservedFlow.Begin(way: "ticket")).result == "none")
    }

    @Test func `a failing step is an error in its span and in the run's`() async throws {
        let tracer = InMemoryTracer()
        await #expect(throws: Mishap.self) {
            try await withTracer(tracer) { try await ObservedFlow().run(ObservedFlow.Begin(way: "badly")).result }
        }
        let spans = tracer.finishedSpans
        #expect(Set(spans.map(\.operationName)) == ["observed.run", "observed.go", "observed.on"])
        for span in spans where span.operationName != "observed.go" {
            #expect(span.errors.map { "\($0.error)" } == ["Mishap()"])
            #expect(span.status?.code == .error)
        }
    }

    @Test func `a wait and a cancel are no errors`() async throws {
        let tracer = InMemoryTracer()
        try await withTracer(tracer) {
            let handler = try ObservedFlow().run(ObservedFlow.Begin(way: "wait"))
            var probe = RunProbe(handler, includingNotices: true)
            _ = try await probe.skip(to: "a question") {
                if case .questionOpened(let question) = $0 { question } else { nil }
            }
            try await handler.cancel()
            await #expect(throws: WorkflowCancelledError.self) { try await handler.result }
            while !tracer.activeSpans.isEmpty { await Task.yield() }
        }
        let spans = tracer.finishedSpans
        #expect(spans.allSatisfy { $0.errors.isEmpty && $0.status == nil })
        let run = try #require(spans.first { $0.operationName == "observed.run" })
        #expect(run.events.map(\.name) == ["workflow.cancelled"])
        let on = try #require(spans.first { $0.operationName == "observed.on" })
        #expect(on.events.map(\.name) == ["step.cancelled"])
        #expect(on.events.first?.attributes.texts == ["reason": "workflow cancelled by user"])
    }

    @Test func `a run that is over its time is an error`() async throws {
        let tracer = InMemoryTracer()
        let clock = ManualClock()
        try await withTracer(tracer) {
            let handler = try ObservedFlow().runner(timeout: .total(.seconds(3)), clock: clock)
                .run(ObservedFlow.Begin(way: "wait"))
            var probe = RunProbe(handler, includingNotices: true)
            _ = try await probe.skip(to: "a question") {
                if case .questionOpened(let question) = $0 { question } else { nil }
            }
            await clock.waitForSleepers()
            clock.advance(by: .seconds(4))
            await #expect(throws: WorkflowTimeoutError.self) { try await handler.result }
            while !tracer.activeSpans.isEmpty { await Task.yield() }
        }
        let run = try #require(tracer.finishedSpans.first { $0.operationName == "observed.run" })
        #expect(run.errors.map { "\($0.error)" } == ["Operation timed out after 3 seconds. No steps active."])
        let on = try #require(tracer.finishedSpans.first { $0.operationName == "observed.on" })
        #expect(on.errors.isEmpty)
        #expect(on.events.first?.attributes.texts == ["reason": "workflow timed out"])
    }

    @Test func `a run that nobody can answer any more ends its span`() async throws {
        let tracer = InMemoryTracer()
        try await withTracer(tracer) {
            let handler = try ObservedFlow().run(ObservedFlow.Begin(way: "ask"))
            var probe = RunProbe(handler, includingNotices: true)
            _ = try await probe.skip(to: "a question") {
                if case .questionOpened(let question) = $0 { question } else { nil }
            }
        }
        while !tracer.activeSpans.isEmpty { await Task.yield() }
        let run = try #require(tracer.finishedSpans.first { $0.operationName == "observed.run" })
        #expect(run.events.map(\.name) == ["workflow.cancelled"])
    }

    @Test func `nobody is told where nobody listens`() throws {
        #expect(RunSurroundings.current == nil)
        #expect(try ObservedFlow().run(ObservedFlow.Begin(way: "well")).driver.observation == nil)
    }
}

extension SpanAttributes {
    /// The textual attributes.
    fileprivate var texts: [String: String] {
        var texts: [String: String] = [:]
        forEach { name, value in if case .string(let text) = value { texts[name] = text } }
        return texts
    }
}
