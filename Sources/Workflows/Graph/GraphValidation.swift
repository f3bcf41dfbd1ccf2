/// Checks a workflow's event graph before it runs: the complete form of what the macro checks while you type.
///
/// The rules are those of the Python system's validation, each applied to one step or one event at a time, so that
/// every problem has a place; what follows from another problem is not reported again.
public struct GraphValidation: Sendable {
    let facts: GraphFacts
    let timeout: RunTimeout?
    let events: [String: GraphFacts.Event]
    /// The steps whose result or body makes an event, by the event.
    let makers: StepsByEvent
    /// The steps whose parameters or body take an event, by the event.
    let takers: StepsByEvent
    private(set) var problems: [WorkflowProblem] = []

    /// Every problem of a workflow, errors first, then in order of declaration.
    public static func validate(
        declaration: WorkflowDeclaration,
        steps: [StepDescription],
        timeout: RunTimeout? = nil
    ) -> Validation {
        validate(GraphFacts(declaration: declaration, steps: steps), timeout: timeout)
    }

    /// Every problem of a graph that was read from a file.
    ///
    /// Joins and fan-outs are only checked where the graph tells of them.
    public static func validate(_ graph: WorkflowGraph, timeout: RunTimeout? = nil) -> Validation {
        validate(GraphFacts(graph), timeout: timeout)
    }

    static func validate(_ facts: GraphFacts, timeout: RunTimeout? = nil) -> Validation {
        var validation = GraphValidation(facts, timeout: timeout)
        validation.checkEnds()
        validation.checkSteps()
        validation.checkEvents()
        if facts.knowsJoins { validation.checkJoins() }
        validation.checkRecovery()
        validation.checkPaths()
        validation.checkPeople()
        validation.checkTypes()
        return Validation(problems: validation.sorted, asksPeople: validation.asksPeople)
    }

    init(_ facts: GraphFacts, timeout: RunTimeout?) {
        self.facts = facts
        self.timeout = timeout
        events = Dictionary(facts.events.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var makers = StepsByEvent(facts.steps)
        var takers = StepsByEvent(facts.steps)
        for (index, step) in facts.steps.enumerated() {
            for product in step.produces { makers.add(index, to: product.event) }
            for event in step.emits { makers.add(index, to: event) }
            for event in step.accepts { takers.add(index, to: event) }
            for event in step.awaits { takers.add(index, to: event) }
        }
        self.makers = makers
        self.takers = takers
    }

    /// Whether a run may ask a person.
    var asksPeople: Bool {
        facts.events.contains { ($0.isQuestion && isMade($0.id)) || ($0.isResponse && isTaken($0.id)) }
    }

    // MARK: What several rules ask

    func isMade(_ event: String) -> Bool { makers.contains(event) }
    func isTaken(_ event: String) -> Bool { takers.contains(event) }

    /// Events that no step makes although a step takes them and nobody else may send them.
    ///
    /// Where only collections take one, what is missing is a fan-out, and that is told of the step.
    var neverMade: [GraphFacts.Event] {
        facts.events.filter { event in
            isTaken(event.id) && !isMade(event.id) && !event.isEntry && !event.isStop && !lacksFanOut(event)
        }
    }

    /// Events that no step takes although a step makes them and they may not leave.
    var neverTaken: [GraphFacts.Event] {
        facts.events.filter { isMade($0.id) && !isTaken($0.id) && !$0.isExit }
    }

    /// Whether an event is taken by collections only, so that its missing maker is a missing fan-out.
    func lacksFanOut(_ event: GraphFacts.Event) -> Bool {
        guard facts.knowsJoins, !isMade(event.id), !event.isEntry else { return false }
        return takers[event.id]?.allSatisfy { $0.takes == .collection && !$0.awaits.contains(event.id) } ?? false
    }

    // MARK: Reporting

    mutating func report(
        _ severity: WorkflowProblem.Severity,
        _ code: WorkflowProblem.Code,
        _ subject: WorkflowProblem.Subject,
        at place: SourcePlace?,
        _ reason: String,
        fix: String
    ) {
        problems.append(
            WorkflowProblem(
                severity,
                code,
                workflow: facts.workflow,
                subject: subject,
                place: place ?? facts.place,
                reason: reason,
                fix: fix
            )
        )
    }

    mutating func report(
        _ code: WorkflowProblem.Code,
        _ subject: WorkflowProblem.Subject,
        at place: SourcePlace?,
        _ reason: String,
        fix: String
    ) {
        report(.error, code, subject, at: place, reason, fix: fix)
    }

    /// Errors, then warnings, then hints; within each, what is said of the workflow, then by the order of steps.
    private var sorted: [WorkflowProblem] {
        if problems.isEmpty { return [] }
        let steps = Dictionary(
            facts.steps.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        func rank(_ problem: WorkflowProblem) -> (Int, Int) {
            let severity = WorkflowProblem.Severity.allCases.firstIndex(of: problem.severity) ?? 0
            switch problem.subject {
            case .workflow: return (severity, -1)
            case .step(let id): return (severity, steps[id] ?? .max)
            case .event(let id):
                let owner = (makers[id] ?? takers[id])?.first?.id
                return (severity, owner.flatMap { steps[$0] } ?? .max)
            }
        }
        let ranked = problems.enumerated().map { (key: rank($1), index: $0, problem: $1) }
        return ranked.sorted { ($0.key.0, $0.key.1, $0.index) < ($1.key.0, $1.key.1, $1.index) }.map(\.problem)
    }
}

/// The steps that have to do with each event, in order of declaration, each once.
struct StepsByEvent: Sendable {
    private let steps: [GraphFacts.Step]
    private var indices: [String: [Int]] = [:]

    init(_ steps: [GraphFacts.Step]) {
        self.steps = steps
        indices.reserveCapacity(steps.count)
    }

    mutating func add(_ step: Int, to event: String) {
        addOnce(step, to: &indices[event, default: []])
    }

    private func addOnce(_ step: Int, to list: inout [Int]) { if list.last != step { list.append(step) } }

    func contains(_ event: String) -> Bool { indices[event] != nil }

    /// Indices into the steps: for checks that look at every event, because a step is large to copy.
    func indices(of event: String) -> [Int] { indices[event] ?? [] }

    /// `nil` where no step has to do with the event.
    subscript(_ event: String) -> [GraphFacts.Step]? { indices[event].map { $0.map { steps[$0] } } }
}

extension Sequence<String> {
    /// The names as people list them: `a, b or c`.
    func listed(_ conjunction: String) -> String {
        let names = Array(self)
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}
