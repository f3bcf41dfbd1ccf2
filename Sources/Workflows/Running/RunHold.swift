import Synchronization

/// A promise that a run will be sent events from outside.
public final class RunHold: Sendable {
    private let end: Mutex<(@Sendable () -> Void)?>

    init(_ end: @escaping @Sendable () -> Void) { self.end = Mutex(end) }

    deinit { release() }

    /// Ends the promise; later calls do nothing.
    public func release() {
        let end = end.withLock { end in
            defer { end = nil }
            return end
        }
        end?()
    }
}
