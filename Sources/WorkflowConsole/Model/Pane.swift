/// The parts of the screen; their numbers are the keys that go to them.
public enum Pane: Int, Sendable, Hashable, CaseIterable {
    /// Workflows and their runs.
    case runs = 1
    /// Open questions, the graph, the stream, what is selected, calls in time, and what is wrong.
    case inbox, graph, events, inspector, timeline, problems

    /// The pane's name on its frame and tab.
    public var name: String {
        switch self {
        case .runs: "Runs"
        case .inbox: "Inbox"
        case .graph: "Graph"
        case .events: "Events"
        case .inspector: "Inspector"
        case .timeline: "Timeline"
        case .problems: "Problems"
        }
    }

    /// The name where a row of tabs has little room.
    public var shortName: String {
        switch self {
        case .inspector: "Inspect"
        case .timeline: "Time"
        default: name
        }
    }
}
