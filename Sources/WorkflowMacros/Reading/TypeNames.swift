import SwiftSyntax
import SwiftSyntaxBuilder

/// Gives each type one name, however the source spells it: `Draft`, `Self.Draft` and `JokeFlow.Draft` are one.
struct TypeNames {
    /// The workflow's own name.
    let owner: String
    /// Type aliases in the braces of the workflow.
    let aliases: [String: TypeSyntax]

    /// The type without parentheses, specifiers and aliases.
    func resolved(_ type: TypeSyntax, depth: Int = 0) -> TypeSyntax {
        if let tuple = type.as(TupleTypeSyntax.self), tuple.elements.count == 1, let only = tuple.elements.first,
            only.firstName == nil
        {
            return resolved(only.type, depth: depth)
        }
        if let attributed = type.as(AttributedTypeSyntax.self) { return resolved(attributed.baseType, depth: depth) }
        if depth < 8, let alias = aliases[spelling(of: type)] { return resolved(alias, depth: depth + 1) }
        return type
    }

    /// The one name of a type.
    func name(of type: TypeSyntax) -> String {
        let name = spelling(of: resolved(type))
        return name == "Done" && aliases["Done"] == nil ? "Stop<Nothing>" : name
    }

    /// The one name of a type that an expression such as `Draft.self` or `Draft` stands for.
    func name(ofExpression expression: ExprSyntax) -> String {
        var text = expression.trimmedDescription
        if text.hasSuffix(".self") { text.removeLast(5) }
        if text.first == "(", text.last == ")" { text = String(text.dropFirst().dropLast()) }
        return name(of: TypeSyntax("\(raw: text)"))
    }

    /// The text without spaces and without what only says where the type stands.
    private func spelling(of type: TypeSyntax) -> String {
        // The parts of the path that is being read, so that `Outer.JokeFlow.` can be dropped as a whole.
        var text = ""
        var pathStart = text.endIndex
        for token in type.tokens(viewMode: .sourceAccurate) {
            switch token.tokenKind {
            case .period, .colonColon:
                let path = text[pathStart...]
                let last = path.split(separator: ".").last.map(String.init)
                if last == owner || path == "Self" || path == "Workflows" {
                    text.removeSubrange(pathStart...)
                } else {
                    text += "."
                }
            case .identifier, .keyword:
                text += token.name
            default:
                text += token.text
                pathStart = text.endIndex
            }
        }
        return text
    }
}

extension TypeSyntax {
    /// The name before the angle brackets, and what is between them: `OneOf` with its members.
    func generic(in names: TypeNames) -> (name: String, arguments: [TypeSyntax])? {
        let clause: GenericArgumentClauseSyntax?
        let name: String
        if let identifier = self.as(IdentifierTypeSyntax.self) {
            (name, clause) = (identifier.name.name, identifier.genericArgumentClause)
        } else if let member = self.as(MemberTypeSyntax.self) {
            (name, clause) = (member.name.name, member.genericArgumentClause)
        } else {
            return nil
        }
        guard let clause else { return nil }
        let arguments = clause.arguments.compactMap { argument -> TypeSyntax? in
            if case .type(let type) = argument.argument { type } else { nil }
        }
        return (name, arguments)
    }

    /// The element of `[Element]` or `Array<Element>`.
    func arrayElement(in names: TypeNames) -> TypeSyntax? {
        if let array = self.as(ArrayTypeSyntax.self) { return array.element }
        if let generic = generic(in: names), generic.name == "Array" { return generic.arguments.first }
        return nil
    }

    /// The value of `Wrapped?` or `Optional<Wrapped>`.
    func optionalWrapped(in names: TypeNames) -> TypeSyntax? {
        if let optional = self.as(OptionalTypeSyntax.self) { return optional.wrappedType }
        if let optional = self.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) { return optional.wrappedType }
        if let generic = generic(in: names), generic.name == "Optional" { return generic.arguments.first }
        return nil
    }
}
