import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Outcome`: makes an enum with one event per case usable as the result or the input of a step.
struct OutcomeMacro {}

extension OutcomeMacro: MemberMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        guard let enumeration = declaration.as(EnumDeclSyntax.self) else {
            context.diagnose(WorkflowDiagnostic.notAnEnum().at(declaration.introducer))
            return []
        }
        if isHidden(declaration, in: context) {
            context.diagnose(WorkflowDiagnostic.privateNested(enumeration.name.name).at(enumeration.name))
        }
        let cases = cases(of: enumeration, in: context)
        let prefix = AccessLevel(enumeration.modifiers).memberPrefix
        let table = cases.map { one in
            "Workflows::OutcomeCase((\(one.type)).self) { payload in .\(one.name)(\(one.label)payload) },"
        }
        let payloads = cases.map { "case .\($0.name)(let payload): return payload" }
        return [
            """
            \(raw: prefix)static var outcomeCases: [Workflows::OutcomeCase<Self>] {
                [
                    \(raw: table.joined(separator: "\n"))
                ]
            }
            """,
            """
            \(raw: prefix)var outcomePayload: any Workflows::StepOutput {
                switch self {
                \(raw: payloads.joined(separator: "\n"))
                }
            }
            """,
        ]
    }

    private struct Case {
        var name: String
        var label: String
        var type: String
    }

    /// The cases that carry one event; the others are diagnosed.
    private static func cases(of enumeration: EnumDeclSyntax, in context: some MacroExpansionContext) -> [Case] {
        var cases: [Case] = []
        var isEmpty = true
        for element in enumeration.caseElements {
            isEmpty = false
            guard let parameters = element.parameterClause?.parameters, parameters.count == 1,
                let payload = parameters.first, payload.defaultValue == nil
            else {
                context.diagnose(WorkflowDiagnostic.outcomeCase(element.name.name).at(element))
                continue
            }
            let label = payload.firstName.map { $0.text == "_" ? "" : "\($0.text): " } ?? ""
            cases.append(Case(name: element.name.text, label: label, type: payload.type.trimmedDescription))
        }
        if isEmpty {
            context.diagnose(WorkflowDiagnostic.outcomeWithoutCases(enumeration.name.name).at(enumeration.name))
        }
        return cases
    }
}

extension OutcomeMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax,
        attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        guard !protocols.isEmpty, declaration.is(EnumDeclSyntax.self), !isHidden(declaration, in: context) else {
            return []
        }
        return [try ExtensionDeclSyntax("extension \(type.trimmed): Workflows::Outcome {}")]
    }
}

extension EnumDeclSyntax {
    /// All cases, those of `case a, b` one by one.
    var caseElements: [EnumCaseElementSyntax] {
        memberBlock.members.compactMap { $0.decl.as(EnumCaseDeclSyntax.self) }.flatMap { Array($0.elements) }
    }
}
