/// How far a run may go while somebody looks at it step by step.
struct Debugging: Sendable, Equatable {
    /// Why it stands still; `nil` while it goes on.
    var pause: PauseReason?
    var breakpoints: [RunBreakpoint] = []
    /// The breakpoints as they were given: those on child runs too, which take theirs from here.
    var given: [Breakpoint] = []
    /// Invocations that have stopped at a breakpoint, so that they begin when the run goes on.
    var seen: Set<Int> = []
    /// The invocation that a single step lets through.
    var allowed: Int?
    /// Failures that are looked at before anything is made of them, oldest first.
    var held: [HeldTick] = []
}

/// A tick that waits until the run goes on.
struct HeldTick: Sendable, Equatable {
    let tick: Tick
    let invocation: Int

    /// Each invocation fails once, so its number tells ticks apart.
    static func == (one: HeldTick, other: HeldTick) -> Bool { one.invocation == other.invocation }
}

/// Why a run stands still.
indirect enum PauseReason: Sendable, Equatable {
    case asked
    case beforeStep(Int, invocation: Int)
    case beforeEvent(Int, step: Int, invocation: Int)
    case failure(StepFailure, invocation: Int)
    /// A child run stands at a breakpoint, which only its own workflow has words for.
    case inChild(String, words: String)
}

/// A breakpoint with its names resolved.
enum RunBreakpoint: Sendable, Equatable {
    case step(Int)
    case event(Int)
    case failure
}

/// What somebody who looks at a run wants of it.
enum DebugRequest: Sendable {
    case pause
    case goOn
    case step
    /// Those of this run, and all as they were given.
    case breakpoints([RunBreakpoint], given: [Breakpoint] = [])
}

/// What a run that is looked at asks of its children.
enum ChildOrder: Sendable, Equatable {
    case pause
    case goOn
    case breakpoints([Breakpoint])
}
