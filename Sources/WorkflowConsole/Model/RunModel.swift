public import FoundationEssentials
public import Workflows

/// Everything the console knows of one run, folded from its entries.
public struct RunModel: Sendable, Equatable {
    /// What lists show of the run.
    public internal(set) var info: RunInfo
    /// The newest entries of its stream.
    public internal(set) var log = RecordLog()
    /// Which entries are shown, and which one is selected.
    public internal(set) var events = EventList()
    /// By the step's name.
    public internal(set) var steps: [String: StepTally] = [:]
    /// How many events of each type have passed, by short name.
    public internal(set) var counts: [String: Int] = [:]
    /// An answer whose type the stream has not named; the next entry shows whether it goes to a step of its own or
    /// back into the body that waited for it.
    var unnamedAnswer: Question?
    /// The answers that came in with the entry before, by type.
    var lastAccepted: String?
    /// The step that last ended with an event of a type.
    var lastSender: [String: String] = [:]
    /// Open questions, oldest first.
    public internal(set) var questions: [Question] = []
    /// How many questions were asked, and how many of them were answered.
    public internal(set) var asked = 0
    /// How many of the questions that were asked have an answer.
    public internal(set) var answered = 0
    /// Calls of steps that are over, in order of their ends; at most 2,000.
    public internal(set) var invocations: [StepTally.Invocation] = []
    /// How many calls of steps are no longer kept.
    public internal(set) var droppedInvocations = 0
    /// What the run waits for, when nothing runs.
    public internal(set) var idle: String?
    /// The step whose error ended the run.
    public internal(set) var failedStep: String?
    /// The last picture the engine gave, and when.
    public internal(set) var snapshot: RunSnapshot?
    /// When that picture was taken.
    public internal(set) var snapshotTaken: Date?

    static let invocationLimit = 2_000

    init(_ info: RunInfo) { self.info = info }

    /// The run's id among all runs of the console.
    public var id: RunID { info.id }

    /// The run's state as lists show it: a run that asks somebody asks.
    public var state: NodeState {
        guard !info.status.isOver else { return info.status.state }
        if !questions.isEmpty { return .asks }
        if info.status == .queued { return .queued }
        return steps.values.contains { $0.attempt > 1 && $0.running > 0 } ? .retrying : .running
    }

    /// A word on what it is doing: the active step, or how it ended.
    public var activity: String {
        if info.status.isOver { return info.status == .completed ? "done" : info.status.word }
        if !questions.isEmpty { return "asks" }
        let active = steps.filter { $0.value.running > 0 }.keys.sorted()
        return active.first ?? (info.status == .queued ? "queued" : "idle")
    }

    /// Seconds from its start to its end, or to now.
    public func elapsed(at now: Date) -> Double { max(0, (info.ended ?? now).timeIntervalSince(info.started)) }

    /// Where a step stands.
    public func state(of step: String) -> NodeState {
        guard let tally = steps[step] else {
            return questions.contains { $0.step == step } ? .asks : .idle
        }
        if step == failedStep { return .failed }
        if tally.waiting > 0 || questions.contains(where: { $0.step == step }) { return .asks }
        if tally.running > 0 { return tally.endedBadly || tally.attempt > 1 ? .retrying : .running }
        if tally.endedBadly { return info.status.isOver ? .failed : .retrying }
        if tally.queued > 0 { return .queued }
        if info.status.isOver, tally.finished == 0, tally.cancelled > 0 { return .cancelled }
        return tally.finished > 0 ? .done : .idle
    }
}
