import CoreMetrics
import Synchronization

/// The meters of one workflow with one backend; made when they are first needed.
///
/// Their names are a promise to dashboards; each has the dimension `workflow`, those of steps `step` too.
final class RunMetrics: Sendable {
    let runsStarted: Counter
    let runsActive: Meter
    let runsQueued: Meter
    private let workflow: String
    private let stepNames: [String]
    private let factory: any MetricsFactory
    private let made = Mutex(Made())

    private struct Made {
        var endings: [String: Ending] = [:]
        var steps: [Int: StepMetrics] = [:]
    }

    /// How many runs ended in one way, and how long they took.
    struct Ending: Sendable {
        let count: Counter
        let duration: Timer
    }

    init(plan: RunPlan, factory: any MetricsFactory) {
        workflow = plan.workflow
        stepNames = plan.steps.map(\.name)
        self.factory = factory
        let dimensions = [("workflow", plan.workflow)]
        runsStarted = Counter(label: "workflow_runs_started", dimensions: dimensions, factory: factory)
        runsActive = Meter(label: "workflow_runs_active", dimensions: dimensions, factory: factory)
        runsQueued = Meter(label: "workflow_runs_queued", dimensions: dimensions, factory: factory)
    }

    func ended(_ status: String) -> Ending {
        made.withLock { made in
            if let ending = made.endings[status] { return ending }
            let dimensions = [("workflow", workflow), ("status", status)]
            let ending = Ending(
                count: Counter(label: "workflow_runs_ended", dimensions: dimensions, factory: factory),
                duration: Timer(label: "workflow_run_duration", dimensions: dimensions, factory: factory)
            )
            made.endings[status] = ending
            return ending
        }
    }

    func step(_ index: Int) -> StepMetrics {
        made.withLock { made in
            if let step = made.steps[index] { return step }
            let step = StepMetrics(workflow: workflow, step: stepNames[index], factory: factory)
            made.steps[index] = step
            return step
        }
    }
}

/// The meters of one step.
struct StepMetrics: Sendable {
    let queueDepth: Meter
    let retries: Counter
    let duration: Timer
    private let finished: Counter
    private let failed: Counter
    private let cancelled: Counter

    init(workflow: String, step: String, factory: any MetricsFactory) {
        let dimensions = [("workflow", workflow), ("step", step)]
        func ended(_ status: String) -> Counter {
            Counter(label: "workflow_steps_ended", dimensions: dimensions + [("status", status)], factory: factory)
        }
        queueDepth = Meter(label: "workflow_step_queue_depth", dimensions: dimensions, factory: factory)
        retries = Counter(label: "workflow_step_retries", dimensions: dimensions, factory: factory)
        duration = Timer(label: "workflow_step_duration", dimensions: dimensions, factory: factory)
        finished = ended("finished")
        failed = ended("failed")
        cancelled = ended("cancelled")
    }

    func ended(_ state: StepState) -> Counter {
        switch state {
        case .failed: failed
        case .cancelled: cancelled
        default: finished
        }
    }
}

/// Keeps a workflow's meters, so that a runner for each run does not make them anew.
final class RunMetricsCache: Sendable {
    private let last = Mutex<(factory: any MetricsFactory, metrics: RunMetrics)?>(nil)

    /// The meters for a backend; those of the backend before it are let go.
    func metrics(for factory: any MetricsFactory, plan: RunPlan) -> RunMetrics {
        last.withLock { last in
            if let last, last.factory as AnyObject === factory as AnyObject { return last.metrics }
            let metrics = RunMetrics(plan: plan, factory: factory)
            last = (factory, metrics)
            return metrics
        }
    }
}

extension Timer {
    func record(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
