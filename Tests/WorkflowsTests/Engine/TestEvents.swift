@testable import Workflows

/// The events that the engine's tests are made of.
struct Go: StartEvent, Equatable {}
struct Left: Event, Equatable { var n = 0 }
struct Right: Event, Equatable { var n = 0 }
struct Item: Event, Equatable { var n = 0 }
struct Part: Event, Equatable { var n = 0 }
struct Made: Event, Equatable { var n = 0 }
struct Page: Event, EntryEvent, Equatable { var n = 0 }
struct Ask: InputRequiredEvent, Equatable { var prompt = "Well?" }
struct Reply: HumanResponseEvent, Equatable { var n = 0 }
struct Choose: InputRequiredEvent, Equatable {
    var n = 0
    static var response: (any HumanResponseEvent.Type)? { Choice.self }
}
struct Choice: HumanResponseEvent, Equatable { var n = 0 }
struct End: StopEvent, Equatable { var n = 0 }

/// The workflow that gives the tests' steps a type; its own steps are of no interest.
struct Bench: Workflow {
    static let declaration = WorkflowDeclaration(name: "bench", documentation: nil, place: nil, isClosed: true)
    static func _entry(_: Go.Type) {}
    static func _exit(_: End.Type) {}
    static var steps: [Step<Bench>] { [] }
}

/// Something that is thrown.
struct Mishap: Error, Equatable {}
