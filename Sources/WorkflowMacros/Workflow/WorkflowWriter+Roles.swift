import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

extension WorkflowWriter {
    /// Calls that compile only when the roles of types declared elsewhere fit; `nil` when all roles are known.
    ///
    /// Each call claims to stand where the source names the type, so that the compiler's error appears there.
    var graphCheck: DeclSyntax? {
        guard !workflow.arguments.isOpen else { return nil }
        let calls = endCalls + eventCalls
        guard !calls.isEmpty else { return nil }
        return """
            private static func _graphCheck() {
                \(raw: calls.joined(separator: "\n"))
            }
            """
    }

    /// One call for each event whose role only the compiler knows.
    private var eventCalls: [String] {
        let graph = workflow.graph
        let (produced, consumed) = (graph.produced, graph.consumed)
        var seen: Set<String> = []
        var calls: [String] = []
        for step in workflow.steps {
            for mention in step.consumed where !graph.role(mention.name).isComplete {
                let rule =
                    produced.contains(mention.name)
                    ? "eventThatAStepTakesMustBeAnEvent"
                    : "eventThatNoStepEmitsMustBeAStartEventOrHumanResponseEvent"
                if seen.insert(rule + mention.name).inserted { calls.append(call(rule, [mention.name], at: mention)) }
            }
            for mention in step.produced where !graph.role(mention.name).isComplete && !consumed.contains(mention.name)
            {
                let rule = "eventThatNoStepAcceptsMustBeAStopEventOrInputRequiredEvent"
                if seen.insert(rule + mention.name).inserted { calls.append(call(rule, [mention.name], at: mention)) }
            }
        }
        return calls
    }

    /// At most one call for the start and one for the stop, when the compiler must find them among several types.
    private var endCalls: [String] {
        var calls: [String] = []
        let consumed = workflow.steps.flatMap(\.consumed)
        let produced = workflow.steps.flatMap(\.produced)
        for (end, rule, mentions) in [
            (ends.input, "exactlyOneOfTheseMustBeAStartEvent", consumed),
            (ends.output, "exactlyOneOfTheseMustBeAStopEvent", produced),
        ] {
            guard case .inferred(let types) = end, types.count <= 4,
                let last = types.last, let mention = mentions.first(where: { $0.name == last })
            else { continue }
            calls.append(call(rule, types, at: mention))
        }
        return calls
    }

    private func call(_ rule: String, _ types: [String], at mention: EventMention) -> String {
        let arguments = types.map { "\($0).self" }.joined(separator: ", ")
        let call = "Workflows::GraphRoles.\(rule)(\(arguments))"
        guard let place = context.location(of: mention.node, at: .afterLeadingTrivia, filePathMode: .filePath) else {
            return call
        }
        return "#sourceLocation(file: \(place.file), line: \(place.line))\n\(call)\n#sourceLocation()"
    }
}
