extension WorkflowHandler {
    /// The stream from the start: what steps publish, questions, and how the run ends.
    public var events: RunEvents { events(after: -1, includingNotices: false) }

    /// The stream from the entry after `sequence` on, with the engine's notices if they are wanted.
    public func events(after sequence: Int, includingNotices: Bool) -> RunEvents {
        RunEvents(
            driver.log,
            StreamEntries(plan: driver.plan),
            of: reach,
            after: sequence,
            includingNotices: includingNotices
        )
    }

    /// Only the events of one type, as values of that type.
    public func events<E: WorkflowEvent>(of type: E.Type) -> some AsyncSequence<E, Never> & Sendable {
        events.compactMap { $0.event as? E }
    }
}
