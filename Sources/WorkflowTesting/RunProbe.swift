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
/// var probe = RunProbe(try Tea().run())
/// let poured = try await probe.expect(Tea.Poured.self)
/// try await probe.expectEnd(Stop<String>.self)
/// ```
public struct RunProbe {
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

    /// An entry that a test did not expect, or the end of the stream where it expected one.
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
