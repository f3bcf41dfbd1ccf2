import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

extension FixIt {
    /// Puts `final` before `class`.
    static func addingFinal(to type: ClassDeclSyntax) -> FixIt {
        var final = type
        let keyword = DeclModifierSyntax(name: .keyword(.final, trailingTrivia: .space))
        if type.modifiers.isEmpty {
            final.modifiers = [keyword.with(\.leadingTrivia, type.classKeyword.leadingTrivia)]
            final.classKeyword = type.classKeyword.with(\.leadingTrivia, [])
        } else {
            final.modifiers = type.modifiers + [keyword]
        }
        return FixIt(
            message: WorkflowFix(message: "add 'final'", id: "final"),
            changes: [.replace(oldNode: Syntax(type), newNode: Syntax(final))]
        )
    }

    /// Takes a modifier away from a method.
    static func removing(_ modifier: DeclModifierSyntax, from function: FunctionDeclSyntax) -> FixIt {
        var mended = function
        mended.modifiers = function.modifiers.filter { $0.id != modifier.id }
        if function.modifiers.first?.id == modifier.id {
            if mended.modifiers.isEmpty {
                mended.funcKeyword.leadingTrivia = modifier.leadingTrivia
            } else {
                mended.modifiers.leadingTrivia = modifier.leadingTrivia
            }
        }
        return FixIt(
            message: WorkflowFix(message: "remove '\(modifier.name.text)'", id: "remove"),
            changes: [.replace(oldNode: Syntax(function), newNode: Syntax(mended))]
        )
    }

    /// Writes a first step that a person can go on from.
    static func addingFirstStep(to declaration: some DeclGroupSyntax) -> FixIt {
        var more = declaration
        var step: DeclSyntax =
            """
            @Step
                func begin(_ start: Start) -> Done { Done() }
            """
        step.leadingTrivia = .newline + .spaces(4)
        more.memberBlock.members.append(MemberBlockItemSyntax(decl: step))
        if declaration.memberBlock.members.isEmpty,
            !more.memberBlock.rightBrace.leadingTrivia.contains(where: \.isNewline)
        {
            more.memberBlock.rightBrace.leadingTrivia = .newline
        }
        return FixIt(
            message: WorkflowFix(message: "add a step", id: "firstStep"),
            changes: [.replace(oldNode: Syntax(declaration), newNode: Syntax(more))]
        )
    }

    /// Names in the attribute what the body does.
    static func replacing(_ attribute: AttributeSyntax, by better: AttributeSyntax) -> FixIt {
        FixIt(
            message: WorkflowFix(message: "write \(better.trimmedDescription)", id: "declare"),
            changes: [.replace(oldNode: Syntax(attribute), newNode: Syntax(better))]
        )
    }

    /// Puts an access modifier before a type.
    static func adding(_ access: AccessLevel, to type: NestedType) -> FixIt? {
        guard let structure = type.declaration.as(StructDeclSyntax.self) else { return nil }
        var wider = structure
        let keyword = DeclModifierSyntax(name: .identifier(access.rawValue, trailingTrivia: .space))
        if structure.modifiers.isEmpty {
            wider.modifiers = [keyword.with(\.leadingTrivia, structure.structKeyword.leadingTrivia)]
            wider.structKeyword.leadingTrivia = []
        } else {
            wider.modifiers =
                [keyword.with(\.leadingTrivia, structure.modifiers.leadingTrivia)]
                + structure.modifiers.filter { AccessLevel(rawValue: $0.name.text) == nil }.with(\.leadingTrivia, [])
        }
        return FixIt(
            message: WorkflowFix(message: "make '\(type.name.name)' \(access.rawValue)", id: "access"),
            changes: [.replace(oldNode: Syntax(structure), newNode: Syntax(wider))]
        )
    }
}
