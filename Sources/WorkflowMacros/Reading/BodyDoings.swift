import SwiftSyntax

/// What the body of a step does with its context, as far as the text tells.
struct BodyDoings {
    /// Events that the body sends, waits for, or asks, each where it does.
    var sends: [Doing] = []
    var awaits: [Doing] = []
    var asks: [Doing] = []
    /// Resources that the body asks for by a static name, `Self.clerk`, each once.
    var resources: [String] = []

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

/// Finds `context.send(X(…))`, `context.wait(for: X.self, asking: Y(…))` and `context.resource(Self.x)`.
final class BodyReader: SyntaxVisitor {
    private let context: String
    private let names: TypeNames
    private(set) var doings = BodyDoings()
    /// Conditions of compilation around what is read.
    private var conditions = 0

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
        case "resource":
            if let resource = call.arguments.first, resource.label == nil { note(resource: resource.expression) }
        default: break
        }
        return .visitChildren
    }

    override func visit(_ node: IfConfigDeclSyntax) -> SyntaxVisitorContinueKind {
        conditions += 1
        return .visitChildren
    }

    override func visitPost(_ node: IfConfigDeclSyntax) { conditions -= 1 }

    /// Notes `Self.clerk` and `Office.clerk`; other expressions cannot be told outside of the body.
    private func note(resource expression: ExprSyntax) {
        guard conditions == 0, let member = expression.as(MemberAccessExprSyntax.self),
            let base = member.base?.as(DeclReferenceExprSyntax.self)?.baseName.text,
            base.first?.isUppercase == true, member.declName.baseName.text.first?.isLowercase == true,
            member.declName.baseName.text != "self", !localTypes.contains(base)
        else { return }
        let spelling = expression.trimmedDescription
        if !doings.resources.contains(spelling) { doings.resources.append(spelling) }
    }

    /// Types that the body declares for itself.
    private var localTypes: Set<String> = []

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }
    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { enter(node.name) }

    private func enter(_ name: TokenSyntax) -> SyntaxVisitorContinueKind {
        localTypes.insert(name.text)
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
