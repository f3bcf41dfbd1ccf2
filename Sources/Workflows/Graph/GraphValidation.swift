/// Checks a workflow's event graph before it runs: the complete form of what the macro checks while you type.
///
/// The rules are those of the Python system's validation, each applied to one step or one event at a time, so that
/// every problem has a place; what follows from another problem is not reported again.
public struct GraphValidation: Sendable {
    let declaration: WorkflowDeclaration
    let steps: [StepDescription]
    let timeout: RunTimeout?
    let types: EventIdentities
    var problems: [WorkflowProblem] = []

    /// Every problem of a workflow, errors first, then in order of the rules and of declaration.
    public static func validate(
        declaration: WorkflowDeclaration,
        steps: [StepDescription],
        timeout: RunTimeout? = nil
    ) -> Validation {
        var validation = GraphValidation(declaration: declaration, steps: steps, timeout: timeout)
        validation.checkEnds()
        validation.checkSteps()
        validation.checkEvents()
        validation.checkJoins()
        validation.checkPaths()
        validation.checkPeople()
        validation.checkTypes()
        let order: [WorkflowProblem.Severity] = [.error, .warning, .hint]
        let sorted = order.flatMap { severity in validation.problems.filter { $0.severity == severity } }
        return Validation(problems: sorted, asksPeople: validation.asksPeople)
    }

    init(declaration: WorkflowDeclaration, steps: [StepDescription], timeout: RunTimeout?) {
        self.declaration = declaration
        self.steps = steps
        self.timeout = timeout
        types = EventIdentities(steps)
    }

    /// Whether a run may ask a person.
    var asksPeople: Bool {
        types.all.contains { ($0.isQuestion && types.isProduced($0)) || ($0.isResponse && isConsumed($0)) }
    }

    mutating func report(
        _ severity: WorkflowProblem.Severity = .error,
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
                workflow: declaration.name,
                subject: subject,
                place: place ?? declaration.place,
                reason: reason,
                fix: fix
            )
        )
    }

    // MARK: What several rules ask

    func isConsumed(_ type: EventType) -> Bool { steps.contains { $0.takes(type) } }

    func firstTaker(of type: EventType) -> StepDescription? { steps.first { $0.takes(type) } }
    func firstMaker(of type: EventType) -> StepDescription? { steps.first { $0.makes(type) } }

    func subject(_ type: EventType) -> WorkflowProblem.Subject { .event(types.id(of: type)) }

    /// Events that no step makes although a step takes them and nobody else may send them.
    var neverProduced: [EventType] {
        types.all.filter { type in
            isConsumed(type) && !types.isProduced(type) && !type.isEntry && !type.isQuestion && !type.isStop
        }
    }

    /// Events that no step takes although a step makes them and they may not leave.
    var neverConsumed: [EventType] {
        types.all.filter { types.isProduced($0) && !isConsumed($0) && !$0.isExit }
    }
}

extension StepDescription {
    /// Every type the step's result or body can make.
    var made: [EventType] { productions.map(\.type) + options.asks + options.sends }
    /// Every type the step or its body takes.
    var taken: [EventType] { acceptance.types + options.awaits }

    func takes(_ type: EventType) -> Bool { taken.contains(type) }
    func makes(_ type: EventType) -> Bool { made.contains(type) }
}
