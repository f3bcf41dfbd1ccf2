public import Workflows

/// Reads a run's stream step by step and lets nothing pass unseen: what a test does not expect fails it.
///
/// ```swift
/// @Workflow
/// struct Tea {
///     struct Poured: Event { var cups: Int }
///
///     @Step func brew(_ start: Start, context: Context) -> Stop<String> {
///         context.publish(Poured(cups: 2))
///         return Stop("tea")
///     }
/// }
///
/// try await RunProbe.run(try Tea().run()) { probe in
///     try await probe.expect(Tea.Poured.self)
///     try await probe.expect(Stop<String>.self)
/// }
/// ```
///
/// ``run(_:includingNotices:_:)`` sees to it that nothing is left at the end. A probe that is made by hand only looks at
/// what it is asked to, the end with ``expectEnd(_:)`` or ``expectNothing()``.
public struct RunProbe {
    /// Reads a run's stream with a test's expectations, and fails when they leave anything of it.
    ///
    /// Afterwards the run has to be over. One that waits for somebody is cancelled and fails the test too, so nobody else
    /// may still be about to bring it on.
    ///
    /// - Throws: ``Unexpected`` with the first entry that was left, or with what the run still waits for; otherwise what
    ///   `expectations` throws.
    public static func run<Result>(
        _ handler: any AnyWorkflowHandler,
        includingNotices: Bool = false,
        _ expectations: (inout RunProbe) async throws -> Result
    ) async throws -> Result {
        var probe = RunProbe(handler, includingNotices: includingNotices)
        let result = try await expectations(&probe)
        let rest = handler.events(after: probe.entries.last?.sequence ?? -1, includingNotices: true)
        for await entry in rest {
            guard let notice = entry.notice, !includingNotices, !notice.isForEveryone else {
                throw Unexpected(wanted: "the end", found: Unexpected.words(entry))
            }
            guard case .idle(let words) = notice else { continue }
            // Only the newest word counts; and a child's, when all that its parent does is wait for it.
            let picture = handler.snapshot
            guard picture.sequence == entry.sequence, !picture.status.isOver,
                entry.origin?.childPath.isEmpty ?? true || picture.isClockStopped
            else { continue }
            try await handler.cancel()
            throw Unexpected(wanted: "the end of the run", found: "a run that waits for \(words)")
        }
        return result
    }

    private var iterator: RunEvents.AsyncIterator
    /// Everything read so far.
    public private(set) var entries: [RunEvent] = []

    /// - Parameter includingNotices: whether the engine's notices have to be expected too.
    public init(_ handler: any AnyWorkflowHandler, includingNotices: Bool = false) {
        iterator = handler.events(after: -1, includingNotices: includingNotices).makeAsyncIterator()
    }

    /// The next entry, whatever it is, or `nil` after the last.
    public mutating func next() async -> RunEvent? {
        let entry = await iterator.next()
        if let entry { entries.append(entry) }
        return entry
    }

    /// The next entry as an event of a type.
    ///
    /// - Throws: ``Unexpected`` when it is anything else.
    @discardableResult
    public mutating func expect<E: WorkflowEvent>(_ type: E.Type) async throws -> E {
        let entry = await next()
        guard let event = entry?.event as? E else {
            throw Unexpected(wanted: EventType(type).shortName, found: entry.map { Unexpected.words($0) })
        }
        return event
    }

    /// The next entry as a notice that passes a test.
    ///
    /// - Throws: ``Unexpected`` when it is anything else.
    @discardableResult
    public mutating func expectNotice<Value>(
        _ words: String,
        _ match: (EngineNotice) -> Value?
    ) async throws -> Value {
        let entry = await next()
        guard let notice = entry?.notice, let value = match(notice) else {
            throw Unexpected(wanted: words, found: entry.map { Unexpected.words($0) })
        }
        return value
    }

    /// Reads on to the first notice that passes a test; what comes before it need not be expected.
    ///
    /// - Throws: ``Unexpected`` when the run ends first.
    public mutating func skip<Value>(to words: String, _ match: (EngineNotice) -> Value?) async throws -> Value {
        while let entry = await next() {
            if let notice = entry.notice, let value = match(notice) { return value }
        }
        throw Unexpected(wanted: words, found: nil)
    }

    /// The last entry as a stop event, with nothing after it.
    ///
    /// - Throws: ``Unexpected`` when another entry comes first or after.
    @discardableResult
    public mutating func expectEnd<E: StopEvent>(_ type: E.Type) async throws -> E {
        let event = try await expect(type)
        try await expectNothing()
        return event
    }

    /// Nothing more comes.
    ///
    /// - Throws: ``Unexpected`` with the entry that came.
    public mutating func expectNothing() async throws {
        if let entry = await next() { throw Unexpected(wanted: "the end", found: Unexpected.words(entry)) }
    }

    /// An entry that a test did not expect, a run that was not over when its test was, or the end of the stream where it expected one.
    public struct Unexpected: Error, Hashable, CustomStringConvertible {
        /// What the test expected instead, in words.
        public let wanted: String
        /// `nil` for the end of the stream.
        public let found: String?

        public var description: String { "expected \(wanted), found \(found ?? "the end of the stream")" }

        static func words(_ entry: RunEvent) -> String {
            switch entry.content {
            case .event(let event): EventType(type(of: event)).shortName + " \(event)"
            case .notice(let notice): "\(notice)"
            }
        }
    }
}

extension EngineNotice {
    /// Whether readers that do not ask for notices see it: one of the ways in which a run can end.
    fileprivate var isForEveryone: Bool {
        switch self {
        case .timedOut, .cancelled, .failed, .gap: true
        default: false
        }
    }
}
