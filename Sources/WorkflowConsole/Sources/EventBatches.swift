/// A run's entries in batches: each holds everything that came since the one before, so that a burst costs one step.
public struct EventBatches: AsyncSequence, Sendable {
    public typealias Element = [EventRecord]
    public typealias Failure = Never

    private let produce: @Sendable (EventBuffer) async -> Void

    /// Batches of what `produce` appends; it runs in a task of its own for each reader and is cancelled with it.
    public init(_ produce: @escaping @Sendable (EventBuffer) async -> Void) { self.produce = produce }

    /// One batch of records that are already there.
    public init(_ records: [EventRecord]) {
        self.init { buffer in
            for record in records { await buffer.append(record) }
        }
    }

    public func makeAsyncIterator() -> Iterator {
        let buffer = EventBuffer()
        let produce = produce
        return Iterator(
            reading: Reading(
                buffer: buffer,
                task: Task {
                    await produce(buffer)
                    buffer.finish()
                }
            )
        )
    }

    /// Takes batches from the producer that its sequence has started.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let reading: Reading

        /// The next batch, never empty; `nil` when the run is over or the reading task was cancelled.
        public func next() async -> [EventRecord]? { await reading.buffer.next() }
        public func next(isolation actor: isolated (any Actor)?) async -> [EventRecord]? { await reading.buffer.next() }
    }

    /// Ends the producer when nobody reads any more.
    fileprivate final class Reading: Sendable {
        let buffer: EventBuffer
        let task: Task<Void, Never>

        init(buffer: EventBuffer, task: Task<Void, Never>) {
            self.buffer = buffer
            self.task = task
        }

        deinit {
            task.cancel()
            buffer.finish()
        }
    }
}
