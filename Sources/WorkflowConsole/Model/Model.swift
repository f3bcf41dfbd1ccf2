public import FoundationEssentials
public import TerminalUI
public import Workflows

/// The whole console at one moment: everything a frame is made from besides theme and size.
///
/// It changes only by ``update(_:)``; it holds no clock, task or terminal.
public struct Model: Sendable, Equatable {
    /// What the session was started with; it never changes.
    public let options: ConsoleOptions
    /// The time of the last message that carried one.
    public internal(set) var now: Date
    /// The screen's size in cells.
    public internal(set) var size = Size(width: 80, height: 24)

    /// The workflows of the source, in its order.
    public internal(set) var workflows: [WorkflowInfo] = []
    /// Oldest first.
    public internal(set) var runs: [RunModel] = []
    /// What graph, events and inspector are about.
    public internal(set) var subject: Subject = .nothing

    /// The pane that has the keys.
    public internal(set) var focus: Pane = .runs
    /// Whether the problems stand beside the graph instead of the run's panes.
    public internal(set) var showsProblems = false
    /// Whether the timeline stands where the events stand.
    public internal(set) var showsTimeline = false
    /// Whether the focused pane has the screen for itself.
    public internal(set) var isZoomed = false
    /// Whether the events pane shows what the engine says, too.
    public internal(set) var showsNotices = false
    /// Whether the graph is drawn as lanes even where a picture would fit.
    public internal(set) var prefersLanes = false

    /// What is selected on the graph, and how far it is moved.
    public internal(set) var graph = GraphState()
    /// What the inspector is about.
    public internal(set) var inspected: Inspected = .subject
    /// What is unfolded in the inspector.
    public internal(set) var tree = PayloadTree()
    /// The selected question of the inbox.
    public internal(set) var selectedQuestion: QuestionID?
    /// The selected row of the problems, from 0.
    public internal(set) var selectedProblem = 0
    /// What the compiler said at the last build.
    var diagnostics: [CompilerDiagnostic] = []
    var build = BuildState()
    /// What the last check solved; ticked in the list until the next one.
    var solvedProblems: [ProblemItem] = []
    /// What the last check found that was not there before.
    var newProblems: Set<ProblemItem.Identity> = []
    /// The selected row of the timeline, from 0.
    public internal(set) var selectedInvocation = 0
    /// What `&` shows in lists other than the events.
    public internal(set) var filters: [Pane: String] = [:]
    /// The first row in the window of each list but the events and the inspector.
    public internal(set) var tops: [Pane: Int] = [:]
    /// How the runs are sorted.
    public internal(set) var runOrder = RunOrder.start
    /// The marked runs, in the order in which they were marked.
    public internal(set) var marks: [RunID] = []
    /// How many columns of a list are out of sight on the left.
    var columns: [Pane: Int] = [:]
    /// The places that were left, the last one last, and those that were gone back from.
    var trail: [Spot] = []
    var trailAhead: [Spot] = []
    /// Whether the key that is being handled goes farther than a step in a list.
    var hasLeapt = false
    /// Whether it goes along the places that were left.
    var isOnTrail = false
    /// What `/` looked for last; its matches are lit up in every pane.
    public internal(set) var search = ""

    /// The topmost last.
    public internal(set) var overlays: [Overlay] = []
    /// What was typed into answers that are not sent, by field.
    public internal(set) var drafts: [QuestionID: [String: String]] = [:]
    /// What was typed into start forms that are not sent, by workflow and field.
    public internal(set) var startDrafts: [String: [String: String]] = [:]
    /// What each workflow was last started with.
    public internal(set) var lastValues: [String: [String: JSON]] = [:]
    /// Answers that can still be taken back.
    public internal(set) var held: [QuestionID: HeldAnswer] = [:]
    /// Why answers were not taken, to be shown when their questions are opened again.
    var refusals: [QuestionID: SourceRefusal] = [:]
    /// The line about what just happened, if the next key has not come.
    public internal(set) var notice: Notice?
    /// The newest lines at the end; at most 1,000.
    public internal(set) var log: [LogLine] = []
    /// Lines that were entered, newest last.
    public internal(set) var lineHistory: [String] = []
    var lineHistoryIndex: Int?
    /// The selected line of the lanes, where several lines stand for the selected place.
    var laneRow: Int?

    var lastKey: Date
    var lastInterrupt: Date?
    var hasOpenedFirstQuestion = false
    var isClockSet = false
    /// Whether a snapshot was asked for and has not come.
    var isLooking = false
    var title = ""

    /// Seconds in which a second Ctrl-C leaves at once.
    static let interruptTime = 2.0
    static let logLimit = 1_000
    static let runLimit = 200

    /// Makes a console that knows no workflow and no run yet.
    public init(options: ConsoleOptions) {
        self.options = options
        showsNotices = options.showsNotices
        now = options.started
        lastKey = options.started
    }

    /// What the panes are about.
    public enum Subject: Sendable, Hashable {
        /// Nothing is selected yet.
        case nothing
        /// A workflow, by its name.
        case workflow(String)
        /// A run.
        case run(RunID)
    }

    /// What the inspector shows.
    public enum Inspected: Sendable, Hashable {
        /// The run or workflow itself.
        case subject
        /// An entry of the stream, by its sequence number.
        case record(Int)
        /// A box of the graph.
        case node(GraphNodeID)
        /// An event type, by its id in the graph.
        case event(String)
        /// An open question.
        case question(QuestionID)
        /// One call of a step, by its number in the run.
        case invocation(Int)
    }
}

extension Model {
    /// The run the panes are about.
    public var run: RunModel? {
        if case .run(let id) = subject { run(id) } else { nil }
    }

    /// The workflow the panes are about: the subject itself, or the subject run's.
    public var workflow: WorkflowInfo? {
        switch subject {
        case .nothing: nil
        case .workflow(let name): workflow(name)
        case .run(let id): run(id).flatMap { workflow($0.info.workflow) }
        }
    }

    /// The run with this id, while the console keeps it.
    public func run(_ id: RunID) -> RunModel? { runs.first { $0.id == id } }

    /// The workflow of this name.
    public func workflow(_ name: String) -> WorkflowInfo? { workflows.first { $0.name == name } }

    mutating func change(_ id: RunID, _ body: (inout RunModel) -> Void) {
        if let index = runs.firstIndex(where: { $0.id == id }) { body(&runs[index]) }
    }

    /// Changes the run the panes are about, if they are about one.
    mutating func changeRun(_ body: (inout RunModel) -> Void) {
        if case .run(let id) = subject { change(id, body) }
    }

    /// The runs that are not over, oldest first.
    public var liveRuns: [RunModel] { runs.filter { !$0.info.status.isOver } }

    /// Every open question of every run, the oldest first; answers on their way count as answered.
    public var inbox: [(id: QuestionID, question: Question)] {
        var all: [(id: QuestionID, question: Question)] = []
        for run in runs {
            for question in run.questions {
                let id = QuestionID(run: run.id, wait: question.wait)
                if held[id] == nil { all.append((id, question)) }
            }
        }
        return all.sorted { one, other in
            // What has a deadline and is due sooner is more urgent; then what has waited longer.
            switch (one.question.deadline, other.question.deadline) {
            case (let first?, let second?) where first != second: first < second
            case (.some, nil): true
            case (nil, .some): false
            default: one.question.asked < other.question.asked
            }
        }
    }

    /// The schema of an event type of the workflow the panes are about.
    func schema(of type: String) -> JSONSchema? { workflow?.schemas[type] }

    /// The rows of the runs pane: runs, newest first, then workflows; as the filter lets through.
    public var runRows: [Subject] {
        let all = sortedRuns.map { Subject.run($0.id) } + workflows.map { Subject.workflow($0.name) }
        guard let filter = filters[.runs]?.lowercased(), !filter.isEmpty else { return all }
        return all.filter { row in
            switch row {
            case .nothing: false
            case .workflow(let name):
                name.lowercased().contains(filter) || workflow(name)?.summary.lowercased().contains(filter) == true
            case .run(let id):
                id.text.lowercased().contains(filter)
                    || run(id).map { "\($0.info.workflow) \($0.activity)".lowercased().contains(filter) } == true
            }
        }
    }
}
