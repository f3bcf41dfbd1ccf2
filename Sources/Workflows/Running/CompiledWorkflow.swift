import Synchronization

/// A workflow's steps with everything that is computed from them once: the run plan and the graph's errors.
final class CompiledWorkflow<W: Workflow>: Sendable {
    let steps: [Step<W>]
    let bodies: [StepBody<W>]
    let descriptions: [StepDescription]
    /// What the graph's checks find, whatever the options of a runner.
    let validation: Validation
    /// What keeps the workflow from running.
    let errors: [WorkflowProblem]
    let metrics = RunMetricsCache()
    private let compiledPlan = Mutex<RunPlan?>(nil)

    init(steps: [Step<W>]) {
        self.steps = steps
        bodies = steps.map(\.body)
        descriptions = steps.map { $0.stepDescription }
        validation = GraphValidation.validate(declaration: W.declaration, steps: descriptions, timeout: nil)
            .adding(ResourceValidation(W.declaration, W.resources).problems)
        errors = validation.errors
    }

    /// What runs go by; made for the first of them, because a check does without it.
    var plan: RunPlan {
        compiledPlan.withLock { known in
            if let known { return known }
            let plan = RunPlan(declaration: W.declaration, steps: descriptions)
            known = plan
            return plan
        }
    }

    /// The compiled form of the type's own steps; made once per process.
    static var shared: CompiledWorkflow<W> {
        CompiledWorkflows.shared.workflow(for: ObjectIdentifier(W.self)) { CompiledWorkflow(steps: W.steps) }
    }
}

/// Remembers what was compiled: making a runner for each run must not compile its workflow anew.
private final class CompiledWorkflows: Sendable {
    static let shared = CompiledWorkflows()
    private let known = Mutex<[ObjectIdentifier: any Sendable]>([:])

    func workflow<W: Workflow>(
        for key: ObjectIdentifier,
        _ make: () -> CompiledWorkflow<W>
    ) -> CompiledWorkflow<W> {
        if let compiled = known.withLock({ $0[key] }) as? CompiledWorkflow<W> { return compiled }
        let compiled = make()
        return known.withLock { known in
            if let first = known[key] as? CompiledWorkflow<W> { return first }
            known[key] = compiled
            return compiled
        }
    }
}
