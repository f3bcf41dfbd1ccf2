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
    /// When its body began; `nil` while it never has.
    var started: RunInstant?
    /// What most invocations have nothing of, in one place or none: an invocation is copied and moved for each event.
    fileprivate var details: [InvocationDetails] = []

    init(number: Int, step: Int, events: StepEvents, scope: Int) {
        self.number = number
        self.step = step
        self.events = events
        self.scope = scope
    }

    /// The time limit of an attempt.
    enum TimeLimit: Sendable, Equatable {
        /// It counts, and is over at this time.
        case due(Duration)
        /// It stands still with so much left, because all that the body does is wait.
        case left(Duration)
    }

    /// When the time limit is over; `nil` while none counts.
    var due: Duration? { if case .due(let due)? = timeLimit { due } else { nil } }

    /// Where its events leave the run; changes nothing.
    mutating func place() -> Fact.Place { Fact.Place(step: step, attempt: attempt) }

    /// Counted from 1.
    var attempt: Int { history.map { $0.failures + 1 } ?? 1 }

    /// The first invocation for these events: what stays the same over attempts.
    var work: Int { history?.work ?? origin ?? number }

    /// When the first attempt began.
    var firstStarted: RunInstant? { history?.firstStarted ?? started }

    static func == (one: Invocation, other: Invocation) -> Bool {
        one.number == other.number && one.step == other.step && one.events == other.events
            && one.scope == other.scope && one.phase == other.phase && one.worker == other.worker
            && one.started == other.started
            && (one.details.first ?? InvocationDetails()) == (other.details.first ?? InvocationDetails())
    }

    enum Phase: Sendable, Equatable {
        case queued
        case running
        /// Suspended; holds no worker.
        case waiting
        /// Answered, and waiting for a worker.
        case returning
        /// Waits for the time of its next attempt; holds no worker.
        case delayed(until: RunInstant)
        /// Has failed, which is looked at before anything is made of it; holds no worker.
        case held

        var isDelayed: Bool { if case .delayed = self { true } else { false } }
        /// Whether a body is under way.
        var hasBody: Bool {
            switch self {
            case .running, .waiting, .returning: true
            case .queued, .delayed, .held: false
            }
        }
    }

    /// The type that notices name: of the first event.
    var inputType: Int {
        switch events {
        case .one(let box): box.type
        case .many(let boxes): boxes.first?.type ?? 0
        }
    }
}

extension Invocation {
    /// Numbers of its open waits.
    var waits: [Int] {
        get { details.first?.waits ?? [] }
        _modify {
            makeDetails()
            yield &details[0].waits
        }
    }

    /// Waits that are over, so that a body that runs again gets the same answers.
    var answers: [RecordedWait] {
        get { details.first?.answers ?? [] }
        _modify {
            makeDetails()
            yield &details[0].answers
        }
    }

    /// How many waits this execution of the body has opened, by id and types.
    var waitCounts: [WaitKey: Int] {
        get { details.first?.waitCounts ?? [:] }
        _modify {
            makeDetails()
            yield &details[0].waitCounts
        }
    }

    /// Results that are handed over when a worker is free again.
    var pending: [PendingResume] {
        get { details.first?.pending ?? [] }
        _modify {
            makeDetails()
            yield &details[0].pending
        }
    }

    /// The first execution of a body that runs again without having failed.
    var origin: Int? {
        get { details.first?.origin }
        _modify {
            makeDetails()
            yield &details[0].origin
        }
    }

    /// The attempts before this one; `nil` for the first.
    var history: AttemptHistory? {
        get { details.first?.history }
        _modify {
            makeDetails()
            yield &details[0].history
        }
    }

    /// What earlier executions of the body have sent and collected.
    var ledger: BodyLedger {
        get { details.first?.ledger ?? BodyLedger() }
        _modify {
            makeDetails()
            yield &details[0].ledger
        }
    }

    /// The sequence that its body returned, if it returned one.
    var feed: Feed? { details.first?.ledger.feed }

    /// Of a step with a time limit, once its body has begun.
    var timeLimit: TimeLimit? {
        get { details.first?.timeLimit }
        _modify {
            makeDetails()
            yield &details[0].timeLimit
        }
    }

    private mutating func makeDetails() { if details.isEmpty { details.append(InvocationDetails()) } }
}

/// What an invocation has when it waits, fails, sends or has a time limit.
struct InvocationDetails: Sendable, Equatable {
    var waits: [Int] = []
    var answers: [RecordedWait] = []
    var waitCounts: [WaitKey: Int] = [:]
    var pending: [PendingResume] = []
    var origin: Int?
    var history: AttemptHistory?
    var ledger = BodyLedger()
    var timeLimit: Invocation.TimeLimit?
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
