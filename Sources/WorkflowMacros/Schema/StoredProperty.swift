import SwiftSyntax

/// A property that synthesized coding reads and writes.
struct StoredProperty {
    var name: String
    var type: TypeSyntax?
    var defaultValue: ExprSyntax?
    var documentation: String?

    /// The coded properties of a declaration, in order: no static, computed or lazy ones, and no constants.
    static func all(in declaration: some DeclGroupSyntax) -> [StoredProperty] {
        declaration.memberBlock.members.compactMap { $0.decl.as(VariableDeclSyntax.self) }.flatMap { all(in: $0) }
    }

    static func all(in variable: VariableDeclSyntax) -> [StoredProperty] {
        for modifier in ["static", "class", "lazy"] where variable.modifiers.first(modifier) != nil { return [] }
        let isConstant = variable.bindingSpecifier.tokenKind == .keyword(.let)
        var properties: [StoredProperty] = []
        // In `var a, b: Int` the type stands at the last name and holds for all before it.
        var type: TypeSyntax?
        for binding in variable.bindings.reversed() {
            type = binding.typeAnnotation?.type ?? (binding.initializer == nil ? type : nil)
            guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.name,
                binding.accessorBlock.map(\.isObserving) ?? true,
                !(isConstant && binding.initializer != nil)
            else { continue }
            properties.insert(
                StoredProperty(
                    name: name,
                    type: type?.trimmed,
                    defaultValue: binding.initializer?.value.trimmed,
                    documentation: variable.documentation
                ),
                at: 0
            )
        }
        return properties
    }

    /// The field of the schema, as the expansion writes it.
    func field(key: String) -> String {
        var arguments = [literal(key)]
        if let type { arguments.append("(\(type.withoutForce.trimmedDescription)).self") }
        if let defaultValue, !(defaultValue.is(NilLiteralExprSyntax.self)) {
            arguments.append("default: \(defaultValue.trimmedDescription)")
        }
        if let documentation { arguments.append("description: \(literal(documentation))") }
        return ".field(\(arguments.joined(separator: ", "))),"
    }
}

extension TypeSyntax {
    /// `T!` as `T?`: only the latter can stand in an expression.
    fileprivate var withoutForce: TypeSyntax {
        guard let forced = self.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) else { return self }
        return TypeSyntax(OptionalTypeSyntax(wrappedType: forced.wrappedType))
    }
}

extension AccessorBlockSyntax {
    /// Whether the accessors only observe a stored property.
    fileprivate var isObserving: Bool {
        guard case .accessors(let accessors) = accessors else { return false }
        return accessors.allSatisfy { ["willSet", "didSet"].contains($0.accessorSpecifier.text) }
    }
}
