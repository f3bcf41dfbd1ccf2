import SwiftSyntax
import SwiftSyntaxMacros

/// How far a declaration can be seen, as its modifiers say.
enum AccessLevel: String {
    case `private`, `fileprivate`, `internal`, package, `public`, open

    init(_ modifiers: DeclModifierListSyntax) {
        self =
            modifiers.lazy.filter { $0.detail == nil }.compactMap { AccessLevel(rawValue: $0.name.text) }.first
            ?? .internal
    }

    /// What stands before a member that must be seen as far as its type.
    var memberPrefix: String {
        switch self {
        case .public, .open: "public "
        case .package: "package "
        case .private, .fileprivate, .internal: ""
        }
    }

    /// Whether witnesses of a public protocol must say so.
    var isBeyondModule: Bool { !memberPrefix.isEmpty }
}

extension DeclModifierListSyntax {
    /// The modifier of that name, if it is there.
    func first(_ name: String) -> DeclModifierSyntax? { first { $0.name.text == name } }
}

/// Whether a type is private in another one, where an extension of it, which stands outside, cannot name it.
func isHidden(_ declaration: some DeclGroupSyntax, in context: some MacroExpansionContext) -> Bool {
    AccessLevel(declaration.modifiers) == .private && !context.lexicalContext.isEmpty
}
