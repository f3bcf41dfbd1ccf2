import TerminalUI
import Workflows

extension EventRecord {
    /// Whether a person or a program outside the run sent it.
    var isFromOutside: Bool {
        if case .eventAccepted(_, _, true)? = notice { true } else { false }
    }

    /// What it is, in one or two words: the event's type, or the notice's kind.
    var headline: String {
        switch notice {
        case .eventAccepted(let type, _, _)?, .unhandled(let type, _)?, .dropped(let type, _, _)?: type
        case .stepStateChanged(let change)?: change.state.word
        case .questionOpened(let question)?: question.questionType ?? "question"
        case .questionClosed(_, let isAnswered)?: isAnswered ? "answered" : "question gone"
        case .questionExtended?: "more time"
        case .idle?: "idle"
        case .gap?: "gap"
        case .retryScheduled?: "retry"
        case .recovering?: "recovery"
        case .childStarted?, .childEnded?: "child run"
        case .paused?: "paused"
        case .continued?: "goes on"
        case .timedOut?: "timed out"
        case .cancelled?: "cancelled"
        case .failed(_, let type, _, _)?: type
        case nil: type
        }
    }

    /// One cell that says what kind of entry it is.
    var glyph: SafeText {
        switch notice {
        case .eventAccepted(_, _, let isFromOutside)?: isFromOutside ? "◂" : "▸"
        case .stepStateChanged(let change)?: change.state.nodeState.glyph
        case .questionOpened?, .questionExtended?: "?"
        case .questionClosed(_, let isAnswered)?: isAnswered ? "✓" : "■"
        case .idle?: "‖"
        case .unhandled?, .dropped?: "!"
        case .gap?: "┄"
        case .retryScheduled?, .recovering?: NodeState.retrying.glyph
        case .childStarted?: NodeState.running.glyph
        case .paused?: NodeState.paused.glyph
        case .continued?: NodeState.running.glyph
        case .childEnded(let ending)?: ending.status.state.glyph
        case .timedOut?, .failed?: "✗"
        case .cancelled?: "■"
        case nil:
            if types.contains("InputRequiredEvent") { "?" } else if types.contains("StopEvent") { "✓" } else { "·" }
        }
    }

    var role: Role {
        switch notice {
        case .stepStateChanged(let change)?: change.state.nodeState.role
        case .questionOpened?: .stateWaiting
        case .unhandled?, .dropped?, .gap?: .levelWarning
        case .timedOut?, .failed?: .stateFailed
        case .retryScheduled?, .recovering?: NodeState.retrying.role
        case .childStarted?, .continued?, .questionExtended?: .textMuted
        case .paused?: NodeState.paused.role
        case .childEnded(let ending)?: ending.status.state.role
        case .cancelled?: .stateCancelled
        case .questionClosed(_, let isAnswered)?: isAnswered ? .stateDone : .stateCancelled
        case .idle?: .textMuted
        case .eventAccepted?: .graphLabel
        case nil:
            types.contains("InputRequiredEvent")
                ? .stateWaiting : types.contains("StopEvent") ? .stateDone : .graphLabel
        }
    }

    /// What follows the headline on a line; never looks at more than the beginning of the payload.
    func summary(order: [String]) -> String {
        switch notice {
        case .stepStateChanged(let change)?:
            change.outputTypes.isEmpty
                ? "\(change.inputType), call \(change.invocation)"
                : "\(change.inputType) → \(change.outputTypes.joined(separator: ", "))"
        case .eventAccepted(_, let steps, _)?: steps.isEmpty ? "" : "to \(steps.joined(separator: ", "))"
        case .questionClosed(let wait, _)?, .questionExtended(let wait, _)?: wait
        case .questionOpened(let question)?: String(question.prompt.prefix(300))
        case let notice?: notice.sentence ?? ""
        case nil: value.digest(limit: 400, order: order)
        }
    }
}

extension EngineNotice {
    /// What the engine says, as a sentence; `nil` where type and facts say it all.
    var sentence: String? {
        switch self {
        case .idle(let words): "waits for \(words)"
        case .unhandled(_, let step): "nobody took it" + (step.map { ", sent by \($0)" } ?? "")
        case .dropped(_, let step, let reason): "from \(step): \(reason)"
        case .retryScheduled(let retry):
            "\(retry.step) failed \(retry.failures == 1 ? "once" : "\(retry.failures) times"), next attempt "
                + (retry.pauseSeconds > 0 ? "in \(retry.pauseSeconds.secondsText)" : "at once")
                + ": \(retry.message.prefix(2_000))"
        case .childStarted(let child, _): "\(child) began"
        case .childEnded(let ending):
            "\(ending.child): \(ending.status.state.word)" + (ending.message.map { ": \($0.prefix(2_000))" } ?? "")
        case .recovering(let recovery):
            "\(recovery.handler) stands in for \(recovery.step): \(recovery.message.prefix(2_000))"
        case .gap(let from, let to): "events \(from) to \(to) are no longer kept"
        case .timedOut(let seconds, let steps):
            "after \(seconds.secondsText)" + (steps.isEmpty ? "" : ", while \(steps.joined(separator: ", ")) ran")
        case .failed(let step, _, let message, let attempts):
            (step.map { "in \($0)" } ?? "")
                + (attempts > 1 ? " after \(attempts) attempts: " : step == nil ? "" : ": ")
                + String(message.prefix(2_000))
        case .questionOpened(let question): String(question.prompt.prefix(1_000))
        case .questionClosed(let wait, let isAnswered): "\(wait) " + (isAnswered ? "was answered" : "was given up")
        case .questionExtended(let wait, _): "\(wait) has more time"
        case .paused(let reason): reason
        case .stepStateChanged, .eventAccepted, .cancelled, .continued: nil
        }
    }
}

extension StepState {
    var word: String { nodeState.word }

    var nodeState: NodeState {
        switch self {
        case .preparing: .queued
        case .running: .running
        case .waiting: .asks
        case .retrying: .retrying
        case .finished: .done
        case .failed: .failed
        case .cancelled: .cancelled
        }
    }
}
