import SwiftDiagnostics
import SwiftSyntax

/// How the compiler is told which events begin and end runs of a workflow.
struct WorkflowEnds {
    var input: End
    var output: End
    private(set) var diagnostics: [Diagnostic] = []

    enum End {
        /// The type is known: an alias says it.
        case known(String)
        /// One of these types, of which some are declared elsewhere: the compiler infers it from witnesses.
        case inferred([String])
        /// An error has been given; a type of the library stands in, so that it stays the only one.
        case missing
    }

    init(workflow: WorkflowSyntax) {
        let graph = workflow.graph
        let steps = workflow.readableSteps
        input = .missing
        output = .missing
        input = end(
            of: workflow,
            named: workflow.arguments.input,
            label: "input",
            mentions: steps.flatMap(\.consumed),
            role: .start,
            graph: graph,
            settled: graph.produced
        )
        output = end(
            of: workflow,
            named: workflow.arguments.output,
            label: "output",
            mentions: steps.flatMap(\.produced),
            role: .stop,
            graph: graph,
            settled: graph.consumed
        )
        for case .known(let name) in [input, output] { checkAccess(of: name, in: workflow) }
        checkAccess(of: "State", in: workflow)
    }

    /// - Parameter settled: events that have a partner inside the graph, so that they are the last to be tried.
    private mutating func end(
        of workflow: WorkflowSyntax,
        named: ExprSyntax?,
        label: String,
        mentions: [EventMention],
        role: EventRole,
        graph: NamedGraph,
        settled: Set<String>
    ) -> End {
        if let named { return .known(workflow.names.name(ofExpression: named)) }
        var seen: Set<String> = []
        let names = mentions.map(\.name).filter { seen.insert($0).inserted }
        let known = names.filter { graph.role($0).role.contains(role) }
        let open = names.filter { !graph.role($0).isComplete && !settled.contains($0) && !known.contains($0) }
        let isOpen = workflow.arguments.isOpen
        if let only = known.first, known.count == 1, open.isEmpty || isOpen { return .known(only) }
        if known.count > 1, !isOpen { return .missing }
        if known.isEmpty, open.count == 1 || (!isOpen && !open.isEmpty) { return .inferred(open) }
        if !isOpen {
            let candidates = known + open
            if !candidates.isEmpty { return .inferred(candidates) }
            let hidden = names.filter { !graph.role($0).isComplete }
            return hidden.isEmpty ? .missing : .inferred(hidden)
        }
        diagnostics.append(WorkflowDiagnostic.openWithout(label, of: workflow.name.name).at(workflow.attribute))
        return .missing
    }

    /// A public workflow is started and awaited from outside, so its ends and its state must be public too.
    private mutating func checkAccess(of name: String, in workflow: WorkflowSyntax) {
        guard workflow.access.isBeyondModule, let type = workflow.nested[name], !type.access.isBeyondModule else {
            return
        }
        let access: AccessLevel = workflow.access == .package ? .package : .public
        let message = WorkflowDiagnostic.lessVisible(name, than: workflow.name.name, access: access.rawValue)
        diagnostics.append(message.at(type.name, fixIts: [FixIt.adding(access, to: type)].compactMap(\.self)))
    }
}
