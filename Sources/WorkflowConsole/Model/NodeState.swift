public import TerminalUI
import Workflows

/// Where a step or a run stands, as people are shown it: one glyph, one word and one colour each.
public enum NodeState: Sendable, Hashable, CaseIterable {
    /// From not yet begun to over; `asks` means that a person is waited for.
    case idle, queued, running, asks, retrying, done, failed, cancelled, paused

    /// One cell; drawn in ASCII as `. o * ? r + x # =`.
    public var glyph: SafeText {
        switch self {
        case .idle: "○"
        case .queued: "◌"
        case .running: "●"
        case .asks: "?"
        case .retrying: "↻"
        case .done: "✓"
        case .failed: "✗"
        case .cancelled: "■"
        case .paused: "‖"
        }
    }

    /// The state in one word, because state is never colour alone.
    public var word: String {
        switch self {
        case .idle: "not yet"
        case .queued: "queued"
        case .running: "running"
        case .asks: "asks"
        case .retrying: "retrying"
        case .done: "done"
        case .failed: "failed"
        case .cancelled: "cancelled"
        case .paused: "paused"
        }
    }

    /// The role of the theme it is drawn in.
    public var role: Role {
        switch self {
        case .idle: .stateIdle
        case .queued: .stateQueued
        case .running: .stateRunning
        case .asks: .stateWaiting
        case .retrying: .stateRetry
        case .done: .stateDone
        case .failed: .stateFailed
        case .cancelled: .stateCancelled
        case .paused: .statePaused
        }
    }
}

extension RunStatus {
    /// The status as people say it.
    var word: String {
        switch self {
        case .queued: "queued"
        case .running: "running"
        case .completed: "completed"
        case .failed: "failed"
        case .timedOut: "timed out"
        case .cancelled: "cancelled"
        }
    }

    var state: NodeState {
        switch self {
        case .queued: .queued
        case .running: .running
        case .completed: .done
        case .failed, .timedOut: .failed
        case .cancelled: .cancelled
        }
    }
}
