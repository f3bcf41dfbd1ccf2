/// One piece of work of a step, from the moment its events are there until its outcome is.
struct Invocation: Sendable, Equatable {
    let number: Int
    let step: Int
    let events: StepEvents
    /// The fan-out it belongs to; 0 is the top level.
    let scope: Int
    var phase = Phase.queued
    /// The worker it holds, or -1.
    var worker = -1
    /// Numbers of its open waits.
    var waits: [Int] = []
    /// Waits that are over, so that a body that runs again gets the same answers.
    var answers: [RecordedWait] = []
    /// How many waits this execution of the body has opened, by id and types.
    var waitCounts: [WaitKey: Int] = [:]
    /// Results that are handed over when a worker is free again.
    var pending: [PendingResume] = []
    /// When its body began; `nil` while it never has.
    var started: RunInstant?
    /// The first execution of a body that runs again without having failed.
    var origin: Int?
    /// The attempts before this one; `nil` for the first.
    var history: AttemptHistory?
    /// What earlier executions of the body have sent and collected.
    var ledger = BodyLedger()
    /// Of a step with a time limit: when its time is over while it runs, and how much is left while it does not.
    var timeLimit: Duration?

    /// Counted from 1.
    var attempt: Int { history.map { $0.failures + 1 } ?? 1 }

    /// The first invocation for these events: what stays the same over attempts.
    var work: Int { history?.work ?? origin ?? number }

    /// When the first attempt began.
    var firstStarted: RunInstant? { history?.firstStarted ?? started }

    enum Phase: Sendable, Equatable {
        case queued
        case running
        /// Suspended; holds no worker.
        case waiting
        /// Answered, and waiting for a worker.
        case returning
        /// Waits for the time of its next attempt; holds no worker.
        case delayed(until: RunInstant)

        var isDelayed: Bool { if case .delayed = self { true } else { false } }
        /// Whether a body is under way.
        var hasBody: Bool { self != .queued && !isDelayed }
    }

    /// The type that notices name: of the first event.
    var inputType: Int {
        switch events {
        case .one(let box): box.type
        case .many(let boxes): boxes.first?.type ?? 0
        }
    }
}

/// A wait that is over.
struct RecordedWait: Sendable, Equatable {
    var key: WaitKey
    var result: WaitResult
}

/// A body's wait whose result is known.
struct PendingResume: Sendable, Equatable {
    var token: Int
    var result: WaitResult
}
