import Synchronization

/// A lock, a queue and one continuation: the cheapest way from one task to another.
final class Channel<Element: Sendable>: Sendable {
    private let state = Mutex(State())

    private struct State {
        var queue: [Element] = []
        var head = 0
        var receiver: UnsafeContinuation<Element, Never>?

        mutating func take() -> Element? {
            guard head < queue.count else { return nil }
            defer {
                head += 1
                if head == queue.count {
                    queue.removeAll(keepingCapacity: true)
                    head = 0
                }
            }
            return queue[head]
        }
    }

    func send(_ element: Element) {
        let receiver = state.withLock { state in
            let receiver = state.receiver
            if receiver == nil { state.queue.append(element) } else { state.receiver = nil }
            return receiver
        }
        receiver?.resume(returning: element)
    }

    func receive() async -> Element {
        if let element = state.withLock({ $0.take() }) { return element }
        return await withUnsafeContinuation { continuation in
            let element = state.withLock { state in
                let element = state.take()
                if element == nil { state.receiver = continuation }
                return element
            }
            if let element { continuation.resume(returning: element) }
        }
    }

    /// Whether somebody waits in ``receive()``.
    var isAwaited: Bool { state.withLock { $0.receiver != nil } }
}
