import Synchronization

/// An event that a body sent and that is not recorded yet.
struct OutgoingEvent: Sendable {
    var event: any WorkflowEvent
    /// The index of one step.
    var target: Int?

    /// A digest of the event's bytes, which tells whether a body that runs again sends the same.
    var digest: UInt64? {
        guard let json = try? JSON(encoding: event) else { return nil }
        var digest = StableDigest()
        digest.add(EventType(type(of: event)).name)
        digest.add(json.text)
        return digest.value
    }
}

/// The running side of one invocation: what its body has sent since the last tick.
final class StepWork: Sendable {
    let invocation: Int
    let step: Int
    let attempt: Int
    /// The attempts before this one.
    let history: AttemptHistory?
    private let outgoing = Mutex(Outgoing())
    private let isRefusedFlag = Atomic(false)

    private struct Outgoing {
        var events: [OutgoingEvent] = []
        var isOver = false
        var resources: ResourceScope?
        var refusal: (any Error)?
    }

    init(_ job: StepJob) {
        invocation = job.invocation
        step = job.step
        attempt = job.attempt
        history = job.history
    }

    /// Keeps an event until the outcome or the next wait; false after the body's end.
    func send(_ event: OutgoingEvent) -> Bool {
        outgoing.withLock { outgoing in
            if !outgoing.isOver { outgoing.events.append(event) }
            return !outgoing.isOver
        }
    }

    /// This invocation's own resources; the scope is opened with the first request.
    func resources(of manager: ResourceManager) -> ResourceScope {
        outgoing.withLock { outgoing in
            if let scope = outgoing.resources { return scope }
            let scope = ResourceScope(manager)
            outgoing.resources = scope
            return scope
        }
    }

    /// Takes what was sent so far.
    func takeSends() -> [OutgoingEvent] {
        outgoing.withLock { outgoing in
            let events = outgoing.events
            outgoing.events = []
            return events
        }
    }

    /// Notes something that the body did and may not do, for which it fails when it returns.
    func refuse(_ error: any Error) {
        outgoing.withLock { $0.refusal = $0.refusal ?? error }
        isRefusedFlag.store(true, ordering: .releasing)
    }

    /// Whether the body did something that it may not do.
    var isRefused: Bool { isRefusedFlag.load(ordering: .acquiring) }

    /// What the body comes to in place of what it returned.
    func refused(_ outcome: BodyOutcome) -> BodyOutcome {
        outgoing.withLock { $0.refusal }.map { .threw($0) } ?? outcome
    }

    /// Takes what was sent, for the last time.
    func close() -> [OutgoingEvent] {
        outgoing.withLock { outgoing in
            outgoing.isOver = true
            return outgoing.events
        }
    }
}
