import SwiftSyntax
import SwiftSyntaxBuilder

/// The text as a Swift string literal.
func literal(_ text: String) -> String { StringLiteralExprSyntax(content: text).description }

/// The text as a Swift string literal, or `nil` as the expansion spells it.
func literal(_ text: String?) -> String { text.map { literal($0) } ?? "nil" }

extension TokenSyntax {
    /// The name without the backticks that make a keyword usable.
    var name: String {
        let text = self.text
        return text.count > 2 && text.first == "`" && text.last == "`" ? String(text.dropFirst().dropLast()) : text
    }
}

extension AttributeListSyntax {
    /// The attribute of that name, also when it is written `@Workflows.Step`.
    func first(_ name: String) -> AttributeSyntax? {
        for element in self {
            if case .attribute(let attribute) = element, attribute.shortName == name { return attribute }
        }
        return nil
    }
}

extension AttributeSyntax {
    /// The last part of the attribute's name.
    var shortName: String {
        if let member = attributeName.as(MemberTypeSyntax.self) { return member.name.name }
        return attributeName.as(IdentifierTypeSyntax.self)?.name.name ?? attributeName.trimmedDescription
    }

    /// The arguments in order, each with the label that is in force: `asks: A.self, B.self` gives two of `asks`.
    var labelledArguments: [(label: String?, value: ExprSyntax)] {
        guard case .argumentList(let arguments) = arguments else { return [] }
        var label: String?
        return arguments.map { argument in
            label = argument.label?.text ?? label
            return (label, argument.expression)
        }
    }
}
