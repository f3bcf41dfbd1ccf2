import Synchronization

/// Entries on their way from a run to one reader: bounded, so that a slow reader makes its own producer wait.
public final class EventBuffer: Sendable {
    private struct State {
        var records: [EventRecord] = []
        var isFinished = false
        var reader: CheckedContinuation<[EventRecord]?, Never>?
        var writer: CheckedContinuation<Void, Never>?
    }

    /// How many entries may wait before the producer does.
    public static let limit = 4096

    private let state = Mutex(State())

    /// Makes an empty buffer without a reader.
    public init() {}

    /// Adds an entry; suspends while the buffer is full and a reader still takes from it.
    public func append(_ record: EventRecord) async {
        if !add(record) {
            await withCheckedContinuation { continuation in
                let mayGoOn = state.withLock { state in
                    guard state.records.count >= EventBuffer.limit, !state.isFinished else { return true }
                    state.writer = continuation
                    return false
                }
                if mayGoOn { continuation.resume() }
            }
        }
    }

    /// Adds without suspending; gives whether there is room for more.
    private func add(_ record: EventRecord) -> Bool {
        let (reader, batch, hasRoom) = state.withLock {
            state -> (CheckedContinuation<[EventRecord]?, Never>?, [EventRecord], Bool) in
            guard !state.isFinished else { return (nil, [], true) }
            state.records.append(record)
            guard let reader = state.reader else { return (nil, [], state.records.count < EventBuffer.limit) }
            state.reader = nil
            let batch = state.records
            state.records.removeAll(keepingCapacity: true)
            return (reader, batch, true)
        }
        reader?.resume(returning: batch)
        return hasRoom
    }

    /// Nothing more comes; what is there can still be read.
    public func finish() {
        let (reader, writer) = state.withLock {
            state -> (CheckedContinuation<[EventRecord]?, Never>?, CheckedContinuation<Void, Never>?) in
            state.isFinished = true
            defer {
                state.reader = nil
                state.writer = nil
            }
            return (state.reader, state.writer)
        }
        // A waiting reader has found the buffer empty.
        reader?.resume(returning: nil)
        writer?.resume()
    }

    /// Everything that waits, or as soon as something does; `nil` at the end or when the calling task is cancelled.
    public func next() async -> [EventRecord]? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (writer, answer) = state.withLock {
                    state -> (CheckedContinuation<Void, Never>?, [EventRecord]??) in
                    if state.records.isEmpty {
                        if state.isFinished { return (nil, .some(nil)) }
                        state.reader = continuation
                        return (nil, nil)
                    }
                    let batch = state.records
                    state.records.removeAll(keepingCapacity: true)
                    defer { state.writer = nil }
                    return (state.writer, .some(batch))
                }
                writer?.resume()
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            finish()
        }
    }
}
