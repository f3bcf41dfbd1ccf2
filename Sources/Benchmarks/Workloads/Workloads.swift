/// The engine's workloads by the words of the peers' programs.
enum Workloads {
    typealias Workload = @Sendable (_ size: Int, _ workers: Int) async throws -> Measurement

    static let all: [String: Workload] = [
        "chain": { size, _ in try await Chain.measure(size) },
        "fanout": { size, workers in try await FanOut.measure(size, workers: workers) },
        "runs": { size, _ in try await Tiny.measure(size) },
        "runs-handler": { size, _ in try await Tiny.measureHandlers(size) },
        "hitl": { size, _ in try await Asking.measure(size) },
        "hitl-wait": { size, _ in try await Waiting.measure(size) },
        "stream": { size, _ in try await Streaming.measure(size) },
        "ctx": { size, _ in try await Held.measure(size) },
        "pending": { size, _ in try await Pending.measure(size) },
        "validate": { size, _ in try Straight.measure(size) },
    ]
}
