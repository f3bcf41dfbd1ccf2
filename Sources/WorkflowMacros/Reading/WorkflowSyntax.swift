import SwiftSyntax

/// A type marked `@Workflow`, read: its nested types and its steps.
struct WorkflowSyntax {
    let declaration: any DeclGroupSyntax
    let name: TokenSyntax
    let attribute: AttributeSyntax
    let access: AccessLevel
    let isClass: Bool
    let arguments: Arguments
    let names: TypeNames
    /// Types in the braces of the workflow, by name.
    let nested: [String: NestedType]
    var steps: [StepSyntax] = []

    /// The arguments of `@Workflow`.
    struct Arguments {
        var isOpen = false
        var name: ExprSyntax?
        var input: ExprSyntax?
        var output: ExprSyntax?
    }

    /// The type as the expansion names it: `Self` cannot stand inside a class's property types.
    var selfType: String { isClass ? name.text : "Self" }
}

/// A type in the braces of a workflow.
struct NestedType {
    var name: TokenSyntax
    var access: AccessLevel
    var role: KnownRole
    /// Whether it names one of the library's roles, also one that permits nothing by itself.
    var hasRole = false
    /// What each case of an `@Outcome` enum carries; `nil` for all other types.
    var outcomes: [TypeSyntax]?
    /// Where `public` would go.
    var modifiers: DeclModifierListSyntax
    var declaration: DeclSyntax

    init?(_ member: DeclSyntax) {
        guard let type = member.asProtocol((any DeclGroupSyntax).self),
            let named = member.asProtocol((any NamedDeclSyntax).self),
            !member.is(ProtocolDeclSyntax.self)
        else { return nil }
        name = named.name
        access = AccessLevel(type.modifiers)
        modifiers = type.modifiers
        declaration = member
        role = KnownRole(role: [], isComplete: true)
        for inherited in type.inheritanceClause?.inheritedTypes ?? [] {
            for part in inherited.type.protocolNames {
                if let more = EventRole.ofProtocol[part] {
                    role.role.formUnion(more)
                    hasRole = true
                } else if !EventRole.roleless.contains(part) {
                    role.isComplete = false
                }
            }
        }
        if let enumeration = member.as(EnumDeclSyntax.self), type.attributes.first("Outcome") != nil {
            outcomes = enumeration.memberBlock.members.flatMap { member -> [TypeSyntax] in
                guard let cases = member.decl.as(EnumCaseDeclSyntax.self) else { return [] }
                return cases.elements.compactMap { $0.parameterClause?.parameters.first?.type }
            }
        }
    }
}

extension TypeSyntax {
    /// The protocols in an inheritance clause's entry: `A & B` names two; the module in front is dropped.
    var protocolNames: [String] {
        if let composition = self.as(CompositionTypeSyntax.self) {
            return composition.elements.flatMap { $0.type.protocolNames }
        }
        if let attributed = self.as(AttributedTypeSyntax.self) { return attributed.baseType.protocolNames }
        let text = tokens(viewMode: .sourceAccurate).map(\.name).joined()
        for prefix in ["Workflows.", "Workflows::", "Swift.", "Swift::"] where text.hasPrefix(prefix) {
            return [String(text.dropFirst(prefix.count))]
        }
        return [text]
    }
}
