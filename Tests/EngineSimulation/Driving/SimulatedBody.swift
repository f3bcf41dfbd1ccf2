@testable import Workflows

/// A step's body that is somewhere between its start and its end.
struct SimulatedBody {
    let invocation: Int
    let step: Int
    let events: StepEvents
    /// How many of its script's waits this execution has opened.
    var position = 0
    /// Its suspended child tasks.
    var tokens: [Int] = []
    /// The child runs that it has started and that are not over.
    var children: Set<Int> = []
    /// Whether it has returned a sequence, and how many events that has given.
    var isFeeding = false
    var fedCount = 0
    /// Whether the machine asked it to stop.
    var isCancelled = false
}

/// A wait that an invocation opened; a body that runs again opens the same ones in the same order.
struct ScriptedWait {
    var question: Int?
    var expected: Int
    var id: String?
    var requirements: [String: JSON]
    var timeout: Duration?
    /// Whether other waits of the body were open when it was opened.
    var isParallel: Bool
    /// What the body has to be told, as soon as that is decided.
    var result: WaitResult?
}

/// A run that a body has started, as far as its parent knows it.
struct SimulatedChild {
    var invocation: Int
    /// Whether the body has come to it again since the run was saved.
    var isAttached = true
    /// Whether all that it does is wait for people.
    var isWaiting = false
    /// Whether it stands still, with the run around it.
    var isStanding: Bool
}

/// A failure that is looked at before anything is made of it.
struct HeldFailure {
    var invocation: Int
    var tick: Tick
}

/// Which wait of which invocation a suspended task belongs to.
struct TokenOwner {
    var invocation: Int
    var place: Int
}

/// What happened, so that it can be done again.
enum HistoryEntry {
    case tick(Tick, at: RunInstant)
    /// The run was saved and continued by another process.
    case saved(at: RunInstant, asJSON: Bool)
}
