import Synchronization

/// Shows what a command prints while it prints it, at most four times a second.
final class TailPublisher: Sendable {
    private let tail = Mutex(OutputTail())
    private let clock: any Clock<Duration>
    private let publish: @Sendable (_ lines: [String], _ count: Int) -> Void

    /// - Parameters:
    ///   - clock: what tells when to show again.
    ///   - publish: is called with the lines that were not shown yet, at most the kept ones, and with how many lines there
    ///     were in all.
    init(
        clock: any Clock<Duration> = ContinuousClock(),
        publish: @escaping @Sendable (_ lines: [String], _ count: Int) -> Void
    ) {
        self.clock = clock
        self.publish = publish
    }

    /// The kept lines so far.
    var lines: [String] { tail.withLock { $0.lines } }

    func append(_ bytes: [UInt8]) { tail.withLock { $0.append(bytes) } }

    /// Shows from time to time what came, for as long as `body` runs, and the rest at its end.
    func during<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                while true {
                    try await clock.sleep(for: .milliseconds(250))
                    show()
                }
            }
            defer { group.cancelAll() }
            let value = try await body()
            tail.withLock { $0.finish() }
            show()
            return value
        }
    }

    private func show() {
        let (lines, count) = tail.withLock { ($0.takeUnseen(), $0.count) }
        if let lines { publish(lines, count) }
    }
}
