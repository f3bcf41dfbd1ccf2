import SwiftSyntax

extension WorkflowSyntax {
    /// The graph of all steps that can be read.
    var graph: NamedGraph {
        let readable = readableSteps
        var roles: [String: KnownRole] = [:]
        for mention in readable.flatMap({ $0.consumed + $0.produced }) { roles[mention.name] = role(of: mention.name) }
        return NamedGraph(
            steps: readable.map { step in
                NamedGraph.Step(
                    name: step.name,
                    parameters: step.inputs.map { $0.alternatives.map(\.name) },
                    produces: step.produced.map(\.name),
                    awaits: step.attribute.awaits.map(\.name),
                    fansOut: Set(step.outputs.filter(\.isArray).map(\.name)),
                    isCollection: step.inputs.count == 1 && step.inputs[0].isCollection,
                    isRecovery: step.attribute.isRecovery
                )
            },
            roles: roles
        )
    }

    var readableSteps: [StepSyntax] { steps.filter { !$0.isUnreadable } }

    /// What is known of an event type: from its declaration here, or because the library declares it.
    func role(of name: String) -> KnownRole {
        if let type = nested[name] { return type.role }
        let head = name.prefix { $0 != "<" }
        switch head {
        case "Start": return KnownRole(role: [.acceptable, .entry, .start], isComplete: true)
        case "StepFailed": return KnownRole(role: [.acceptable, .entry], isComplete: true)
        case "Stop": return KnownRole(role: [.exit, .stop], isComplete: true)
        default: return .unknown
        }
    }

    /// Names that someone could have meant: the event types here.
    var eventNames: [String] {
        nested.values.filter { !$0.role.role.isEmpty }.map(\.name.name)
    }
}
