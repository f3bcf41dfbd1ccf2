import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Workflow`: writes the step table, the declaration and the conformance, and checks the event graph.
struct WorkflowMacro {}

extension WorkflowMacro: MemberMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        var reader = WorkflowReader()
        guard var workflow = reader.read(declaration, attribute: node) else {
            reader.diagnostics.forEach(context.diagnose)
            return []
        }
        var diagnostics = reader.diagnostics
        if isHidden(declaration, in: context) {
            diagnostics.append(WorkflowDiagnostic.privateNested(workflow.name.name).at(workflow.name))
        }
        if !workflow.steps.isEmpty {
            var checker = GraphChecker(workflow: workflow)
            checker.check()
            diagnostics += checker.diagnostics
        }
        let ends = WorkflowEnds(workflow: workflow)
        diagnostics += ends.diagnostics
        diagnostics.forEach(context.diagnose)
        workflow.steps = workflow.readableSteps.filter { step in
            !step.accepted.contains { workflow.role(of: $0.name).role.contains(.stop) }
        }
        let writer = WorkflowWriter(workflow: workflow, ends: ends, context: context)
        return writer.members(checkingRoles: !diagnostics.contains { $0.diagMessage.severity == .error })
    }
}

extension WorkflowMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax,
        attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        var reader = WorkflowReader()
        guard !protocols.isEmpty, reader.read(declaration, attribute: node) != nil,
            !isHidden(declaration, in: context)
        else { return [] }
        return [try ExtensionDeclSyntax("extension \(type.trimmed): Workflows::Workflow {}")]
    }
}

extension WorkflowMacro: MemberAttributeMacro {
    static func expansion(
        of node: AttributeSyntax,
        attachedTo declaration: some DeclGroupSyntax,
        providingAttributesFor member: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [AttributeSyntax] {
        DescribableType.wantsSchema(DeclSyntax(member)) ? ["@Schema"] : []
    }
}
