import SwiftSyntax

/// A method marked `@Step`, read: what it takes, what it gives, how it is called.
struct StepSyntax {
    var name: String
    var function: FunctionDeclSyntax
    var attribute: StepAttribute
    var inputs: [EventParameter] = []
    /// One for each parameter in order: where the call of the method gets its value.
    var arguments: [Argument] = []
    var outputs: [EventMention] = []
    /// The result type as the expansion names it; `nil` for `Void`.
    var result: TypeSyntax?
    /// What the body does with the context, as far as it can be read.
    var doings = BodyDoings()
    /// Whether something is so wrong that the step has no place in the graph.
    var isUnreadable = false

    /// One argument of the call that the step's body makes.
    struct Argument {
        var label: String?
        /// The index of the event parameter, or `nil` for the context.
        var event: Int?
    }

    var isJoin: Bool { inputs.count > 1 }
    var nameNode: Syntax { Syntax(function.name) }
    /// Everything the step takes from outside its body, and what its body waits for.
    var accepted: [EventMention] { inputs.flatMap(\.alternatives) }
    /// Everything that can come out of it.
    var produced: [EventMention] { outputs + attribute.asks + attribute.sends }
    /// Everything that it takes, in its parameters or in its body.
    var consumed: [EventMention] { accepted + attribute.awaits }
}
