import Workflows

/// A real workflow: asks a number, and doubles it; refuses a negative start.
struct AskingFlow: Workflow {
    struct Begin: StartEvent {
        var from: Int
        var token: Secret<String>
    }
    struct HowMany: InputRequiredEvent {
        var prompt: String
        var token: Secret<String>
    }
    struct Many: HumanResponseEvent { var count: Int }

    struct Negative: Error, CustomStringConvertible {
        var description: String { "the start is below zero" }
    }

    static let declaration = WorkflowDeclaration(
        name: "asking",
        documentation: "Asks a number, and doubles it. Not more.",
        place: .here(),
        isClosed: true
    )
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<Int>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("ask") { (_: Self, begin: Begin, _) in
                if begin.from < 0 { throw Negative() }
                return HowMany(prompt: "How many, from \(begin.from) on?", token: begin.token)
            },
            Step("double") { (_: Self, many: Many, _) in Stop(many.count * 2) },
        ]
    }
}

/// A real workflow that lets the asking one do its work, as a child run.
struct AskingChildFlow: Workflow {
    struct Begin: StartEvent {
        var from: Int
        var token: Secret<String>
    }

    static let declaration = WorkflowDeclaration(
        name: "asking-child",
        documentation: "Lets another workflow ask.",
        place: .here(),
        isClosed: true
    )
    static func _entry(_: Begin.Type) {}
    static func _exit(_: Stop<Int>.Type) {}
    static var steps: [Step<Self>] {
        [
            Step("double") { (_: Self, begin: Begin, context: Context) in
                Stop(try await context.run(AskingFlow(), .init(from: begin.from, token: begin.token)))
            }
        ]
    }
}
