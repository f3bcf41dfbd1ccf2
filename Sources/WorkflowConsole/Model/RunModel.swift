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
    /// Why questions went that the newest entries have closed; taken out by ``takeClosings()``.
    private(set) var closings: [String: QuestionEnd] = [:]
    /// The questions that the newest entries closed without an answer; the next entry tells why.
    private var unanswered: [Unanswered] = []
    /// How many questions were asked, and how many of them were answered.
    public internal(set) var asked = 0
    /// How many of the questions that were asked have an answer.
    public internal(set) var answered = 0
    /// Calls of steps that are over, in order of their ends; at most 2,000.
    public internal(set) var invocations: [StepTally.Invocation] = []
    /// How many calls of steps are no longer kept.
    public internal(set) var droppedInvocations = 0
    /// What it was started with, without secrets, where this console knows it.
    public internal(set) var startedWith: [String: JSON]?
    /// Why it stands still; `nil` while it goes on.
    public internal(set) var pause: String?
    /// Where it is to stand still.
    public internal(set) var breakpoints: [Breakpoint] = []
    /// What the run waits for, when nothing runs.
    public internal(set) var idle: String?
    /// The step whose error ended the run.
    public internal(set) var failedStep: String?
    /// The last picture the engine gave, and when.
    public internal(set) var snapshot: RunSnapshot?
    /// Whether the first picture was asked for.
    var isLookedAt = false
    /// When that picture was taken.
    public internal(set) var snapshotTaken: Date?

    static let invocationLimit = 2_000

    private struct Unanswered: Equatable {
        var wait: String
        /// Whether its own time limit had come.
        var isLate: Bool
    }

    init(_ info: RunInfo) { self.info = info }

    /// The run's id among all runs of the console.
    public var id: RunID { info.id }

    /// The run's state as lists show it: a run that asks somebody asks.
    public var state: NodeState {
        guard !info.status.isOver else { return info.status.state }
        if isPaused { return .paused }
        if !questions.isEmpty { return .asks }
        if info.status == .queued { return .queued }
        return steps.values.contains { $0.attempt > 1 && $0.running > 0 } ? .retrying : .running
    }

    /// A word on what it is doing: the active step, or how it ended.
    public var activity: String {
        if info.status.isOver { return info.status == .completed ? "done" : info.status.word }
        if isPaused { return "paused" }
        if !questions.isEmpty { return "asks" }
        let active = steps.filter { $0.value.running > 0 }.keys.sorted()
        return active.first ?? (info.status == .queued ? "queued" : "idle")
    }

    /// Whether it was made to stand still.
    public var isPaused: Bool { pause != nil && !info.status.isOver }

    /// Seconds left of its time limit; `nil` when it has none, or nothing is known of it yet.
    public func timeLeft(at now: Date) -> Double? {
        guard !info.status.isOver, let snapshot, let left = snapshot.timeLeft?.seconds else { return nil }
        let since = snapshotTaken.map { max(0, now.timeIntervalSince($0)) } ?? 0
        return max(0, snapshot.isClockStopped ? left : left - since)
    }

    /// Seconds from its start to its end, or to now.
    public func elapsed(at now: Date) -> Double { max(0, (info.ended ?? now).timeIntervalSince(info.started)) }

    /// Why questions went since this was last asked, by wait.
    mutating func takeClosings() -> [String: QuestionEnd] {
        defer { closings = [:] }
        return closings
    }

    /// Notes why questions go: a run that ends closes what is open right before its last entry.
    mutating func noteClosing(_ record: EventRecord) {
        if case .questionClosed(let wait, let isAnswered)? = record.notice {
            if isAnswered {
                closings[wait] = .answered
            } else {
                // Dates of the calendar are rounded.
                let deadline = questions.first { $0.wait == wait }?.deadline
                let isLate = deadline.map { record.time >= $0.addingTimeInterval(-0.05) } ?? false
                unanswered.append(Unanswered(wait: wait, isLate: isLate))
            }
            return
        }
        settleClosings(record.endsRun)
    }

    /// What went without an answer went with the run, when that is over, else by itself.
    private mutating func settleClosings(_ ending: RunStatus?) {
        for question in unanswered {
            closings[question.wait] = ending.map { .runOver($0) } ?? (question.isLate ? .timeWasUp : .givenUp)
        }
        unanswered = []
    }

    /// The run is over, and so is every question that was not answered.
    mutating func closeQuestions(_ status: RunStatus) {
        settleClosings(status)
        for question in questions { closings[question.wait] = .runOver(status) }
    }

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
