import Synchronization

/// A workflow's steps with everything that is computed from them once: the run plan and the graph's errors.
final class CompiledWorkflow<W: Workflow>: Sendable {
    let steps: [Step<W>]
    let bodies: [StepBody<W>]
    let descriptions: [StepDescription]
    /// What keeps the workflow from running, whatever the options of a runner.
    let errors: [WorkflowProblem]
    let asksPeople: Bool
    let metrics = RunMetricsCache()
    private let resourceProblems: [WorkflowProblem]
    /// The check as far as errors go; what it takes to warn is left for those who ask.
    private let check: GraphValidation
    private let completedCheck = Mutex<Validation?>(nil)
    private let compiledPlan = Mutex<RunPlan?>(nil)

    init(steps: [Step<W>]) {
        self.steps = steps
        var bodies: [StepBody<W>] = []
        var descriptions: [StepDescription] = []
        bodies.reserveCapacity(steps.count)
        descriptions.reserveCapacity(steps.count)
        // By index: `map` is not specialised for a type that is known only at run time, and copies each step twice.
        for index in steps.indices {
            bodies.append(steps[index].body)
            descriptions.append(steps[index].stepDescription)
        }
        self.bodies = bodies
        self.descriptions = descriptions
        var check = GraphValidation(GraphFacts(declaration: W.declaration, steps: descriptions), timeout: nil)
        check.checkGraph()
        self.check = check
        asksPeople = check.asksPeople
        resourceProblems = ResourceValidation(W.declaration, W.resources).problems
        errors = check.errors + resourceProblems.filter { $0.severity == .error }
    }

    /// What the graph's checks find, warnings and hints too, whatever the options of a runner.
    var validation: Validation {
        if let known = completedCheck.withLock(\.self) { return known }
        // Schemas are made by the types' own code, which must not find the lock held.
        let validation = check.complete.adding(resourceProblems)
        completedCheck.withLock { $0 = validation }
        return validation
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
