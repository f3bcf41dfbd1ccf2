import FoundationEssentials
import Workflows

// What flows through the simulated workflows. Their fields do not matter: the machine never looks inside an event.

struct Go: StartEvent {}
struct Red: Event {}
struct Green: Event {}
struct Blue: Event {}
struct Grey: Event {}
struct Page: Event, EntryEvent {}
struct Ask: InputRequiredEvent {}
struct Reply: HumanResponseEvent {}
struct Choose: InputRequiredEvent { static var response: (any HumanResponseEvent.Type)? { Choice.self } }
struct Choice: HumanResponseEvent {}
struct End: StopEvent {}
/// No step knows it.
struct Stranger: Event {}

enum SimulationEvents {
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
