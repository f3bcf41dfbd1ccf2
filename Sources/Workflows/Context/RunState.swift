import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The state that a run's steps share: one writer at a time, and readers who never wait for it.
///
/// A writer works on a copy. It takes the place of what is committed when the change returns, and is thrown away when
/// the change throws.
final class RunState<Value: Sendable>: Sendable {
    private let committed: Mutex<Value>
    private let writing = Mutex(())
    private let changes = Atomic(0)
    /// The thread that writes, or 0. Only that thread ever finds its own number here, so no order is needed.
    private let writer = Atomic<UInt>(0)
    /// Whether the writer tried to write within its own change; only the writer's thread uses it.
    private let isSpoilt = Atomic(false)

    init(_ value: Value) { committed = Mutex(value) }

    /// What is committed.
    var value: Value { committed.withLock { $0 } }

    /// How often it was changed.
    var version: Int { changes.load(ordering: .acquiring) }

    /// Whether this thread is inside ``edit(_:whenNested:)``.
    var isBeingEditedHere: Bool { writer.load(ordering: .relaxed) == RunState.thread }

    /// Changes the value as one transaction.
    ///
    /// A change within a change would wait for itself. It is refused: `whenNested` is called, the inner change runs on
    /// a copy that nobody sees, and the outer one is not committed either.
    func edit<Result: Sendable>(
        _ change: (inout Value) throws -> Result,
        whenNested: () -> Void
    ) rethrows -> Result {
        if isBeingEditedHere {
            isSpoilt.store(true, ordering: .relaxed)
            whenNested()
            var copy = value
            return try change(&copy)
        }
        return try writing.withLock { _ in
            writer.store(RunState.thread, ordering: .relaxed)
            isSpoilt.store(false, ordering: .relaxed)
            defer { writer.store(0, ordering: .relaxed) }
            var copy = value
            let result = try change(&copy)
            if !isSpoilt.load(ordering: .relaxed) {
                committed.withLock { $0 = copy }
                changes.add(1, ordering: .releasing)
            }
            return result
        }
    }

    /// The number of the current thread, which is never 0.
    private static var thread: UInt {
        #if canImport(Darwin)
            UInt(bitPattern: pthread_self())
        #else
            UInt(pthread_self())
        #endif
    }
}
