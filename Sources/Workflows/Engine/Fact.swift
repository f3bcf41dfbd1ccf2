/// One entry of a run's stream in the form in which it is kept: numbers that a reader turns into words.
///
/// The common facts fit 16 bytes, so that the last 65,536 ticks of a run stay a few megabytes.
enum Fact: Sendable, Equatable {
    /// `worker` is -1 for none; `output` is a type, or ``noOutput``.
    case state(
        step: UInt16,
        StepState,
        attempt: UInt8,
        worker: Int16,
        invocation: UInt32,
        input: UInt16,
        output: UInt16
    )
    /// An invocation that returned several types of event.
    indirect case finishedWithSeveral(step: Int, worker: Int, invocation: Int, input: Int, outputs: [Int])
    /// An event was handed to every step that accepts its type.
    case accepted(type: UInt16, isFromOutside: Bool)
    /// An event was handed to some steps.
    indirect case acceptedBy(type: Int, steps: [Int], isFromOutside: Bool)
    indirect case unhandled(type: Int, step: Int?)
    /// An event that leaves the run: published, a question, or the stop event.
    case event(EventBox, from: Place)
    indirect case questionOpened(OpenWait)
    case questionClosed(wait: UInt32, isAnswered: Bool)
    /// A wait's deadline is another date now.
    case questionExtended(wait: UInt32, until: Double)
    indirect case idle(IdleRun)
    /// A failed invocation is tried again as the invocation `next`.
    indirect case retryScheduled(StepFailure, invocation: Int, next: Int, pause: Duration)
    /// Another step stands in for a failed invocation.
    indirect case recovering(StepFailure, invocation: Int, handler: Int)
    indirect case dropped(type: Int, step: Int, reason: DropReason)
    indirect case paused(PauseReason)
    case continued
    indirect case childStarted(name: String, invocation: Int)
    case child(ChildFact)
    indirect case childEnded(name: String, invocation: Int, ChildEnding)
    indirect case ended(RunEnding)

    static let noOutput = UInt16.max

    /// Which step an event left the run from, and in which attempt, in as few bytes as a fact has left beside the event.
    struct Place: Sendable, Equatable {
        private let number: UInt16
        private let count: UInt8

        /// Attempts after the 255th count as it.
        init(step: Int?, attempt: Int = 1) {
            number = step.map { UInt16(truncatingIfNeeded: $0) } ?? UInt16.max
            count = UInt8(clamping: attempt)
        }

        var step: Int? { number == UInt16.max ? nil : Int(number) }
        var attempt: Int { Int(count) }
    }
}

/// Why something that a step sent or published has a notice.
enum DropReason: Sendable, Equatable {
    /// The invocation was over.
    case late
    /// The set it waited in cannot become complete any more: its fan-out closed.
    case fanOutClosed
    /// A body that ran again sent something else than before at this place; it was delivered.
    case differs
    /// The step does not declare it; it was delivered all the same, because the workflow is open.
    case undeclared
}

/// What an idle run waits for.
struct IdleRun: Sendable, Equatable {
    /// The oldest waits; at most ``shown``.
    var waits: [OpenWait]
    var waitCount: Int
    var joins: [UnmetJoin]
    /// Types that may still come from outside.
    var entries: [Int]
    var holds: Int

    static let shown = 3
}

/// A join that has begun to fill.
///
/// Idle notices are kept, so it has numbers in it and not what gathered.
struct UnmetJoin: Sendable, Equatable {
    var step: Int
    /// How many events are there of which type; for a fan-out, of all its types together under the first.
    var has: [TypeCount]
    /// Types that are missing, one entry for each event; for a fan-out, how many are still on the way.
    var missing: [Int]
    /// Events of a fan-out that may still come.
    var onTheWay: Int
}

/// Events of one type, by number.
struct TypeCount: Sendable, Equatable {
    var type: Int
    var count: Int
}
