import CoreMetrics
import Synchronization
import Tracing

/// Tells tracing and metrics backends of one run. There is none for a run that nobody observes.
final class RunObservation: Sendable {
    private let runID: String
    private let plan: RunPlan
    private let surroundings: RunSurroundings
    private let metrics: RunMetrics?
    private let progress: Mutex<Progress>

    private struct Progress {
        /// The run's span while the run goes on.
        var span: (any Span)?
        var isQueued = false
        var isActive = false
    }

    /// - Parameter isQueued: whether the run stands behind others of its runner.
    init?(runID: String, plan: RunPlan, isQueued: Bool, metrics: RunMetricsCache) {
        guard let surroundings = RunSurroundings.current else { return nil }
        self.runID = runID
        self.plan = plan
        self.surroundings = surroundings
        self.metrics = surroundings.factory.map { metrics.metrics(for: $0, plan: plan) }
        progress = Mutex(Progress(isQueued: isQueued))
        if isQueued { self.metrics?.runsQueued.increment() }
    }

    /// A run that nobody can bring to its end any more is given up without a last tick.
    deinit {
        let progress = progress.withLock { $0 }
        if progress.isQueued { metrics?.runsQueued.decrement() }
        guard progress.isActive else { return }
        metrics?.runsActive.decrement()
        metrics?.ended("abandoned").count.increment()
        progress.span?.addEvent("workflow.abandoned")
        progress.span?.end()
    }

    // MARK: The run

    /// Hands on what a tick came to.
    func record(_ readings: [RunMeter.Reading]) {
        for reading in readings {
            switch reading {
            case .began(let box): begin(with: box)
            case .ended(let ending, let time): end(ending, after: time)
            case .queued(let step): metrics?.step(step).queueDepth.increment()
            case .dequeued(let step): metrics?.step(step).queueDepth.decrement()
            case .retried(let step): metrics?.step(step).retries.increment()
            case .stepEnded(let step, let state, let worked):
                metrics?.step(step).ended(state).increment()
                if state != .cancelled { metrics?.step(step).duration.record(worked) }
            }
        }
    }

    private func begin(with box: EventBox?) {
        let span = surroundings.tracer?.startSpan(
            "\(plan.workflow).run",
            context: surroundings.context ?? .topLevel
        )
        span?.attributes["workflow.name"] = plan.workflow
        span?.attributes["workflow.run_id"] = runID
        if let box { span?.attributes["workflow.start_event"] = plan.types.name(box.type) }
        let wasQueued = progress.withLock { progress in
            let wasQueued = progress.isQueued
            progress = Progress(span: span, isActive: true)
            return wasQueued
        }
        if wasQueued { metrics?.runsQueued.decrement() }
        metrics?.runsStarted.increment()
        metrics?.runsActive.increment()
    }

    private func end(_ ending: RunEnding, after time: Duration?) {
        let last = progress.withLock { progress in
            let last = progress
            progress = Progress()
            return last
        }
        if last.isQueued { metrics?.runsQueued.decrement() }
        if last.isActive { metrics?.runsActive.decrement() }
        let ended = metrics?.ended(ending.status.rawValue)
        ended?.count.increment()
        if let time { ended?.duration.record(time) }
        guard let span = last.span else { return }
        switch ending {
        case .completed(let box):
            span.addEvent(SpanEvent(name: "workflow.output", attributes: output([box.type])))
        case .failed(let failure): span.fail(failure.error, failure.message)
        case .timedOut(let limit, let active):
            let error = WorkflowTimeoutError(timeout: limit, activeSteps: active.map { plan.steps[$0].name })
            span.fail(error, error.message)
        case .cancelled:
            span.addEvent(SpanEvent(name: "workflow.cancelled", attributes: ["reason": "workflow cancelled by user"]))
        }
        span.end()
    }

    // MARK: Steps

    /// Runs a body inside a span of its own, with the trace of the run's caller around it.
    func run(
        _ job: StepJob,
        _ driver: RunDriver,
        _ body: @Sendable () async -> BodyOutcome
    ) async -> BodyOutcome {
        guard let tracer = surroundings.tracer else { return await surroundings.around(nil, body) }
        let name = plan.steps[job.step].name
        let parent = progress.withLock { $0.span?.context } ?? surroundings.context ?? .topLevel
        let span = tracer.startSpan("\(plan.workflow).\(name)", context: parent)
        span.attributes["workflow.name"] = plan.workflow
        span.attributes["workflow.run_id"] = runID
        span.attributes["workflow.step.name"] = name
        span.attributes["workflow.step.attempt"] = job.attempt
        span.attributes["workflow.step.input_event"] = plan.steps[job.step].inputName
        if let first = job.events.values.first {
            span.attributes["workflow.step.input_summary"] = EventSummary(first).description
        }
        let outcome = await surroundings.around(span, body)
        switch outcome {
        case .returned(let emission):
            span.addEvent(
                SpanEvent(
                    name: "step.output",
                    attributes: output(emission)
                )
            )
        case .threw(let error):
            if error is CancellationError || Task.isCancelled {
                let reason = driver.core.withLock { $0.machine.ending?.reason ?? "step cancelled" }
                span.addEvent(SpanEvent(name: "step.cancelled", attributes: ["reason": "\(reason)"]))
            } else {
                span.fail(error, (error as? any WorkflowError)?.message ?? String(describing: error))
            }
        }
        span.end()
        return outcome
    }

    private func output(_ emission: Emission) -> SpanAttributes {
        switch emission {
        case .none: output([])
        case .event(let event): output([plan.types.number(of: type(of: event))])
        case .fanOut(let events): output(events.map { plan.types.number(of: type(of: $0)) })
        case .feed: ["workflow.output_event": "a sequence"]
        }
    }

    private func output(_ types: [Int]) -> SpanAttributes {
        var names: [String] = []
        for type in types where !names.contains(plan.types.name(type)) { names.append(plan.types.name(type)) }
        return ["workflow.output_event": .string(names.isEmpty ? "no result" : names.joined(separator: ", "))]
    }
}

extension Span {
    fileprivate func fail(_ error: any Error, _ words: String) {
        recordError(error)
        setStatus(SpanStatus(code: .error, message: words))
    }
}

extension RunEnding {
    /// Why a body that was still running had to stop.
    fileprivate var reason: String {
        switch self {
        case .cancelled: "workflow cancelled by user"
        case .timedOut: "workflow timed out"
        case .completed, .failed: "workflow ended"
        }
    }
}
