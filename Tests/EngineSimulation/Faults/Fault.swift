/// A fault that can be planted into the machine, to see that the simulation finds it.
enum Fault: String, Sendable, CaseIterable {
    /// A join of a fan-out does not fire.
    case droppedJoin = "dropped-join"
    /// The same work is begun twice.
    case doubleDelivery = "double-delivery"
    /// An event on its way to a step is gone.
    case lostEvent = "lost-event"
    /// A deadline is noted, and no timer is set for it.
    case lostTimer = "lost-timer"
    /// A body is not told the answer it waits for.
    case lostAnswer = "lost-answer"
    /// A worker stays taken when its body has returned.
    case leakedWorker = "leaked-worker"
    /// Work is begun out of order.
    case reorderedQueue = "reordered-queue"
    /// A cancelled body is not told.
    case forgottenCancel = "forgotten-cancel"
    /// A fan-out waits for work that does not exist.
    case stuckFanOut = "stuck-fan-out"
    /// A run does something that its ticks do not say.
    case replayDrift = "replay-drift"
    /// A busy run says that it is idle.
    case earlyIdle = "early-idle"
    /// A run that stands still goes on by itself.
    case ignoredPause = "ignored-pause"
    /// A failure that is looked at is forgotten.
    case lostFailure = "lost-failure"
    /// An event of a sequence is taken for one that went out before.
    case forgottenPlace = "forgotten-place"
    /// A body at work is taken for one that only waits for a child.
    case idleParent = "idle-parent"
    /// A run makes more steps than it may.
    case passedLimit = "passed-limit"
    /// An entry of the stream is left out.
    case lostEntry = "lost-entry"
}
