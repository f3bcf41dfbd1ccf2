import CoreMetrics
import Tracing

/// What was around the call that started a run: its trace, its tracer, its metrics backend.
///
/// A run's bodies are carried by tasks of their own, which inherit nothing; this is what they are given back.
struct RunSurroundings: Sendable {
    /// What is handed on along a trace, if anything.
    let context: ServiceContext?
    /// `nil` where nobody traces.
    let tracer: (any Tracer)?
    /// Whether the tracer may be one of the calling task only, so that bodies have to be given it.
    private let bindsTracer: Bool
    /// `nil` where nobody measures.
    let factory: (any MetricsFactory)?

    /// What is around the caller; `nil` when there is nothing, so that a run that nobody observes has nothing to do.
    static var current: RunSurroundings? {
        let context = ServiceContext.current
        let instrument = InstrumentationSystem.instrument
        let factory = MetricsSystem.factory
        // Types are compared before anything is cast: a cast costs a short run more than its step.
        let isTraced = type(of: instrument) != NoOpInstrument.self
        let isMeasured = type(of: factory) != NOOPMetricsHandler.self
        guard context != nil || isTraced || isMeasured else { return nil }
        let tracer: (any Tracer)? = isTraced ? InstrumentationSystem.tracer : nil
        let surroundings = RunSurroundings(
            context: context,
            tracer: tracer is NoOpTracer ? nil : tracer,
            // Several instruments behind one are never a task's own, and one tracer must not take their place.
            bindsTracer: instrument is any Tracer,
            factory: isMeasured ? factory : nil
        )
        return surroundings.isEmpty ? nil : surroundings
    }

    private var isEmpty: Bool { context == nil && tracer == nil && factory == nil }

    /// Runs a body as if it stood where the run was started, inside a span if there is one.
    func around(_ span: (any Span)?, _ body: @Sendable () async -> BodyOutcome) async -> BodyOutcome {
        guard let context = span?.context ?? context else { return await withBackends(body) }
        return await ServiceContext.withValue(context) { await withBackends(body) }
    }

    private func withBackends(_ body: @Sendable () async -> BodyOutcome) async -> BodyOutcome {
        guard let factory else { return await withOwnTracer(body) }
        return await withMetricsFactory(factory) { await withOwnTracer(body) }
    }

    private func withOwnTracer(_ body: @Sendable () async -> BodyOutcome) async -> BodyOutcome {
        guard bindsTracer, let tracer else { return await body() }
        return await withTracer(tracer) { await body() }
    }
}
