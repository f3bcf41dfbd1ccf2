import SwiftParser
import SwiftSyntax

/// A struct or enum as `@Schema` reads it.
struct DescribableType {
    let name: TokenSyntax
    let declaration: any DeclGroupSyntax
    let access: AccessLevel
    let keys: CodingKeyNames

    init?(_ declaration: some DeclGroupSyntax) {
        guard declaration.is(StructDeclSyntax.self) || declaration.is(EnumDeclSyntax.self),
            let named = declaration.asProtocol((any NamedDeclSyntax).self)
        else { return nil }
        name = named.name
        self.declaration = declaration
        access = AccessLevel(declaration.modifiers)
        keys = CodingKeyNames(of: declaration, enumeration: "CodingKeys")
    }

    /// Whether a type in the braces of a workflow gets `@Schema` without anybody writing it.
    ///
    /// It must say that it is coded, leave the coding to the compiler, and not be private: an extension, in which the
    /// conformance stands, cannot name a private nested type.
    static func wantsSchema(_ member: DeclSyntax) -> Bool {
        guard let type = member.asProtocol((any DeclGroupSyntax).self),
            member.is(StructDeclSyntax.self) || member.is(EnumDeclSyntax.self),
            AccessLevel(type.modifiers) != .private,
            type.attributes.first("Schema") == nil, type.attributes.first("Workflow") == nil,
            let inherited = type.inheritanceClause?.inheritedTypes
        else { return false }
        let names = Set(inherited.flatMap(\.type.protocolNames))
        guard !names.contains("SchemaDescribed") else { return false }
        let coded = Set(EventRole.ofProtocol.keys).union(["Codable", "Decodable", "WorkflowState"])
        guard !names.isDisjoint(with: coded) else { return false }
        return !type.memberBlock.members.contains { $0.decl.describesItself || $0.decl.codesByHand }
    }
}

extension DeclSyntax {
    /// Whether this is a hand-written `static var schema`.
    fileprivate var describesItself: Bool {
        guard let variable = self.as(VariableDeclSyntax.self), variable.modifiers.first("static") != nil else {
            return false
        }
        return variable.bindings.contains { $0.pattern.trimmedDescription == "schema" }
    }

    /// Whether this writes a value in a shape of its own, so that the properties do not tell it.
    fileprivate var codesByHand: Bool {
        guard let function = self.as(FunctionDeclSyntax.self), function.name.text == "encode" else { return false }
        return function.signature.parameterClause.parameters.first?.firstName.text == "to"
    }
}

/// The keys that a type's `CodingKeys` gives to its properties or cases.
struct CodingKeyNames {
    /// `nil` when the type has no such enum: then every name is its own key.
    private let keys: [String: String]?

    init(of declaration: some DeclGroupSyntax, enumeration name: String) {
        let enumeration = declaration.memberBlock.members.lazy
            .compactMap { $0.decl.as(EnumDeclSyntax.self) }
            .first { $0.name.name == name }
        keys = enumeration.map { enumeration in
            Dictionary(
                enumeration.caseElements.map { element in
                    let raw = element.rawValue?.value.as(StringLiteralExprSyntax.self)?.representedLiteralValue
                    return (element.name.name, raw ?? element.name.name)
                },
                uniquingKeysWith: { first, _ in first }
            )
        }
    }

    /// The key of a property, or `nil` when it is not coded.
    func key(of property: String) -> String? {
        guard let keys else { return property }
        return keys[property]
    }
}
