import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacros

/// `@Schema`: writes the JSON Schema of a struct or enum.
///
/// The schema is a member, not part of an extension, because only there are the names of types next to it in scope.
struct SchemaMacro {}

extension SchemaMacro: MemberMacro {
    static func expansion(
        of node: AttributeSyntax,
        providingMembersOf declaration: some DeclGroupSyntax,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] {
        guard let type = DescribableType(declaration) else {
            context.diagnose(WorkflowDiagnostic.notDescribable().at(declaration.introducer))
            return []
        }
        if isHidden(declaration, in: context) {
            context.diagnose(WorkflowDiagnostic.privateNested(type.name.name).at(type.name))
            return []
        }
        for member in declaration.memberBlock.members {
            guard let condition = member.decl.as(IfConfigDeclSyntax.self), condition.hidesProperties else { continue }
            context.diagnose(WorkflowDiagnostic.conditionalProperties(type.name.name).at(condition))
        }
        return [
            """
            \(raw: type.access.memberPrefix)static var schema: Workflows::JSONSchema {
                \(raw: type.expression)
            }
            """
        ]
    }
}

extension SchemaMacro: ExtensionMacro {
    static func expansion(
        of node: AttributeSyntax,
        attachedTo declaration: some DeclGroupSyntax,
        providingExtensionsOf type: some TypeSyntaxProtocol,
        conformingTo protocols: [TypeSyntax],
        in context: some MacroExpansionContext
    ) throws -> [ExtensionDeclSyntax] {
        guard !protocols.isEmpty, DescribableType(declaration) != nil, !isHidden(declaration, in: context) else {
            return []
        }
        return [try ExtensionDeclSyntax("extension \(type.trimmed): Workflows::SchemaDescribed {}")]
    }
}

extension DescribableType {
    /// The schema as the expansion writes it.
    fileprivate var expression: String {
        let words =
            "of: Self.self, title: \(literal(name.name)), description: \(literal(Syntax(declaration).documentation))"
        guard let enumeration = declaration.as(EnumDeclSyntax.self) else {
            let fields = StoredProperty.all(in: declaration).compactMap { property in
                keys.key(of: property.name).map { property.field(key: $0) }
            }
            return "Workflows::JSONSchema.object(\(words)) {\n\(list(fields))\n}"
        }
        let elements = enumeration.caseElements
        if elements.allSatisfy({ $0.parameterClause == nil }) {
            let cases = elements.map { ".\($0.name.text)," }
            return "Workflows::JSONSchema.choice(\(words)) {\n\(list(cases))\n}"
        }
        return "Workflows::JSONSchema.variants(\(words)) {\n\(list(elements.compactMap(variant)))\n}"
    }

    /// One case with its payload: synthesized coding writes `{"case": {"label": value}}`, without a label `_0`.
    private func variant(_ element: EnumCaseElementSyntax) -> String? {
        guard let key = keys.key(of: element.name.name) else { return nil }
        let inner = CodingKeyNames(of: declaration, enumeration: element.name.name.capitalisedFirst + "CodingKeys")
        let parameters = element.parameterClause?.parameters ?? []
        let fields = parameters.enumerated().compactMap { index, parameter -> String? in
            let label = parameter.firstName.map(\.name).flatMap { $0 == "_" ? nil : $0 } ?? "_\(index)"
            let property = StoredProperty(
                name: label,
                type: parameter.type.trimmed,
                defaultValue: parameter.defaultValue?.value.trimmed,
                documentation: nil
            )
            return inner.key(of: label).map { property.field(key: $0) }
        }
        let documentation = element.parent?.parent?.documentation
        let words = documentation.map { ", description: \(literal($0))" } ?? ""
        return ".variant(\(literal(key))\(words), [\(fields.joined(separator: "\n"))]),"
    }

    private func list(_ entries: [String]) -> String {
        entries.isEmpty ? "[]" : "[\n\(entries.joined(separator: "\n"))\n]"
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension IfConfigDeclSyntax {
    /// Whether stored properties or cases stand in one of the branches.
    fileprivate var hidesProperties: Bool {
        clauses.contains { clause in
            guard case .decls(let members) = clause.elements else { return false }
            return members.contains { member in
                if let inner = member.decl.as(IfConfigDeclSyntax.self) { return inner.hidesProperties }
                if member.decl.is(EnumCaseDeclSyntax.self) { return true }
                guard let variable = member.decl.as(VariableDeclSyntax.self) else { return false }
                return !StoredProperty.all(in: variable).isEmpty
            }
        }
    }
}
