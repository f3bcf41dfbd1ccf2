/// Events that come one after the other, whatever sequence they come from.
public struct EventFeed: Sendable {
    /// Calls its argument with each event in order and returns when there is no other.
    let forEach: @Sendable (_ take: (any WorkflowEvent) async throws -> Void) async throws -> Void

    /// A feed of the outputs of an asynchronous sequence.
    public init<Outputs: AsyncSequence & Sendable>(_ outputs: Outputs) where Outputs.Element: StepOutput {
        forEach = { take in
            for try await output in outputs {
                switch output.emission {
                case .none: break
                case .event(let event): try await take(event)
                case .fanOut(let events): for event in events { try await take(event) }
                case .feed(let inner): try await inner.forEach(take)
                }
            }
        }
    }
}

/// The result of a step that emits the events of any asynchronous sequence as they come.
///
/// The events go on their way one by one while the step runs, and make one fan-out: a join of it fires when the sequence
/// has ended. The step keeps its worker until then. Nothing holds the sequence back while steps behind are busy: their
/// queue grows.
public struct EventSequence<Element: StepOutput>: StepOutput {
    public let emission: Emission

    /// A result with the events of a sequence.
    public init<Outputs: AsyncSequence & Sendable>(_ outputs: Outputs) where Outputs.Element == Element {
        emission = .feed(EventFeed(outputs))
    }

    public static var productions: [Production] { [Element].productions }
}

extension AsyncStream: StepOutput where Element: StepOutput {
    public static var productions: [Production] { [Element].productions }
    public var emission: Emission { .feed(EventFeed(self)) }
}

extension AsyncThrowingStream: StepOutput where Element: StepOutput, Failure == any Error {
    public static var productions: [Production] { [Element].productions }
    public var emission: Emission { .feed(EventFeed(self)) }
}
