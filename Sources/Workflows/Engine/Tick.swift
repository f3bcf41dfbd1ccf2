/// Everything that can happen to a run. A run is fully described by its ticks, in order.
enum Tick: Sendable {
    /// The run begins with its start event.
    case started(EventBox)
    /// A run goes on from a snapshot: what was in progress runs again.
    case resumed
    /// An event from outside; `answering` is the number of the wait it answers.
    case eventArrived(EventBox, target: Int?, answering: Int?)
    case stepFinished(invocation: Int, emission: BoxedEmission, sends: [SentEvent])
    /// A body threw; `recovery` is the event for the step that stands in, if there is one.
    case stepFailed(invocation: Int, failure: StepFailure, sends: [SentEvent], recovery: EventBox?)
    /// An attempt took longer than its step may.
    case stepTimedOut(invocation: Int, failure: StepFailure, recovery: EventBox?)
    /// A body returned a sequence of events.
    case feedOpened(invocation: Int)
    /// The next event of a sequence; `digest` is of its bytes.
    case fed(EventBox, digest: UInt64?, invocation: Int)
    /// A body put an event on the stream.
    case published(EventBox, invocation: Int)
    /// Something that a body sent or published when its invocation was over and its body had returned.
    case cameLate(EventBox, step: Int)
    case waitOpened(WaitRequest, sends: [SentEvent])
    /// The task that waited was cancelled by its own body.
    case waitGivenUp(token: Int)
    /// A body hands in an event for a set it collects.
    case collected(EventBox, invocation: Int, buffer: String, expected: [Int])
    case deadlineReached(RunDeadline)
    /// One invocation is to stop; it is over from now on, whatever its body does.
    case invocationCancelled(Int)
    /// Something happened in a child run.
    case child(Int, ChildNews)
    /// Somebody promises events from outside (+1), or no longer does (-1).
    case held(Int)
    /// The time limit moved by so much.
    case extended(Duration)
    /// The deadline of the wait with this number moved by so much.
    case waitExtended(Int, by: Duration)
    /// Somebody looks at the run step by step.
    case debugged(DebugRequest)
    case cancelled
}

/// Which of a run's deadlines.
enum RunDeadline: Sendable, Hashable {
    case run
    /// The wait with this number.
    case wait(Int)
    /// The time limit of the attempt with this number.
    case step(Int)
    /// The pause before the attempt with this number.
    case retry(Int)
}

/// What a body asks for when it waits.
struct WaitRequest: Sendable {
    /// Identifies the suspended body in the driver's table.
    var token: Int
    var invocation: Int
    /// What is asked, if anything.
    var question: EventBox?
    /// The type of event that ends the wait.
    var expected: Int
    /// The author's id.
    var id: String?
    /// What fields of the event must be.
    var requirements: [String: JSON] = [:]
    var timeout: Duration?
}

/// Why a step failed: its live error, and what can be said of it.
struct StepFailure: Sendable, Equatable {
    var step: Int?
    var errorType: String
    var message: String
    var attempts: Int
    /// Since the first attempt began.
    var elapsed: Duration = .zero
    /// How long to wait before the next attempt; `nil` when the step's policy gives up, or there is none.
    var pause: Duration?
    var error: any Error

    /// Errors as such cannot be compared; their type and words can.
    static func == (one: StepFailure, other: StepFailure) -> Bool {
        one.step == other.step && one.errorType == other.errorType && one.message == other.message
            && one.attempts == other.attempts && one.elapsed == other.elapsed && one.pause == other.pause
    }
}
