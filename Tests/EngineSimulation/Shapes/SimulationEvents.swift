import FoundationEssentials
import Workflows

// What flows through the simulated workflows. The machine looks inside an event only where a wait requires something of
// it: the number.

/// An event that a wait may want to have a certain number.
protocol Numbered: WorkflowEvent {
    var n: Int { get }
    init(n: Int)
}

struct Go: StartEvent {}
struct Red: Event, Numbered { var n = 0 }
struct Green: Event, Numbered { var n = 0 }
struct Blue: Event, Numbered { var n = 0 }
struct Grey: Event, Numbered { var n = 0 }
struct Page: Event, EntryEvent, Numbered { var n = 0 }
struct Ask: InputRequiredEvent {}
struct Reply: HumanResponseEvent, Numbered { var n = 0 }
struct Choose: InputRequiredEvent { static var response: (any HumanResponseEvent.Type)? { Choice.self } }
struct Choice: HumanResponseEvent, Numbered { var n = 0 }
struct End: StopEvent {}
/// No step knows it.
struct Stranger: Event {}

enum SimulationEvents {
    /// The numbers that events have.
    static let numbers = 0..<3

    /// One value of each type.
    static let values: [any WorkflowEvent] = [
        Go(), Red(), Green(), Blue(), Grey(), Page(), Ask(), Reply(), Choose(), Choice(), End(), Stranger(),
        StepFailed(
            step: "work",
            inputType: "Red",
            errorType: "Mishap",
            message: "",
            failedAt: Date(timeIntervalSince1970: 0)
        ),
    ]
}
