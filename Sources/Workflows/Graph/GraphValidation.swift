/// Checks a workflow's event graph before it runs: the complete form of what the macro checks while you type.
///
/// The rules are those of the Python system's validation, each applied to one step or one event at a time, so that
/// every problem has a place; what follows from another problem is not reported again.
public struct GraphValidation: Sendable {
    let facts: GraphFacts
    let timeout: RunTimeout?
    /// Events by number, so that a rule that looks at all of them need not look each up by its name.
    let numbers: EventNumbers
    /// The steps whose result or body makes an event.
    let makers: StepsByEvent
    /// The steps whose parameters or body take an event.
    let takers: StepsByEvent
    /// Events that no step makes although a step takes them and nobody else may send them.
    ///
    /// Where only collections take one, what is missing is a fan-out, and that is told of the step.
    private(set) var neverMade: [GraphFacts.Event] = []
    /// Events that no step takes although a step makes them and they may not leave.
    private(set) var neverTaken: [GraphFacts.Event] = []
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
        validation.checkGraph()
        return validation.complete
    }

    /// Applies every rule that can find an error; none of them reads a type's schema.
    mutating func checkGraph() {
        checkEnds()
        checkSteps()
        checkEvents()
        if facts.knowsJoins { checkJoins() }
        checkRecovery()
        checkPaths()
    }

    /// With what the rules find that only warn, once the graph is checked.
    var complete: Validation {
        var validation = self
        validation.checkPeople()
        validation.checkTypes()
        return Validation(problems: validation.sorted, asksPeople: asksPeople)
    }

    /// What keeps the workflow from running, once the graph is checked.
    var errors: [WorkflowProblem] { sorted.filter { $0.severity == .error } }

    init(_ facts: GraphFacts, timeout: RunTimeout?) {
        self.facts = facts
        self.timeout = timeout
        let numbers = EventNumbers(facts)
        makers = StepsByEvent(facts.steps, numbers, events: numbers.made)
        takers = StepsByEvent(facts.steps, numbers, events: numbers.taken)
        self.numbers = numbers
        for (index, number) in numbers.events.enumerated() where makers.has(number) != takers.has(number) {
            let event = facts.events[index]
            if takers.has(number) {
                if !event.isEntry && !event.isStop && !lacksFanOut(event) { neverMade.append(event) }
            } else if !event.isExit {
                neverTaken.append(event)
            }
        }
    }

    /// Whether a run may ask a person.
    var asksPeople: Bool {
        numbers.events.indices.contains { index in
            switch facts.events[index].role {
            case .question: makers.has(numbers.events[index])
            case .response: takers.has(numbers.events[index])
            default: false
            }
        }
    }

    // MARK: What several rules ask

    func isMade(_ event: String) -> Bool { makers.contains(event) }
    func isTaken(_ event: String) -> Bool { takers.contains(event) }

    /// The events of some role that steps make, or take.
    func events(_ role: WorkflowGraph.Role, in steps: StepsByEvent) -> [GraphFacts.Event] {
        numbers.events.indices.filter { facts.events[$0].role == role && steps.has(numbers.events[$0]) }
            .map { facts.events[$0] }
    }

    func event(_ id: String) -> GraphFacts.Event? {
        numbers[id].flatMap { $0 < facts.events.count ? facts.events[$0] : nil }
    }

    /// Whether an event is taken by collections only, so that its missing maker is a missing fan-out.
    func lacksFanOut(_ event: GraphFacts.Event) -> Bool {
        guard facts.knowsJoins, !event.isEntry, !isMade(event.id) else { return false }
        return takers[event.id]?.allSatisfy { $0.takes == .collection && !$0.awaits.contains(event.id) } ?? false
    }

    /// The same of an event by its place among the events.
    func lacksFanOut(at index: Int) -> Bool {
        // What is made, and that is almost everything, needs no second look.
        !makers.has(numbers.events[index]) && lacksFanOut(facts.events[index])
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

/// A number for each event that a graph names: its place among the events, or one after them where it is not among them.
///
/// A graph that was drawn up by hand may have several events of one id: they share the number of the first.
struct EventNumbers: Sendable {
    /// The number of each of the graph's events, in their order.
    private(set) var events: [Int] = []
    private var numbers: [String: Int] = [:]
    private(set) var count = 0
    /// What the result or the body of each step makes.
    private(set) var made: [[Int]] = []
    /// What the parameters of each step take, then what its body takes.
    private(set) var taken: [[Int]] = []

    init(_ facts: GraphFacts) {
        numbers.reserveCapacity(facts.events.count)
        made.reserveCapacity(facts.steps.count)
        taken.reserveCapacity(facts.steps.count)
        events.reserveCapacity(facts.events.count)
        for index in facts.events.indices {
            let number = numbers[facts.events[index].id] ?? count
            if number == count { numbers[facts.events[index].id] = number }
            events.append(number)
            count += 1
        }
        for index in facts.steps.indices {
            made.append(facts.steps[index].produces.map { add($0.event) } + facts.steps[index].emits.map { add($0) })
            taken.append(facts.steps[index].accepts.map { add($0) } + facts.steps[index].awaits.map { add($0) })
        }
    }

    private mutating func add(_ event: String) -> Int {
        if let number = numbers[event] { return number }
        numbers[event] = count
        count += 1
        return count - 1
    }

    /// `nil` for what neither an event nor a step names.
    subscript(_ event: String) -> Int? { numbers[event] }
}

/// The steps that have to do with each event, in order of declaration, each once.
struct StepsByEvent: Sendable {
    private let steps: [GraphFacts.Step]
    private let numbers: EventNumbers
    private var indices: [[Int]]
    /// The events of each step, by number.
    let events: [[Int]]

    init(_ steps: [GraphFacts.Step], _ numbers: EventNumbers, events: [[Int]]) {
        self.steps = steps
        self.numbers = numbers
        self.events = events
        indices = Array(repeating: [], count: numbers.count)
        for (index, events) in events.enumerated() {
            for event in events where indices[event].last != index { indices[event].append(index) }
        }
    }

    func has(_ event: Int) -> Bool { !indices[event].isEmpty }

    func contains(_ event: String) -> Bool { numbers[event].map(has) ?? false }

    /// Indices into the steps: for checks that look at every event, because a step is large to copy.
    func indices(of event: Int) -> [Int] { indices[event] }

    /// `nil` where no step has to do with the event.
    subscript(_ event: String) -> [GraphFacts.Step]? {
        guard let event = numbers[event], has(event) else { return nil }
        return indices[event].map { steps[$0] }
    }
}

extension Sequence<String> {
    /// The names as people list them: `a, b or c`.
    func listed(_ conjunction: String) -> String {
        let names = Array(self)
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}
