import SwiftSyntax

/// What the body of a step does with its context, as far as the text tells.
struct BodyDoings {
    /// Events that the body sends, waits for, or asks, each where it does.
    var sends: [Doing] = []
    var awaits: [Doing] = []
    var asks: [Doing] = []

    /// One event the body speaks of.
    struct Doing {
        /// The one name of the type.
        var name: String
        /// The type as it is written there.
        var spelling: String
        /// The call.
        var node: Syntax
    }
}

/// Finds `context.send(X(…))` and `context.wait(for: X.self, asking: Y(…))`.
final class BodyReader: SyntaxVisitor {
    private let context: String
    private let names: TypeNames
    private(set) var doings = BodyDoings()

    /// Reads calls on the parameter called `context`.
    init(context: String, names: TypeNames) {
        self.context = context
        self.names = names
        super.init(viewMode: .sourceAccurate)
    }

    override func visit(_ call: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        guard let member = call.calledExpression.as(MemberAccessExprSyntax.self),
            member.base?.as(DeclReferenceExprSyntax.self)?.baseName.name == context
        else { return .visitChildren }
        switch member.declName.baseName.name {
        case "send":
            if let event = call.arguments.first, event.label == nil { note(event.expression, in: \.sends, call: call) }
        case "wait":
            for argument in call.arguments {
                switch argument.label?.text {
                case "for": note(argument.expression, in: \.awaits, call: call)
                case "asking": note(argument.expression, in: \.asks, call: call)
                default: break
                }
            }
        default: break
        }
        return .visitChildren
    }

    /// Notes the type of `Draft(…)`, `Draft.self` or `Draft.init(…)`; other expressions do not show their type.
    private func note(
        _ expression: ExprSyntax,
        in list: WritableKeyPath<BodyDoings, [BodyDoings.Doing]>,
        call: FunctionCallExprSyntax
    ) {
        var type = expression
        if let made = expression.as(FunctionCallExprSyntax.self) { type = made.calledExpression }
        if let member = type.as(MemberAccessExprSyntax.self), let base = member.base,
            ["self", "init"].contains(member.declName.baseName.name)
        {
            type = base
        } else if type == expression {
            return
        }
        let spelling = type.trimmedDescription
        let last = spelling.split(separator: "<").first?.split(separator: ".").last ?? ""
        guard last.first?.isUppercase == true else { return }
        doings[keyPath: list].append(
            BodyDoings.Doing(name: names.name(ofExpression: type), spelling: spelling, node: Syntax(call))
        )
    }
}
