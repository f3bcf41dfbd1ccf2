import SwiftDiagnostics
import SwiftSyntax

/// Reads one method marked `@Step`, and says what cannot be read.
struct StepReader {
    let workflow: WorkflowSyntax
    private(set) var diagnostics: [Diagnostic] = []

    init(workflow: WorkflowSyntax) { self.workflow = workflow }

    private var names: TypeNames { workflow.names }

    /// The step, as far as it can be read.
    mutating func read(_ function: FunctionDeclSyntax, attribute: AttributeSyntax) -> StepSyntax {
        var step = StepSyntax(
            name: function.name.name,
            function: function,
            attribute: StepAttribute(attribute, names: names)
        )
        checkModifiers(of: &step)
        readParameters(of: &step)
        readResult(of: &step)
        if step.attribute.isRecovery {
            let isRight = step.inputs.count == 1 && !step.inputs[0].isCollection
            if !step.isUnreadable, !isRight || step.accepted.map(\.name) != ["StepFailed"] {
                refuse(&step, WorkflowDiagnostic.recoveryEvent(step.name).at(function.signature.parameterClause))
            }
            if let (count, node) = step.attribute.literalRecoveries, count < 1 {
                diagnostics.append(WorkflowDiagnostic.recoveries(step.name, count).at(node))
            }
        }
        if let count = step.attribute.literalWorkers, count < 1, let node = step.attribute.workers {
            diagnostics.append(WorkflowDiagnostic.workers(step.name, count).at(node))
        }
        if let (count, node) = step.attribute.literalTake, !step.isUnreadable {
            if !step.inputs.contains(where: \.isCollection) {
                diagnostics.append(WorkflowDiagnostic.takeWithoutFanOut(step.name, count).at(node))
            } else if count < 1 {
                diagnostics.append(WorkflowDiagnostic.take(step.name, count).at(node))
            }
        }
        return step
    }

    /// Notes a problem that takes the step out of the graph.
    private mutating func refuse(_ step: inout StepSyntax, _ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
        step.isUnreadable = true
    }

    private mutating func checkModifiers(of step: inout StepSyntax) {
        let function = step.function
        if let modifier = function.modifiers.first("mutating") {
            let fix = FixIt.removing(modifier, from: function)
            refuse(&step, WorkflowDiagnostic.mutating(step.name).at(modifier, fixIts: [fix]))
        }
        for keyword in ["static", "class"] {
            guard let modifier = function.modifiers.first(keyword) else { continue }
            let fix = FixIt.removing(modifier, from: function)
            refuse(&step, WorkflowDiagnostic.typeMember(step.name, keyword: keyword).at(modifier, fixIts: [fix]))
        }
        if let generics = function.genericParameterClause {
            refuse(&step, WorkflowDiagnostic.genericStep(step.name).at(generics))
        }
        if step.attribute.isBlocking, let async = function.signature.effectSpecifiers?.asyncSpecifier {
            diagnostics.append(WorkflowDiagnostic.blockingAsync(step.name).at(async))
        }
    }

    // MARK: Parameters

    private mutating func readParameters(of step: inout StepSyntax) {
        var context: String?
        for parameter in step.function.signature.parameterClause.parameters {
            if let (what, fix) = unfitness(of: parameter) {
                refuse(&step, WorkflowDiagnostic.parameter(step.name, what, fix).at(parameter.type))
                continue
            }
            let label = parameter.firstName.text == "_" ? nil : parameter.firstName.text
            let type = names.resolved(parameter.type)
            if isContext(type) {
                if context != nil {
                    let message = WorkflowDiagnostic.parameter(step.name, "takes two contexts", "Remove one of them.")
                    refuse(&step, message.at(parameter))
                }
                context = (parameter.secondName ?? parameter.firstName).name
                step.arguments.append(StepSyntax.Argument(label: label, event: nil))
                continue
            }
            let isCollection = type.arrayElement(in: names) != nil
            let element = type.arrayElement(in: names) ?? type
            let alternatives = alternatives(of: element, at: parameter.type)
            step.arguments.append(StepSyntax.Argument(label: label, event: step.inputs.count))
            step.inputs.append(
                EventParameter(
                    alternatives: alternatives,
                    isCollection: isCollection,
                    type: unspecified(parameter.type)
                )
            )
        }
        if step.inputs.isEmpty, !step.isUnreadable {
            refuse(&step, WorkflowDiagnostic.noEvent(step.name).at(step.function.name))
        }
        checkJoin(&step)
        if let context, let body = step.function.body {
            let reader = BodyReader(context: context, names: names)
            reader.walk(body)
            step.doings = reader.doings
        }
    }

    private func isContext(_ type: TypeSyntax) -> Bool {
        let name = names.name(of: type)
        return (name == "Context" && workflow.nested["Context"] == nil) || name.hasPrefix("WorkflowContext<")
    }

    /// Why a parameter can be neither an event nor the context.
    private func unfitness(of parameter: FunctionParameterSyntax) -> (String, String)? {
        if parameter.ellipsis != nil {
            return ("takes a variable number of events", "Take an array to join a fan-out.")
        }
        if parameter.defaultValue != nil {
            return ("has a parameter with a default value", "Only the engine calls a step; remove the default.")
        }
        if let attributed = parameter.type.as(AttributedTypeSyntax.self),
            attributed.specifiers.contains(where: { $0.trimmedDescription == "inout" })
        {
            return ("changes a parameter", "Remove 'inout': events are values.")
        }
        let type = names.resolved(parameter.type)
        if let constraint = type.as(SomeOrAnyTypeSyntax.self) {
            return (
                "takes '\(constraint.trimmedDescription)', which is not one event type",
                "Name the type, or take 'Either<A, B>' or an @Outcome enum."
            )
        }
        if type.optionalWrapped(in: names) != nil {
            return ("takes an optional, but it only runs when there is an event", "Remove the '?'.")
        }
        if type.is(TupleTypeSyntax.self) || type.is(FunctionTypeSyntax.self) {
            return (
                "takes '\(type.trimmedDescription)', which is not an event", "Take an event and keep the values in it."
            )
        }
        if type.generic(in: names)?.name == "OneOf" {
            return ("takes 'OneOf', which is for results only", "Take 'Either<A, B>' or an @Outcome enum.")
        }
        let name = names.name(of: type.arrayElement(in: names) ?? type)
        if workflow.nested[name] == nil {
            if name == "WorkflowContext" { return ("takes a context of no workflow", "Write 'context: Context'.") }
            if EventRole.ofProtocol[name] != nil {
                let what = "takes '\(name)', which is a role and not one event type"
                return (what, "Name the type: \(example(of: name)).")
            }
        } else if isNoEvent(name) {
            return ("takes '\(name)', which is not an event", "Write its role where it is declared: '\(name): Event'.")
        }
        return nil
    }

    /// Whether a nested type says of itself that it has no role.
    private func isNoEvent(_ name: String) -> Bool {
        guard let type = workflow.nested[name] else { return false }
        return type.outcomes == nil && !type.hasRole && type.role.isComplete
    }

    /// What could stand where somebody named a role.
    private func example(of role: String) -> String {
        switch role {
        case "StartEvent": "'Start', or a struct of your own"
        case "StopEvent": "'Stop<String>', 'Done', or a struct of your own"
        default: "a struct of your own"
        }
    }

    /// The events that one parameter takes.
    private func alternatives(of type: TypeSyntax, at node: TypeSyntax) -> [EventMention] {
        let resolved = names.resolved(type)
        if let generic = resolved.generic(in: names), ["Either", "Either3"].contains(generic.name),
            workflow.nested[generic.name] == nil
        {
            return generic.arguments.map { EventMention(name: names.name(of: $0), node: place(of: $0, in: node)) }
        }
        if let cases = workflow.nested[names.name(of: resolved)]?.outcomes {
            return cases.map { EventMention(name: names.name(of: $0), node: Syntax(node)) }
        }
        return [EventMention(name: names.name(of: resolved), node: place(of: type, in: node))]
    }

    /// The part itself when it stands in the source there; a part of a type alias is shown where the alias is used.
    private func place(of part: TypeSyntax, in whole: TypeSyntax) -> Syntax {
        var ancestor: Syntax? = Syntax(part)
        while let current = ancestor {
            if current.id == whole.id { return Syntax(part) }
            ancestor = current.parent
        }
        return Syntax(whole)
    }

    private mutating func checkJoin(_ step: inout StepSyntax) {
        guard step.isJoin else { return }
        let parameters = step.function.signature.parameterClause.parameters.filter {
            !isContext(names.resolved($0.type))
        }
        let nodes = parameters.map(\.type)
        guard nodes.count == step.inputs.count else { return }
        let collections = step.inputs.indices.filter { step.inputs[$0].isCollection }
        if collections.count > 1 {
            refuse(&step, WorkflowDiagnostic.severalCollections(step.name).at(nodes[collections[1]]))
            return
        }
        if let collection = collections.first {
            refuse(&step, WorkflowDiagnostic.collectionWithOthers(step.name).at(nodes[collection]))
            return
        }
        var seen: Set<String> = []
        for (index, input) in step.inputs.enumerated() {
            guard input.alternatives.count == 1, let only = input.alternatives.first else {
                refuse(&step, WorkflowDiagnostic.joinAlternatives(step.name).at(nodes[index]))
                return
            }
            if !seen.insert(only.name).inserted {
                let message = WorkflowDiagnostic.joinSameParameter(step.name, event: only.shortName)
                diagnostics.append(message.at(nodes[index]))
            }
        }
    }

    // MARK: Result

    private mutating func readResult(of step: inout StepSyntax) {
        guard let type = step.function.signature.returnClause?.type else { return }
        let resolved = names.resolved(type)
        if names.name(of: resolved) == "Void" || resolved.as(TupleTypeSyntax.self)?.elements.isEmpty == true { return }
        step.result = unspecified(type)
        readOutputs(of: resolved, isArray: false, at: type, step: &step)
    }

    private mutating func readOutputs(of type: TypeSyntax, isArray: Bool, at node: TypeSyntax, step: inout StepSyntax) {
        let resolved = names.resolved(type)
        if let wrapped = resolved.optionalWrapped(in: names) {
            return readOutputs(of: wrapped, isArray: isArray, at: node, step: &step)
        }
        if let element = resolved.arrayElement(in: names) {
            return readOutputs(of: element, isArray: true, at: node, step: &step)
        }
        if let generic = resolved.generic(in: names),
            ["AsyncStream", "AsyncThrowingStream", "EventSequence"].contains(generic.name),
            workflow.nested[generic.name] == nil, let element = generic.arguments.first
        {
            return readOutputs(of: element, isArray: true, at: node, step: &step)
        }
        if let message = unfitness(ofResult: resolved, step: step.name) {
            return refuse(&step, message.at(place(of: type, in: node)))
        }
        if let generic = resolved.generic(in: names), generic.name == "OneOf", workflow.nested["OneOf"] == nil {
            for argument in generic.arguments { readOutputs(of: argument, isArray: isArray, at: node, step: &step) }
            return
        }
        if let cases = workflow.nested[names.name(of: resolved)]?.outcomes {
            for payload in cases {
                let first = step.outputs.count
                readOutputs(of: payload, isArray: isArray, at: payload, step: &step)
                // The case is declared elsewhere; what is wrong with it is shown on the step.
                for index in first..<step.outputs.count { step.outputs[index].node = place(of: type, in: node) }
            }
            return
        }
        let mention = EventMention(name: names.name(of: resolved), node: place(of: type, in: node), isArray: isArray)
        step.outputs.append(mention)
    }

    /// Why a type can be no result.
    private func unfitness(ofResult type: TypeSyntax, step: String) -> WorkflowDiagnostic? {
        let text = type.trimmedDescription
        let head = type.generic(in: names)?.name ?? text
        if text.contains("AsyncSequence") { return .asyncSequence(step) }
        if type.is(SomeOrAnyTypeSyntax.self) {
            return .result(
                step,
                "returns '\(text)', which does not say which events it emits",
                "Name them: 'OneOf<A, B>'."
            )
        }
        if type.is(TupleTypeSyntax.self) {
            return .result(
                step,
                "returns a tuple",
                "Return one of several events with 'OneOf<A, B>', or send with 'context.send'."
            )
        }
        if type.is(DictionaryTypeSyntax.self) || head == "Set" {
            return .result(step, "returns '\(text)', which is not an event", "Return an array for a fan-out.")
        }
        if ["Either", "Either3"].contains(head), workflow.nested[head] == nil {
            return .result(step, "returns '\(head)', which is for parameters only", "Return 'OneOf<A, B>'.")
        }
        if head == "OneOf", let members = type.generic(in: names)?.arguments, members.count > 6 {
            return .result(
                step,
                "returns one of \(members.count) events, and 'OneOf' holds six",
                "Write an @Outcome enum."
            )
        }
        return roleUnfitness(ofResult: names.name(of: type), step: step)
    }

    /// Why a type with a name of its own can be no result.
    private func roleUnfitness(ofResult name: String, step: String) -> WorkflowDiagnostic? {
        if isNoEvent(name) {
            let role = "Write its role where it is declared: '\(name): Event', or ': StopEvent' if it ends the run."
            return .result(step, "returns '\(name)', which is not an event", role)
        }
        guard workflow.nested[name] == nil else { return nil }
        if name == "Stop" {
            let fix = "Write 'Stop<String>', or 'Done' for no value."
            return .result(step, "returns 'Stop' of nothing in particular", fix)
        }
        guard EventRole.ofProtocol[name] != nil else { return nil }
        let fix = "Name the type: \(example(of: name))."
        return .result(step, "returns '\(name)', which is a role and not one event type", fix)
    }

    /// The type without `consuming` and the like, which cannot stand in an expression.
    private func unspecified(_ type: TypeSyntax) -> TypeSyntax {
        type.as(AttributedTypeSyntax.self)?.baseType.trimmed ?? type.trimmed
    }
}
