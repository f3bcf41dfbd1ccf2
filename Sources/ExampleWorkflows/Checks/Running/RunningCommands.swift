import Synchronization

/// The commands that have been begun and are not gone yet.
///
/// The engine is done with a step as soon as it is cancelled; its command takes a moment longer to end. Whoever wants to
/// say that nothing runs any more waits for that here.
final class RunningCommands: Sendable {
    private struct Table {
        var count = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let table = Mutex(Table())

    /// Does what a command does, and counts it until it is over.
    func during<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        table.withLock { $0.count += 1 }
        defer {
            let waiting = table.withLock { table in
                table.count -= 1
                guard table.count == 0 else { return [] as [CheckedContinuation<Void, Never>] }
                defer { table.waiting = [] }
                return table.waiting
            }
            for continuation in waiting { continuation.resume() }
        }
        return try await body()
    }

    /// Waits until no command is left.
    func ended() async {
        await withCheckedContinuation { continuation in
            let isOver = table.withLock { table in
                if table.count > 0 { table.waiting.append(continuation) }
                return table.count == 0
            }
            if isOver { continuation.resume() }
        }
    }
}
