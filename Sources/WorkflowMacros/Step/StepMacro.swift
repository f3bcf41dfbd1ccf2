import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// `@Step`: a mark that `@Workflow` reads; by itself it only says when it stands where nobody reads it.
struct StepMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        if let why = whyUnread(declaration, in: context.lexicalContext) {
            context.diagnose(WorkflowDiagnostic.stepOutside(why).at(node))
        }
        return []
    }

    static func whyUnread(
        _ declaration: some DeclSyntaxProtocol,
        in surroundings: [Syntax],
        mark: String = "@Step"
    ) -> String? {
        guard declaration.is(FunctionDeclSyntax.self) else {
            return "\(mark) stands on something that is not a method."
        }
        guard let around = surroundings.first else { return "A free function is no step by itself." }
        if around.is(ExtensionDeclSyntax.self) {
            return "@Workflow cannot see steps in an extension."
        }
        guard let type = around.asProtocol((any DeclGroupSyntax).self), type.attributes.first("Workflow") != nil else {
            return "The type around this step is not a @Workflow."
        }
        return nil
    }
}

/// `@CatchError`: a mark like `@Step`, on a step that stands in for others.
struct CatchErrorMacro: PeerMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingPeersOf declaration: some DeclSyntaxProtocol,
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        if let why = StepMacro.whyUnread(declaration, in: context.lexicalContext, mark: "@CatchError") {
            context.diagnose(WorkflowDiagnostic.stepOutside(why).at(node))
        }
        return []
    }
}
